"""The files that say what the columns of a table are: each mistake is one error, with a suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conventions.opendata.scdl.grids import Grid, Line
from conventions.opendata.sheets import TableError
from conventions.opendata.sheets.mappings import Given, header_in, place_of, read_mapping, same, sheet_of


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"format = 2", "format inconnu"),
        (b"format =", "n’est pas du TOML"),
        (b"kind = 'a\nb'", "ligne 1"),
        (b"\xff", "pas en UTF-8"),
        (b"a = " + b"[" * 20_000, "crochets"),
        (b"#" * (65 << 10), "trop grand"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(written: bytes, told: str, tmp_path: Path) -> None:
    """Whatever it holds, it is our error."""
    path = tmp_path / "mapping.toml"
    path.write_bytes(written)
    with pytest.raises(TableError, match=told) as raised:
        read_mapping(path)
    assert raised.value.code == "mapping"


def test_a_mapping_may_be_a_file_or_what_was_read_of_one(tmp_path: Path) -> None:
    """A byte-order mark is no part of it."""
    path = tmp_path / "mapping.toml"
    path.write_bytes('\ufeffformat = 1\nsheet = "Crédits"\n'.encode())
    assert read_mapping(path).text("sheet") == read_mapping(str(path)).text("sheet") == "Crédits"
    assert read_mapping({"sheet": "Crédits"}).text("sheet") == "Crédits"


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"a": 1}, lambda given: given.text("a")),
        ({"a": " "}, lambda given: given.text("a")),
        ({"a": "mandta"}, lambda given: given.text("a", ("mandat", "titre"))),
        ({"a": True}, lambda given: given.year("a")),
        ({"a": 20240}, lambda given: given.year("a")),
        ({"a": 2024.0}, lambda given: given.year("a")),
        ({"a": []}, lambda given: given.texts("a")),
        ({"a": ["x", 1]}, lambda given: given.texts("a")),
        ({"a": "x"}, lambda given: given.table("a")),
        ({"a": 1}, lambda given: given.finish(("b", "aa"))),
    ],
)
def test_a_value_that_is_not_what_it_should_be_is_refused(values: Mapping[str, Any], asked: Any) -> None:
    """The name of the value is in the error."""
    with pytest.raises(TableError, match="a") as raised:
        asked(Given(values, ""))
    assert "corrigez le fichier de correspondance" in str(raised.value)


def test_what_is_absent_is_none() -> None:
    """Nothing is made up."""
    given = Given({}, "")
    assert (given.text("a"), given.year("a"), given.texts("a"), given.table("a").names()) == (
        None,
        None,
        (),
        (),
    )
    given.finish(("a",))


def test_a_column_that_is_not_there_is_refused_with_the_nearest() -> None:
    """« Montnat » was « Montant »."""
    with pytest.raises(TableError, match="« Montant », sans doute") as raised:
        place_of("Montnat", ("Date", "Montant", ""), "amount")
    assert raised.value.code == "no_column"
    assert place_of("l'objet", ("Date", "L’Objet"), "label") == 1
    assert same("MANDAT ", ("x", "Mandat"))


def test_the_header_is_the_line_that_has_most_of_the_columns() -> None:
    """Or the line that the mapping says."""
    lines = (Line(1, ("Titre",)), Line(2, ("Date", "Montant")), Line(3, ("1", "2")))
    grid = Grid("F", lines)
    assert header_in(grid, ("montant", "date"), None) == 1
    assert header_in(grid, ("montant",), 3) == 2
    assert header_in(Grid(None, ()), ("montant",), None) == 0


def test_a_sheet_is_named_or_the_first() -> None:
    """A CSV has none."""
    first, other = Grid("A", ()), Grid("B", ())
    assert sheet_of((first, other), "B") is other
    assert sheet_of((first, other), None) is first
    with pytest.raises(TableError, match="l’un de : « A », « B »"):
        sheet_of((first, other), "Z")
    with pytest.raises(TableError, match="un classeur"):
        sheet_of((Grid(None, ()),), "Z")
