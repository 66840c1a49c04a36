"""What all conventions are granted under one multi-year authorisation, against its credits and its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from conventions.french import format_list
from conventions.model import Authorization, Budget, Convention, Role, Section
from conventions.money import ZERO, Amount
from conventions.operations.budgets import is_budget_of
from conventions.operations.charging import Charged, charges_of, plain_authorization
from conventions.operations.credit_records import CreditCheck, CreditFinding, judged
from conventions.operations.folding import fold
from conventions.operations.totals import Total

_SHORT = {Section.INVESTMENT: "l’AP", Section.OPERATING: "l’AE"}


class _Part(NamedTuple):
    """What one convention charges to an authorisation on an exercise; None: unknown."""

    rank: int
    convention: str
    exercise: int
    amount: Amount | None


_Voted = list[tuple[int, Authorization]]
"""What each budget says of an authorisation, in the order of the exercises."""


def of_authorizations(
    given: Sequence[Convention], budgets: Sequence[Budget], as_of: date
) -> Iterator[CreditFinding]:
    """One finding an exercise of an authorisation, then one for its whole."""
    voted: dict[tuple[str, str], _Voted] = {}
    parts: defaultdict[tuple[str, str], list[_Part]] = defaultdict(list)
    for rank, convention in enumerate(given):
        folded = fold(convention, as_of, with_projects=True)
        grantors = folded.terms.parties_as(Role.GRANTOR)
        own = [each for each in budgets if len(grantors) == 1 and is_budget_of(each, grantors[0])]
        for item in charges_of(folded) if own else ():
            if item.authorization is not None:
                key = own[0].authority, plain_authorization(item.authorization)
                voted[key] = _rows(own, item, key[1])
                parts[key].append(_Part(rank, convention.key, item.exercise, _amount(item)))
    for key, rows in voted.items():
        if rows:
            yield from _compared(rows, parts[key])


def _amount(item: Charged) -> Amount | None:
    """A line on several exercises does not say the part of each."""
    return None if len(item.line.exercises) > 1 else item.amount


def _rows(budgets: Sequence[Budget], item: Charged, number: str) -> _Voted:
    return [
        (budget.exercise, row)
        for budget in budgets
        for row in budget.authorizations
        if plain_authorization(row.number) == number and item.section in (row.kind, None)
    ]


def _compared(rows: _Voted, parts: Sequence[_Part]) -> Iterator[CreditFinding]:
    for exercise in sorted({part.exercise for part in parts}):
        own = [part for part in parts if part.exercise == exercise]
        before = [row for year, row in rows if year <= exercise]
        row = before[-1] if before else rows[0][1]
        opened = [each.amount for each in row.credits if each.exercise == exercise]
        limit, what = (
            opened[0] if len(opened) == 1 else None,
            f"{_SHORT[row.kind]} {row.number} en {exercise}",
        )
        found = CreditFinding(CreditCheck.PAYMENT_CREDIT, exercise, what, ZERO, limit, None)
        yield _summed(found, own)
    year, last = rows[-1]
    whole = f"{_SHORT[last.kind]} {last.number}"
    yield _summed(CreditFinding(CreditCheck.AUTHORIZATION, year, whole, ZERO, last.amount, None), parts)


def _summed(found: CreditFinding, parts: Sequence[_Part]) -> CreditFinding:
    total = Total.of((part.convention, part.amount) for part in parts)
    ranks = tuple(dict.fromkeys(part.rank for part in parts))
    unknown = f"montant inconnu pour {format_list(total.unknown)}" if total.unknown else ""
    why = f"crédit de paiement de {found.exercise} non inscrit" if found.limit is None else unknown
    return judged(found._replace(amount=total.known, ranks=ranks), why)
