"""From the grids to the header and the rows of data (T03 to T11)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata.scdl import read
from conventions.opendata.scdl.grids import Grid, Line, Source
from conventions.opendata.scdl.headers import Header, find_header
from conventions.opendata.scdl.opening.aligning import aligned, unshifted
from conventions.opendata.scdl.opening.fitting import fits, is_cut_amount, is_cut_text
from conventions.opendata.scdl.sources import MOST_BYTES, open_source

NAMES = (
    *("nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire"),
    *(
        "idBeneficiaire",
        "objet",
        "montant",
        "nature",
        "conditionsVersement",
        "datesPeriodeVersement",
        "idRAE",
    ),
    *("notificationUE", "pourcentageSubvention"),
)
ROW = (
    *("Ville", "21010001600013", "2019-05-17", "1-8", "Club", "21010001600013", "Stages", "12 000", "aide"),
    *("unique", "2019-06-01_2019-07-01", "", "non", "1"),
)


def _header(*lines: tuple[str, ...], delimiter: str = ",") -> Header:
    grid = Grid(None, tuple(Line(at, cells) for at, cells in enumerate(lines, 1)))
    return find_header(Source("", "csv", "utf-8", delimiter, (grid,)))


def _noted(header: Header, *codes: str) -> list[tuple[str, str, int | None, int | None, str | None]]:
    return [
        (each.code, each.severity.value, each.line, each.row, each.column)
        for each in header.diagnoses
        if each.code in codes
    ]


def _with(cells: tuple[str, ...], name: str, *texts: str) -> tuple[str, ...]:
    at = NAMES.index(name)
    return (*cells[:at], *texts, *cells[at + 1 :])


@pytest.mark.parametrize(
    ("column", "pieces"),
    [
        ("montant", ("12\u00a0000", "50")),
        ("montant", ("-1000", "5 €")),
        ("conditionsVersement", ("moitié en 2019", " moitié en 2020", " puis rien")),
        ("conditionsVersement", ("avance de 20", "50% puis le solde")),
        ("nomAttribuant", ("Ville", " bourg et campagne")),
        ("objet", ("Stages du 01.09.2017", " AU 31.12.2017")),
    ],
)
def test_a_row_is_put_back_when_there_is_one_way(column: str, pieces: tuple[str, ...]) -> None:
    """T07 for an amount, T08 for a text alone: a warning with the row."""
    header = _header(NAMES, ROW, _with(ROW, column, *pieces))
    assert header.data[1].cells == _with(ROW, column, ",".join(pieces))
    code = "T07" if column == "montant" else "T08"
    assert _noted(header, "T07", "T08") == [(code, "warned", 3, 2, column)]


def test_an_amount_and_a_text_are_put_back_together() -> None:
    """One diagnosis for the row, with what was read for the amount."""
    row = _with(
        _with(ROW, "conditionsVersement", "30 000 € en 2017", " 24 000 € en 2018"), "montant", "60 000", "00"
    )
    header = _header(NAMES, row)
    assert header.data[0].cells[7:10] == ("60 000,00", "aide", "30 000 € en 2017, 24 000 € en 2018")
    (only,) = (each for each in header.diagnoses if each.code == "T07")
    assert (only.reading, only.raw, only.column) == ("60 000,00", "60 000,00", "montant")


@pytest.mark.parametrize(
    "row",
    [
        _with(_with(ROW, "objet", "Stages", " 12 000"), "montant", "00"),  # two ways for the amount
        _with(ROW, "objet", "Stages", "été"),  # a comma without a space: no way is known
        _with(ROW, "nomBeneficiaire", "Club", "sport"),
        (*ROW, "x", "y", "z"),
        ("a,", *[" b"] * 40),  # too many ways
    ],
)
def test_a_row_that_may_be_read_in_two_ways_is_not_shifted(row: tuple[str, ...]) -> None:
    """An error; the doubtful cells stay together, and no letter is lost."""
    header = _header(NAMES, ROW, row)
    cells = header.data[1].cells
    assert len(cells) == len(NAMES)
    assert ",".join(filter(None, cells)).replace(",", "") == ",".join(row).replace(",", "")
    assert [each[:4] for each in _noted(header, "T07")] == [("T07", "error", 3, 2)]
    assert all(not cell or cell in row or "," in cell for cell in cells)


def test_the_decimals_that_took_the_place_of_the_next_cell_are_seen() -> None:
    """The row has as many cells as there are columns: another one is missing, and the amount is not read."""
    row = _with(ROW, "montant", "12 000", "50")[:-1]
    header = _header(NAMES, row)
    assert header.data[0].cells[7].startswith("12 000,50,aide")
    assert header.data[0].cells[8:] == ("",) * 6
    assert _noted(header, "T07") == [("T07", "error", 2, 1, "montant")]
    assert unshifted(row, [None] * 14) is None
    assert unshifted(("12", "00"), ("nature", "montant")) is None
    assert not _noted(_header(NAMES, row, delimiter=";"), "T07")


def test_a_semicolon_without_quotes_is_put_back_too() -> None:
    """As a text, never as an amount."""
    assert aligned(("a", " b", "1"), ("objet", "montant"), ";").cells == ("a; b", "1")
    assert not aligned(("a", "1", "20"), ("objet", "montant"), ";").sure


@given(st.lists(st.text(st.sampled_from("a1 ,€."), max_size=4), min_size=3, max_size=9))
def test_no_cell_is_lost_however_it_is_aligned(cells: list[str]) -> None:
    """The texts come out in the order met, and as many as there are columns."""
    found = aligned(tuple(cells), ("objet", "montant"), ",")
    assert len(found.cells) == 2
    assert ",".join(found.cells).rstrip(",") == ",".join(cells).rstrip(",")


@pytest.mark.parametrize(
    ("column", "right", "wrong"),
    [
        ("idAttribuant", "2,43E+13", "Club sportif"),
        ("dateConvention", "17/05/2019", "non"),
        ("montant", "12 000 €", "aide"),
        ("nature", "aide en numéraire", "00"),
        ("datesPeriodeVersement", "Solde en 2018", "unique"),
        ("idRAE", "12", "x" * 31),
        ("notificationUE", "Ne rien indiquer", "1"),
        ("pourcentageSubvention", "0,5", "non communiqué"),
        ("objet", "Stages", "12"),
    ],
)
def test_what_fits_a_column(column: str, right: str, wrong: str) -> None:
    """Loosely: enough to see a shift. An empty cell fits anywhere, any text fits an unknown column."""
    assert fits(column, right)
    assert not fits(column, wrong)
    assert fits(column, " ")
    assert fits(None, wrong)


def test_what_is_cut() -> None:
    """An amount, a text; nothing else."""
    assert not is_cut_amount("12", "000")
    assert not is_cut_amount("Stages 12", "00")
    assert not is_cut_text("Stages", "été")
    assert not is_cut_text("en 2017", "29 358")
    assert not is_cut_text(" ", " x")


def test_lines_that_are_no_data_are_listed() -> None:
    """Titles above (T09); blank lines, the header again, a last line of one field (T08)."""
    blank = ("",) * 14
    header = _header(("Subventions", ""), blank, NAMES, ROW, blank, NAMES, ROW, (), ("Total",))
    assert (header.line, len(header.data)) == (3, 2)
    assert [(each.line and each.line.number, each.reason) for each in header.ignored] == [
        (1, "titre, avant l’en-tête"),
        (2, "ligne vide"),
        (5, "ligne vide"),
        (6, "en-tête répété"),
        (8, "ligne vide"),
        (9, "dernière ligne d’un seul champ"),
    ]
    told = [("T08", "repaired", at, None, None) for at in (5, 6, 8, 9)]
    assert _noted(header, "T08", "T09") == [("T09", "repaired", 3, None, None), *told]


def test_a_short_row_is_told_and_blank_cells_too_many_are_not() -> None:
    """Its last cells are empty."""
    header = _header(NAMES, ROW[:5], (*ROW, "", " "), ROW)
    assert [line.cells for line in header.data] == [(*ROW[:5], *[""] * 9), ROW, ROW]
    assert _noted(header, "T08") == [("T08", "warned", 2, 1, None)]


def test_a_row_cut_at_a_line_end_is_put_together() -> None:
    """Where what follows the text is in its columns; the rows after it are numbered after it."""
    pieces = [(*ROW[:6], "Stages"), ("d’été",), ("et d’hiver", *ROW[7:])]
    header = _header(NAMES, *pieces, ROW)
    assert [line.cells for line in header.data] == [_with(ROW, "objet", "Stages\nd’été\net d’hiver"), ROW]
    assert _noted(header, "T08") == [("T08", "warned", 2, 1, "objet"), ("T08", "repaired", 2, 1, "objet")]


@pytest.mark.parametrize(
    "pieces",
    [
        [ROW[:7], ROW[:8]],  # two short rows
        [(*ROW[:5], "2101"), ("0001600013", *ROW[6:])],  # an identifier is not cut
        [(*ROW[:6], "Stages"), ("d’été", *ROW[8:], "x")],  # a cell is missing
        [(*ROW[:12], "non"), ("1", "")],  # the end proves nothing
        [ROW[:1]] * 30,
    ],
)
def test_short_rows_stay_apart(pieces: list[tuple[str, ...]]) -> None:
    """When nothing proves that they are one."""
    header = _header(NAMES, *pieces, ROW)
    assert len(header.data) == len(pieces) + 1
    assert [each[:2] for each in _noted(header, "T08")] == [("T08", "warned")] * len(pieces)


def test_other_sheets_are_listed() -> None:
    """One diagnosis for all of them."""
    grids = (
        Grid("Résumé de l’exportation", (Line(1, ("Nom de la feuille",)), Line(2, ("montant",)))),
        Grid("Données", (Line(1, NAMES), Line(2, ROW))),
        Grid("Vide", ()),
    )
    header = find_header(Source("", "xlsx", None, None, grids))
    assert (header.sheet, header.line) == ("Données", 1)
    assert [(each.sheet, each.reason) for each in header.ignored] == [
        ("Résumé de l’exportation", "feuille sans l’en-tête des données"),
        ("Vide", "feuille vide"),
    ]
    assert _noted(header, "T09") == [("T09", "repaired", None, None, None)]


def test_a_file_without_a_header_keeps_its_first_line() -> None:
    """Where it holds a number; otherwise that line is the header. No column is official."""
    header = _header(("A", "12"), ("B", "13", "x"))
    assert (header.line, len(header.data), len(header.columns)) == (None, 2, 3)
    assert _noted(header, "T10", "T11") == [("T10", "error", None, None, None)]
    header = _header(("couleur", "goût"), ("B", "13"))
    assert (header.line, len(header.data)) == (1, 1)


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;;\n;;\n", "\ufeff".encode("utf-16")])
def test_nothing_written_is_told(data: bytes) -> None:
    """T00, and no row."""
    file = read(data)
    assert (file.rows, file.counts()["T00"]) == ((), 1)


def test_the_odd_cells_of_a_row_are_told_in_it() -> None:
    """Line ends, nulls and broken letters, with the row and the official column."""
    text = 'nomBeneficiaire;objet;montant\nA;"b\nc";1\nThÃ©Ã¢tre;perdu \ufffd;2\nN\0;plain;3\nsûr;sûr;4\n'
    rows = read(text.encode()).rows
    found = [
        (each.row, each.code, each.severity.value, each.column, each.readings)
        for row in rows
        for each in row.diagnoses
        if each.code in {"T04", "T08"}
    ]
    assert found == [
        (1, "T08", "repaired", "objet", ()),
        (2, "T04", "warned", "nomBeneficiaire", ("Théâtre",)),
        (2, "T04", "error", "objet", ()),
        (3, "T08", "warned", "nomBeneficiaire", ()),
    ]
    assert rows[1].raw["nomBeneficiaire"] == "ThÃ©Ã¢tre"


def test_a_line_that_cannot_be_decoded_is_told_in_its_row() -> None:
    """With the column of the cell that lost a letter; the line of a record is that of its beginning."""
    text = "été;objet;montant\n\n".encode()
    data = text + b'A;"b\n' + "é".encode("cp1252") + b'";1\nC;caf\xfc\xbe\x8e\x96\x94\xbc;2\n'
    found = [
        (each.row, each.line, each.severity.value, each.column, each.raw, each.readings)
        for each in read(data).all_diagnoses()
        if each.code == "T03"
    ]
    assert found == [
        (1, 4, "warned", None, 'é";1', ()),
        (2, 5, "error", "objet", "caf\ufffd", ("café",)),
    ]


def test_a_title_that_cannot_be_decoded_has_no_row() -> None:
    """Nor has a letter that no cell kept."""
    noted = find_header(open_source(b"\x81 subventions\nobjet;montant\na;1\n", "")).diagnoses
    assert [(each.row, each.line, each.column) for each in noted if each.code == "T03"] == [(None, 1, None)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4", "document PDF"),
        (b" <!DOCTYPE html><table>", "page HTML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "document XML"),
        (b'{"a": 1}', "document JSON"),
        (b"\x1f\x8b\x08", "archive compressée"),
        (b"\x89PNG\r\n", "image"),
        (b"{\\rtf1", "document RTF"),
        (bytes(range(32)) * 40, "fichier qui n’est pas du texte"),
        (b"\xff\xfe", "fichier vide"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "classeur illisible"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, reason: str) -> None:
    """With what to do about it."""
    source = open_source(data, "x.csv")
    assert source.grids == ()
    assert source.diagnoses[0].reason.startswith(reason)


def test_a_file_too_big_is_told() -> None:
    """Before a byte of it is looked at."""

    class Big(bytes):
        def __len__(self) -> int:
            return MOST_BYTES + 1

    assert "plus de 512 Mio" in open_source(Big(b"a;b"), "").diagnoses[0].reason


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("x_utf8.csv", "é;b\n".encode("cp1252"), 1),
        ("x_UTF-8.csv", "é;b\n".encode(), 0),
        ("x_ansi.csv", "é;b\n".encode(), 1),
        ("x.xlsx", b"a;b\n", 1),
        ("transition.csv", b"a;b\n", 0),
        ("x_utf8.xls", "é;b\n".encode("cp1252"), 2),
    ],
)
def test_the_name_is_not_trusted(name: str, data: bytes, found: int) -> None:
    """T05 where it says another encoding or another kind."""
    assert [each.code for each in open_source(data, name).diagnoses].count("T05") == found


def test_a_header_of_thousands_of_names_is_refused() -> None:
    """Each of them would be looked for in every column of the norm; blank cells cost nothing."""
    assert read((",".join(f"c{at}" for at in range(1_001)) + "\n").encode()).counts() == {"T00": 1}
    assert read(b"objet,montant" + b"," * 5_000 + b"\na,1\n").rows[0].raw["montant"] == "1"
