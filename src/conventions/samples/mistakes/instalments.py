"""PAI: the instalments of a grant, their ceilings and their order."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import ledger_of, with_payment, with_terms
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANTED, stage

HALF: Final = euros(15_000)
MORE: Final = euros("15000.01")


def instalments(convention: Convention, *told: dict[str, Any], **changes: object) -> Convention:
    """The convention with other instalments."""
    return with_terms(convention, payment_terms=({"instalments": told, **changes},))


def instalment(kind: str, ratio: str | None = None, **changes: object) -> dict[str, Any]:
    """An instalment: a share of the grant, or what the others leave.

    >>> instalment("solde")["amount"]
    {'rule': 'reste'}
    """
    amount = {"rule": "part", "ratio": ratio} if ratio else {"rule": "reste"}
    return {"kind": kind, "amount": amount, **changes}


def _advance(scene: Scene, amount: Amount) -> Scene:
    told = instalments(stage(scene), instalment("avance", "1/2", cap="1/2"), instalment("solde"))
    rest = with_payment(told, "205", amount=GRANTED - amount)
    return scene.has(with_payment(rest, "101", amount=amount))


def _before_balance(scene: Scene, amount: Amount) -> Scene:
    told = instalments(
        stage(scene),
        instalment("avance", "1/2"),
        instalment("acompte", "3/10", cap="4/5"),
        instalment("solde"),
    )
    ledger = ledger_of(told)
    first, last = ledger.payments
    middle = last.replace(number="180", instalment="acompte", issued_on=date(2024, 10, 4), amount=amount)
    rest = last.replace(amount=HALF - amount, documents=("état",))
    middle = middle.replace(documents=("état",))
    return scene.has(told.replace(ledger=ledger.replace(payments=(first, middle, rest))))


def _balance(scene: Scene, day: date) -> Scene:
    balance = instalment("solde", trigger={"trigger": "sur pièces"}, proofs=("compte rendu financier",))
    told = instalments(stage(scene), instalment("avance", "1/2"), balance)
    return scene.has(with_payment(told, "205", exercise=2025, issued_on=day, paid_on=date(2025, 5, 22)))


def _shares(scene: Scene, ratio: str) -> Scene:
    return scene.has(instalments(stage(scene), instalment("avance", "1/2"), instalment("solde", ratio)))


INSTALMENTS: Final[tuple[Seeded, ...]] = (
    seed("PAI-005", "Une avance d’un centime au-delà de son plafond", _advance, MORE, HALF),
    seed(
        "PAI-006",
        "Un centime au-delà de 80 % avant le solde",
        _before_balance,
        euros("9000.01"),
        euros(9_000),
    ),
    seed(
        "PAI-007",
        "Un solde mandaté la veille du compte rendu",
        _balance,
        date(2025, 5, 13),
        date(2025, 5, 14),
    ),
    seed("PAI-008", "Des parts qui font 110 % de la subvention", _shares, "3/5", "1/2"),
)
