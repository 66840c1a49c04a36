"""What the avenants did to the money, and what those that are not signed would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders.agreements.acts import act_named, folded
from conventions.documents.builders.agreements.words import ended
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import Avenant, TermsPart
from conventions.wording import describe, joined, quoted, said_state

_MONEY = {TermsPart.GRANTS, TermsPart.CEILING}


def revisions(subject: Subject) -> tuple[Block, ...]:
    """The avenants in force that are about money, then those that wait for a signature."""
    signed = folded(subject).avenants
    keys = {act.key for act in signed}
    waiting = [act for act in folded(subject, with_projects=True).avenants if act.key not in keys]
    told = [*_listed(subject, signed)]
    coming = [*_listed(subject, waiting)]
    head = (heading(1, "Changements apportés par les avenants"),) if told or coming else ()
    note = f"Avenants qui ne sont pas en vigueur, et ne sont pas comptés dans cette annexe{NBSP}:"
    after = (paragraph(note, role=Role.NOTE), items(coming)) if coming else ()
    return (*head, *([items(told)] if told else ()), *after)


def _listed(subject: Subject, acts: Iterable[Avenant]) -> Iterator[tuple[Block, ...]]:
    for act in acts:
        told = [describe(each, subject.known) for each in act.operations if each.touches in _MONEY]
        if told:
            state = said_state(subject.convention, act, subject.as_of)
            title = joined((act_named(act), quoted(act.title), state))
            yield (paragraph(f"{title}{NBSP}:"), items(ended(told)))
