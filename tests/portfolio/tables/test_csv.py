"""The CSV file of a table: the same cells once read back, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.money import Amount, euros
from conventions.opendata.spreadsheets import neutralised
from conventions.portfolio import Column, Table
from tests.portfolio.tables.made import TABLE, tables

NAME, AMOUNT = Column("name", "Nom", "text"), Column("amount", "Montant", "money")


def read(data: bytes, delimiter: str = ";") -> list[list[str]]:
    """The cells of a file, its header first."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def written(text: str) -> str:
    """A text as the file holds it."""
    shown = "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
    return neutralised(shown.replace("\0", "\\x00"))


@given(tables(), st.sampled_from(";,|\t"), st.sampled_from(",."))
def test_a_file_reads_back(table: Table, delimiter: str, decimal: str) -> None:
    """Every cell, to the cent and to the day, whatever the signs of the file."""
    header, *rows = read(table.to_csv(delimiter=delimiter, decimal=decimal, unknown=""), delimiter)
    assert header == [written(column.title) for column in table.shown_columns]
    cells = [
        (column.kind, cell, text)
        for told, row in zip(rows, table.shown_rows, strict=True)
        for column, cell, text in zip(table.shown_columns, row, told, strict=True)
    ]
    for kind, cell, text in cells:
        if cell is None:
            assert text == ""
        elif isinstance(cell, Amount):
            assert Amount.parse(text.replace(decimal, ".")) == cell
        elif isinstance(cell, Fraction):
            assert abs(Fraction(text.replace(decimal, ".")) - cell) <= abs(cell) / 10**14
        else:
            assert text == (written(cell) if isinstance(cell, str) else str(cell)), kind


@given(tables())
def test_no_cell_is_a_formula(table: Table) -> None:
    """What begins like one is a number."""
    for row in read(table.to_csv()):
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r", "\n", "＝", "＠"))
            assert not cell.startswith(("+", "-")) or cell[1:].replace(",", "").isdigit()


def test_the_file_of_a_table() -> None:
    """As a French spreadsheet reads it: « inconnu » is no zero, 1/3 no first of March."""
    assert TABLE.to_csv().decode("utf-8-sig").splitlines() == [
        "Bénéficiaire;Exercice;Délibération;Montant attribué;Taux;Actions;Acte / fichier source",
        "Club;2024;2024-03-28;50000,00;0,333333333333333;3;club.yaml",
        "École;2025;inconnu;inconnu;inconnu;inconnu;école.yaml",
        "<b>Éts & Cie</b>;2025;1850-01-02;1234567,89;0,125;1250;inconnu",
        "Club;2025;2025-12-31;0,10;1;0;club.yaml",
    ]


def test_no_context_around_changes_a_ratio() -> None:
    """Fifteen digits, whatever the program asks of its decimals; a small one is written without exponent."""
    rates = Table("T", [Column("rate", "Taux", "ratio")], [(Fraction(-1, 3),), (Fraction(1, 10**18),)])
    with localcontext() as context:
        context.prec = 2
        assert read(rates.to_csv())[1:] == [["-0,333333333333333"], ["0,000000000000000001"]]


def test_a_file_is_written_or_given(tmp_path: Path) -> None:
    """The same bytes, at a path given as a text or not."""
    table = Table("T", (NAME, AMOUNT), [("Club", euros(-5)), ("d’Aix", None)])
    for path in (tmp_path / "a.csv", str(tmp_path / "b.csv")):
        table.to_csv(path)
        assert (
            Path(path).read_bytes()
            == table.to_csv()
            == b"\xef\xbb\xbf" + ("Nom;Montant\r\nClub;-5,00\r\nd’Aix;inconnu\r\n".encode())
        )


@pytest.mark.parametrize(
    "signs", [{"delimiter": "ab"}, {"delimiter": ""}, {"delimiter": '"'}, {"decimal": "'"}]
)
def test_another_sign_is_refused(signs: dict[str, Any]) -> None:
    """The error lists those that spreadsheets know."""
    with pytest.raises(ConventionsError, match="n’est pas l’un de"):
        TABLE.to_csv(**signs)


def test_a_day_is_iso() -> None:
    """Which every spreadsheet reads as a day."""
    assert read(Table("T", [Column("on", "Le", "date")], [(date(987, 1, 2),)]).to_csv())[1] == ["0987-01-02"]
