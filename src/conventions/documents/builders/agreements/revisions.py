"""What the avenants did to the money, and what those that are not signed would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders.agreements.acts import act_named, folded
from conventions.documents.builders.agreements.words import enumerated
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import Avenant, Operation, TermsPart
from conventions.operations import signature_day
from conventions.wording import describe, joined, quoted, said_state

_MONEY = {TermsPart.GRANTS, TermsPart.CEILING}


def revisions(subject: Subject) -> tuple[Block, ...]:
    """The avenants in force that are about money, then those that are not in force."""
    signed = folded(subject).avenants
    told = [*_listed(subject, signed)]
    coming = [*_listed(subject, _beside(subject, {act.key for act in signed}))]
    head = (heading(1, "Changements apportés par les avenants"),) if told or coming else ()
    note = f"Avenants qui ne sont pas en vigueur, et ne sont pas comptés dans cette annexe{NBSP}:"
    after = (paragraph(note, role=Role.NOTE), items(coming)) if coming else ()
    return (*head, *([items(told)] if told else ()), *after)


def _beside(subject: Subject, counted: set[str]) -> Iterator[Avenant]:
    """The avenants approved or without a signature, annulled or withdrawn; not those of which nothing was known yet."""
    approved = {act.key for act in folded(subject, with_projects=True).avenants}
    for act in subject.convention.avenants:
        signed = signature_day(act)
        known = act.key in approved or signed is None or signed <= subject.as_of
        if known and act.key not in counted:
            yield act


def _is_about_money(operation: Operation) -> bool:
    """Whether an operation changes the grants, or may change them in consequence."""
    return not _MONEY.isdisjoint({operation.touches, *operation.follows})


def _listed(subject: Subject, acts: Iterable[Avenant]) -> Iterator[tuple[Block, ...]]:
    for act in acts:
        told = [describe(each, subject.known) for each in act.operations if _is_about_money(each)]
        if told:
            state = said_state(subject.convention, act, subject.as_of)
            title = joined((act_named(act), quoted(act.title), state))
            yield (paragraph(f"{title}{NBSP}:"), items(enumerated(told)))
