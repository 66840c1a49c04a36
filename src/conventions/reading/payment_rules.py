"""How much a segment pays: a share, a sum, what is left, as costs are justified; and of which kind it is."""

from __future__ import annotations

from fractions import Fraction

from conventions.model import (
    AmountRule,
    During,
    Fixed,
    InExercise,
    InstalmentKind,
    OnCriteria,
    OneTrigger,
    OnRequest,
    Progress,
    Remainder,
    Share,
    UpTo,
)
from conventions.money import ZERO
from conventions.reading import payment_items as items
from conventions.reading.payment_items import What
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words

ADVANCE, INTERIM = InstalmentKind.ADVANCE, InstalmentKind.INTERIM
BALANCE, SINGLE = InstalmentKind.BALANCE, InstalmentKind.SINGLE
_MOST_DAYS = 190
"""The days of a semester, and a few more."""


def kind_of(segment: Segment, *, alone: bool) -> InstalmentKind:
    """The kind that a segment names, or that its amount makes it."""
    head = segment.head
    if head is not None and head.kind is not None:
        return head.kind
    whole = segment.amount is None or ratio_of(segment.amount) == 1
    ranked = head is not None and (head.rank is not None or head.plural)
    return SINGLE if alone and whole and not ranked else INTERIM


def ratio_of(item: items.Item | None) -> Fraction | None:
    """The share of an item, when it is one."""
    return item.value.ratio if item is not None and isinstance(item.value, items.Share) else None


def rule_of(segment: Segment, kind: InstalmentKind, words: Words) -> AmountRule | None:
    """The rule of the amount; None when the text does not say it, or says what cannot be."""
    if segment.amount is not None:
        return _written(segment.amount)
    if kind is BALANCE:
        return _left(segment)
    if kind is SINGLE:
        return Share(ratio=Fraction(1)) if segment.pays_once or _says_when(segment) else None
    if kind is INTERIM and _follows_costs(segment, words):
        return Progress()
    ratio = ratio_of(segment.limit)
    named = segment.head is not None and segment.head.kind is not None
    return UpTo(ratio=ratio) if ratio is not None and named else None


def _says_when(segment: Segment) -> bool:
    """Whether the text says when all is paid, all of it understood; a year alone may be that of anything."""
    named = segment.head is not None and bool(segment.triggers)
    waits = named or bool(segment.proofs) or any(map(_is_precise, segment.triggers))
    return not segment.unread and waits


def _is_precise(trigger: OneTrigger) -> bool:
    """An event, or a part of a year."""
    if isinstance(trigger, During):
        period = trigger.when.period
        first, last = (period.start, period.end) if period else (None, None)
        return first is not None and last is not None and (last - first).days < _MOST_DAYS
    if isinstance(trigger, InExercise):
        return (trigger.first_month, trigger.last_month) != (1, 12)
    return not isinstance(trigger, OnRequest | OnCriteria)


def _written(item: items.Item) -> AmountRule | None:
    if isinstance(item.value, items.Money):
        return Fixed(amount=item.value.amount) if item.what is What.SUM and item.value.amount > ZERO else None
    ratio = ratio_of(item) or Fraction(0)
    if not 0 < ratio <= 1:
        return None
    return Share(ratio=ratio) if item.what is What.SHARE else UpTo(ratio=ratio)


def _left(segment: Segment) -> AmountRule:
    """The balance is what the others leave, unless it is a sum of money."""
    if isinstance(segment.stated, items.Money):
        return Fixed(amount=segment.stated.amount)
    return Remainder()


def stated_share(segment: Segment, kind: InstalmentKind) -> Fraction | None:
    """The share that the text gives to the balance."""
    if kind is not BALANCE:
        return None
    stated = segment.stated.ratio if isinstance(segment.stated, items.Share) else None
    return stated if segment.amount is None else ratio_of(segment.amount)


def _follows_costs(segment: Segment, words: Words) -> bool:
    """« des acomptes au vu des états récapitulatifs des dépenses »: paid as the costs are justified."""
    said = " ".join(words.plain[first:last] for first, last in segment.spans(segment.items))
    return bool(segment.head and segment.head.plural and segment.proofs and " depenses" in said)
