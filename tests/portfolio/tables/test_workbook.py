"""The workbook of a table, read back: exact amounts, real days, texts that stay texts, totals to filter."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
import python_calamine
from hypothesis import given, settings

from conventions.errors import ConventionsError
from conventions.money import LIMIT, Amount, euros
from conventions.portfolio import Column, Table
from conventions.portfolio.tables import workbook
from conventions.portfolio.tables.sheet_texts import LONGEST, sheet_name, sheet_text
from conventions.portfolio.tables.sums import Sum, sum_of
from conventions.visible import is_visible
from tests.portfolio.tables.made import COLUMNS, DAY, HOSTILE, ROWS, TABLE, tables, texts

NAME, AMOUNT = Column("name", "Nom", "text"), Column("amount", "Montant", "money", total=True)
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

FORMULA = re.compile(r'<c r="([A-Z])([0-9]+)"[^>]*><f>([^<]*)</f><v>([^<]*)</v>')


def sheets(data: bytes) -> list[list[list[Any]]]:
    """The cells of the sheets, in order."""
    book = python_calamine.load_workbook(BytesIO(data))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]


def parts(data: bytes) -> dict[str, str]:
    """The files in a workbook."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@given(tables())
def test_a_workbook_reads_back(table: Table) -> None:
    """The same cents, days, whole numbers and texts, « inconnu » where nothing is known; the totals of its rows."""
    data = table.to_xlsx()
    told = [row[: len(table.shown_columns)] for row in sheets(data)[0][3 : 3 + len(table.rows)]]
    for met, row in zip(told, table.shown_rows, strict=True):
        assert [*map(_same, row, met)] == [True] * len(row)
    summed = [column for column in table.columns if column.total and table.rows]
    sums = {
        "ABCDE"[table.columns.index(column)]: sum_of(
            table.column(column.name), is_money=column.kind == "money"
        )
        for column in summed
    }
    formulas = {at: total for at, total in sums.items() if not (total.is_unknown or total.is_too_big)}
    _check_totals(data, formulas, 3 + len(table.rows))


def _same(cell: object, met: Any) -> bool:
    """Whether what a reader of workbooks met is what the cell said."""
    if isinstance(cell, Amount):
        return round(Fraction(str(met)) * 100) == cell.cents
    if isinstance(cell, Fraction):
        return abs(Fraction(met) - cell) <= abs(cell) / 10**14
    if isinstance(cell, date):
        return bool(met == (cell if cell >= date(1900, 3, 1) else cell.isoformat()))
    if isinstance(cell, int):
        return bool(met == (cell if abs(cell) < LIMIT else str(cell)))
    return bool(met == ("inconnu" if cell is None else sheet_text(str(cell))))


def _check_totals(data: bytes, formulas: dict[str, Sum], last: int) -> None:
    """Each total is a formula that follows the filter, with its value."""
    found = FORMULA.findall(parts(data)["xl/worksheets/sheet1.xml"])
    assert {(letter, row) for letter, row, _, _ in found} == {(at, str(last + 1)) for at in formulas}
    for letter, _, formula, value in found:
        total = formulas[letter]
        assert formula == f"ROUND(SUBTOTAL(109,{letter}4:{letter}{last}),2)"
        assert Fraction(value) * (100 if total.is_money else 1) == total.known


@settings(max_examples=6)
@given(tables())
def test_the_same_table_makes_the_same_bytes(table: Table) -> None:
    """No clock, no random name; every part is XML."""
    data = table.to_xlsx()
    assert data == table.to_xlsx()
    for text in parts(data).values():
        ET.fromstring(text)


def test_the_sheets_of_a_table() -> None:
    """What a finance officer opens: title, day, header, rows, totals; then what the figures rest on."""
    first, versions = sheets(TABLE.to_xlsx())
    assert first[0][0] == "Engagements"
    assert first[1][0].replace("\xa0", " ") == "Situation au 31 décembre 2025 – 4 lignes"
    assert first[2] == [column.title for column in (*COLUMNS, workbook_source())]
    assert first[3][:4] == ["Club", 2024, date(2024, 3, 28), 50000]
    assert first[4] == ["École", 2025, "inconnu", "inconnu", "inconnu", "inconnu", "école.yaml"]
    assert first[7] == ["Total", "", "", 1284567.99, "", 1253, ""]
    assert versions == [
        ["tableau", "Engagements"],
        ["situation au", DAY],
        ["lignes", 4],
        ["données", "2024"],
        ["note", "Les montants sont ceux des actes signés."],
    ]


def workbook_source() -> Column:
    """The column of the sources."""
    return TABLE.shown_columns[-1]


def test_what_the_sheet_is_made_of() -> None:
    """A filter over the rows, a header that stays and is printed again, French euros, no formula but totals."""
    made = parts(TABLE.to_xlsx())
    sheet, styles = made["xl/worksheets/sheet1.xml"], made["xl/styles.xml"]
    assert '<autoFilter ref="A3:G7"/>' in sheet
    assert '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>' in sheet
    assert "$3:$3" in made["xl/workbook.xml"]
    assert "[$€-40C]" in styles
    assert "&quot;au moins &quot;#,##0.00" in styles
    assert "hyperlink" not in "".join(made.values())
    assert sheet.count("<f>") == 2
    assert "2025-12-31T00:00:00Z" in made["docProps/core.xml"]


