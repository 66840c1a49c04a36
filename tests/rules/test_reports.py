"""Financial reports: when they are due, who they are about, what they add up to."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.law import report_deadline
from conventions.model import DatedKind, Document, FinancialReport, PartyKind, ReportLine
from conventions.money import CENT, Amount
from conventions.operations import year_ends
from conventions.rules import Profile
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2026, 12, 31)
BASE = association_2024_2026()
CR_001, CR_003 = Profile(select=("CR-001",)), Profile(select=("CR-003",))


def _only(*reports: FinancialReport, **told: object) -> Convention:
    """The association with one grant, of 2024, and some reports."""
    initial = BASE.initial.replace(grants=BASE.initial.grants[:1])
    return BASE.replace(initial=initial, avenants=(), reports=reports, **told)


@given(st.dates(date(2025, 1, 1), date(2026, 6, 30)))
def test_a_report_is_late_from_the_day_after_the_deadline(day: date) -> None:
    """Six months after the end of the year, to the day."""
    report = check(_only(FinancialReport(exercise=2024, received_on=day)), DAY, profile=CR_001)
    assert report.ok is (day <= date(2025, 6, 30))


@given(st.dates(date(2024, 12, 31), date(2026, 12, 31)))
def test_a_report_is_never_missing_before_its_deadline(day: date) -> None:
    """Paid, and the report of 2023 kept: an error from the first of July only."""
    before = FinancialReport(exercise=2023, received_on=date(2024, 6, 3))
    report = check(_only(before), day, profile=CR_001)
    assert report.ok is (day <= date(2025, 6, 30))


def test_another_document_is_no_report_of_the_exercise(judge: Judge) -> None:
    """A report of 2023 among the documents says that they are kept; that of 2024 is then missing."""
    told = Document(key="a", kind="compte rendu financier", received_on=date(2024, 5, 2), exercise=2023)
    convention = _only(documents=(told,))
    assert judge.outcome("CR-001", convention, DAY) == "erreur, initial.grants[2024-fonctionnement]"
    other = _only(documents=(told.replace(kind="bilan intermédiaire"),))
    assert judge.outcome("CR-001", other, DAY) == "non évaluée"


def test_a_report_that_names_another_grant_is_not_of_this_one(judge: Judge) -> None:
    """The grant that it names counts, not its exercise."""
    report = FinancialReport(exercise=2024, grant="2023-fonctionnement", received_on=date(2025, 9, 1))
    assert judge.outcome("CR-001", _only(report), DAY) == "non évaluée"


@pytest.mark.parametrize(
    ("told", "exercise", "days"),
    [
        (None, 2024, ["2024-12-31"]),
        ("12-31", 2024, ["2024-12-31"]),
        ("08-31", 2024, ["2024-08-31", "2025-08-31"]),
        ("02-29", 2023, ["2023-02-28", "2024-02-29"]),
        ("06-31", 2024, ["2024-06-30", "2025-06-30"]),
        ("02-00", 2024, None),
        ("31 août", 2024, None),
        ("13-01", 2024, None),
        ("٠٨-٣١", 2024, None),
    ],
)
def test_a_financial_year_ends_on_a_day_that_there_is(
    told: str | None, exercise: int, days: list[str] | None
) -> None:
    """The last day of the month where the month is shorter; None for what is no month and day."""
    party = BASE.initial.parties[1].replace(financial_year_end=told)
    found = year_ends(party, exercise)
    assert (found and [str(day) for day in found]) == days


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_deadline_comes_six_months_later(end: date) -> None:
    """Whatever the day, the law of the day or the first one: between 181 and 184 days."""
    assert timedelta(178) < report_deadline(end) - end < timedelta(185)


def _second(kind: PartyKind | None) -> Convention:
    """A report of 2025, whose only grant is for another body than the association."""
    body = BASE.initial.parties[1].replace(
        key="autre", kinds=(DatedKind(kind=kind),) if kind else (), identifiers=()
    )
    first = BASE.initial.grants[0]
    second = first.replace(exercise=2025, key="2025", beneficiary="autre")
    initial = BASE.initial.replace(parties=(*BASE.initial.parties, body), grants=(first, second))
    report = FinancialReport(exercise=2025, charges=(), products=())
    return BASE.replace(initial=initial, avenants=(), reports=(report,))


def test_a_report_is_judged_by_the_body_that_it_is_from(judge: Judge) -> None:
    """Of two bodies, one may be public, or nobody knows what it is."""
    outcomes = {
        kind: judge.outcome("CR-002", _second(kind), DAY)
        for kind in (PartyKind.ASSOCIATION, PartyKind.CHAMBER, None)
    }
    assert outcomes[PartyKind.ASSOCIATION].startswith("erreur, reports[2025].charges")
    assert (outcomes[PartyKind.CHAMBER], outcomes[None]) == ("sans objet", "non évaluée")


def test_a_report_of_no_grant_is_judged_all_the_same(judge: Judge) -> None:
    """Its exercise is that of no grant: the convention is with a body of private law."""
    report = FinancialReport(exercise=2022, charges=(), products=())
    assert judge.outcome("CR-002", _only(report), DAY).startswith("erreur")


def test_a_report_received_later_is_not_known_yet(judge: Judge) -> None:
    """Before the day when it came, there is no report."""
    report = FinancialReport(exercise=2024, charges=(), products=(), received_on=DAY)
    reason = judge.reason("CR-002", _only(report), date(2026, 12, 30))
    assert reason == "aucun compte rendu financier n’est inscrit"


amounts = st.integers(1, 10**9).map(lambda cents: Amount(cents=cents))


def _percent(planned: Amount, actual: Amount, decimals: int) -> Decimal:
    """The oracle: the decimal module rounds a half away from zero."""
    with localcontext() as context:
        context.prec = 80
        share = (actual.euros - planned.euros) * 100 / planned.euros
        return share.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@given(planned=amounts, actual=amounts, decimals=st.integers(0, 3))
def test_exact_gaps_are_right_and_a_cent_is_not(planned: Amount, actual: Amount, decimals: int) -> None:
    """A gap recomputed is right at any precision of its percentage; one cent more is an error."""
    line = ReportLine(
        label="Achats",
        planned=planned,
        actual=actual,
        gap=actual - planned,
        gap_percent=_percent(planned, actual, decimals),
    )
    mirror = ReportLine(label="Subvention", actual=actual)
    for gap, right in ((actual - planned, True), (actual - planned + CENT, False)):
        report = FinancialReport(exercise=2024, charges=(line.replace(gap=gap),), products=(mirror,))
        found = check(_only(report), DAY, profile=CR_003)
        assert found.ok is right


@given(st.lists(amounts, min_size=1, max_size=5), st.integers(-3, 3))
def test_totals_are_those_of_the_lines_to_the_cent(charges: list[Amount], more: int) -> None:
    """The total written, and the products, are what the charges add up to."""
    total = sum(charges, start=Amount(cents=more))
    lines = tuple(ReportLine(label="a", actual=each) for each in charges)
    report = FinancialReport(
        exercise=2024, charges=lines, total_charges=total, products=(ReportLine(label="b", actual=total),)
    )
    assert check(_only(report), DAY, profile=CR_003).ok is (more == 0)


def test_the_message_gives_both_numbers(judge: Judge) -> None:
    """What is written, what it should be, at the precision that is written."""
    message = judge.message("CR-003", judge.found("CR-003", "wrong-percent"), DAY)
    assert message == "écart de la ligne « Achats » écrit 8,4 % ; recalculé : 8,3 %"
