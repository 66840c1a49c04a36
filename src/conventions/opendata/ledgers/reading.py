"""A ledger, from the file that the finance software exports and the mapping that says what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from conventions.opendata.ledgers.cells import Cells
from conventions.opendata.ledgers.entries import EntryReader
from conventions.opendata.ledgers.mapped import SUMS, LedgerMapping, ledger_mapping
from conventions.opendata.ledgers.records import LedgerFile
from conventions.opendata.persons import Persons, are_named
from conventions.opendata.scdl.grids import Grid, Source
from conventions.opendata.sheets.mappings import header_in, plain, refuse, sheet_of, suggestion
from conventions.opendata.sheets.opening import content_of, open_tables
from conventions.opendata.sheets.remarks import Remarks
from conventions.opendata.sheets.units import check_units

_LOOKED_AT: Final = 60
EXAMPLES: Final = Path(__file__).with_name("examples")


def read(
    source: Path | str | bytes,
    mapping: Path | str | Mapping[str, Any],
    *,
    natural_persons: Persons = "masked",
) -> LedgerFile:
    r"""The entries of a ledger: engagements, mandates and titles, from a CSV or a workbook, in euros to the cent.

    ``mapping`` is a TOML file, or what was read of one: see :func:`example`. A line whose cells cannot be read is left
    out with a remark that has its amount: nothing is guessed, nothing goes away in silence. IBANs are masked; so are
    natural persons, unless ``natural_persons`` is ``"named"``.

    :raises TableError: for what is no table, a mapping that is not right, a column that is not there.
    :raises ConventionsError: for a workbook where the extra ``xlsx`` is missing, or another word than masked, named.
    :raises OSError: for a path that cannot be read.

    >>> columns = {"number": "Pièce", "day": "Date", "amount": "Montant"}
    >>> file = read("Pièce;Date;Montant\nM1;03/04/2024;1 500,00\n".encode(), {"kind": "mandat", "columns": columns})
    >>> [(entry.number, str(entry.amount)) for entry in file.entries], file.remarks
    ([('M1', '1500.00')], ())
    """
    named, checked = are_named(natural_persons), ledger_mapping(mapping)
    data, name = content_of(source)
    opened = open_tables(data, name)
    return _read(opened, sheet_of(opened.grids, checked.sheet), checked, named=named)


def _read(source: Source, grid: Grid, mapping: LedgerMapping, *, named: bool) -> LedgerFile:
    header = header_in(grid, [name for _, name in mapping.names()], mapping.header_line)
    names = grid.lines[header].cells if header < len(grid.lines) else ()
    remarks = Remarks(source.name, grid.sheet)
    cells = Cells(mapping, names, remarks)
    check_units(grid.lines[:header], (name for field in SUMS for name in mapping.columns.get(field, ())))
    _tell_sheets(source, grid, mapping, remarks)
    lines = [line for line in grid.lines[header + 1 :] if not line.is_blank and line.cells != names]
    cells.learn(lines)
    reader = EntryReader(mapping, cells, named=named)
    for line in lines:
        reader.read(line)
    return LedgerFile(
        tuple(reader.entries), tuple(remarks.kept), tuple(reader.aside), source.name, grid.sheet
    )


def _tell_sheets(source: Source, read: Grid, mapping: LedgerMapping, remarks: Remarks) -> None:
    """Say which other sheets have the same columns, where the mapping names none: they may be the rest of it."""
    wanted = {plain(name) for _, name in mapping.names()}
    for grid in source.grids if mapping.sheet is None else ():
        if grid is not read and any(
            wanted <= set(map(plain, line.cells)) for line in grid.lines[:_LOOKED_AT]
        ):
            remarks.add(
                "sheet",
                None,
                None,
                grid.sheet or "",
                expected="une seule feuille d’écritures",
                way_out="cette feuille n’est pas lue ; lisez-la en la nommant dans un fichier de correspondance",
            )


def example(name: str = "trois-listes") -> Path:
    """A mapping to copy, with its comments: ``trois-listes`` (a file a kind) or ``grand-livre`` (one file for all).

    :raises TableError: for another name, with those that there are.

    >>> example("grand-livre").name
    'grand-livre.toml'
    """
    known = {path.stem: path for path in sorted(EXAMPLES.glob("*.toml"))}
    if name not in known:
        refuse(f"« {name[:40]} » n’est pas un exemple", expected=suggestion(name, tuple(known)))
    return known[name]
