"""COF: who pays for the project of a commune."""

from __future__ import annotations

from typing import Any

from conventions.model import Convention, Party
from conventions.money import Amount, euros
from conventions.samples.mistakes.authority import authority, given_by
from conventions.samples.mistakes.edits import with_terms
from conventions.samples.mistakes.equipment import equipped
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANTED, line, stage

_COST = euros(60_000)


def _works(scene: Scene, giver: str, rows: dict[str, Amount], **plan: object) -> Convention:
    """A grant for the works of a commune, with its plan: what each kind of authority brings."""
    owner = authority(scene, "commune", "bénéficiaire")
    parties = {str(owner.kinds[0].kind): owner, giver: authority(scene, giver)}
    others = {kind: authority(scene, kind, "cofinanceur") for kind in rows if kind not in parties}
    told = _to(scene, owner, parties[giver], tuple(others.values()))
    known = parties | others
    resources = [_resource(known[kind], amount) for kind, amount in rows.items()]
    costs = [{"label": "travaux", "amount": _COST}]
    project = {"owner": owner.key, "costs": costs, "resources": resources} | plan
    return told.replace(requests=(told.requests[0].replace(beneficiary=owner.key, plan=project),))


def _resource(party: Party, amount: Amount) -> dict[str, Any]:
    return {"label": party.name.text, "amount": amount, "funder": party.key}


def _to(scene: Scene, owner: Party, giver: Party, others: tuple[Party, ...]) -> Convention:
    """The stage, for the works of a commune."""
    told = stage(scene, republican_contracts=(), accounts=())
    told = equipped(
        given_by(told, giver),
        beneficiary=owner.key,
        object="Réfection de la salle des fêtes",
        asset="bâtiments, installations",
        amortised_over="P30Y",
        lines=(line("204", "2041412", "investissement"),),
    )
    told = with_terms(told, parties=(giver, owner, *others))
    act = told.deliberations[0]
    approved, granted = act.decisions
    decided = granted.replace(beneficiary=owner.key, object="réfection de la salle des fêtes")
    return told.replace(deliberations=(act.replace(decisions=(approved, decided)),))


def _share(scene: Scene, own: Amount) -> Scene:
    rows = {"commune": own, "département": GRANTED, "région": _COST - GRANTED - own}
    return scene.has(_works(scene, "département", rows))


def _fund(scene: Scene, own: Amount) -> Scene:
    costs = [{"label": "travaux", "amount": own + GRANTED}]
    told = _works(scene, "EPCI", {"commune": own, "EPCI": GRANTED}, costs=costs)
    fund = told.initial.grants[0].replace(purpose="fonds de concours")
    act = told.deliberations[0].replace(classification={"nature": 1, "subject": "7.8"})
    agreed = act.replace(
        authority=fund.beneficiary,
        assembly="Conseil municipal",
        number="2024-02-01",
        decisions=act.decisions[1:],
    )
    told = told.replace(deliberations=(act, agreed), classification={"nature": 4, "subject": "7.8"})
    return scene.has(with_terms(told, grants=(fund,)))


def _balanced(scene: Scene, own: Amount) -> Scene:
    return scene.has(_works(scene, "département", {"commune": own, "département": GRANTED}))


def _led(scene: Scene, lead: str | None) -> Scene:
    rows = {"commune": euros(20_000), "département": GRANTED, "région": euros(10_000)}
    return scene.has(_works(scene, "département", rows, lead=lead))


COFUNDING: tuple[Seeded, ...] = (
    seed(
        "COF-001", "Une commune qui apporte 19,99 % de ses travaux", _share, euros("11999.99"), euros(12_000)
    ),
    seed(
        "COF-002",
        "Un fonds de concours d’un centime au-delà de la part de la commune",
        _fund,
        GRANTED - euros("0.01"),
        GRANTED,
    ),
    seed(
        "COF-003",
        "Il manque un centime au plan de financement",
        _balanced,
        euros("29999.99"),
        euros(30_000),
    ),
    seed(
        "COF-004",
        "La région et le département sur un projet à chef de file",
        _led,
        "tourisme",
        None,
    ),
)
