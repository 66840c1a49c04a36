"""The budgets of the town bear what is put in it: rows are opened, and what is engaged and mandated is added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from conventions.model import Budget, BudgetLine, Convention, CreditLine
from conventions.money import ZERO, Amount
from conventions.samples.mistakes.edits import grantor, ledger_of

_THOUSAND: Final = 100_000
"""Credits are voted in thousands of euros: in cents."""


def borne(budgets: tuple[Budget, ...], conventions: Iterable[Convention]) -> tuple[Budget, ...]:
    """The same budgets, with the money of some conventions of their authority, each on its first imputation.

    Without a row for an imputation, one is opened; credits grow by what is engaged or mandated, whichever is more,
    so that what is available does not shrink.

    >>> from conventions.samples import association_2024_2026
    >>> empty = (Budget(authority="ville", exercise=2024),)
    >>> (row,) = borne(empty, (association_2024_2026(),))[0].lines
    >>> row.key, str(row.voted), str(row.engaged), str(row.mandated)
    ('fonctionnement-65-65748-311', '30000.00', '30000.00', '24000.00')
    """
    for convention in conventions:
        line = convention.initial.grants[0].lines[0]
        budgets = tuple(
            _bearing(each, convention, line) if each.authority == grantor(convention).key else each
            for each in budgets
        )
    return budgets


def _bearing(budget: Budget, convention: Convention, line: BudgetLine) -> Budget:
    ledger, year = ledger_of(convention), budget.exercise
    engaged = _total(each.amount for each in ledger.commitments or () if each.exercise == year)
    mandated = _total(each.amount for each in ledger.payments if each.exercise == year)
    if not (engaged or mandated):
        return budget
    row = _opened(line)
    held = next((each for each in budget.lines if _is_same(each, row)), row)
    grown = held.replace(
        voted=held.voted + _thousands(max(engaged, mandated)),
        engaged=(held.engaged or ZERO) + engaged,
        mandated=(held.mandated or ZERO) + mandated,
    )
    others = tuple(each for each in budget.lines if each is not held)
    return budget.replace(lines=(*others, grown))


def _total(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, start=ZERO)


def _thousands(amount: Amount) -> Amount:
    return Amount(cents=-(-amount.cents // _THOUSAND) * _THOUSAND)


def _opened(line: BudgetLine) -> CreditLine:
    """The row of an imputation, without any credits yet."""
    told = {part.key: part.code for part in line.parts}
    return CreditLine.model_validate(
        {
            "key": "-".join((line.section or "", told["chapitre"], told["nature"], told["fonction"])),
            "section": line.section,
            "chapter": told["chapitre"],
            "account": told["nature"],
            "function": told["fonction"],
            "voted": ZERO,
        }
    )


def _is_same(one: CreditLine, other: CreditLine) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in _TOLD)
    return all(left == right for left, right in pairs)


_TOLD: Final = ("section", "chapter", "account", "function")
