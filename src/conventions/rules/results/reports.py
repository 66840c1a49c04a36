"""The financial reports that are told, and what they may be about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from conventions.model import Document, FinancialReport
from conventions.rules.reading.told import is_about
from conventions.rules.rule import Answer, Beneficiaries, Case, NotApplicable, NotEvaluated, end_of
from conventions.rules.written import decided

TABLES = {"charges": "charges", "products": "produits"}
"""The two tables of a report, by their field, with their French name."""

_REPORT = re.compile(r"comptes?[ -]rendus? financiers?", re.IGNORECASE)


def known_reports(case: Case) -> tuple[FinancialReport, ...]:
    """The reports of the file, but those received after the day of the check."""
    return tuple(
        report
        for report in case.convention.reports
        if report.received_on is None or report.received_on <= case.known_day
    )


def report_documents(case: Case) -> tuple[Document, ...]:
    """The documents received by the day of the check that are said to be financial reports."""
    return tuple(item for item in case.facts.documents if _REPORT.search(item.kind))


def by_report(case: Case, answers: Callable[[FinancialReport], Iterable[Answer]]) -> Iterator[Answer]:
    """What a rule answers of each report of a body of private law, dated by the exercise of the report."""
    reports = known_reports(case)
    if not reports:
        yield NotApplicable("aucun compte rendu financier n’est inscrit")
    for report in reports:
        outside = _outside(case, report)
        for answer in (outside,) if outside else answers(report):
            yield answer._replace(day=end_of(report.exercise))


def _outside(case: Case, report: FinancialReport) -> Answer | None:
    """Why a report is not one that the law is about: all that it may report on is for other bodies."""
    terms, end = decided(case).terms, end_of(report.exercise)
    parties = [terms.party(grant.beneficiary) for grant in terms.grants if is_about(report, grant)]
    covered = {Beneficiaries.PRIVATE.covers(party.kind_on(end)) for party in parties if party}
    if True in covered or not covered:
        return None
    if None in covered:
        return NotEvaluated(f"nature juridique du bénéficiaire non renseignée pour {report.exercise}")
    return NotApplicable(f"la règle vise {Beneficiaries.PRIVATE}")
