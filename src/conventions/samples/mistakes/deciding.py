"""DELIB: who decided what, and by which vote."""

from __future__ import annotations

from datetime import date
from functools import partial

from conventions.money import Amount, euros
from conventions.samples.mistakes.authority import authority, given_by
from conventions.samples.mistakes.edits import beneficiary, with_act
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANTED, stage

_BUDGET = {"kind": "adopte le budget", "raw": "adopte le budget primitif"}


def _with_budget(year: int, scene: Scene, budget_in: str) -> Scene:
    told = stage(scene, year)
    first = told.deliberations[0]
    if budget_in == "la même":
        return scene.has(with_act(told, decisions=(*first.decisions, _BUDGET)))
    apart = first.replace(number=f"{year}-01-01", decisions=(_BUDGET,))
    return scene.has(told.replace(deliberations=(first, apart)))


def _organ(scene: Scene, organ: str) -> Scene:
    return scene.has(with_act(stage(scene), organ=organ))


def _delegated(scene: Scene, up_to: Amount) -> Scene:
    delegation = {
        "organ": "bureau",
        "source": "délibération du 10 juillet 2020",
        "decided_on": date(2020, 7, 10),
        "up_to": up_to,
    }
    told = given_by(stage(scene), authority(scene, "EPCI"), "Bureau")
    return scene.has(with_act(told, organ="bureau", delegation=delegation))


def _ballots(scene: Scene, told: tuple[bool, str]) -> Scene:
    designated, cast = told
    convention = stage(scene)
    ballots = ({"person": "Léa Morin", "cast": cast}, {"person": "Paul Vial", "cast": "pour"})
    vote = convention.deliberations[0].vote
    interest = {
        "person": "Léa Morin",
        "party": beneficiary(convention).key,
        "capacity": "membre du bureau",
        "designated": designated,
    }
    voted = with_act(convention, vote=vote and vote.replace(ballots=ballots))
    return scene.has(voted.replace(interests=(interest,)))


def _decided(scene: Scene, raw: str) -> Scene:
    told = stage(scene)
    first, second = told.deliberations[0].decisions
    return scene.has(with_act(told, decisions=(first, second.replace(raw=raw))))


def _to_whom(scene: Scene, words: str) -> Scene:
    who = words.format(beneficiary(scene.convention).name.text)
    told = stage(scene)
    first, second = told.deliberations[0].decisions
    grant = second.replace(raw=f"attribue{who} une subvention de 30 000 €", beneficiary=None, object="saison")
    return scene.has(with_act(told, decisions=(first.replace(raw="approuve le projet"), grant)))


def _in_favour(scene: Scene, count: int) -> Scene:
    told = stage(scene)
    vote = told.deliberations[0].vote
    return scene.has(with_act(told, vote=vote and vote.replace(in_favour=count)))


def _repealed(scene: Scene, rank: int) -> Scene:
    told = stage(scene)
    first = told.deliberations[0]
    note = {"kind": "prend acte", "raw": "prend acte du rapport annuel"}
    other = first.replace(number="2024-01-08", decisions=(note,))
    repeal = first.replace(
        number="2024-06-02",
        date=date(2024, 6, 24),
        transmitted_on=date(2024, 6, 27),
        published_on=date(2024, 6, 28),
        decisions=({"kind": "prend acte", "raw": "rapporte la délibération"},),
        repeals=((first, other)[rank].key,),
    )
    return scene.has(told.replace(deliberations=(first, other, repeal)))


DECIDING: tuple[Seeded, ...] = (
    seed(
        "DELIB-001",
        "La subvention et le budget par la même délibération, avant 2026",
        partial(_with_budget, 2024),
        "la même",
        "une autre",
    ),
    seed(
        "DELIB-002",
        "La subvention et le budget par la même délibération, depuis 2026",
        partial(_with_budget, 2026),
        "la même",
        "une autre",
    ),
    seed("DELIB-003", "Dans une commune, le maire attribue la subvention", _organ, "exécutif", "conseil"),
    seed(
        "DELIB-003",
        "Le bureau d’un groupement attribue un centime de plus que sa délégation",
        _delegated,
        GRANTED - euros("0.01"),
        GRANTED,
    ),
    seed(
        "DELIB-004",
        "Une élue intéressée vote la subvention",
        _ballots,
        (False, "pour"),
        (False, "ne prend pas part au vote"),
    ),
    seed(
        "DELIB-005",
        "Une élue désignée pour siéger dans l’association vote la subvention",
        _ballots,
        (True, "pour"),
        (True, "ne prend pas part au vote"),
    ),
    seed(
        "DELIB-006",
        "Une attribution qui ne dit pas à qui",
        _to_whom,
        "",
        " à {}",
    ),
    seed("DELIB-007", "Plus de voix que de présents et de pouvoirs", _in_favour, 29, 28),
    seed(
        "DELIB-008",
        "Un montant en lettres qui n’est pas celui en chiffres",
        _decided,
        "attribue 30 000 € (trente et un mille euros) pour la saison",
        "attribue 30 000 € (trente mille euros) pour la saison",
    ),
    seed("DELIB-009", "L’attribution rapportée après le versement", _repealed, 0, 1),
)
