"""XLSX, XLS and ODS: the cells of good ones, the refusal of bad ones."""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import xlsxwriter

from conventions.errors import ConventionsError
from conventions.opendata.scdl.grids import DayCell, NumberCell, Source
from conventions.opendata.scdl.opening import archives, spreadsheets
from conventions.opendata.scdl.opening.ole import check_xls
from conventions.opendata.scdl.opening.spreadsheets import text_of
from conventions.opendata.scdl.sources import open_source

HERE = Path(__file__).parent


HEADER = ("nomBeneficiaire", "montant", "objet")


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))


def _xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook: a text that begins with « = » is a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "remove_timezone": True}) as book:
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(at, column, value, formats.get(type(value)))
    return out.getvalue()


def _archive(entries: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()


def _ods(rows: str, before: str = "") -> bytes:
    """A workbook of one sheet, from the XML of its rows."""
    body = f'<office:body><office:spreadsheet><table:table table:name="F">{rows}</table:table>'
    content = f"{before}<office:document-content {_SPACES}>{body}</office:spreadsheet></office:body>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _archive(
        {
            "mimetype": _ODS,
            "content.xml": f"{content}</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_row(*cells: str, times: int = 1) -> str:
    """A row of texts."""
    made = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{times}">{made}</table:table-row>'


def _refusal(data: bytes) -> str:
    source = open_source(data, "")
    assert source.grids == ()
    assert [(each.code, each.severity.value) for each in source.diagnoses] == [("T00", "error")]
    return source.diagnoses[0].reason


def _cells(source: Source) -> list[tuple[str, ...]]:
    return [line.cells for line in source.grids[0].lines]


def test_a_workbook_is_read_as_its_sheets_hold_it() -> None:
    """Numbers in their shortest decimal, dates as such, the last result of formulas, the signs of errors."""
    rows = [
        HEADER,
        ("A", 82772807200014, date(2017, 9, 15)),
        ("B", 32365.28, datetime(2018, 1, 2, 3, 4, tzinfo=UTC)),
        ("C", -0.5, True),
        ("", "", ""),
        ("D", 1e22, "=1/0"),
    ]
    source = open_source(_xlsx({"Données": rows, "Vide": []}), "x.xlsx")
    assert (source.kind, [grid.sheet for grid in source.grids]) == ("xlsx", ["Données", "Vide"])
    assert _cells(source)[1:5] == [
        ("A", "82772807200014", "2017-09-15 00:00:00"),
        ("B", "32365.28", "2018-01-02 03:04:00"),
        ("C", "-0.5", "VRAI"),
        ("", "", ""),
    ]
    assert _cells(source)[5][1] == "10000000000000000000000"
    line = source.grids[0].lines[1]
    assert (line.number, type(line.cells[1]), type(line.cells[2])) == (2, NumberCell, DayCell)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (2.43e13, "24300000000000"),
        (1e-7, "0.0000001"),
        (float("nan"), "nan"),
        (7, "7"),
        (False, "FAUX"),
        (time(8, 30), "08:30:00"),
        ("", ""),
    ],
)
def test_the_text_of_a_value(value: object, text: str) -> None:
    """Never an exponent."""
    assert text_of(value) == text


def test_the_cells_begin_where_the_sheet_begins() -> None:
    """Blank lines and columns before the first cell are there."""
    source = open_source(_xlsx({"F": [(), (), ("", "x")]}), "")
    assert _cells(source) == [("", ""), ("", ""), ("", "x")]
    assert source.grids[0].lines[2].number == 3


def test_an_old_workbook_is_read() -> None:
    """XLS, made once by another program."""
    source = open_source((HERE / "petit.xls").read_bytes(), "petit.xls")
    assert (source.kind, source.diagnoses) == ("xls", ())
    assert _cells(source)[1] == (
        "Club des îles",
        "21010001600013",
        "32365.28",
        "2017-09-15 00:00:00",
        "a\nb",
        "FAUX",
    )


def test_an_open_document_is_read() -> None:
    """ODS; empty rows and cells repeated to the edge of the sheet weigh nothing."""
    tail = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
    tail += 'table:number-columns-repeated="16384"/></table:table-row>'
    source = open_source(_ods(_ods_row(*HEADER) + _ods_row("A", "1", "x", times=2) + tail), "a.ods")
    assert source.kind == "ods"
    assert _cells(source) == [HEADER, ("A", "1", "x"), ("A", "1", "x")]


