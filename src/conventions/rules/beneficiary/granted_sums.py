"""What an association is granted for a year by the conventions that are given, whoever grants it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import Firmness, Form, Grant, Party
from conventions.model.identity import numbers
from conventions.money import ZERO, Amount
from conventions.rules.rule import Case, Source, end_of
from conventions.rules.written import decided

CASH_ALONE = Source(
    text="Code de commerce, art. L612-4 (loi n° 2014-856 du 31 juillet 2014)", since=date(2014, 8, 2)
)
"""Since this law, a grant in kind does not count."""


def granted_to(case: Case, party: Party, exercise: int) -> Amount:
    """What is known of the firm grants to a body for a year, here and in the other conventions that name it."""
    body, counted = numbers(party), _counted(exercise)
    found = list(_of(case, frozenset({party.key}), exercise))
    for other in case.others(party):
        keys = frozenset(item.key for item in decided(other).terms.parties if numbers(item) & body)
        found += _of(other, keys, exercise)
    return sum((grant.amount for grant in found if grant.amount and grant.form in counted), start=ZERO)


def _of(case: Case, keys: frozenset[str], exercise: int) -> Iterator[Grant]:
    for grant in decided(case).terms.grants:
        if grant.exercise == exercise and grant.beneficiary in keys and grant.firmness is Firmness.FIRM:
            yield grant


def _counted(exercise: int) -> frozenset[Form]:
    return frozenset({Form.CASH} if CASH_ALONE.days.covers(end_of(exercise)) else Form)
