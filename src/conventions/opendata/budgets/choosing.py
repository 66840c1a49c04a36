"""Which sheets of a table are read, for which exercise, and by which columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from conventions.opendata.budgets.layouts import Layout, header_of, layout_of, years_named
from conventions.opendata.budgets.mapped import BudgetMapping, mapped_layout
from conventions.opendata.scdl.grids import Grid, Source
from conventions.opendata.sheets.codes import whole
from conventions.opendata.sheets.mappings import sheet_of
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.refusals import TableError


class Chosen(NamedTuple):
    """The exercise that is read, and the sheets with the places of their columns."""

    exercise: int
    sheets: tuple[tuple[Grid, Layout], ...]


def chosen(source: Source, exercise: int | None, mapping: BudgetMapping | None) -> Chosen:
    """Every sheet whose columns are those of a budget is read.

    :raises TableError: ``no_column``, ``exercise`` or ``too_big``.
    """
    named = mapping.sheet if mapping else None
    grids = source.grids if named is None else (sheet_of(source.grids, named),)
    year = exercise or (mapping and mapping.exercise) or _exercise_of(grids)
    layouts = [(grid, _layout(grid, year, mapping)) for grid in grids]
    read = [
        (grid, layout)
        for grid, layout in layouts
        if layout and (layout.has_lines or layout.has_authorizations)
    ]
    if not read:
        raise _no_columns([grid for grid, _ in layouts], [layout for _, layout in layouts if layout])
    return Chosen(year, tuple(read))


def _layout(grid: Grid, exercise: int, mapping: BudgetMapping | None) -> Layout | None:
    if mapping is not None and mapping.columns:
        return mapped_layout(mapping, grid)
    header = header_of(grid) if mapping is None or mapping.header_line is None else mapping.header_line - 1
    if header is None or header >= len(grid.lines):
        return None
    return layout_of(grid.lines[header].cells, header, exercise)


def _exercise_of(grids: Sequence[Grid]) -> int:
    """The one exercise of the columns of credits, else that of a column of exercises."""
    headers = [(grid, at) for grid in grids if (at := header_of(grid)) is not None]
    years = set(chain.from_iterable(years_named(grid.lines[at].cells) for grid, at in headers))
    years = years or {year for grid, at in headers for year in _years_in(grid, at)}
    if len(years) == 1:
        return years.pop()
    raise TableError(
        "exercise",
        "exercice inconnu" if not years else "plusieurs exercices",
        met=", ".join(map(str, sorted(years)[:6])),
        expected="un exercice",
        way_out="donnez-le : read(…, exercise=2024)",
    )


def _years_in(grid: Grid, header: int) -> set[int]:
    place = layout_of(grid.lines[header].cells, header, 0).places.get("exercise")
    texts = (
        ()
        if place is None
        else (whole(texts_at(line.cells, (place,))[0].strip()) for line in grid.lines[header + 1 :])
    )
    return {int(text) for text in texts if len(text) == 4 and text.isascii() and text.isdecimal()}


def _no_columns(grids: Sequence[Grid], layouts: list[Layout]) -> TableError:
    """Which column is missing, of the sheet that has the most."""
    best = max(layouts, key=lambda layout: len(layout.places), default=None)
    missing = "compte et crédits votés" if best is None else "compte" if best.voted else "crédits votés"
    met = (
        ", ".join(filter(str.strip, best.names))
        if best
        else ", ".join(filter(None, (g.sheet for g in grids)))
    )
    return TableError(
        "no_column",
        f"colonne absente ({missing})",
        met=met,
        expected="une colonne des comptes (« Nature », « Article ») et une des crédits (« Voté », « BP 2024 »)",
        way_out="nommez ainsi la ligne d’en-tête, ou donnez un fichier de correspondance (mapping)",
    )