def _stored(data: bytes) -> bytes:
    """The same archive, without compression."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(out, "w", ZIP_STORED) as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name))
    return out.getvalue()


def test_a_workbook_that_is_not_compressed_is_read_and_checked() -> None:
    """As one that is."""
    data = _xlsx({"F": [HEADER, ("A", 1, "x")]})
    assert _cells(open_source(_stored(data), "")) == _cells(open_source(data, "")) != []
    assert "très loin" in _refusal(_stored(_xml_sheet('<c r="XFD1048576"/>')))


def test_a_spreadsheet_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ConventionsError, match=r'pip install "conventions-subvention\[xlsx\]"'):
        open_source(_xlsx({"F": [HEADER]}), "")


def _xml_sheet(xml: str) -> bytes:
    made = {"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": xml}
    return bytes(_archive(made))


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="XFD1048576"/>',
        "<c t='s' r = 'XFD1048576' />",
        '<row r="1"><x:c r="XFD1"/></row><row r="1048576"/>',
        " " * ((1 << 20) - 12) + '<c r="xfd1048576"/>',  # between two pieces
        "<row>" + "<c/>" * 300 + '<c r="ZZZZ999999999"/></row>',
    ],
)
def test_a_cell_placed_far_away_is_refused(xml: str) -> None:
    """It would make a grid that no memory holds."""
    assert "très loin" in _refusal(_xml_sheet(xml))


_FAR = '<table:table-cell table:formula="" table:number-columns-repeated="999999999"/>'
_LOW = '<table:table-row table:number-rows-repeated="9999999"><table:table-cell/></table:table-row>'
_WIDE = (
    '<table:table-cell table:number-columns-repeated="99999999"/><table:covered-table-cell><text:p>x</text:p>'
)


@pytest.mark.parametrize(
    "row",
    [
        f"<table:table-row>{_FAR}</table:table-row>",
        _LOW + _ods_row(*"abcd"),
        f"<table:table-row>{_WIDE}</table:covered-table-cell></table:table-row>",
    ],
)
def test_a_cell_repeated_without_end_is_refused(row: str) -> None:
    """Empty ones too, once something follows them."""
    assert "très loin" in _refusal(_ods(row))


def test_entities_are_refused() -> None:
    """Nothing is expanded."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert "genre inattendu" in _refusal(_xml_sheet(f"{bomb}<worksheet>&b;</worksheet>"))
    assert "genre inattendu" in _refusal(_ods("", before=bomb))
    assert "genre inattendu" in _refusal(_xml_sheet("<worksheet/>".encode("utf-16").decode("latin-1")))


def test_a_tag_without_end_is_refused() -> None:
    """Nothing is looked for in it."""
    assert "genre inattendu" in _refusal(_xml_sheet("<c " + "x" * (3 << 20)))
    assert "genre inattendu" not in _refusal(
        _archive({"xl/workbook.xml": "", "x.png": b"<" + b"x" * (3 << 20)})
    )


@pytest.mark.parametrize("content", ["<a", "<a></b>", '<a x="1" x="2"/>'])
def test_broken_xml_is_refused(content: str) -> None:
    """Whatever breaks first."""
    assert "abîmé" in _refusal(_archive({"content.xml": content + " " * 9 + "<"}))
    repeated = '<table:table-row table:number-rows-repeated="x"/>'
    assert "abîmé" in _refusal(_ods(repeated))


