"""Published files are read as a careful person reads them (skipped where the files are absent)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conventions import Amount
from conventions.law.published import faults
from conventions.opendata.scdl import Row, ScdlFile, read

DATA = Path(__file__).parents[3] / "shared" / "data"
EXPECTED = DATA / "expected"
pytestmark = pytest.mark.skipif(not EXPECTED.is_dir(), reason="the files are not beside this checkout")
NAMES = sorted(path.name.removesuffix(".json") for path in EXPECTED.glob("*.json"))
TYPED: dict[str, Callable[[Row], object]] = {
    "row": lambda row: row.number,
    "amount": lambda row: None if row.amount is None else str(row.amount),
    "dateConvention": lambda row: row.convention_date and row.convention_date.isoformat(),
    "start": lambda row: row.start and row.start.isoformat(),
    "end": lambda row: row.end and row.end.isoformat(),
}

# The cells told with each code, as the catalogue of what was met counts them. One cell has one code, the gravest:
# a SIRET that is rounded or short (T13, T17) is not counted again as a number or with its « .0 » (T14, T16), so
# that C03 has 324 cells in T16 for 342 cells of numbers. T22 takes what has a currency, T21 the other amounts.
# The 9 cells of T25 in A01 and 185 of those in C03 are dates of the spreadsheet. A11 and D01 have amounts with one
# decimal after a point. The keys of one number of C03 and of one of C06 are wrong, as python-stdnum says too; the
# number of thirteen digits of A01 has no key that a zero in front makes right. C03 shows 16 numbers that end with
# five zeros, where the catalogue tells 17.
COUNTS: dict[str, dict[str, int]] = {
    "A01_aube.xlsx": {"T17": 1, "T22": 7, "T25": 9, "T27": 5, "T30": 1, "T33": 7, "T35": 7},
    "A02_charente-maritime.xlsx": {"T26": 36, "T27": 74, "T30": 2, "T33": 101, "T35": 101},
    "A04_lot.csv": {"T21": 13, "T27": 5},
    "A08_somme.csv": {"T21": 11, "T25": 11, "T27": 11, "T34": 11},
    "A11_haute-garonne.csv": {"T20": 1, "T23": 68, "T27": 40, "T30": 40, "T33": 69},
    "B01_exemple_valide.csv": {"T28": 1, "T29": 3, "T30": 3},
    "B02_exemple_valide_14_colonnes.csv": {"T28": 1, "T29": 3, "T30": 3},
    "B04_exemple_invalide_cellules.csv": {
        **{"T13": 49, "T18": 1, "T19": 1, "T20": 4, "T21": 1, "T24": 1, "T25": 1, "T27": 1},
        **{"T32": 4, "T33": 1, "T34": 1, "T35": 2},
    },
    "B07_exemple_scdl_1_0.csv": {"T19": 1},
    "B08_etalab_exemple.csv": {"T19": 1, "T27": 2},
    "C03_mayenne_2018.xlsx": {
        **{"T13": 16, "T16": 324, "T18": 1, "T19": 1, "T20": 6, "T24": 2, "T25": 190, "T26": 171, "T27": 5},
        **{"T30": 7, "T31": 20, "T32": 1, "T33": 173},
    },
    "C06_vendee_2017.csv": {"T19": 1, "T21": 23, "T27": 22},
    "C11_vendee_2019_05.csv": {"T21": 1, "T27": 1},
    "C12_vendee_2019_06.csv": {"T21": 35, "T27": 33, "T28": 2},
    "D01_toulouse_2022.csv": {"T12": 782, "T20": 10, "T23": 361, "T25": 396, "T31": 396},
}
TOLD = {f"T{number}" for number in range(12, 36)} | {"T41"}
NOT_COUNTED = {"T34"}  # but where the table has it: nearly every cell of conditions is a free text


@cache
def file(name: str) -> ScdlFile:
    """A file, read once."""
    return read(DATA / "scdl" / name)


def expected(name: str) -> tuple[str, list[dict[str, Any]]]:
    """The total and the rows of a file."""
    (sheet,) = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return sheet["total"], sheet["data"]


def told(row: Row, key: str) -> object:
    """What a row says under a key: the values that are typed, the raw text of the others."""
    return TYPED[key](row) if key in TYPED else row.raw.get(key, "")


@pytest.mark.parametrize("name", NAMES)
def test_every_row_and_every_cell_is_what_is_expected(name: str) -> None:
    """As many rows, in the same order; amounts, dates and texts equal; the total to the cent."""
    total, rows = expected(name)
    assert len(file(name).rows) == len(rows)
    for row, wanted in zip(file(name).rows, rows, strict=True):
        assert {key: told(row, key) for key in wanted} == wanted
    assert file(name).total == Amount.parse(total)


@pytest.mark.parametrize("name", NAMES)
def test_deviations_are_counted_as_in_the_catalogue(name: str) -> None:
    """Each code of a cell, file by file; what rows say together is counted elsewhere."""
    counts = Counter(each.code for row in file(name).rows for each in row.diagnoses)
    wanted = COUNTS[name]
    assert {code: counts[code] for code in counts if code in TOLD - (NOT_COUNTED - wanted.keys())} == wanted


def test_numbers_that_a_spreadsheet_destroyed_are_told_in_both_columns() -> None:
    """All those of the authority, and those of the beneficiaries but for the empty ones."""
    found = Counter(
        each.column for each in file("D01_toulouse_2022.csv").all_diagnoses() if each.code == "T12"
    )
    assert found == {"idAttribuant": 396, "idBeneficiaire": 386}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_again_has_no_fault(name: str) -> None:
    """Each text that is certain is one that the norm accepts, and belongs to a row that kept its raw text."""
    for row in file(name).rows:
        assert not faults(row.texts, "2.1.1", only=set(row.texts))
        for diagnosis in (each for each in row.diagnoses if each.code in TOLD):
            assert diagnosis.raw == row.raw[diagnosis.column or ""]
            assert (diagnosis.line, diagnosis.row) == (row.line, row.number)
