"""The acts that a document counts with, and how far each one went by its day."""

from __future__ import annotations

from conventions.documents.blocks import paragraph
from conventions.documents.builders.agreements.words import name_of
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_date, format_list, plural
from conventions.model import Avenant, DatedAct, Renewal
from conventions.operations import Fold, act_title, fold
from conventions.wording import joined, quoted, said_state
from conventions.wording.texts import at_day


def folded(subject: Subject, *, with_projects: bool = False) -> Fold:
    """The terms in force on the day of the document, with the acts that made them."""
    return fold(subject.convention, subject.as_of, known_on=subject.known_on, with_projects=with_projects)


def act_named(act: DatedAct) -> str:
    """« avenant n° 1 de 2025 », « convention ».

    >>> act_named(Avenant(number=1, year=2025)).replace(NBSP, " ")
    'avenant n° 1 de 2025'
    """
    if isinstance(act, Avenant) and act.year is not None and act.number is not None:
        return f"{act_title(act)} de {act.year}"
    return act_title(act)


def situated(subject: Subject) -> str:
    """The convention, its reference and the day of the document."""
    convention = subject.convention
    reference = f"(référence{NBSP}{convention.reference})" if convention.reference else None
    day = at_day("Situation", subject.as_of, subject.known_on)
    return joined((joined((convention.title, reference), " "), day), " – ")


def beneficiaries(subject: Subject, *, decided: bool = False) -> tuple[Block, ...]:
    """Who is paid, by the grants in force, or by those that were only decided too."""
    terms = folded(subject, with_projects=True).terms if decided else subject.terms
    names = dict.fromkeys(name_of(subject, grant.beneficiary) for grant in terms.grants)
    noun = plural(len(names), "Bénéficiaire", "Bénéficiaires")
    return (paragraph(f"{noun}{NBSP}: {format_list(names)}."),) if names else ()


def acts_counted(subject: Subject) -> tuple[Block, ...]:
    """A note for the convention and each act in force: its dates, its state."""
    made = folded(subject)
    acts = (subject.convention, *made.avenants, *made.renewals)
    told = "Actes pris en compte"
    return (
        paragraph(
            f"{told}{NBSP}: {joined((_act(subject, act) for act in acts), f'{NBSP}; ')}.", role=Role.NOTE
        ),
    )


def _act(subject: Subject, act: DatedAct) -> str:
    title = quoted(act.title) if isinstance(act, Avenant) else None
    state = said_state(subject.convention, act, subject.as_of)
    until = f"jusqu’au {format_date(act.until)}" if isinstance(act, Renewal) else None
    return joined((act_named(act), title, until, state))
