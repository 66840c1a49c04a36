"""One payment of the schedule as a row of a table."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import number
from conventions.documents.builders.agreements.words import name_of, payment_name
from conventions.documents.subject import Subject
from conventions.documents.tree import Column
from conventions.french import NBSP, format_date
from conventions.model import Form
from conventions.operations import InstalmentProgress, ScheduleLine, Situation
from conventions.wording import joined, said_foreseen
from conventions.wording.reached import said_expected, said_made, said_papers


def columns(*, several: bool, papers: bool) -> list[str | Column]:
    """The titles of the table of payments; the beneficiary where there are several, papers where some are asked."""
    to = ["Bénéficiaire"] if several else []
    asked = ["Pièces"] if papers else []
    return ["Exercice", *to, "Versement", "Date ou événement attendu", *asked, "État", number("Montant")]


def row_of(  # noqa: PLR0913  # what the columns ask for
    seen: Situation,
    subject: Subject,
    line: ScheduleLine,
    reached: InstalmentProgress,
    *,
    several: bool,
    papers: bool,
) -> list[str]:
    """A payment: what it is, what it waits for, its papers, how far it went, its sum."""
    return [
        str(line.exercise),
        *([name_of(subject, line.beneficiary)] if several else []),
        payment_name(line.kind),
        _awaited(line),
        *([said_papers(line.proofs)] if papers else []),
        said_made(line, reached) or _state(line, seen.as_of, in_kind=_is_in_kind(seen, line)),
        said_foreseen(line, "always"),
    ]


def _is_in_kind(seen: Situation, line: ScheduleLine) -> bool:
    """Whether nothing is paid, and nothing is lost: the grant is a help in kind."""
    grants = seen.decided.terms.grants
    return any(grant.key == line.grant and grant.form is Form.IN_KIND for grant in grants)


def _awaited(line: ScheduleLine) -> str:
    due = format_date(line.due_on) if line.due_on else None
    return joined((due, said_expected(line)), f"{NBSP}; ") or "date non précisée"


def _state(line: ScheduleLine, as_of: date, *, in_kind: bool) -> str:
    """« exigible », « à échoir », « en attente », « perdu »: how far the payment went, before any mandate."""
    if in_kind:
        return "en nature, sans versement"
    if line.is_lost:
        return "perdu"
    if not line.firm:
        return "non ferme"
    if line.awaited is not None or line.due_on is None:
        return "en attente"
    return "exigible" if line.due_on <= as_of else "à échoir"
