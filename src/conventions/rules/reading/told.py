"""What the file tells of a grant by its key, or by its exercise alone: papers, reports, publications."""

from __future__ import annotations

from conventions.model import Document, FinancialReport, Grant, Publication, PublicationKind
from conventions.rules.case import Case


def is_about(told: Document | FinancialReport | Publication, grant: Grant) -> bool:
    """Whether it names a grant, or else its exercise; what names neither is about no grant in particular.

    >>> from conventions.samples import association_2024_2026
    >>> first = association_2024_2026().initial.grants[0]
    >>> paper = Document(key="r", kind="bilan")
    >>> is_about(paper.replace(exercise=2024), first), is_about(paper, first)
    (True, False)
    """
    if told.grant is not None:
        return told.grant == grant.key
    return told.exercise == grant.exercise


def publications(case: Case, kind: PublicationKind) -> tuple[Publication, ...]:
    """The publications of a kind that are known on the day of the check, oldest first."""
    found = (
        item for item in case.convention.publications if item.kind is kind and item.day <= case.known_day
    )
    return tuple(sorted(found, key=lambda item: item.day))
