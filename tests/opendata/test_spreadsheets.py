"""CSV files for machines and for spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl import write
from conventions.opendata.spreadsheets import csv_bytes, neutralised, spreadsheet_csv_bytes
from tests.opendata.writing.made import DAY, convention, grant

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LINES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5)


@given(LINES)
def test_a_csv_reads_back(lines: list[tuple[str, str]]) -> None:
    """Every cell as it was, in UTF-8."""
    text = csv_bytes(("a", "b"), lines).decode("utf-8")
    assert [tuple(line) for line in csv.reader(io.StringIO(text, newline=""))] == [("a", "b"), *lines]


@given(LINES)
def test_no_cell_of_a_spreadsheet_is_a_formula(lines: list[tuple[str, str]]) -> None:
    """What begins like one is a text, save numbers."""
    text = spreadsheet_csv_bytes(("a", "b"), lines).decode("utf-8-sig")
    for cells in list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]:
        for cell in cells:
            assert not cell.startswith(("=", "@", "\t", "\r", "\n", "＝", "＠"))
            assert not cell.startswith(("+", "-")) or cell[1:].replace(".", "").replace(",", "").isdigit()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+33 1 02 03 04 05", "'+33 1 02 03 04 05"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tA", "'\tA"),
        ("\rA", "'\rA"),
        ("-1500.00", "-1500.00"),
        ("-1500,5", "-1500,5"),
        ("+12", "+12"),
        ("-١", "'-١"),
        ("", ""),
        ("'=1", "'=1"),
    ],
)
def test_each_beginning(text: str, made: str) -> None:
    """Numbers stay numbers."""
    assert neutralised(text) == made


def test_the_published_file_is_not_changed() -> None:
    """A title that looks like a formula is one in SCDL, and a text in the spreadsheet."""
    rows = write(convention(grant(object="=1+1")), DAY)
    assert b",=1+1,1000.00," in rows.to_csv()
    assert b";'=1+1;1000.00;" in rows.to_spreadsheet_csv()
    assert rows.to_csv().startswith(b"nomAttribuant,idAttribuant")
