"""How a CSV is quoted, ended and delimited (T06, T08)."""

from __future__ import annotations

import pytest

from conventions.opendata.scdl.opening.csv_source import open_csv


def _t08(text: str) -> list[tuple[str, int | None, str]]:
    noted = open_csv(text.encode(), "").grids[0].diagnoses
    return [(each.reason.split(" :")[0], each.line, each.severity.value) for each in noted]


def test_lines_quoted_whole_by_a_spreadsheet_are_opened() -> None:
    """With the « ;; » that it added, and the semicolons of a text that it took for its own."""
    text = 'nom,objet,montant;;\r\n"A,""b, c"",1";;\r\nB,d;e,2;\r\n"C,""é"",3"\r\n'
    source = open_csv(text.encode(), "")
    assert [line.cells for line in source.grids[0].lines] == [
        ("nom", "objet", "montant"),
        ("A", "b, c", "1"),
        ("B", "d;e", "2"),
        ("C", "é", "3"),
    ]
    whole = "ligne entière entre guillemets"
    ends = ("« ;; » à la fin des lignes", None, "repaired")
    assert _t08(text) == [(whole, 2, "repaired"), (whole, 4, "repaired"), ends]


def test_a_line_quoted_whole_is_opened_beside_wider_ones() -> None:
    """The commas without quotes of the other lines widen them."""
    text = 'nom,objet,montant\nA,b,1,50\nC,d, e, f,2,00\n"G,""h, i"",3"\n'
    assert open_csv(text.encode(), "").grids[0].lines[3].cells == ("G", "h, i", "3")


def test_a_file_quoted_whole_is_opened() -> None:
    """Each of its lines, the header too; a short one stays as it is."""
    lines = open_csv(b'"nom;objet"\n"A;b"\n"C"\n', "").grids[0].lines
    assert [line.cells for line in lines] == [("nom", "objet"), ("A", "b"), ("C",)]


def test_one_column_is_not_opened() -> None:
    """A quoted text with commas is one cell."""
    lines = open_csv(b'montant\n"40 000,00"\n', "").grids[0].lines
    assert [line.cells for line in lines] == [("montant",), ("40 000,00",)]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("a;b\r\nc;d\ne;f\r\n", ["fins de ligne mêlées"]),
        ('a;b\r\n"c\nd";e\r\nf;g\r\n', []),  # the line end is that of a cell
        ("a;b\nc;d\re;f\n", ["fins de ligne mêlées"]),
        ("a;b\rc;d\re;f\r", []),
        ("a;b\r\nc;d", []),
        ('a;b\nc;"d\ne;f\n', ["guillemet ouvert et jamais fermé"]),
    ],
)
def test_ends_of_lines_and_stray_quotes_are_told(text: str, reasons: list[str]) -> None:
    """One diagnosis for the ends of lines of a file, one for each stray quote."""
    assert [reason for reason, _, _ in _t08(text)] == reasons


@pytest.mark.parametrize(
    ("text", "found"), [("a;b\n", ["T06"]), ("a,b\n", []), ("a\n", []), ("a\tb\n", ["T06"])]
)
def test_a_delimiter_other_than_the_comma_is_told(text: str, found: list[str]) -> None:
    """Where there is more than one column."""
    assert [each.code for each in open_csv(text.encode(), "").diagnoses] == found
