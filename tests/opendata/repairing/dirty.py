"""Dirty files, made of what published files hold: each cell right or deviant, each file written in its way."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

RIGHT_SIRET = "73282932000074"

CELLS: dict[str, tuple[str, ...]] = {
    "nomAttribuant": ("Commune de Trifouilly", "  Commune  de Trifouilly ", "Commune de\u00a0Trifouilly", ""),
    "idAttribuant": (
        *(RIGHT_SIRET, "732829320", "732 829 320 00074", "73282932000074.0", "7,33E+13", "73282932000075"),
        *("73282932000000", "", "'73282932000074", "21010001600013", "1010001600013"),
    ),
    "dateConvention": (
        *("2018-03-12", "12/03/2018", "2018/03/12", "12-03-18", "2018", "43171", "2018-03-12 00:00:00", ""),
        *("2018-13-12", "31/02/2018", "NC", "mars 2018", "03/04/2018"),
    ),
    "referenceDecision": (
        "DEL-2018-12",
        "2018-12-17",
        "2018-10-75",
        "2018-12-17 00:00:00",
        "",
        "Ne rien indiquer",
    ),
    "nomBeneficiaire": (
        *("Les Amis du livre", "LES AMIS DU LIVRE ", "L�s Amis", "Ã‰cole", "CÃ…â€œur", "=1+1", "‚cole"),
        *(
            "Club\nde voile",
            "Club\rde voile",
            'Club "A"',
            "",
            "A\x00B",
            "A\u0085B",
            "\ufeffClub",
            "+33",
            "Club;A,B",
        ),
    ),
    "idBeneficiaire": (
        *(
            RIGHT_SIRET,
            "W751234567",
            "w751234567",
            "732829320",
            "3282932000074",
            "2,43E+13",
            "73282932000000",
            "",
        ),
        *("732829320 00074 ", "49830332000036.0", "73282932000075", "NC", "732829320;W751234567"),
    ),
    "rnaBeneficiaire": ("", "W751234567", "751234567", "W 751 234 567", "NC"),
    "objet": ("Fonctionnement", "Avenant n°1 : 2019 à 2021", "", " Été  2018 ", "x" * 300),
    "montant": (
        *("40000.00", "40 000,00", "40\u00a0000,50", "1,500 €", "1,500", "12,50", "1,234,567", "1.234,50"),
        *(
            "97 000euros",
            "32365.280000000002",
            "10000.0",
            "NC",
            "",
            "0",
            "-1500",
            ",00",
            ".01",
            "1 234 567,89",
        ),
        *("1.500", "1e3", "12345678901234567890,12", "quarante mille", "40000"),
    ),
    "nature": (
        *("aide en numéraire", "Numéraire", "NUMERAIRE", "Financier", "Fonctionnement", ""),
        *("aide en numéraire,aide en nature", "Aide en numéraire et en nature", "numéraire;nature"),
    ),
    "conditionsVersement": (
        "unique",
        "Echelonné",
        "UNIQUE",
        "autre : 50 % puis solde",
        "80 %\nsolde",
        "",
        "y" * 300,
    ),
    "datesPeriodeVersement": (
        *("2018-01-01/2018-12-31", "2018-01-01_2018-12-31", "2018-12-21_2021/12/31", "25/07/2019_2019-07-25"),
        *(
            "2018-04-01\n2018-05-01",
            "2018-04-01/fin de l’action",
            "NC/2018-04-01",
            "Solde en 2018",
            "31/21/2021",
        ),
        *(
            "2018-12-31/2018-01-01",
            "2018-0101_2018-12-31",
            "2018-01-01 00:00:00",
            "2018-04-01_ 2018-05-01",
            "",
        ),
        *("2017-02-03/2017-30-05", "2023-07-00_2023-11-00", "01/02/2018"),
    ),
    "idRAE": ("", "12345", "NC", "123456789"),
    "notificationUE": ("non", "Non", "OUI", "no", "yes", "non concerné", "Ne rien indiquer", ""),
    "pourcentageSubvention": ("1", "1.00", "0,5", "50", "97.38", "80%", "no", "0", "", "0.5", "120", "50,0"),
    "dispositifAide": ("", "Aide", "NC "),
}
"""By column: the right text first, then texts of the kinds that were met."""

_HEADERS = ("{}", " {} ", "{}*")
_TITLES = ("", "Données essentielles;;\n\n", "\n", "Subventions 2018\n")
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")


class Dirty(NamedTuple):
    """A file: its bytes, its columns, the texts of its rows."""

    data: bytes
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@st.composite
def dirty_files(draw: st.DrawFn) -> Dirty:
    """Some columns in some order, some rows; a delimiter, an encoding, an end of line, lines above the header."""
    names = draw(st.permutations(list(CELLS)))
    columns = tuple(names[draw(st.integers(0, 6)) :])
    cells = st.tuples(*(st.sampled_from(CELLS[name]) | st.just(CELLS[name][0]) for name in columns))
    extra = draw(st.sampled_from((0, 0, 1)))
    rows = tuple(draw(st.lists(cells, min_size=1, max_size=6)))
    header = [draw(st.sampled_from(_HEADERS)).format(name) for name in columns]
    again = draw(st.sampled_from((None, None, None, *columns)))
    second = (
        [draw(st.sampled_from(CELLS[again]) | st.just(row[columns.index(again)])) for row in rows]
        if again
        else []
    )
    out = io.StringIO(newline="")
    ending = draw(st.sampled_from(("\n", "\r\n")))
    writer = csv.writer(out, delimiter=draw(st.sampled_from((",", ";", "\t"))))
    writer.writerow([*header, *["colonne de trop"] * extra, *[again] * bool(again)])
    writer.writerows([*row, *["à part"] * extra, *second[at : at + 1]] for at, row in enumerate(rows))
    title = draw(st.sampled_from(_TITLES))
    blank = draw(st.sampled_from(("", "\n\n", ";;;\n")))
    text = title + out.getvalue().replace("\r\n", ending) + blank
    return Dirty(text.encode(draw(st.sampled_from(_ENCODINGS)), "replace"), columns, rows)


def csv_of(rows: Sequence[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A file of these rows, with the columns of the first one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return out.getvalue().encode(encoding, "replace")


_ROWS = [{name: texts[rank % len(texts)] for name, texts in CELLS.items()} for rank in range(8)]


def workbook(texts: Sequence[str], numbers: str) -> bytes:
    """A workbook of right rows but for these numbers in one column."""
    right: dict[str, str | float] = {name: cells[0] for name, cells in CELLS.items()}
    rows = [list((right | {numbers: float(text)}).values()) for text in texts]
    return _sheet([list(CELLS), *rows])


def _sheet(lines: Sequence[Sequence[str | float]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Subventions")
        for line, cells in enumerate(lines):
            for place, cell in enumerate(cells):
                if isinstance(cell, float):
                    sheet.write_number(line, place, cell)
                else:
                    sheet.write_string(line, place, cell.replace("\x00", ""))
    return out.getvalue()


SEEDS = (
    _sheet([list(CELLS), *(list(row.values()) for row in _ROWS)]),
    csv_of(_ROWS),
    csv_of(_ROWS, ";", "cp1252"),
    csv_of(_ROWS, "\t", "utf-16"),
    csv_of(_ROWS, ";", "utf-8") + csv_of(_ROWS, ";", "cp1252"),
    b'montant;objet\n"40 000,00;x\n1,5;"y\n',
)
"""What the mutations start from."""
_TRAPS = (
    b'"',
    b'""',
    b"\n",
    b"\r",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b";",
    b",",
    b"\t",
    b"PK\x03\x04",
    b"\xe9",
)


def edited(data: bytes, chance: Random) -> bytes:
    """The bytes with some of them cut, put twice, or replaced by traps or by any others."""
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randint(0, len(data)), chance.choice((0, 1, 4, 40))
        new = chance.choice((chance.choice(_TRAPS), chance.randbytes(3), data[place : place + length] * 2))
        data = data[:place] + new + data[place + length :]
    return data
