"""Data frames of a table, through Arrow: exact types, unknown values as nulls."""

from __future__ import annotations

import json
from fractions import Fraction

from conventions.extras import needed
from conventions.money import Amount
from conventions.portfolio.tables.cells import encodable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from conventions.portfolio.tables.columns import Cell, Column
    from conventions.portfolio.tables.table import Table


def arrow_of(table: Table) -> Any:
    """The ``pyarrow.Table`` of a table."""
    arrow = needed("pyarrow", doing="donner un tableau à Arrow", package="pyarrow")
    columns = table.shown_columns
    cells = list(zip(*table.shown_rows, strict=True)) or [()] * len(columns)
    made = [
        each for column, values in zip(columns, cells, strict=True) for each in _arrays(arrow, column, values)
    ]
    schema = arrow.schema([field for field, _ in made], metadata=_metadata(table))
    return arrow.Table.from_arrays([array for _, array in made], schema=schema)


def polars_of(table: Table) -> Any:
    """The ``polars.DataFrame`` of a table, which Polars reads through the PyCapsule interface."""
    return needed("polars", doing="donner un tableau à Polars", package="polars").DataFrame(table)


def pandas_of(table: Table) -> Any:
    """The ``pandas.DataFrame`` of a table, in Arrow types: others turn integers with nulls into floats."""
    pandas = needed("pandas", doing="donner un tableau à pandas", package="pandas")
    return arrow_of(table).to_pandas(types_mapper=pandas.ArrowDtype)


def _arrays(arrow: Any, column: Column, values: Sequence[Cell]) -> Iterator[tuple[Any, Any]]:
    """One array, or two where the first is a view of the exact values of the second."""
    first, second = _VIEWS[column.kind]
    said = {"title": encodable(column.title), "kind": column.kind}
    yield _made(arrow, column.name, first(arrow), _viewed(values), said)
    if column.exact_name:
        yield _made(arrow, column.exact_name, second(arrow), _exact(values), said)


def _made(arrow: Any, name: str, kind: Any, values: list[object], said: dict[str, str]) -> tuple[Any, Any]:
    return arrow.field(name, kind, metadata=said), arrow.array(values, kind)


_VIEWS: dict[str, tuple[Any, Any]] = {
    "text": (lambda arrow: arrow.string(), None),
    "money": (lambda arrow: arrow.decimal128(38, 2), lambda arrow: arrow.int64()),
    "date": (lambda arrow: arrow.date32(), None),
    "integer": (lambda arrow: arrow.int64(), None),
    "year": (lambda arrow: arrow.int32(), None),
    "ratio": (lambda arrow: arrow.float64(), lambda arrow: arrow.string()),
}


def _viewed(values: Sequence[Cell]) -> list[object]:
    return [_view(value) for value in values]


def _view(value: Cell) -> object:
    if isinstance(value, Amount):
        return value.euros
    if isinstance(value, Fraction):
        return value.numerator / value.denominator
    return encodable(value) if isinstance(value, str) else value


def _exact(values: Sequence[Cell]) -> list[object]:
    return [
        value.cents if isinstance(value, Amount) else None if value is None else str(value)
        for value in values
    ]


def _metadata(table: Table) -> dict[str, str]:
    said = {
        "title": encodable(table.title),
        "as_of": None if table.as_of is None else table.as_of.isoformat(),
        "notes": json.dumps([*map(encodable, table.notes)], ensure_ascii=False) if table.notes else None,
        "versions": _versions(table),
    }
    return {key: value for key, value in said.items() if value is not None}


def _versions(table: Table) -> str | None:
    told = {encodable(name): encodable(value) for name, value in table.versions}
    return json.dumps(told, ensure_ascii=False) if told else None
