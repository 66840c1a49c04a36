"""Reading a text on payments: from « 50 % à la signature, solde sur bilan » to instalments.

The reading is a small grammar over plain words: :mod:`payment_words` makes them, :mod:`payment_lexing` finds
amounts, names, conditions and papers, :mod:`payment_segments` puts together what belongs to one instalment.
What no rule reads stays unread, with its place; a percentage is a share only where nothing around it may
make it something else.

>>> reading = parse_payment_terms("50% à la signature, solde sur justificatifs")
>>> [(each.key, each.amount.rule) for each in reading.instalments]
[('acompte', 'part'), ('solde', 'reste')]
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.errors import ConventionsError
from conventions.french import format_list
from conventions.model import Instalment, InstalmentKind, Progress
from conventions.reading.payment_instalments import Draft, draft_of, unread_parts
from conventions.reading.payment_lexing import items_of
from conventions.reading.payment_order import concerns, in_order, named, ruled
from conventions.reading.payment_results import ExercisePayments, PaymentReading, Unread
from conventions.reading.payment_segments import Segments
from conventions.reading.payment_totals import Agreed, agreed, announced
from conventions.reading.payment_words import Words

LONGEST = 10_000
"""How many characters are read at most."""

_DEDUCED = "versement unique déduit : le texte ne divise pas la somme"
_NET = "déduit : les acomptes suivent les dépenses justifiées, sommes déjà versées comprises"


def parse_payment_terms(text: str) -> PaymentReading:
    """What a free text on payments says: instalments, and the spans that were not read.

    Wrong is worse than unread: an acompte without a share gives no instalment, a percentage of the works or
    of the costs is never a share of the grant, a condition that is read in part is not read at all.

    :raises ConventionsError: for what is no text, or is longer than 10 000 characters.

    >>> reading = parse_payment_terms("25 % avant signature, solde sur bilan")
    >>> [(each.text, each.reason) for each in reading.unread]
    [('avant signature', 'condition non comprise')]
    >>> parse_payment_terms("Versement en 2 fois").payments
    2
    """
    if not isinstance(text, str):
        raise ConventionsError(f"un texte est attendu, pas {text!r:.60}")
    if len(text) > LONGEST:
        raise ConventionsError(f"texte trop long : {len(text)} caractères, {LONGEST} au plus")
    words = Words.of(text)
    return _reading(words, Segments(words).read(items_of(words)))


def _reading(words: Words, found: Segments) -> PaymentReading:
    numbers = [number for number in found.frames.counts if number is not None]
    payments = numbers[0] if len(set(numbers)) == 1 else None
    groups = [_group(words, found, scope, payments) for scope in range(len(found.scopes))]
    if len(found.scopes) > 1:
        groups[0] = _none(groups[0], "à quel exercice ?")
    if found.is_of_several_years or _overlap(found.scopes):
        groups = [_none(group, "plusieurs exercices, sans dire lequel") for group in groups]
    read = [named(_ruled(found, scope, in_order(group.drafts))) for scope, group in enumerate(groups)]
    return PaymentReading(
        text=words.text,
        instalments=read[0],
        by_exercise=tuple(
            ExercisePayments(exercises=years, instalments=instalments)
            for years, instalments in zip(found.scopes[1:], read[1:], strict=True)
            if instalments
        ),
        unread=_unread(words, found, groups, read),
        payments=payments,
        staggered=None in found.frames.counts,
        notes=tuple(dict.fromkeys(_notes(words, found, groups, numbers))),
    )


def _group(words: Words, found: Segments, scope: int, payments: int | None) -> Agreed:
    """What the segments of some exercises say together."""
    segments = [
        each
        for each in found.segments
        if each.scope == scope and not (found.frames.counts and each.only_names)
    ]
    alone = len(segments) == 1 and not found.frames.counts
    drafts = [draft_of(segment, words, alone=alone) for segment in segments]
    lost = {segment.sentence for segment in segments if segment.broken}
    result = agreed(tuple(_kept(draft, lost) for draft in drafts))
    granted = tuple(found.granted) if len(found.scopes) == 1 else ()
    counted = announced(result.drafts, payments, granted)
    return counted._replace(notes=(*result.notes, *counted.notes))


def _kept(draft: Draft, lost: set[int]) -> Draft:
    """No payment that waits for nothing is taken from a sentence that was not understood."""
    if draft.instalment is None or draft.instalment.trigger or draft.segment.sentence not in lost:
        return draft
    return draft._replace(instalment=None, reason="phrase non comprise")


def _none(group: Agreed, reason: str) -> Agreed:
    return Agreed(tuple(draft._replace(instalment=None, reason=reason) for draft in group.drafts))


def _overlap(scopes: list[tuple[int, ...]]) -> bool:
    years = [year for scope in scopes for year in scope]
    return len(set(years)) < len(years)


def _ruled(found: Segments, scope: int, instalments: tuple[Instalment, ...]) -> tuple[Instalment, ...]:
    return ruled(instalments, [rule for own, _, rule in found.rules if own == scope])


def _unread(
    words: Words, found: Segments, groups: list[Agreed], read: list[tuple[Instalment, ...]]
) -> tuple[Unread, ...]:
    parts = [part for group in groups for draft in group.drafts for part in unread_parts(draft)]
    parts.extend(
        (item.start, item.end, "règle qui ne porte sur aucune échéance lue")
        for scope, item, rule in found.rules
        if not any(concerns(rule, each) for each in read[scope])
    )
    spans = sorted((*words.span(start, end), reason) for start, end, reason in parts)
    return tuple(
        Unread(start=start, end=end, text=words.text[start:end], reason=reason)
        for start, end, reason in _disjoint(spans)
    )


def _disjoint(parts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The parts in their order, those that overlap made one."""
    held: tuple[int, int, str] | None = None
    for part in parts:
        if held is None or part[0] >= held[1]:
            yield from () if held is None else (held,)
            held = part
        else:
            held = held[0], max(held[1], part[1]), held[2]
    yield from () if held is None else (held,)


def _notes(words: Words, found: Segments, groups: list[Agreed], numbers: list[int]) -> Iterator[str]:
    """What was deduced, what does not agree, what was understood that is no instalment."""
    for item in (*found.contexts, *found.frames.items):
        yield f"cadre : {words.written(item.start, item.end)}"
    for group in groups:
        yield from group.notes
        yield from _deduced(group)
    if len(set(numbers)) > 1:
        yield f"plusieurs nombres de versements : {format_list(sorted(set(numbers)))}"


def _deduced(group: Agreed) -> Iterator[str]:
    kinds = {draft.instalment.kind for draft in group.drafts if draft.instalment}
    for draft in group.drafts:
        if draft.instalment is None:
            continue
        whole = draft.instalment.kind is InstalmentKind.SINGLE and draft.segment.amount is None
        if whole and not draft.segment.pays_once:
            yield _DEDUCED
        if isinstance(draft.instalment.amount, Progress) and InstalmentKind.ADVANCE in kinds:
            yield _NET
