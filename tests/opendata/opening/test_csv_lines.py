"""Records and cells, quotes and what is wrong with them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl.opening.csv_lines import records
from conventions.opendata.scdl.opening.csv_source import open_csv

HEADER = ["nomAttribuant", "idAttribuant", "nomBeneficiaire", "objet", "montant"]
CELLS = st.text(st.sampled_from("aé1 ,;|\t\"'\n\r’=+"), max_size=8)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])


def _cut(text: str, delimiter: str = ";") -> tuple[list[tuple[str, ...]], list[int]]:
    strays: list[int] = []
    found = records(list(io.StringIO(text, newline="")), delimiter, strays)
    return [line.cells for line in found], strays


@given(
    rows=st.lists(st.tuples(*[CELLS] * len(HEADER)), max_size=6),
    encoding=ENCODINGS,
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(
    rows: list[tuple[str, ...]], encoding: str, delimiter: str, quoting: int, end: str
) -> None:
    """Whatever the encoding, the delimiter, the quotes and the ends of lines: the same cells."""
    if end == "\n":  # the writer puts no quotes around a lone carriage return, then
        rows = [tuple(cell.replace("\r", "") for cell in row) for row in rows]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([HEADER, ["é"] * len(HEADER), *rows])
    source = open_csv(out.getvalue().encode(encoding), "")
    assert source.delimiter == delimiter
    assert [line.cells for line in source.grids[0].lines][2:] == rows


def test_a_stray_quote_swallows_nothing() -> None:
    """Its line is read alone, and told; the lines after it are whole."""
    text = 'nom;objet;montant\nA;"Le Phare;1\nB;"sûr";2\nC;d;3\n'
    assert _cut(text) == (
        [("nom", "objet", "montant"), ("A", "Le Phare", "1"), ("B", "sûr", "2"), ("C", "d", "3")],
        [2],
    )


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('A;"Asso "X" de Y";2', ("A", 'Asso "X" de Y', "2")),
        ('A;"b; c" d";2', ("A", 'b; c" d', "2")),
        ('A;"le ""grand""; mot "x" y";2', ("A", 'le "grand"; mot "x" y', "2")),
        ('A;"b"', ("A", "b")),
        ('A;"b;2', ("A", "b", "2")),
        ('"";"b "c" d";""', ("", 'b "c" d', "")),
        ('"b;"c;"d', ("b", "c", "d")),
        ('A;b"c;2', ("A", 'b"c', "2")),
    ],
)
def test_quotes_inside_a_line_are_read_as_well_as_they_can_be(line: str, cells: tuple[str, ...]) -> None:
    """The width of the other lines tells which quotes are marks."""
    found, _ = _cut(f"nom;objet;montant\n{line}\nz;y;x\n")
    assert found == [("nom", "objet", "montant"), cells, ("z", "y", "x")]


def test_a_quote_that_is_never_closed_is_bounded() -> None:
    """To the end of the file, or over more lines than a cell has."""
    assert _cut('a;"b\n' + "c;d\n" * 3)[0] == [("a", "b"), *[("c", "d")] * 3]
    rows, strays = _cut('a;"b\n' + "c;d\n" * 600 + 'e;f"\n')
    assert (len(rows), strays) == (602, [1])
    rows, strays = _cut('x;y\na;"b\n' + "c;d\n" * 600 + '"\nz;t\n')
    assert (len(rows), strays[0]) == (604, 2)


def test_a_cell_longer_than_the_limit_of_the_reader_is_read() -> None:
    """And that limit, which is everybody's, is left as it was."""
    before = csv.field_size_limit()
    long = "x" * (before + 1)
    assert _cut(f'a;b\n{long};"{long}\n""{long}"\n')[0] == [("a", "b"), (long, f'{long}\n"{long}')]
    assert csv.field_size_limit() == before


def test_lines_are_numbered_as_in_the_file() -> None:
    """A record has the number of the line where it begins, whatever ends the lines."""
    lines = list(io.StringIO('a;b\r\n"c\nd";e\rf;"g\n\n"\n\nz\n', newline=""))
    assert [line.number for line in records(lines, ";")] == [1, 2, 4, 7, 8]


@given(st.text(st.sampled_from('a;"\n\r,'), max_size=60))
def test_nothing_is_lost_whatever_the_quotes(text: str) -> None:
    """Every letter is in a cell, in order, and every line in a record."""
    found = [line.cells for line in records(list(io.StringIO(text, newline="")), ";")]
    letters = "".join("".join(cells) for cells in found)
    assert letters.count("a") == text.count("a")
    assert letters.count(",") == text.count(",")
