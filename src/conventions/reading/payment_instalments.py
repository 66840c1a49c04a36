"""From segments to instalments: amount, trigger, bounds; or why nothing is made of one."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from conventions.model import (
    AllOf,
    AmountRule,
    Instalment,
    InstalmentKind,
    OneTrigger,
    OnProofs,
    OnRequest,
    Progress,
    Trigger,
    UpTo,
)
from conventions.money import Amount
from conventions.reading import payment_items as items
from conventions.reading.payment_items import What
from conventions.reading.payment_rules import (
    ADVANCE,
    BALANCE,
    SINGLE,
    kind_of,
    ratio_of,
    rule_of,
    stated_share,
)
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words


class Draft(NamedTuple):
    """An instalment made of a segment, or the reason why there is none."""

    segment: Segment
    instalment: Instalment | None
    reason: str = ""
    stated: Fraction | None = None
    """The share that the text gives to the balance."""


def draft_of(segment: Segment, words: Words, *, alone: bool) -> Draft:
    """What a segment says; ``alone``: the text has no other one, and announces no other payment."""
    kind = kind_of(segment, alone=alone)
    rule = None if segment.broken else rule_of(segment, kind, words)
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
    return Draft(segment, instalment, stated=stated_share(segment, kind))


def _cap(segment: Segment) -> Fraction | None:
    """A limit is that of all that was paid so far, unless it is the amount itself of an avance."""
    avance = segment.head is not None and segment.head.kind is ADVANCE and not segment.head.plural
    return None if avance and segment.amount is None else ratio_of(segment.limit)


def _maximum(segment: Segment) -> Amount | None:
    limit = segment.limit
    return limit.value.amount if limit is not None and isinstance(limit.value, items.Money) else None


def _is_sure(segment: Segment, kind: InstalmentKind, rule: AmountRule) -> bool:
    """Whether what may be paid is what is asked for, and the limit is one of an avance or of acomptes."""
    may = segment.head is not None and segment.head.optional
    asked = isinstance(rule, UpTo | Progress) or any(isinstance(each, OnRequest) for each in segment.triggers)
    return (not may or asked) and (segment.limit is None or _fits(kind, segment.limit))


def _fits(kind: InstalmentKind, limit: items.Item) -> bool:
    ratio = ratio_of(limit)
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
