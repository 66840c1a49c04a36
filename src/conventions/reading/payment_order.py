"""The instalments of one text once read: the rules said of several, their order, their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from conventions.model import Instalment, InstalmentKind
from conventions.reading.payment_instalments import Draft
from conventions.reading.payment_items import Rule


def is_of(draft: Draft, kind: InstalmentKind) -> bool:
    """Whether a draft is of a kind, be it one that nothing was made of."""
    if draft.instalment is not None:
        return draft.instalment.kind is kind
    return draft.segment.head is not None and draft.segment.head.kind is kind


def concerns(rule: Rule, instalment: Instalment) -> bool:
    """Whether a sentence about several instalments is about this one: never the balance."""
    kinds = (
        (InstalmentKind.INTERIM,)
        if rule.minimum is not None
        else (InstalmentKind.ADVANCE, InstalmentKind.INTERIM)
    )
    return instalment.kind in kinds


def ruled(instalments: tuple[Instalment, ...], rules: Iterable[Rule]) -> tuple[Instalment, ...]:
    """The instalments with the minimum and the ceiling that a sentence gives to several of them."""
    for rule in rules:
        instalments = tuple(_under(each, rule) if concerns(rule, each) else each for each in instalments)
    return instalments


def _under(instalment: Instalment, rule: Rule) -> Instalment:
    if rule.minimum is not None:
        return instalment.replace(minimum=rule.minimum)
    caps = [cap for cap in (rule.cap, instalment.cap) if cap is not None]
    return instalment.replace(cap=min(caps))


def in_order(drafts: tuple[Draft, ...]) -> tuple[Instalment, ...]:
    """The instalments in the order of their ranks when each has one, or else in that of the text."""
    read = [draft for draft in drafts if draft.instalment]
    early = [draft for draft in read if not is_of(draft, InstalmentKind.BALANCE)]
    ranks = [draft.segment.head.rank if draft.segment.head else None for draft in early]
    if None not in ranks and len(set(ranks)) == len(ranks):
        early.sort(
            key=lambda draft: draft.segment.head.rank if draft.segment.head and draft.segment.head.rank else 0
        )
        read = [*early, *(draft for draft in read if is_of(draft, InstalmentKind.BALANCE))]
    return tuple(draft.instalment for draft in read if draft.instalment)


def named(instalments: tuple[Instalment, ...]) -> tuple[Instalment, ...]:
    """The instalments with a key each: « acompte 1 », « acompte 2 », « solde »."""
    many = Counter(instalment.kind for instalment in instalments)
    seen: Counter[InstalmentKind] = Counter()
    keyed = []
    for instalment in instalments:
        seen[instalment.kind] += 1
        name = str(instalment.kind)
        keyed.append(
            instalment.replace(key=f"{name} {seen[instalment.kind]}" if many[instalment.kind] > 1 else name)
        )
    return tuple(keyed)
