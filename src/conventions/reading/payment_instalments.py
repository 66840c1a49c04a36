"""From segments to instalments: the kind, the rule of the amount, the trigger; or why nothing is made of one."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from conventions.model import (
    AllOf,
    AmountRule,
    During,
    Fixed,
    InExercise,
    Instalment,
    InstalmentKind,
    OnCriteria,
    OneTrigger,
    OnProofs,
    OnRequest,
    Progress,
    Remainder,
    Share,
    Trigger,
    UpTo,
)
from conventions.money import ZERO, Amount
from conventions.reading import payment_items as items
from conventions.reading.payment_items import What
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words

ADVANCE, INTERIM = InstalmentKind.ADVANCE, InstalmentKind.INTERIM
_MOST_DAYS = 190
"""The days of a semester, and a few more."""

BALANCE, SINGLE = InstalmentKind.BALANCE, InstalmentKind.SINGLE


class Draft(NamedTuple):
    """An instalment made of a segment, or the reason why there is none."""

    segment: Segment
    instalment: Instalment | None
    reason: str = ""
    stated: Fraction | None = None
    """The share that the text gives to the balance."""


def draft_of(segment: Segment, words: Words, *, alone: bool) -> Draft:
    """What a segment says; ``alone``: the text has no other one, and announces no other payment."""
    kind = _kind(segment, alone=alone)
    rule = None if segment.broken else _rule(segment, kind, words)
    if rule is None or not _is_sure(segment, kind, rule) or _is_bare(segment):
        return Draft(segment, None, _why(segment, kind, rule))
    instalment = Instalment(
        kind=kind,
        amount=rule,
        trigger=None if segment.unread else _trigger(segment),
        proofs=() if segment.unread else tuple(dict.fromkeys(segment.proofs)),
        cap=_cap(segment),
        minimum=segment.minimum.minimum if segment.minimum else None,
        maximum=_maximum(segment),
        max_payments=1 if segment.head and segment.head.single else None,
        raw=" ".join(words.written(*span) for span in segment.spans(segment.items)),
    )
    return Draft(segment, instalment, stated=_stated_share(segment, kind))


def _kind(segment: Segment, *, alone: bool) -> InstalmentKind:
    head = segment.head
    if head is not None and head.kind is not None:
        return head.kind
    whole = segment.amount is None or _ratio(segment.amount) == 1
    ranked = head is not None and (head.rank is not None or head.plural)
    return SINGLE if alone and whole and not ranked else INTERIM


def _ratio(item: items.Item | None) -> Fraction | None:
    return item.value.ratio if item is not None and isinstance(item.value, items.Share) else None


def _rule(segment: Segment, kind: InstalmentKind, words: Words) -> AmountRule | None:
    """The rule of the amount; None when the text does not say it, or says what cannot be."""
    if segment.amount is not None:
        return _written(segment.amount)
    if kind is BALANCE:
        return _left(segment)
    if kind is SINGLE:
        return Share(ratio=Fraction(1)) if segment.pays_once or _says_when(segment) else None
    if kind is INTERIM and _follows_costs(segment, words):
        return Progress()
    ratio = _ratio(segment.limit)
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
    ratio = _ratio(item) or Fraction(0)
    if not 0 < ratio <= 1:
        return None
    return Share(ratio=ratio) if item.what is What.SHARE else UpTo(ratio=ratio)


def _left(segment: Segment) -> AmountRule:
    """The balance is what the others leave, unless it is a sum of money."""
    if isinstance(segment.stated, items.Money):
        return Fixed(amount=segment.stated.amount)
    return Remainder()


def _stated_share(segment: Segment, kind: InstalmentKind) -> Fraction | None:
    if kind is not BALANCE:
        return None
    stated = segment.stated.ratio if isinstance(segment.stated, items.Share) else None
    return stated if segment.amount is None else _ratio(segment.amount)


def _follows_costs(segment: Segment, words: Words) -> bool:
    """« des acomptes au vu des états récapitulatifs des dépenses »: paid as the costs are justified."""
    said = " ".join(words.plain[first:last] for first, last in segment.spans(segment.items))
    return bool(segment.head and segment.head.plural and segment.proofs and " depenses" in said)


def _cap(segment: Segment) -> Fraction | None:
    """A limit is that of all that was paid so far, unless it is the amount itself of an avance."""
    avance = segment.head is not None and segment.head.kind is ADVANCE and not segment.head.plural
    return None if avance and segment.amount is None else _ratio(segment.limit)


def _maximum(segment: Segment) -> Amount | None:
    limit = segment.limit
    return limit.value.amount if limit is not None and isinstance(limit.value, items.Money) else None


def _is_sure(segment: Segment, kind: InstalmentKind, rule: AmountRule) -> bool:
    """Whether what may be paid is what is asked for, and the limit is one of an avance or of acomptes."""
    may = segment.head is not None and segment.head.optional
    asked = isinstance(rule, UpTo | Progress) or any(isinstance(each, OnRequest) for each in segment.triggers)
    return (not may or asked) and (segment.limit is None or _fits(kind, segment.limit))


def _fits(kind: InstalmentKind, limit: items.Item) -> bool:
    ratio = _ratio(limit)
    return kind not in (BALANCE, SINGLE) and (ratio is None or 0 < ratio <= 1)


def _is_bare(segment: Segment) -> bool:
    """« 30 000 € », and nothing else: that may be the grant itself, but in the list of an exercise."""
    unsaid = segment.head is None and not segment.conditions and not segment.scope
    return unsaid and segment.amount is not None and segment.amount.what is What.SUM


def _trigger(segment: Segment) -> Trigger | None:
    single: list[OneTrigger] = list(dict.fromkeys(segment.triggers))
    if segment.proofs:
        single.append(OnProofs())
    return AllOf(of=tuple(single)) if len(single) > 1 else single[0] if single else None


def unread_parts(draft: Draft) -> list[tuple[int, int, str]]:
    """The plain words of a segment that were not read, and why."""
    segment, reason = draft.segment, draft.reason
    kept = segment.items
    if draft.instalment is not None:
        kept = [*segment.conditions, *segment.unread] if segment.unread else []
        reason = "condition non comprise"
    return [(start, end, reason) for start, end in segment.spans(kept)]


def _why(segment: Segment, kind: InstalmentKind, rule: AmountRule | None) -> str:
    if segment.broken:
        return segment.fault or "mots non compris"
    if rule is not None:
        return "versement facultatif, limite impossible ou somme seule"
    if segment.amount is not None:
        return "part ou somme impossible"
    return f"montant non indiqué ({kind})" if segment.said else "condition sans versement"
