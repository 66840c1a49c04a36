"""The files really published, opened: encoding, delimiter, header, rows (skipped where they are absent)."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conventions.opendata.scdl import ScdlFile, read
from conventions.opendata.scdl.opening.names import official

SHARED = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published files are not beside this checkout"
)
FILES = sorted(path.name for path in (SHARED / "scdl").glob("*"))
CELLS = ("idAttribuant", "nomBeneficiaire", "objet", "nature", "conditionsVersement", "notificationUE")
COUNTS = {
    "A01_aube.xlsx": {"T09": 2, "T10": 15},
    "A04_lot.csv": {"T01": 1, "T06": 1, "T10": 2},
    "A08_somme.csv": {"T01": 1, "T06": 1, "T10": 1, "T11": 2},
    "A11_haute-garonne.csv": {"T06": 1, "T10": 1},
    "B07_exemple_scdl_1_0.csv": {"T10": 14},
    "C03_mayenne_2018.xlsx": {"T10": 2, "T11": 1},
    "C06_vendee_2017.csv": {"T01": 1, "T07": 23, "T10": 2},
    "C11_vendee_2019_05.csv": {"T07": 1, "T10": 2},
    "C12_vendee_2019_06.csv": {"T07": 35, "T10": 2},
    "D01_toulouse_2022.csv": {"T06": 1},
}
BLANK = {"A04_lot.csv": 21, "C11_vendee_2019_05.csv": 1, "C12_vendee_2019_06.csv": 1}


@cache
def _file(name: str) -> ScdlFile:
    return read(SHARED / "scdl" / name)


def _expected(name: str) -> dict[str, Any]:
    told: list[dict[str, Any]] = json.loads(
        (SHARED / "expected" / f"{name}.json").read_text(encoding="utf-8")
    )
    return told[0]


@pytest.mark.parametrize("name", FILES)
def test_every_row_and_every_cell_is_there(name: str) -> None:
    """As many rows, numbered alike, and the texts of the cells that no reading changes."""
    told, file = _expected(name), _file(name)
    assert (len(file.rows), file.sheet or "") == (told["rows"], told["sheet"])
    for row, wanted in zip(file.rows, told["data"], strict=True):
        assert row.number == wanted["row"]
        for column in CELLS:
            assert row.raw.get(column, "") == (wanted[column] if column in row.raw else "")


@pytest.mark.parametrize("name", FILES)
def test_the_deviations_of_the_file_are_counted(name: str) -> None:
    """T01 to T07 and T09 to T11, no more and no fewer; blank lines among those of T08.

    T11 is that of the file: a cell that says that there is nothing to say has its own.
    """
    noted = [each for each in _file(name).all_diagnoses() if each.code != "T11" or each.row is None]
    counts = Counter(each.code for each in noted)
    told = {f"T{number:02}" for number in range(12)} - {"T04", "T08"}
    assert {code: counts[code] for code in counts if code in told} == COUNTS.get(name, {})
    assert counts["T00"] == 0
    reasons = Counter(each.reason for each in _file(name).all_diagnoses() if each.code == "T08")
    assert reasons["ligne vide"] == BLANK.get(name, 0)


def test_how_the_files_are_written_is_told() -> None:
    """The encoding and the delimiter of the list of sources."""
    with (SHARED / "sources.csv").open(encoding="utf-8", newline="") as lines:
        told = [row for row in csv.DictReader(lines) if row["file"].endswith(".csv")]
    for row in told:
        file = _file(row["file"])
        assert (file.encoding, file.delimiter) == (row["encoding"].removesuffix("+BOM"), row["delimiter"])


def test_the_names_met_are_mostly_known() -> None:
    """Nine names in ten of those observed; the years and the uses are of no column of 2.1.1."""
    with (SHARED / "header_aliases.csv").open(encoding="utf-8", newline="") as lines:
        told = [(row["en_tete_observe"], row["colonne_officielle"]) for row in csv.DictReader(lines)]
    wrong = [
        name for name, column in told if column in {"categoryUsage", "exercice"} and official(name).column
    ]
    assert wrong == []
    right = [(name, column) for name, column in told if column not in {"categoryUsage", "exercice"}]
    known = sum(column in {official(name).column, official(name).instead} for name, column in right)
    assert known * 10 >= len(right) * 9 - 10
