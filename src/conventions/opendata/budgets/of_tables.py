"""The credits and the authorisations of the sheets of a table."""

from __future__ import annotations

from typing import Final

from conventions.model import Authorization
from conventions.opendata.budgets.authorizations import AuthorizationReader
from conventions.opendata.budgets.cells import Cells
from conventions.opendata.budgets.choosing import chosen
from conventions.opendata.budgets.drafts import NO_PLAN, Draft
from conventions.opendata.budgets.gathering import key_of, place_of, without_sums
from conventions.opendata.budgets.layouts import Layout
from conventions.opendata.budgets.mapped import BudgetMapping
from conventions.opendata.budgets.records import LeftAside, ReadColumn
from conventions.opendata.budgets.rows import Asked, Met, RowReader
from conventions.opendata.budgets.words import said, said_above
from conventions.opendata.budgets.zeros import with_zeros
from conventions.opendata.scdl.cells.evidence import Evidence, evidence_of_amounts
from conventions.opendata.scdl.grids import Grid, Line, Source
from conventions.opendata.sheets.opening import texts_at
from conventions.opendata.sheets.refusals import TableError
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.sheets.units import check_units
from conventions.opendata.totem.plans import Sections, read_plan

MOST_LINES: Final = 200_000


def of_tables(source: Source, exercise: int | None, mapping: BudgetMapping | None) -> Draft:
    """What the sheets of a table say.

    :raises TableError: ``no_column``, ``exercise``, ``mapping``, ``unit`` or ``too_big``.
    """
    found = chosen(source, exercise, mapping)
    return _Reader(source, found.exercise, mapping).read(found.sheets)


class _Reader:
    """A table while its sheets are read."""

    def __init__(self, source: Source, exercise: int, mapping: BudgetMapping | None) -> None:
        self._source = source
        self._exercise = exercise
        norm, declinaison = (mapping.norm, mapping.declinaison) if mapping else (None, None)
        self._plan = read_plan(f"{norm}-{declinaison or norm}", exercise) if norm else NO_PLAN
        self._asked = Asked(exercise, Sections(self._plan, exercise), dict(mapping.words) if mapping else {})
        self._remarks = Remarks(source.name)
        self._met: list[Met] = []
        self._authorizations: list[Authorization] = []
        self._aside: list[LeftAside] = []

    def read(self, sheets: tuple[tuple[Grid, Layout], ...]) -> Draft:
        for grid, layout in sheets:
            self._read_sheet(grid, layout)
        return Draft(
            self._exercise,
            self._met,
            self._authorizations,
            self._aside,
            self._remarks,
            tuple(
                ReadColumn(name, field, grid.sheet)
                for grid, layout in sheets
                for name, field in zip(layout.names, layout.fields, strict=True)
                if name.strip()
            ),
            self._source.kind,  # type: ignore[arg-type]  # the kinds of tables are those of a budget
            self._source.name,
            self._plan,
        )

    def _read_sheet(self, grid: Grid, layout: Layout) -> None:
        lines = [
            line
            for line in grid.lines[layout.header + 1 :]
            if not line.is_blank and line.cells != grid.lines[layout.header].cells
        ]
        if len(lines) > MOST_LINES:
            raise TableError(
                "too_big",
                "budget trop grand",
                met=f"plus de {MOST_LINES} lignes",
                way_out="donnez le budget d’une seule collectivité",
            )
        read = (*layout.voted, *layout.engaged, *layout.mandated, *layout.credits.values())
        check_units(grid.lines[: layout.header], texts_at(layout.names, read))
        remarks = self._remarks.of_sheet(grid.sheet)
        cells = Cells(layout, _evidence(lines, layout), remarks)
        titles = (" ".join(filter(str.strip, line.cells)) for line in grid.lines[: layout.header])
        rows = RowReader(cells, said_above(titles, said(grid.sheet or "")), self._asked)
        authorizations = AuthorizationReader(cells, grid.sheet or "")
        for line in lines:
            is_authorization = layout.has_authorizations and authorizations.holds(line)
            if is_authorization:
                authorizations.read(line)
            if layout.has_lines and not (is_authorization and rows.has_no_account(line)):
                rows.read(line)
        self._authorizations += authorizations.met
        self._keep(rows, cells, grid.sheet)

    def _keep(self, rows: RowReader, cells: Cells, sheet: str | None) -> None:
        """Keep the lines of a sheet, but those that an earlier sheet has: one of the two is a copy."""
        remarks = cells.remarks
        columns = cells.column("chapter"), cells.column("function")
        lines, sums = without_sums(with_zeros(rows.met, columns, remarks), remarks)
        before = set(map(place_of, self._met))
        for each in lines:
            if place_of(each) not in before:
                self._met.append(each)
                continue
            remarks.add(
                "duplicate",
                each.line,
                None,
                key_of(each),
                expected="une ligne qui n’est pas déjà dans une autre feuille",
                way_out="nommez la feuille à lire dans un fichier de correspondance (sheet)",
                is_left_out=True,
                amount=each.voted,
            )
        self._aside += [each._replace(sheet=sheet) for each in (*rows.aside, *sums)]


def _evidence(lines: list[Line], layout: Layout) -> Evidence:
    """The habits of all the amounts of a sheet."""
    places = {*layout.voted, *layout.engaged, *layout.mandated, *layout.credits.values()}
    places |= {layout.places[name] for name in ("available", "ap_amount") if name in layout.places}
    return evidence_of_amounts(text for line in lines for text in texts_at(line.cells, places) if text)
