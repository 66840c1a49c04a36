"""Files as a whole: their header, their lines, their encodings; all faults, in order, whatever the size."""

from __future__ import annotations

import io
import subprocess
import sys
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.law.published import fields
from conventions.opendata.scdl import Summary, read, validate
from conventions.opendata.scdl.validation import records
from conventions.opendata.scdl.validation.sources import open_file
from conventions.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = [field.name for field in fields("2.1.1")]
ROW = "Commune,73282932000074,2018-01-05,,Club,35600000049837,,Fête,12.50,aide en nature,unique,2018-01-05,,non,1,"
CELLS = ROW.split(",")
HEADER = ",".join(NAMES)


def told(data: bytes | str, version: str = "2.1.1") -> list[tuple[int | None, int | None, str | None, str]]:
    """The line, the row, the column and the code of each fault."""
    raw = data.encode() if isinstance(data, str) else data
    return [
        (each.line, each.row, each.column, each.code) for each in validate(raw, version, cross_rows=False)
    ]


def schema(data: bytes | str) -> set[tuple[int | None, str | None, str]]:
    """The row, the column and the code of each fault of the schema."""
    raw = data.encode() if isinstance(data, str) else data
    faults = validate(raw, cross_rows=False)
    return {(each.row, each.column, each.code) for each in faults if each.kind == "schema"}


def test_labels_are_found_whatever_their_order_and_their_spaces() -> None:
    """The case counts; the order is told, and faults nothing."""
    labels = [f" {name}\u00a0" for name in reversed(NAMES)]
    row = ",".join(reversed(CELLS))
    assert told(f"{','.join(labels)}\n{row}\n") == [(1, None, None, "order")]
    assert schema(f"{HEADER.replace('montant', 'MONTANT')}\n{ROW}\n") == {(None, "montant", "missing_column")}


def test_a_column_that_lacks_is_told_once() -> None:
    """A fault where it is required; the others are supplements, and the rows go on being judged."""
    header = HEADER.replace("nomAttribuant,", "").replace(",dispositifAide", "")
    row = ROW.removeprefix("Commune,").removesuffix(",").replace("12.50", "NC")
    faults = list(validate(f"{header}\n{row}\n".encode(), cross_rows=False))
    assert [(each.kind, each.column, each.code, each.row) for each in faults] == [
        ("schema", "nomAttribuant", "missing_column", None),
        ("supplement", "dispositifAide", "missing_column", None),
        ("schema", "montant", "type", 1),
    ]


def test_the_two_columns_of_the_beneficiary() -> None:
    """Both absent: one fault for the file. One absent: it counts as empty."""
    both = "\n".join(",".join(cells[:5] + cells[7:]) for cells in (NAMES, CELLS))
    assert schema(both) == {(None, "idBeneficiaire", "one_of")}
    one = "\n".join(",".join(cells[:6] + cells[7:]) for cells in (NAMES, [*CELLS[:5], "", *CELLS[6:]]))
    assert schema(one) == {(1, None, "one_of")}


def test_other_labels() -> None:
    """A label that is not of the schema is told, an empty one is a fault, one that comes twice stops all."""
    assert told(f"{HEADER},canton\n{ROW},x\n") == [(1, None, "canton", "extra_column")]
    assert schema(f"{HEADER},\n{ROW},x\n") == {(None, None, "blank_label")}
    twice = told(f"{HEADER},montant\n{ROW.replace('12.50', 'NC')},13\n")
    assert [code for _, _, _, code in twice] == ["duplicate_label", "duplicate_label"]
    assert schema(f"{HEADER},,\n{ROW},,\n") == {(None, None, "duplicate_label")}


@pytest.mark.parametrize("data", ["", "\ufeff", "\n\n", "  \n", ",,\n"])
def test_a_file_without_labels(data: str) -> None:
    """One fault; nothing else can be said."""
    assert told(data) == [(None, None, None, "empty_file")]


def test_labels_that_come_late() -> None:
    """Blank lines before them are told."""
    assert told(f"\n,,\n{HEADER}\n{ROW}\n") == [(3, None, None, "late_header")]


def test_a_header_alone_is_valid() -> None:
    """No row, no fault."""
    assert told(HEADER) == told(f"\ufeff{HEADER}\r\n") == []


