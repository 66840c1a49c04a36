"""What the sums of one text have to agree on: « 80 %, soit 8 000 €, solde de 2 000 € », a sum and its parts.

A balance whose sum is told is what the shares leave where their sums allow to check it; it is that sum
where nothing does.

>>> from conventions.money import euros
>>> of_one_total([(Fraction(4, 5), euros(8000)), (Fraction(1, 5), euros(2000))])
True
>>> of_one_total([(Fraction(4, 5), euros(9000)), (Fraction(1, 5), euros(2000))])
False
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from conventions.french import format_amount
from conventions.model import Fixed, Instalment, InstalmentKind, Remainder, Share
from conventions.money import ZERO, Amount
from conventions.reading.payment_instalments import Draft
from conventions.reading.payment_segment import Segment

Part = tuple[Fraction, Amount]
"""A share of the grant, and the sum that the text says it is."""

_DISAGREE = "les parts et leurs sommes ne s’accordent pas"


def of_one_total(parts: Iterable[Part]) -> bool:
    """Whether shares are those sums of one same grant, each rounded to the euro."""
    return all(
        abs(_cents(first) * other_share - _cents(other) * share) <= 100 * (share + other_share)
        for (share, first), (other_share, other) in pairwise(sorted(parts, reverse=True))
    )


def _cents(amount: Amount) -> int:
    return amount.cents


def sums_fault(drafts: tuple[Draft, ...], granted: tuple[Amount, ...]) -> str:
    """What is wrong with the sums of the drafts, ``granted`` being those of the whole; nothing where all is well."""
    read = [draft for draft in drafts if draft.instalment]
    fixed = [each.amount.amount for each in _instalments(read) if isinstance(each.amount, Fixed)]
    total = sum(fixed, ZERO)
    if any(draft.segment.total not in (None, total) for draft in read):
        return _DISAGREE
    if fixed and len(fixed) == len(drafts) and any(amount != total for amount in granted):
        return f"les sommes font {format_amount(total)}, et non la somme annoncée"
    return (
        ""
        if of_one_total([*_parts(read), *_left(read), *((Fraction(1), each) for each in granted)])
        else _DISAGREE
    )


def checked_balance(drafts: tuple[Draft, ...], granted: tuple[Amount, ...]) -> tuple[Draft, ...]:
    """The drafts, a balance whose sum was checked being what the shares leave."""
    if not _left(drafts) or not (granted or _parts(drafts)):
        return drafts
    return tuple(
        draft._replace(instalment=draft.instalment.replace(amount=Remainder()))
        if draft.instalment and draft.instalment.kind is InstalmentKind.BALANCE
        else draft
        for draft in drafts
    )


def _instalments(drafts: Iterable[Draft]) -> list[Instalment]:
    return [draft.instalment for draft in drafts if draft.instalment]


def _parts(drafts: Iterable[Draft]) -> list[Part]:
    """The shares whose sum is told, and the sums whose share is."""
    return [part for draft in drafts if draft.instalment for part in _part(draft.segment, draft.instalment)]


def _part(segment: Segment, instalment: Instalment) -> list[Part]:
    rule = instalment.amount
    if isinstance(rule, Share) and segment.equal:
        return [(rule.ratio, segment.equal)]
    return [(segment.part, rule.amount)] if isinstance(rule, Fixed) and segment.part else []


def _left(drafts: Iterable[Draft]) -> list[Part]:
    """What shares leave, and the sum that the text gives to the balance: where there is nothing else."""
    read = _instalments(drafts)
    shares = [each.amount.ratio for each in read if isinstance(each.amount, Share)]
    sums = [
        each.amount.amount
        for each in read
        if isinstance(each.amount, Fixed) and each.kind is InstalmentKind.BALANCE
    ]
    alone = len(sums) == 1 and shares and len(shares) + 1 == len(read)
    return [(1 - sum(shares, Fraction(0)), sums[0])] if alone else []
