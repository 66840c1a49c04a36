"""BUD: what the budget of the year allows, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Budget, Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.authority import authority, given_by
from conventions.samples.mistakes.edits import grantor, with_payment
from conventions.samples.mistakes.equipment import equipped
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANTED, stage

_VOTED = date(2024, 3, 28)
_LARGE = euros(900_000)


def of_group(scene: Scene, amount: Amount = GRANTED) -> Convention:
    """A clean convention of 2024 that a group of communes gives, which has its own budgets."""
    return given_by(stage(scene, amount=amount), authority(scene, "EPCI"))


def budget(convention: Convention, year: int, *rows: dict[str, Any], **changes: object) -> Budget:
    """A budget of the authority of a convention; ``rows`` are its credit lines.

    >>> from conventions.samples import association_2024_2026
    >>> budget(association_2024_2026(), 2024).authority
    'ville'
    """
    told = {"authority": grantor(convention).key, "exercise": year, "norm": "M57", "lines": rows}
    return Budget.model_validate(told | changes)


def operating(voted: Amount, **changes: object) -> dict[str, Any]:
    """The credit line of the grants to associations."""
    return {
        "key": "65748",
        "section": "fonctionnement",
        "chapter": "65",
        "account": "65748",
        "voted": voted,
        **changes,
    }


def _investment(voted: Amount) -> dict[str, Any]:
    return operating(voted, key="20421", section="investissement", chapter="204", account="20421")


def _engaged(scene: Scene, engaged: Amount) -> Scene:
    told = of_group(scene)
    row = operating(GRANTED, engaged=engaged)
    return Scene(told, budgets=(budget(told, 2024, row, voted_on=date(2024, 1, 15)),))


def _before_vote(scene: Scene, voted: Amount) -> Scene:
    told = of_group(scene)
    last = budget(told, 2023, operating(voted), voted_on=date(2023, 3, 30))
    return Scene(told, budgets=(last, budget(told, 2024, operating(_LARGE), voted_on=_VOTED)))


def _quarter(scene: Scene, voted: Amount) -> Scene:
    told = equipped(of_group(scene))
    allowed = {
        "kind": "autorise les dépenses avant le vote du budget",
        "raw": "autorise l’exécutif à engager le quart des crédits",
        "exercise": 2024,
    }
    act = told.deliberations[0].replace(number="2024-01-02", decisions=(allowed,))
    told = told.replace(deliberations=(*told.deliberations, act))
    last = budget(told, 2023, _investment(voted), voted_on=date(2023, 3, 30))
    return Scene(told, budgets=(last, budget(told, 2024, _investment(_LARGE), voted_on=_VOTED)))


def _third(scene: Scene, amount: Amount) -> Scene:
    told = equipped(of_group(scene), ("AP", "2022-7"))
    program = {"number": "2022-7", "kind": "investissement", "chapter": "204", "amount": amount}
    last = budget(told, 2023, authorizations=(program,))
    return Scene(told, budgets=(last, budget(told, 2024, voted_on=_VOTED)))


def _without_row(scene: Scene, account: str) -> Scene:
    told = of_group(scene)
    row = operating(_LARGE, key=account, account=account)
    return Scene(told, budgets=(budget(told, 2024, row, voted_on=date(2024, 1, 15)),))


def _issued(scene: Scene, day: date) -> Scene:
    return scene.has(with_payment(stage(scene), "205", issued_on=day, paid_on=date(2025, 2, 10)))


def _invested(scene: Scene, day: date) -> Scene:
    told = equipped(stage(scene))
    return scene.has(with_payment(told, "205", issued_on=day, paid_on=date(2025, 1, 9)))


SPENDING: tuple[Seeded, ...] = (
    seed("BUD-001", "Un centime engagé de plus que le voté", _engaged, GRANTED + euros("0.01"), GRANTED),
    seed(
        "BUD-002",
        "Avant le budget, un centime de plus que les crédits de l’an dernier",
        _before_vote,
        GRANTED - euros("0.01"),
        GRANTED,
    ),
    seed(
        "BUD-003",
        "Avant le budget, un centime de plus que le quart des crédits",
        _quarter,
        euros("119999.99"),
        euros(120_000),
    ),
    seed(
        "BUD-004",
        "Avant le budget, un centime de plus que le tiers des autorisations",
        _third,
        euros("44999.99"),
        euros(45_000),
    ),
    seed(
        "BUD-005",
        "Un mandat de fonctionnement de 2024 émis le 1er février 2025",
        _issued,
        date(2025, 2, 1),
        date(2025, 1, 31),
    ),
    seed(
        "BUD-005",
        "Un mandat d’investissement de 2024 émis le 1er janvier 2025",
        _invested,
        date(2025, 1, 1),
        date(2024, 12, 31),
    ),
    seed(
        "BUD-007",
        "Une subvention sur un compte que le budget n’a pas ouvert",
        _without_row,
        "65742",
        "65748",
    ),
)