def test_blank_rows() -> None:
    """One fault of the row and that of its beneficiary, none of its cells; they count in the numbering."""
    blank = [(2, 1, None, "blank_row"), (2, 1, None, "one_of")]
    assert told(f"{HEADER}\n\n{ROW}\n") == blank
    assert told(f"{HEADER}\n{',' * 15}\n{ROW.replace('unique', '')}\n") == [
        *blank,
        (3, 2, "conditionsVersement", "required"),
    ]
    assert told(f"{HEADER}\n{',' * 20}\n") == blank
    assert (1, "idAttribuant", "required") in schema(f"{HEADER}\n{','.join([' '] * 16)}\n")


def test_rows_that_are_too_short_or_too_long() -> None:
    """Each cell that lacks or is too many; the others are judged."""
    assert schema(f"{HEADER}\n{ROW.removesuffix(',1,').replace('12.50', 'x')}\n") == {
        (1, "montant", "type"),
        (1, "pourcentageSubvention", "missing_cell"),
        (1, "dispositifAide", "missing_cell"),
    }
    faults = list(validate(f"{HEADER}\n{ROW},,x\n".encode()))
    assert [(each.code, each.position, each.column, each.raw) for each in faults] == [
        ("extra_cell", 17, None, ""),
        ("extra_cell", 18, None, "x"),
    ]
    assert len(schema(f"{HEADER}\n  \n")) == 16


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_is_that_where_the_row_begins(end: str) -> None:
    """Whatever ends the lines, and with line breaks in the cells."""
    long = ROW.replace("Fête", f'"a{end}b{end}c"')
    wrong = ROW.replace("12.50", "NC")
    text = end.join([HEADER, long, wrong, long.replace("12.50", "NC"), wrong, wrong])
    assert [(line, row) for line, row, _, _ in told(text)] == [(5, 2), (6, 3), (9, 4), (10, 5)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 600])
def test_the_size_of_the_chunks_changes_nothing(size: int) -> None:
    """The lines and the rows are the same."""
    text = 'a,b\n"1\n2",3\n\n4,5\n"x\r\ny","\r"\n6\n'
    chunks = list(records.chunks_of(io.StringIO(text, newline=""), ",", size))
    assert [line for chunk in chunks for line in chunk.lines] == [1, 2, 4, 5, 6, 9]
    assert all(len(chunk.rows) <= size for chunk in chunks)


@given(
    st.lists(st.lists(st.text('ab"\r\n,', max_size=4), min_size=1, max_size=3), max_size=9), st.integers(1, 5)
)
def test_the_lines_of_any_records(rows: list[list[str]], size: int) -> None:
    """Those that the standard reader counts, one record at a time."""
    import csv

    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    reader = csv.reader(io.StringIO(text.getvalue(), newline=""))
    expected, before = [], 0
    for _ in reader:
        expected.append(before + 1)
        before = reader.line_num
    chunks = records.chunks_of(io.StringIO(text.getvalue(), newline=""), ",", size)
    assert [line for chunk in chunks for line in chunk.lines] == expected


def test_a_line_that_cannot_be_cut_is_told_and_the_next_ones_are_read() -> None:
    """A cell longer than the reader takes."""
    text = f"{HEADER}\n{ROW}\n{'x' * 140_000}\n{ROW.replace('12.50', 'NC')}\n"
    assert told(text) == [(3, None, None, "unreadable_line"), (4, 2, "montant", "type")]
    assert [code for *_, code in told("x" * 140_000)] == ["unreadable_line", "empty_file"]


@pytest.mark.parametrize(
    ("encoding", "codes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        *((name, ["encoding"]) for name in ("cp1252", "utf-16", "utf-16-le", "utf-16-be")),
    ],
)
def test_encodings(encoding: str, codes: list[str]) -> None:
    """UTF-8 is the norm; another one that is known is read, and told."""
    data = f"{HEADER}\n{ROW}\n".encode(encoding)
    assert [code for *_, code in told(data)] == codes


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_delimiters(sign: str) -> None:
    """The comma is the norm; another one is read, and told."""
    data = "\n".join(sign.join(line.split(",")) for line in (HEADER, ROW))
    assert told(data) == [(None, None, None, "delimiter")]


CODECS = {"utf-8": "utf-8-sig", "cp1252": "cp1252", "utf-8+cp1252": "cp1252", "utf-16-le": "utf-16-le"}


@given(
    st.lists(st.text(alphabet='aé1,;\t|" \n', max_size=12), min_size=1, max_size=6).map("\n".join),
    st.sampled_from(["utf-8", "cp1252", "utf-16-le"]),
)
def test_a_file_is_opened_as_it_is_read(text: str, encoding: str) -> None:
    """One detection: what validates a file and what reads it cut it in the same cells."""
    data = text.encode(encoding)
    file, opened = read(data), open_file(data)
    if file.encoding is not None:
        assert (CODECS[file.encoding], file.delimiter) == (opened.encoding, opened.delimiter)


