"""What a letter notifies: the act, the grants that it makes or changes, the parties that receive them."""

from __future__ import annotations

from typing import NamedTuple

from conventions.documents.citing import cited, convention_named
from conventions.documents.subject import Subject
from conventions.french import Name
from conventions.model import Avenant, DatedAct, Grant, Operation, Party, RemoveGrant, Role, Terms, TermsPart
from conventions.operations import act_title, amending
from conventions.wording import name_in, of_named, the_named, to_named


class Notified(NamedTuple):
    """An act, the terms that it leaves, its grants, what else it changes (each with the terms before it)."""

    act: DatedAct
    terms: Terms
    grants: tuple[Grant, ...]
    others: tuple[tuple[Operation, Terms], ...] = ()


def notified(subject: Subject) -> Notified:
    """What the letter is about; of an avenant, the grants that it finds otherwise than it leaves them.

    >>> from conventions.samples import association_2024_2026
    >>> convention = association_2024_2026()
    >>> [str(grant.amount) for grant in notified(Subject(convention, convention.avenants[0])).grants]
    ['33500.00']
    """
    if not isinstance(subject.act, Avenant):
        convention = subject.convention
        return Notified(convention, convention.initial, convention.initial.grants)
    done = amending(subject.convention, subject.act)
    after = done.after or done.before
    found = frozenset(done.before.grants)
    changed = tuple(grant for grant in after.grants if grant not in found)
    others = tuple(step for step in done.steps if done.after is None or not _makes_grant(step[0]))
    return Notified(subject.act, after, changed, others)


def _makes_grant(operation: Operation) -> bool:
    """Whether the grants that the avenant leaves say what the operation does."""
    return operation.touches is TermsPart.GRANTS and not isinstance(operation, RemoveGrant)


def recipients(told: Notified) -> tuple[Party, ...]:
    """Who receives the grants; those who play that role, where the act makes no grant."""
    keys = {grant.beneficiary for grant in told.grants}
    parties = tuple(party for party in told.terms.parties if party.key in keys)
    return parties or told.terms.parties_as(Role.BENEFICIARY)


def the_act(subject: Subject, told: Notified) -> str:
    """« l’avenant n° 1 à la convention triennale n° 2024-017 », « la convention triennale n° 2024-017 »."""
    return f"{the_named(_name(subject, told))}{_base(subject, told)}"


def of_act(subject: Subject, told: Notified) -> str:
    """The same after « de »."""
    return f"{of_named(_name(subject, told))}{_base(subject, told)}"


def _name(subject: Subject, told: Notified) -> Name:
    if isinstance(told.act, Avenant):
        return name_in(f"l’{act_title(told.act)}")
    return convention_named(subject.convention)


def _base(subject: Subject, told: Notified) -> str:
    number = cited(subject.convention, title=False)
    base = f" {to_named(convention_named(subject.convention))}" if isinstance(told.act, Avenant) else ""
    return f"{base}{number}"