def test_no_text_is_run() -> None:
    """Each hostile text is a text, whole but for what nobody sees."""
    columns = [NAME, Column("title", "=HYPERLINK(1)", "text")]
    data = Table("=1", columns, [(text, "") for text in HOSTILE], notes=HOSTILE, sources=HOSTILE).to_xlsx()
    first, versions = sheets(data)
    assert [row[0] for row in first[3:]] == [row[2] for row in first[3:]] == [*map(sheet_text, HOSTILE)]
    assert first[2][1] == "=HYPERLINK(1)"
    assert [row[1] for row in versions][-len(HOSTILE) :] == [*map(sheet_text, HOSTILE)]
    assert "<f>" not in "".join(parts(data).values())


def test_a_long_text_is_cut_and_told() -> None:
    """Excel repairs a file with longer ones; it counts an emoji twice."""
    long = [
        ("a" * 100_000,),
        ("😀" * 50_000,),
        ("a" + "😀" * 20_000,),
        ("b" * LONGEST,),
        ("c" + "b" * LONGEST,),
    ]
    told = [row[0] for row in sheets(Table("T", [NAME], long).to_xlsx())[0][3:]]
    assert [len(text.encode("utf-16-le")) // 2 <= LONGEST for text in told] == [True] * 5
    assert [text.endswith("caractères]") for text in told] == [True, True, True, False, True]
    assert told[0].replace("\u202f", " ").replace("\xa0", " ").endswith("a… [coupé : 100 000 caractères]")
    assert told[3] == "b" * LONGEST


@pytest.mark.parametrize(
    ("day", "is_day"),
    [
        (date(1, 1, 1), False),
        (date(1900, 1, 1), False),
        (date(1900, 2, 28), False),
        (date(1900, 3, 1), True),
        (date(9999, 12, 31), True),
    ],
)
def test_a_day_that_excel_counts_wrong_is_a_text(day: date, is_day: bool) -> None:  # noqa: FBT001  # a row of the table
    """Excel has a 29 February 1900: the days before it have another number elsewhere."""
    sheet = parts(Table("T", [Column("on", "Le", "date")], [(day,)]).to_xlsx())["xl/worksheets/sheet1.xml"]
    assert ('<c r="A4" s="4"><v>' in sheet) == is_day
    assert ('t="s"' in sheet.partition('r="A4"')[2]) != is_day


@given(texts)
def test_a_cell_holds_visible_characters(text: str) -> None:
    """And the ends of lines and tabulations of the text."""
    assert all(is_visible(char) or char in "\n\t" for char in sheet_text(text))


@given(texts)
def test_a_sheet_has_a_legal_name(text: str) -> None:
    """Short, without the signs that Excel refuses, not that of the other sheet."""
    name = sheet_name(text * 3)
    assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
    assert not set(name) & set("[]:*?/\\")
    assert name.strip("'") == name
    assert name.casefold() not in {"versions", "history"}


@pytest.mark.parametrize(
    ("amount", "near"),
    [(LIMIT - 1, "9999999999999.99"), (1 - LIMIT, "-9999999999999.99"), (1, "0.01"), (0, "0.00")],
)
def test_the_largest_amount_is_exact(amount: int, near: str) -> None:
    """A number of a sheet keeps its 15 digits."""
    data = Table("T", [AMOUNT], [(Amount(cents=amount),)]).to_xlsx()
    assert f"<v>{near}</v>" in parts(data)["xl/worksheets/sheet1.xml"]
    assert round(Fraction(str(sheets(data)[0][3][0])) * 100) == amount


def test_a_total_that_cannot_be_a_number_is_a_text() -> None:
    """Too big, or unknown; where the first column is summed, nothing says « Total »."""
    most = Amount(cents=LIMIT - 1)
    first, _ = sheets(Table("T", [AMOUNT], [(most,), (most,)]).to_xlsx())
    assert first[5] == ["trop grand"]
    first, _ = sheets(Table("T", [NAME, AMOUNT], [("a", None)]).to_xlsx())
    assert first[4] == ["Total", "inconnu"]


def test_a_table_without_rows_has_a_sheet() -> None:
    """With its header, and the versions that are installed where none are given."""
    first, versions = sheets(Table("T", [AMOUNT], []).to_xlsx())
    assert first == [["T"], ["Aucune ligne."], ["Montant"]]
    assert [row[0] for row in versions] == [
        "tableau",
        "situation au",
        "lignes",
        "bibliothèque",
        "règles",
        "données",
    ]
    assert versions[1][1] == "non précisée"


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how large it is, and the ways out; the largest one is written."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 8)
    assert TABLE.to_xlsx()
    with pytest.raises(
        ConventionsError, match=r"tient 8 lignes .* le tableau en a 5 et 6 : filtrez-le \(where\)"
    ):
        Table("T", COLUMNS, [*ROWS, ROWS[0]]).to_xlsx()
    monkeypatch.setattr(workbook, "MOST_COLUMNS", 6)
    with pytest.raises(ConventionsError, match="et 6 colonnes, le tableau en a 4 et 7"):
        TABLE.to_xlsx()


def test_a_workbook_is_written(tmp_path: Path) -> None:
    """At a path; the same bytes."""
    TABLE.to_xlsx(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == TABLE.to_xlsx()


def test_without_xlsxwriter_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the command."""
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    told = 'écrire un classeur demande xlsxwriter : installez-le avec « pip install "conventions-subvention[xlsx]" »'
    with pytest.raises(ConventionsError, match=re.escape(told)):
        Table("T", [AMOUNT], [(euros(1),)]).to_xlsx()
