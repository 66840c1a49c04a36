"""The public money of a beneficiary, exercise by exercise: what is known, and whether it is all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from conventions.model import Party, Request
from conventions.money import ZERO, Amount
from conventions.rules.reading.funding import funder_kind, is_public, total
from conventions.rules.rule import Case, end_of
from conventions.rules.written import decided


class Money(NamedTuple):
    """The public money of one exercise: what is known of it, and whether it is all."""

    known: Amount = ZERO
    whole: bool = False


class Most(NamedTuple):
    """The exercises in a row with the most public money, and whether no other money may be there."""

    first: int
    last: int
    money: Amount
    whole: bool


def most_in_a_row(found: Mapping[int, Money], window: int) -> Most:
    """The exercises in a row with the most; none may hide more only where enough of them are known whole.

    >>> from conventions import euros
    >>> most_in_a_row({2024: Money(euros(10)), 2025: Money(euros(30)), 2026: Money(euros(20))}, 2)
    Most(first=2025, last=2026, money=Amount(cents=5000), whole=False)
    """
    whole = len(found) >= window and all(each.whole for each in found.values())
    spans = {first: _span(found, range(first, first + window)) for first in sorted(found)}
    first = max(spans, key=spans.__getitem__, default=0)
    return Most(first, first + window - 1, spans.get(first, ZERO), whole)


def _span(found: Mapping[int, Money], years: range) -> Amount:
    return sum((found[year].known for year in years if year in found), start=ZERO)


def public_money(case: Case, body: Party) -> Mapping[int, Money]:
    """The grants of each exercise, or the public funders of the plans when they bring more."""
    found: dict[int, Money] = {}
    for grant in decided(case).terms.grants:
        if grant.beneficiary == body.key:
            before = found.get(grant.exercise, Money()).known
            found[grant.exercise] = Money(before + (grant.amount or ZERO))
    for request in case.convention.requests:
        if request.beneficiary == body.key and request.plan:
            told, before = _planned(case, request), found.get(request.exercise, Money()).known
            found[request.exercise] = Money(max(told.known, before), told.whole)
    return found


def _planned(case: Case, request: Request) -> Money:
    terms, day = decided(case).terms, end_of(request.exercise)
    resources = request.plan.resources if request.plan else ()
    kinds = [funder_kind(terms, resource, day) for resource in resources]
    public = (resource for resource, kind in zip(resources, kinds, strict=True) if is_public(kind))
    return Money(total(public), bool(resources) and None not in kinds)
