"""By when a report of an exercise has to be there, when it came, or why the law asks none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.builders.accounting import listed, named, section
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_date
from conventions.model import Document, Facts, FinancialReport, Grant
from conventions.operations import Fold, ReportDue, fold, is_financial_report, reports_due
from conventions.wording import joined, on, quoted

_NONE = (
    f"Échéance légale{NBSP}: aucune n’est connue. La loi demande ce compte rendu à un organisme de droit privé, pour"
    " une subvention affectée à une dépense déterminée, ferme et portée par un acte signé."
)


def grants_of(subject: Subject) -> tuple[Grant, ...]:
    """The grants of the exercise, as all the acts of the convention leave them, projects among them."""
    terms = subject.once(_last).terms
    return tuple(grant for grant in terms.grants if grant.exercise == subject.exercise)


def _last(subject: Subject) -> Fold:
    return fold(subject.convention, date.max, with_projects=True)


def reports_of(subject: Subject) -> tuple[FinancialReport, ...]:
    """The reports of the exercise, and those of its grants."""
    keys = {grant.key for grant in grants_of(subject)}
    told = subject.convention.reports
    return tuple(each for each in told if each.exercise == subject.exercise or each.grant in keys)


def deadlines(subject: Subject) -> tuple[Block, ...]:
    """When each report is due, and what came."""
    due = [each for each in subject.once(_asked) if each.exercise == subject.exercise]
    came = [*map(_came, reports_of(subject))] or [f"Réception du compte rendu{NBSP}: non renseignée"]
    texts = [*(_due(subject, each) for each in due), *([] if due else [_NONE]), *came, *_papers(subject)]
    return section("Dépôt", listed(texts))


def _asked(subject: Subject) -> tuple[ReportDue, ...]:
    """All that the law asks, as if nothing had come."""
    silent = subject.convention.replace(reports=(), documents=(), facts=Facts())
    return reports_due(silent, date.max)


def _due(subject: Subject, due: ReportDue) -> str:
    doubt = f" (à vérifier{NBSP}: {due.doubt})" if due.doubt else ""
    late = _late(subject, due)
    about = f"{named(subject, due.grant)}{NBSP}: au plus tard le {format_date(due.day)}"
    return f"Échéance légale, {about}{doubt}{late}"


def _late(subject: Subject, due: ReportDue) -> str:
    """What came after the deadline says it."""
    papers = filter(is_financial_report, _documents(subject))
    told: list[FinancialReport | Document] = [*reports_of(subject), *papers]
    about = [
        each
        for each in told
        if each.grant == due.grant or (each.grant is None and each.exercise == due.exercise)
    ]
    days = [each.received_on for each in about if each.received_on]
    return f"{NBSP}; dépassée à la réception" if days and min(days) > due.day else ""


def _came(report: FinancialReport) -> str:
    return f"Compte rendu de l’exercice {report.exercise}{NBSP}: réception {on(report.received_on) or 'non datée'}"


def _documents(subject: Subject) -> Iterator[Document]:
    """The papers about the exercise or its grants."""
    keys = {grant.key for grant in grants_of(subject)}
    for each in (*subject.convention.documents, *subject.convention.facts.documents):
        if each.grant in keys or (each.grant is None and each.exercise == subject.exercise):
            yield each


def _papers(subject: Subject) -> Iterator[str]:
    for each in _documents(subject):
        numbered = f"n°{NBSP}{each.number}" if each.number else None
        dated = f"daté {on(each.dated)}" if each.dated else None
        received = f"réception {on(each.received_on) or 'non datée'}"
        yield f"Pièce{NBSP}: {joined((each.kind, quoted(each.title), numbered, dated, received))}"