def test_all_the_faults_are_told_in_order_whatever_their_number() -> None:
    """No limit, each at its place, and the summary counts them in one pass."""
    count = 3_000
    wrong = ROW.replace("12.50", "NC").replace("unique", "")
    validation = validate((f"{HEADER}\n" + f"{wrong}\n" * count).encode(), cross_rows=False)
    faults = list(validation)
    assert [(each.row, each.line, each.column) for each in faults] == [
        (row, row + 1, column) for row in range(1, count + 1) for column in ("montant", "conditionsVersement")
    ]
    expected = Summary(
        count,
        count,
        {
            ("schema", "montant", "type"): count,
            ("schema", "conditionsVersement", "required"): count,
        },
    )
    assert validation.summary() == expected
    assert (expected.faults, expected.supplements) == (2 * count, 0)
    assert validate((f"{HEADER}\n" + f"{wrong}\n" * count).encode(), cross_rows=False).summary() == expected


def test_a_path_is_read_anew_each_time(tmp_path: Path) -> None:
    """Lazily: what is written between two readings is seen, and nothing is read before it is asked for."""
    path = tmp_path / "subventions.csv"
    validation = validate(path)
    with pytest.raises(FileNotFoundError):
        list(validation)
    path.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    assert list(validation) == list(validate(str(path))) == []
    path.write_text(f"{HEADER}\n{ROW.replace('12.50', 'NC')}\n", encoding="utf-8")
    assert len(list(validation)) == 1


def test_the_first_fault_comes_before_the_end_is_read() -> None:
    """Rows that never end are judged as far as they are asked for."""

    def endless() -> Iterator[dict[str, str]]:
        while True:
            yield dict(zip(NAMES, CELLS, strict=True)) | {"montant": "NC"}

    faults = list(islice(validate(endless()), 1_000))
    assert [each.row for each in faults] == list(range(1, 1_001))
    assert faults[0].line is None


def test_rows_that_are_mappings() -> None:
    """A list is read as many times as asked; what can be read once says so the second time."""
    rows = [dict(zip(NAMES, CELLS, strict=True)), {"montant": "NC"}]
    validation = validate(rows, cross_rows=False)
    assert list(validation) == list(validation)
    assert {each.column for each in validation if each.row == 2} >= {"montant", "objet"}
    assert not validation.valid
    once = validate(iter(rows))
    assert not once.valid
    assert once.summary().rows == 2
    assert not once.valid
    with pytest.raises(ConventionsError, match="qu’une fois"):
        list(once)


def test_the_verdict_stops_at_the_first_fault() -> None:
    """And it is the one of the summary, once it is known; supplements do not count."""
    early = ROW.replace(",,non", ",,non").replace("unique,2018-01-05", "unique,2018-01-04")
    validation = validate(f"{HEADER}\n{early}\n".encode())
    assert validation.valid
    assert validation.summary().supplements == 1
    assert validation.valid


def test_progress_is_told() -> None:
    """Bytes for a file, rows for rows; it ends at the whole."""
    told_bytes: list[tuple[int, int | None]] = []
    data = (f"{HEADER}\n" + f"{ROW}\n" * 2_000).encode()
    list(validate(data, cross_rows=False, progress=lambda done, total: told_bytes.append((done, total))))
    assert told_bytes == sorted(told_bytes)
    assert told_bytes[-1] == (len(data), len(data))
    told_rows: list[tuple[int, int | None]] = []
    rows = [dict(zip(NAMES, CELLS, strict=True))] * 700
    list(validate(rows, cross_rows=False, progress=lambda done, total: told_rows.append((done, total))))
    assert told_rows[-1] == (700, None)


@given(st.binary(max_size=300) | st.binary(max_size=120).map(f"{HEADER}\n{ROW}\n".encode().__add__))
def test_any_bytes_have_their_faults(data: bytes) -> None:
    """Nothing is raised, the same faults twice, places that make sense."""
    faults = list(validate(data))
    assert faults == list(validate(data))
    assert all(str(each) == visible(str(each)) for each in faults)
    assert all(each.row is None or each.row > 0 for each in faults)


def test_a_validator_is_light() -> None:
    """Neither pydantic, nor the models, nor the temporary files of large ones are loaded."""
    code = (
        "import sys; from conventions.opendata.scdl import validate; "
        f"assert list(validate({(HEADER + chr(10) + ROW + chr(10)).encode()!r})) == []; "
        "print([name for name in ('pydantic', 'conventions.model', 'tempfile', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