def test_a_bomb_is_refused_whatever_size_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum of the sizes, the ratio, the number of parts, and what an entry really holds."""
    bomb = _xml_sheet(" " * (9 << 20))
    assert "décompressé" in _refusal(bomb)
    monkeypatch.setattr(archives, "MOST_INFLATED", 100_000)
    assert "décompressé" in _refusal(_xml_sheet(" " * 200_000))
    lying = _xml_sheet(" " * 200_000).replace(struct.pack("<I", 200_000), struct.pack("<I", 9))
    assert "décompressé" in _refusal(lying)
    monkeypatch.setattr(archives, "MOST_ENTRIES", 1)
    assert "parties" in _refusal(_xml_sheet(""))


def _patched(data: bytes, at: int, value: int) -> bytes:
    """The same archive, a field of two bytes of its directory changed everywhere."""
    parts = data.split(b"PK\x01\x02")
    field = struct.pack("<H", value)
    return b"PK\x01\x02".join([parts[0], *(each[: at - 4] + field + each[at - 2 :] for each in parts[1:])])


def test_a_locked_or_broken_archive_is_refused() -> None:
    """A password, a way of compressing that is not known, bytes that are not those of an archive."""
    good = _xml_sheet("<worksheet/>")
    assert "mot de passe" in _refusal(_patched(good, 8, 1))
    assert "manière inconnue" in _refusal(_patched(good, 10, 12))
    assert "abîmée" in _refusal(good[:-30])
    assert "abîmée" in _refusal(
        good.replace(b"sheet1.xml" + good.split(b"sheet1.xml")[1][:8], b"sheet1.xml" + b"\xff" * 8)
    )
    assert "archive ZIP qui" in _refusal(_archive({"a.csv": "x"}))
    assert "très loin" not in _refusal(_archive({"xl/workbook.xml": "", "image.png": "x"}))


def test_what_the_reader_cannot_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its errors, its panics, a password; what stops the program is no business of ours."""
    assert "illisible" in _refusal(_xml_sheet("<worksheet/>"))
    assert "illisible" in _refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})
    locked = spreadsheets._calamine().PasswordError
    for error, reason in ((panic, "illisible"), (locked, "mot de passe")):
        monkeypatch.setattr(spreadsheets, "_grids", _raiser(error))
        assert reason in _refusal(_xlsx({"F": [HEADER]}))
    monkeypatch.setattr(spreadsheets, "_grids", _raiser(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        open_source(_xlsx({"F": [HEADER]}), "")


def _raiser(error: type[BaseException]) -> object:
    def fail(workbook: object) -> None:
        raise error

    return fail


def _compound(
    stream: bytes, name: str = "Workbook", *, small: bool = True, wrong: Mapping[int, int] | None = None
) -> bytes:
    """A compound file of one stream; its sectors: the table, the directory, the small table, the stream.

    ``wrong``: the numbers of the header or of the tables that are to be wrong, by their place in the file.
    """
    sectors = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *range(4, 3 + sectors), 0xFFFFFFFE]
    entries = [("Root Entry", 3 if small else 0xFFFFFFFE, 0), (name, 0 if small else 3, len(stream))]
    directory = b"".join(
        each.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(each) + 2)
        + bytes(50)
        + struct.pack("<III", start, size, 0)
        for each, start, size in entries
    )
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(80, b"\0").ljust(512, b"\xff"))
    for at, value in {26: 3, 30: 9, 44: 1, 48: 1, 60: 2, 64: 1, 68: 0xFFFFFFFE, 76: 0}.items():
        struct.pack_into("<I" if at > 40 else "<H", header, at, value)
    packed = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    smalls = [*range(1, max(-(-len(stream) // 64), 1)), 0xFFFFFFFE] if small else []
    small_table = struct.pack(f"<{len(smalls)}I", *smalls).ljust(512, b"\xff")
    made = bytearray(header + packed + directory.ljust(512, b"\0") + small_table)
    for at, value in (wrong or {}).items():
        struct.pack_into("<I", made, at, value)
    return bytes(made) + stream.ljust(max(sectors, 1) * 512, b"\0")


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


BEGIN = _record(0x0809, struct.pack("<HHHH", 0x0600, 0x0010, 0, 0))
END = _record(0x000A, b"")


@pytest.mark.parametrize("stream", [BEGIN + END, (BEGIN + END).ljust(5000, b"\0")])
def test_a_compound_file_in_order_is_left_to_the_reader(stream: bytes) -> None:
    """Its stream among the small ones or not; with more sectors of table than the header lists."""
    small = len(stream) < 4096
    check_xls(_compound(stream, small=small))
    check_xls(_compound(stream, "Book", small=small))
    whole = _compound(stream, small=small)
    listed = bytearray(whole + struct.pack("<128I", *[0xFFFFFFFF] * 127, 0xFFFFFFFE))
    struct.pack_into("<II", listed, 68, len(whole) // 512 - 1, 1)
    check_xls(bytes(listed))


@pytest.mark.parametrize(
    "wrong",
    [
        {512: 0, 48: 0},  # a chain that comes back to itself
        {68: 0, 1020: 0},  # the same, of the tables
        {68: 900},  # a sector that is not there
        {44: 0x7FFFFFFF},
        {64: 0x7FFFFFFF},
        {30: 40},
        {1144: 0xFFFFFF},  # the size of the root
        {48: 200},
        {60: 127},
    ],
)
def test_a_compound_file_out_of_order_is_refused(wrong: dict[int, int]) -> None:
    """Whatever number of it lies."""
    assert "classeur illisible" in _refusal(_compound(BEGIN + END, wrong=wrong))


def test_another_compound_file_is_refused() -> None:
    """A text document; a workbook with a password; the first bytes alone; a last sector cut."""
    assert "n’est pas un classeur" in _refusal(_compound(b"x", "WordDocument"))
    assert "mot de passe" in _refusal(_compound(b"x", "EncryptedPackage"))
    assert "illisible" in _refusal(_compound(b"")[:40])
    assert "illisible" in _refusal(_compound(b"", wrong={48: 3})[:-9])


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (_record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 255, 0)), "très loin"),
        (_record(0x0200, struct.pack("<HHHH", 0, 65535, 0, 65535)), "très loin"),
        (_record(0x0200, struct.pack("<IIHHH", 9, 3, 0, 2, 0)), "illisible"),
        (_record(0x0200, struct.pack("<IIHHH", 0, 3, 2, 2, 0)), "illisible"),
        (_record(0x0203, struct.pack("<HHHd", 65535, 9999, 0, 1.0)), "très loin"),
        (_record(0x00BD, struct.pack("<HH", 59999, 0)) + _record(0x00BD, bytes(8000)) * 2, "très loin"),
        (_record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF)), "illisible"),
        (_record(0x00FC, b""), "illisible"),
    ],
)
def test_records_out_of_reason_are_refused(record: bytes, reason: str) -> None:
    """The room that they ask for is not given."""
    stream = (BEGIN + record + END).ljust(4096, b"\0")
    assert reason in _refusal(_compound(stream, small=False))


def test_a_workbook_without_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook may hold charts alone: it is no file without any deviation."""

    class Empty:
        sheet_names: tuple[str, ...] = ()

    import python_calamine

    monkeypatch.setattr(python_calamine, "load_workbook", lambda _: Empty())
    assert "sans feuille de calcul" in _refusal(_xlsx({"F": []}))
