"""PAI: how much is paid, to whom, when, and on which papers."""

from __future__ import annotations

from datetime import date

from conventions.model import Convention, Role
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import (
    ledger_of,
    with_act,
    with_grant,
    with_party,
    with_payment,
)
from conventions.samples.mistakes.instalments import HALF, MORE, instalment, instalments
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.single import paid_once
from conventions.samples.mistakes.stage import GRANT, GRANTED, stage

_IBAN, _OTHER = "FR7630006000011234567890189", "FR1420041010050500013M02606"


def _second(scene: Scene, amount: Amount) -> Scene:
    return scene.has(with_payment(stage(scene), "205", amount=amount))


def _sent_with(scene: Scene, papers: tuple[str, ...]) -> Scene:
    return scene.has(with_payment(stage(scene), "205", documents=papers))


def _published(scene: Scene, day: date) -> Scene:
    told = stage(scene, amount=euros(20_000), signed_on=date(2024, 2, 27))
    told = told.replace(transmitted_on=date(2024, 2, 28), notified_on=date(2024, 2, 29))
    return scene.has(with_act(told, published_on=day))


def _paid_on(scene: Scene, day: date) -> Scene:
    told = instalments(stage(scene), {"kind": "unique", "amount": {"rule": "reste"}})
    return scene.has(paid_once(told, paid_on=day))


def proportional(convention: Convention, costs: Amount, day: date) -> Convention:
    """The convention, its grant at half of the costs, of which some are justified on a day."""
    told = with_grant(
        convention, calculation="proportionnelle", rate="1/2", eligible_cost=GRANTED * 2, tax="TTC"
    )
    fact = {"day": day, "grant": GRANT, "amount": costs}
    return told.replace(facts={"costs": (fact,)})


def _real_costs(scene: Scene, costs: Amount) -> Scene:
    told = proportional(stage(scene), costs, date(2024, 9, 30))
    return scene.has(with_grant(told, use="globale"))


def _account(scene: Scene, iban: str) -> Scene:
    told = with_party(stage(scene), Role.BENEFICIARY, iban=_IBAN)
    return scene.has(with_payment(told, "205", iban=iban))


def _late(scene: Scene, day: date) -> Scene:
    """The last paper came in 2021: four years from 1 January 2022."""
    told = instalments(stage(scene, 2020), instalment("avance", "1/2"), instalment("solde"))
    return scene.has(with_payment(told, "205", exercise=2025, issued_on=day, paid_on=date(2026, 1, 9)))


def _committed(scene: Scene, amount: Amount) -> Scene:
    told = stage(scene)
    ledger = ledger_of(told)
    made = tuple(each.replace(amount=amount) for each in ledger.commitments or ())
    return scene.has(told.replace(ledger=ledger.replace(commitments=made)))


PAYING: tuple[Seeded, ...] = (
    seed("PAI-001", "Un centime mandaté de trop", _second, MORE, HALF),
    seed(
        "PAI-002",
        "Un second mandat sans l’état des sommes déjà versées",
        _sent_with,
        ("bilan",),
        ("état",),
    ),
    seed(
        "PAI-003",
        "Un mandat de la veille du jour où la délibération est publiée",
        _published,
        date(2024, 2, 27),
        date(2024, 2, 26),
    ),
    seed(
        "PAI-004",
        "Une subvention payée le soixante et unième jour",
        _paid_on,
        date(2024, 4, 20),
        date(2024, 4, 19),
    ),
    seed(
        "PAI-009",
        "Un solde qui dépasse d’un centime la moitié des dépenses réelles",
        _real_costs,
        euros("59999.98"),
        euros(60_000),
    ),
    seed("PAI-010", "Un mandat sur le compte d’un autre", _account, _OTHER, _IBAN),
    seed(
        "PAI-011",
        "Une créance de 2020 mandatée le jour où elle est prescrite",
        _late,
        date(2026, 1, 1),
        date(2025, 12, 31),
    ),
    seed("PAI-012", "Un centime engagé de plus que l’attribué", _committed, GRANTED + euros("0.01"), GRANTED),
)
