"""The money of a portfolio: each euro stands in one row, whichever way it is added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import ConventionsError, OperationError, euros, position
from conventions.french import quote
from conventions.model import Grant
from conventions.money import ZERO, Amount
from conventions.operations import GrantPosition, Total
from conventions.portfolio import Portfolio, PortfolioFile
from conventions.portfolio.lines import COLUMNS, NO_GRANT, NO_LINE, SEVERAL, GrantLine, _parts, grant_lines
from conventions.portfolio.money_tables import cell, positions
from conventions.portfolio.naming import Named
from conventions.portfolio.results import results
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conventions import Convention

ITEMS = (association_2024_2026(), cci_2017_2019(), equipment_2023_2025(), *town(size=4).conventions)
DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))


def known(totals: Iterable[Total]) -> Amount:
    """The known part of sums."""
    return sum((total.known for total in totals), start=ZERO)


def by(rows: list[GrantLine], part: Callable[[GrantLine], object], column: str) -> Amount:
    """The sum of the sums of each part."""
    parts = dict.fromkeys(map(part, rows))
    return sum((known(row.sum(column) for row in rows if part(row) == one) for one in parts), start=ZERO)


@settings(deadline=None, max_examples=8)
@given(DAYS)
def test_every_way_to_add_gives_the_position(day: date) -> None:
    """By line, by exercise, by beneficiary, by convention: to the cent what the positions say."""
    rows = [row for item in ITEMS for row in grant_lines(PortfolioFile("a", item), day)]
    for column in COLUMNS:
        whole = known(getattr(row, column) for item in ITEMS for row in position(item, day).exercises)
        for part in (_line, lambda row: row.exercise, lambda row: row.beneficiary, lambda row: row.grant):
            assert by(rows, part, column) == whole


def _line(row: GrantLine) -> object:
    return row.line, row.said


@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2024, 6, 30), date(2026, 12, 31)])
def test_tables_show_these_sums(day: date) -> None:
    """The table of engagements and that of positions have the same totals, where all is known."""
    portfolio = Portfolio.of(ITEMS)
    commitments, positions = portfolio.commitments(day), portfolio.positions(day)
    for column in COLUMNS:
        sums: list[Amount | None] = []
        for table in (commitments, positions):
            rank = [each.name for each in table.columns].index(column)
            cells = [row[rank] for row in table.rows]
            known_cells = [each for each in cells if isinstance(each, Amount)]
            sums.append(sum(known_cells, start=ZERO) if len(known_cells) == len(cells) else None)
        assert None in sums or sums[0] == sums[1]
    assert [table.notes for table in (commitments, positions, portfolio.results(day))] == [(), (), ()]


def _grant(*amounts: Amount | None) -> Grant:
    parts = [{"key": str(rank), "raw": f"ligne {rank}", "amount": each} for rank, each in enumerate(amounts)]
    return Grant.model_validate({"exercise": 2024, "beneficiary": "x", "amount": euros(100), "lines": parts})


def _position(granted: Total) -> GrantPosition:
    sums = {name: granted if name == "granted" else Total() for name in COLUMNS if name != "to_pay"}
    return GrantPosition(grant="g", exercise=2024, beneficiary="x", **sums)


def _rows(grant: Grant | None, granted: Total) -> list[tuple[str, Amount]]:
    whole = (granted, *([Total(known=euros(7))] * (len(COLUMNS) - 1)))
    return [(said, sums[0].known) for _, said, sums in _parts(_position(granted), grant, whole)]


def test_the_money_of_several_lines() -> None:
    """What the act spreads stands by line; what it does not is told together, once."""
    hundred = Total(known=euros(100))
    spread = [("ligne 0", euros(60)), ("ligne 1", euros(40)), (SEVERAL, ZERO)]
    assert _rows(_grant(euros(60), euros(40)), hundred) == spread
    for amounts in ((euros(60), euros(30)), (euros(60), None), (None, None)):
        assert _rows(_grant(*amounts), hundred) == [
            ("ligne 0", ZERO),
            ("ligne 1", ZERO),
            (SEVERAL, euros(100)),
        ]
    assert _rows(_grant(euros(100)), hundred) == [("ligne 0", euros(100))]
    assert _rows(_grant(), hundred) == [(NO_LINE, euros(100))]
    assert _rows(None, hundred) == [(NO_LINE, euros(100))]


def test_money_of_no_grant_is_told_so() -> None:
    """What the ledger says of no grant has a row of its own."""
    told = _position(Total()).replace(grant=None)
    assert [said for _, said, _ in _parts(told, None, (Total(),) * len(COLUMNS))] == [NO_GRANT]


def test_what_is_unknown_is_not_zero() -> None:
    """A sum of which a part is unknown has no amount."""
    assert cell(Total()) == ZERO
    assert cell(Total(known=euros(3), unknown=("2024",))) is None


def test_files_without_convention_have_no_money() -> None:
    """They are told in a note."""
    nothing, names = PortfolioFile("a", None), Named(association_2024_2026(), reveal=False)
    assert list(grant_lines(nothing, date(2024, 1, 1))) == []
    for sheet in (positions(date(2024, 1, 1)), results(date(2024, 1, 1))):
        assert list(sheet.rows(nothing, names)) == []
    twice = Portfolio.of([association_2024_2026(), association_2024_2026().replace(title="Autre")])
    day = date(2024, 6, 30)
    for table in (twice.commitments(day), twice.positions(day), twice.results(day), twice.due(day, day)):
        assert table.rows == ()
        assert table.notes == ("2 fichiers laissés de côté : voyez les problèmes du portefeuille",)


def test_what_cannot_be_worked_out_is_told_in_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """An avenant that operates on what is not there: its convention is left aside, the others are counted."""
    wrong = association_2024_2026().replace(reference="FAUSSE")
    real = position

    def refusing(item: Convention, day: date) -> object:
        if item.reference == "FAUSSE":
            raise OperationError("l’avenant 1 supprime une subvention qui n’existe pas")
        return real(item, day)

    monkeypatch.setattr("conventions.portfolio.lines.position", refusing)
    table = Portfolio.of([association_2024_2026(), wrong]).commitments(date(2024, 6, 30))
    assert table.rows
    told = "laissé de côté : l’avenant 1 supprime une subvention qui n’existe pas"
    assert table.notes == (f"{quote('FAUSSE')} {told}",)


def test_a_day_is_a_day() -> None:
    """What is no day is refused by every table."""
    portfolio = Portfolio.of([])
    for ask in (portfolio.commitments, portfolio.positions, portfolio.results, portfolio.check):
        with pytest.raises(ConventionsError):
            ask("2024-01-01")  # type: ignore[arg-type]  # that is the test
