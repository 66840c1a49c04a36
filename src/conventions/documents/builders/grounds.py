"""The grounds of an avenant: the convention, what changed it already, the deliberation that approves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.blocks import items, paragraph, strong
from conventions.documents.builders.operative import said_deliberation
from conventions.documents.citing import agreed, bound, cited, convention_named, the_framework
from conventions.documents.saying import capital, over
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import Avenant, Renewal
from conventions.operations import Moment, act_title, amending_acts, order_of
from conventions.wording import joined, on, quoted, the_named


def grounds(subject: Subject) -> tuple[Block, ...]:
    """« Exposé »: the convention, the acts that changed it already, the deliberation that approves this one."""
    told: list[Block] = [paragraph(strong("Exposé préalable")), paragraph(_base(subject))]
    earlier = [_dated(each) for each in _earlier(subject)]
    if earlier:
        told += [paragraph(f"Elle a déjà été modifiée par{NBSP}:"), items(earlier)]
    decided = subject.convention.deliberation_of(subject.avenant)
    if decided:
        act = said_deliberation(decided)
        told.append(paragraph(f"Vu {act}, qui approuve le présent avenant,", role=Role.VISA))
    return (*told, paragraph(strong(f"Il est convenu ce qui suit{NBSP}:"), role=Role.DECISION))


def _base(subject: Subject) -> str:
    """« La convention n° 2024-017 lie … pour la période 2024-2026 ; elle a été signée le … »."""
    convention = subject.convention
    title = cited(convention, title=subject.avenant.title is not None)
    within = f", en application {the_framework(convention.framework)}" if convention.framework else ""
    base = f"{capital(the_named(convention_named(convention)))}{title}"
    lasts = f"{base}, entre {bound(convention)}, s’applique {over(convention.initial.period)}{within}"
    dated = f"signature{NBSP}: {on(convention.signed_on)}" if convention.signed_on else None
    sent = f"notification{NBSP}: {on(convention.notified_on)}" if convention.notified_on else None
    dates = joined((dated, sent))
    return f"{lasts} ({dates})." if dates else f"{lasts}."


def _earlier(subject: Subject) -> Iterator[Avenant | Renewal]:
    convention, rank = subject.convention, order_of(subject.convention, subject.avenant)
    every = amending_acts(convention, Moment(date.max))
    return (each for each in every if order_of(convention, each) < rank)


def _dated(act: Avenant | Renewal) -> str:
    title = quoted(act.title) if isinstance(act, Avenant) and act.title else None
    when = f"signé{agreed(act)} {on(act.signed_on)}" if act.signed_on else None
    return joined((act_title(act), title, when))
