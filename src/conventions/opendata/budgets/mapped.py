"""What a town says of its own table: the columns, the sheet, the words of its cells.

>>> mapping = budget_mapping({"columns": {"account": "Imputation", "voted": ["BP", "DM"]}})
>>> mapping.columns["voted"]
('BP', 'DM')
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from conventions.model import Section
from conventions.opendata.budgets.layouts import Layout
from conventions.opendata.budgets.words import Said
from conventions.opendata.scdl.grids import Grid
from conventions.opendata.sheets.mappings import Given, header_in, place_of, plain, read_mapping, refuse

FIELDS: Final = (
    "chapter", "account", "function", "section", "sense", "operation", "exercise", "label", "voted", "engaged",
    "mandated", "available", "ap_number", "ap_kind", "ap_amount",
)  # fmt: skip
"""What a column of a budget may be."""
_TABLES: Final = ("format", "sheet", "header_line", "exercise", "norm", "declinaison")
_SUMMED: Final = ("voted", "engaged", "mandated")
_LINES: Final = range(1, 1_000_001)
_WORDS: Final = {
    "operating": Said(section=Section.OPERATING),
    "investment": Said(section=Section.INVESTMENT),
    "expense": Said(sense="expense"),
    "income": Said(sense="income"),
}


class BudgetMapping(NamedTuple):
    """A mapping, checked. ``columns`` has the names of each field, ``credits`` that of each exercise."""

    sheet: str | None
    header_line: int | None
    exercise: int | None
    norm: str | None
    declinaison: str | None
    columns: Mapping[str, tuple[str, ...]]
    credits: Mapping[int, str]
    words: Mapping[str, Said]


def budget_mapping(source: Path | str | Mapping[str, Any]) -> BudgetMapping:
    """The mapping of a file, or of what was read of one.

    :raises TableError: ``mapping``, for a name that does not exist, or a value that is not what it should be.
    """
    given = read_mapping(source)
    mapping = BudgetMapping(
        given.text("sheet"),
        given.number("header_line", _LINES),
        given.year("exercise"),
        given.text("norm"),
        given.text("declinaison"),
        _columns(given.table("columns")),
        _credits(given.table("credits")),
        _words(given.table("words")),
    )
    given.finish((*_TABLES, "columns", "credits", "words"))
    return mapping


def _columns(given: Given) -> dict[str, tuple[str, ...]]:
    columns = {field: given.texts(field) for field in FIELDS}
    given.finish(FIELDS)
    for field, names in columns.items():
        if len(names) > 1 and field not in _SUMMED:
            refuse(f"columns.{field}", met=", ".join(names)[:80], expected="une seule colonne")
    return {field: names for field, names in columns.items() if names}


def _credits(given: Given) -> dict[int, str]:
    """The column of the payment credits of each exercise: « 2024 = "CP 2024" »."""
    found = {}
    for name in given.names():
        if not (len(name) == 4 and name.isascii() and name.isdigit()):
            refuse(f"« credits.{name} » n’existe pas", expected="un exercice, comme « 2024 »")
        found[int(name)] = given.text(name) or ""
    return found


def _words(given: Given) -> dict[str, Said]:
    """The words of the cells: ``operating``, ``investment``, ``expense``, ``income``, each with its list."""
    words: dict[str, Said] = {}
    for name, meaning in _WORDS.items():
        for text in given.texts(name):
            key = plain(text)
            before = words.get(key, Said())
            words[key] = Said(before.section or meaning.section, before.sense or meaning.sense)
    given.finish(tuple(_WORDS))
    return words


def mapped_layout(mapping: BudgetMapping, grid: Grid) -> Layout:
    """The columns of a sheet, as the mapping names them.

    :raises TableError: ``no_column``, for a column that is not there, with the nearest name.
    """
    wanted = [name for found in mapping.columns.values() for name in found]
    header = header_in(grid, wanted, mapping.header_line)
    names = grid.lines[header].cells if header < len(grid.lines) else ()
    places = {
        field: tuple(place_of(name, names, field) for name in columns)
        for field, columns in mapping.columns.items()
    }
    yearly = {year: place_of(name, names, f"credits.{year}") for year, name in mapping.credits.items()}
    fields: list[str | None] = [None] * len(names)
    for field, found in (*places.items(), *((f"credits {year}", (at,)) for year, at in yearly.items())):
        for place in found:
            fields[place] = field
    single = {field: found[0] for field, found in places.items() if field not in _SUMMED}
    summed = {field: places.get(field, ()) for field in _SUMMED}
    return Layout(header, tuple(names), single, **summed, credits=yearly, fields=tuple(fields))
