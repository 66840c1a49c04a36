"""The financial reports that are told, and what they may be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TypeVar

from conventions.model import Document, FinancialReport, Grant
from conventions.operations import is_financial_report
from conventions.rules.rule import Answer, Beneficiaries, Case, NotApplicable, NotEvaluated, end_of
from conventions.rules.written import decided, grant_of, party_of

TABLES = {"charges": "charges", "products": "produits"}
"""The two tables of a report, by their field, with their French name."""


def known_reports(case: Case) -> tuple[FinancialReport, ...]:
    """The reports of the file, but those received after the day of the check."""
    return tuple(
        report
        for report in case.convention.reports
        if report.received_on is None or report.received_on <= case.known_day
    )


def report_documents(case: Case) -> tuple[Document, ...]:
    """The documents received by the day of the check that are said to be financial reports."""
    return tuple(item for item in case.facts.documents if is_financial_report(item))


def reports_about(case: Case, grant: Grant) -> list[FinancialReport]:
    """The reports that name a grant, or else its exercise, in the order of the file."""
    return _about(case.once(_reports), grant)


def documents_about(case: Case, grant: Grant) -> list[Document]:
    """The documents said to be financial reports that name a grant, or else its exercise."""
    return _about(case.once(_documents), grant)


T = TypeVar("T", FinancialReport, Document)
Ranked = Mapping[tuple[str | None, int | None], list[tuple[int, T]]]
"""By the grant that they name, else by their exercise: each with its rank in the file."""


def _about(told: Ranked[T], grant: Grant) -> list[T]:
    both = (*told.get((grant.key, None), ()), *told.get((None, grant.exercise), ()))
    return [item for _, item in sorted(both, key=itemgetter(0))]


def _reports(case: Case) -> Ranked[FinancialReport]:
    return _ranked(known_reports(case))


def _documents(case: Case) -> Ranked[Document]:
    return _ranked(report_documents(case))


def _ranked(told: Iterable[T]) -> Ranked[T]:
    found: dict[tuple[str | None, int | None], list[tuple[int, T]]] = defaultdict(list)
    for rank, item in enumerate(told):
        found[item.grant, None if item.grant else item.exercise].append((rank, item))
    return found


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
    end = end_of(report.exercise)
    parties = [party_of(case, key) for key in _bodies(case, report)]
    covered = {Beneficiaries.PRIVATE.covers(party.kind_on(end)) for party in parties if party}
    if True in covered or not covered:
        return None
    if None in covered:
        return NotEvaluated(f"nature juridique du bénéficiaire non renseignée pour {report.exercise}")
    return NotApplicable(f"la règle vise {Beneficiaries.PRIVATE}")


def _bodies(case: Case, report: FinancialReport) -> Iterable[str]:
    """Who receives the grants that a report may be about: the one that it names, else those of its exercise."""
    if report.grant is None:
        return case.once(_by_exercise).get(report.exercise, ())
    grant = grant_of(case, report.grant)
    return (grant.beneficiary,) if grant else ()


def _by_exercise(case: Case) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for grant in decided(case).terms.grants:
        found[grant.exercise].add(grant.beneficiary)
    return found
