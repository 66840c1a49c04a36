"""The report of a portfolio, its names, its targets and results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from conventions import check, portfolio
from conventions.model import Result, Target
from conventions.portfolio import Portfolio, PortfolioReport
from conventions.portfolio.naming import Named
from conventions.portfolio.results import rate
from conventions.rules import Context, Severity
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2025, 6, 30)
SAMPLES = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025())


def test_each_convention_is_checked_beside_the_others() -> None:
    """The reports are those of each convention with all of them as siblings; the gravest findings come first."""
    report = Portfolio.of(SAMPLES).check(DAY)
    alone = {
        item.reference: check(item, DAY, context=Context(siblings=Portfolio.of(SAMPLES).conventions))
        for item in SAMPLES
    }
    by_hand = [each.report for each in report.checked]
    assert all(found in by_hand for found in alone.values())
    assert len(report.findings) == sum(len(each.findings) for each in alone.values())
    ranks = [list(Severity).index(found.finding.severity) for found in report.findings]
    assert ranks == sorted(ranks)
    assert report.errors == tuple(f for f in report.findings if f.finding.severity is Severity.ERROR)
    table = report.table()
    assert [row[1] for row in table.rows] == [found.finding.code for found in report.findings]


def test_a_file_that_cannot_be_read_makes_the_report_wrong(folder: Path) -> None:
    """It is counted and told; the others are checked."""
    (folder / "faux.yaml").write_text("- a", encoding="utf-8")
    report = Portfolio.load(folder).check(DAY)
    assert (report.ok, [problem.file for problem in report.problems]) == (False, ["faux.yaml"])
    assert report.summary.startswith("12 conventions contrôlées")
    assert report.summary.endswith("1 fichier laissé de côté")


def test_the_package_lists_its_names() -> None:
    """What is imported on first use is listed from the start."""
    assert dir(portfolio) == sorted(portfolio.__all__)


def test_the_report_of_nothing() -> None:
    """No file, no fault."""
    report = Portfolio.of([]).check(DAY)
    assert report == PortfolioReport(DAY, ())
    assert (report.ok, report.summary, report.table().rows) == (True, "0 convention contrôlée", ())


def test_results_answer_targets() -> None:
    """A result goes beside its target; a target without result, and a result without target, have their row."""
    for item in SAMPLES:
        rows = Portfolio.of([item]).results(DAY).rows
        assert sum(row[4] != "" for row in rows) <= len(item.results)
    action = association_2024_2026().initial.actions[0]
    lone = Result(
        key="R9", action=action.key, exercise=2025, value=Decimal(3), unit="ateliers", approximate=True
    )
    rows = Portfolio.of([association_2024_2026().replace(results=(lone,))]).results(DAY).rows
    assert [row[4] for row in rows if not row[3]] == ["environ 3 ateliers"]
    assert all(row[4] == "" for row in rows if row[3])


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ({"value": 8}, {"value": 6}, Fraction(3, 4)),
        ({"low": 4, "high": 8}, {"value": 6}, Fraction(3, 2)),
        ({"value": 0}, {"value": 6}, None),
        ({"value": 8, "unit": "séances"}, {"value": 6}, None),
        (None, {"value": 6}, None),
        ({"value": 8}, None, None),
    ],
)
def test_a_rate_is_exact_or_none(
    target: dict[str, object] | None, result: dict[str, object] | None, expected: Fraction | None
) -> None:
    """Of a range, the low end; of zero, of another unit, of nothing: none."""
    aim = Target.model_validate({"key": "T", "unit": "ateliers", **target}) if target else None
    met = Result.model_validate({"key": "R", "action": "A", "unit": "ateliers", **result}) if result else None
    assert rate(aim, met) == expected


def test_names_of_parties() -> None:
    """The name and the number of a party; the key of one that is not there; nothing of none."""
    names = Named(association_2024_2026(), reveal=True)
    assert names.title == association_2024_2026().reference
    assert (names.party("parti"), names.party(None), names.number("parti")) == ("parti", "", "")
    numbers = [names.number(party.key) for party in association_2024_2026().initial.parties]
    assert any(numbers)
    assert Named(cci_2017_2019().replace(reference=None), reveal=False).title == cci_2017_2019().title


def test_a_party_that_is_not_there_is_told_by_its_key() -> None:
    """A grant made in Python may name nobody: its key alone tells it from another."""
    assert Named(association_2024_2026(), reveal=True).identity("absent") == ("absent",)
