"""What the beneficiary commits to, how the convention is controlled, changed, ended, litigated."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import items, paragraph
from conventions.documents.builders.agreements.clauses import clause_blocks
from conventions.documents.builders.agreements.lapses import repaid
from conventions.documents.builders.agreements.programme import targets
from conventions.documents.builders.agreements.words import enumerated, known_whole
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_duration, plural
from conventions.law import versions
from conventions.model import ClauseKind, Grant, PartyKind, Use
from conventions.periods import Duration


def commitments(subject: Subject) -> tuple[Block, ...]:
    """The use of the money, what is said of it in public, what is given to others."""
    return clause_blocks(subject, ClauseKind.USE, ClauseKind.COMMUNICATION, ClauseKind.REGRANT)


def evaluation(subject: Subject) -> tuple[Block, ...]:
    """The clause, then the targets that it is measured by."""
    return (*clause_blocks(subject, ClauseKind.EVALUATION), *targets(subject))


def control(subject: Subject) -> tuple[Block, ...]:
    """The clause, then the financial report that the law asks for."""
    asked = any(_is_reported(subject, grant) for grant in subject.terms.grants)
    return (*clause_blocks(subject, ClauseKind.CONTROL), *([paragraph(_report())] if asked else ()))


def _is_reported(subject: Subject, grant: Grant) -> bool:
    """Whether the law asks a report: a grant tied to a determined expense, to a body of private law."""
    party = subject.terms.party(grant.beneficiary)
    kinds = {dated.kind for dated in party.kinds} if party else set()
    private = any(kind.private_law and kind is not PartyKind.PERSON for kind in kinds)
    return grant.use is Use.EARMARKED and private


def _report() -> str:
    told = versions("report_delay")[-1]
    delay = told.value
    within = f" dans un délai de {format_duration(delay)}" if isinstance(delay, Duration) else ""
    law = told.reference.replace("Loi", "loi").replace("art.", f"article{NBSP}").replace(f"{NBSP} ", NBSP)
    law = law.replace("n° ", f"n°{NBSP}")
    return (
        f"Le compte rendu financier de chaque subvention affectée est déposé{within} à compter de la fin de "
        f"l’exercice pour lequel elle est attribuée ({law})."
    )


def repayments(subject: Subject) -> tuple[Block, ...]:
    """What comes back, what may be kept."""
    return (
        *clause_blocks(subject, ClauseKind.REPAYMENT, ClauseKind.RETENTION),
        *repaid(subject.terms.payment_terms),
    )


def changes(subject: Subject) -> tuple[Block, ...]:
    """How the convention is changed, where its whole text is known."""
    if not known_whole(subject):
        return ()
    return (paragraph("La présente convention ne peut être modifiée que par avenant signé par les parties."),)


def termination(subject: Subject) -> tuple[Block, ...]:
    """What the clauses say of the end of the convention."""
    return clause_blocks(subject, ClauseKind.TERMINATION)


def disputes(subject: Subject) -> tuple[Block, ...]:
    """The court, where the whole text of the convention is known."""
    if not known_whole(subject):
        return ()
    court = "le tribunal administratif territorialement compétent"
    return (paragraph(f"Les litiges nés de la présente convention sont portés devant {court}."),)


def annexes(subject: Subject) -> tuple[Block, ...]:
    """The papers joined to the convention, where its whole text is known."""
    told = [*_annexes(subject)] if known_whole(subject) else []
    noun = plural(len(told), "Annexe", "Annexes")
    return (paragraph(f"{noun} de la présente convention{NBSP}:"), items(enumerated(told))) if told else ()


def _annexes(subject: Subject) -> Iterator[str]:
    if any(request.plan for request in subject.convention.requests):
        yield "l’annexe financière"
    if subject.terms.payment_terms and subject.terms.grants:
        yield "l’échéancier des versements"
