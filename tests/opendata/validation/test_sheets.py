"""What is no CSV: a spreadsheet is validated by its texts, another thing is told for what it is."""

from __future__ import annotations

import io

import pytest

from conventions.law.published import fields
from conventions.opendata.scdl import validate
from conventions.opendata.scdl.validation.streaming import judge_lines

NAMES = [field.name for field in fields("2.1.1")]
START = ["Commune", "73282932000074", "2018-01-05", "", "Club", "35600000049837", "", "Fête", "12.50"]
CELLS = [*START, "aide en nature", "unique", "2018-01-05", "", "non", "1", ""]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"PK\x03\x04not a sheet", ""),
        (b"\x01\x02\x03" * 99, ""),
        ("objet\n".encode("utf-32"), "UTF-32"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, word: str) -> None:
    """One fault, which says what it is."""
    (fault,) = validate(data)
    assert (fault.kind, fault.code) == ("schema", "not_a_table")
    assert word in fault.message


def test_lines_in_memory_are_judged_like_those_of_a_file() -> None:
    """Their own numbers; rows compared too."""
    lines = [(3, NAMES), (4, CELLS), (7, [*CELLS[:8], "NC", *CELLS[9:]]), (9, CELLS)]
    from conventions.opendata.scdl.crossing.accumulating import Crossing

    with Crossing() as crossing:
        faults = [fault for judged in judge_lines(lines, "2.1.1", crossing) for fault in judged.faults]
    assert [(each.line, each.row, each.code) for each in faults] == [
        (3, None, "late_header"),
        (7, 2, "type"),
        (9, 3, "duplicate"),
    ]
    assert [fault.code for judged in judge_lines(lines, "2.1.1", None) for fault in judged.faults] == [
        "late_header",
        "type",
    ]
    assert [fault.code for judged in judge_lines([], "2.1.1", None) for fault in judged.faults] == [
        "empty_file"
    ]


def test_a_workbook_is_validated_by_its_texts() -> None:
    """Its first sheet that has lines; a day is a day."""
    pytest.importorskip("python_calamine")
    xlsxwriter = pytest.importorskip("xlsxwriter")
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.add_worksheet("vide")
    sheet = book.add_worksheet("données")
    for row, cells in enumerate((NAMES, CELLS, [*CELLS[:8], "NC", *CELLS[9:]])):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    book.close()
    assert [(each.line, each.code) for each in validate(data.getvalue())] == [(3, "type")]
