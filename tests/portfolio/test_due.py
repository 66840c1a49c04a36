"""What falls due: each payment foreseen and not mandated whole is in one state, and in one row at most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.operations import progress, schedule
from conventions.portfolio import Portfolio, PortfolioFile
from conventions.portfolio.due import COMING, LATE, WAITING, DueLine, due_lines
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town

ITEMS = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025(), *town(size=10).conventions)
DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))


@settings(deadline=None)
@given(st.sampled_from(ITEMS), DAYS, st.integers(0, 500))
def test_lines_are_late_coming_or_waiting(item: object, start: date, length: int) -> None:
    """The rows are the lines of the schedule that have a day and are not mandated whole, each once, in one state."""
    file = PortfolioFile("a", item)  # type: ignore[arg-type]  # a convention
    end = start + timedelta(days=length)
    rows = list(due_lines(file, start, end))
    lines = [line for line in schedule(item, start).lines if line.firm and not line.is_lost]  # type: ignore[arg-type]  # a convention
    done = progress(item, lines, start)  # type: ignore[arg-type]  # a convention
    left = [line for line, made in zip(lines, done, strict=True) if not made.covers(line)]
    assert [row.line for row in rows] == [line for line in left if line.due_on and line.due_on <= end]
    for row in rows:
        assert row.state == _expected(row, start)


def _expected(row: DueLine, start: date) -> str:
    if row.line.awaited is not None:
        return WAITING
    assert row.line.due_on is not None
    return LATE if row.line.due_on < start else COMING


@settings(deadline=None)
@given(st.sampled_from(ITEMS), DAYS, st.integers(0, 300), st.integers(0, 300))
def test_a_longer_time_only_adds(item: object, start: date, one: int, more: int) -> None:
    """A later end adds payments and takes none away."""
    file = PortfolioFile("a", item)  # type: ignore[arg-type]  # a convention
    end = start + timedelta(days=one)
    short = list(due_lines(file, start, end))
    assert [row for row in due_lines(file, start, end + timedelta(days=more)) if row in short] == short


def test_states_are_all_met() -> None:
    """In a town, some payments are late, some are to come, some wait for something."""
    portfolio = Portfolio.of(town(size=40).conventions)
    table = portfolio.due(date(2024, 6, 30), date(2025, 6, 30))
    names = [column.name for column in table.columns]
    states = {row[names.index("state")] for row in table.rows}
    assert states <= {LATE, COMING, WAITING}
    assert len(states) >= 2
    days = [row[names.index("due_on")] for row in table.rows]
    assert days == sorted(days)  # type: ignore[type-var]  # each row has a day


def test_a_file_without_convention_has_nothing_due() -> None:
    """Nothing is foreseen where nothing is known."""
    assert list(due_lines(PortfolioFile("a", None), date(2024, 1, 1), date(2024, 12, 31))) == []


def test_days_are_days() -> None:
    """What is no day is refused."""
    with pytest.raises(ConventionsError):
        Portfolio.of([]).due("2024-01-01", date(2024, 1, 1))  # type: ignore[arg-type]  # that is the test
