"""The flat tables as frames of an engine: DuckDB by default, Polars, PyArrow, Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from conventions.errors import ConventionsError
from conventions.portfolio.bulk.flattening import Columns, Tables
from conventions.portfolio.bulk.schema import TABLES, Field, Kind

_TABLES = '"conventions-subvention[tables]"'
_INSTALLED_BY = MappingProxyType({"duckdb": _TABLES, "narwhals": _TABLES})

_SQL = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.CENTS: "BIGINT",
    Kind.DATE: "DATE",
    Kind.FLAG: "BOOLEAN",
}
_SPARK = {**_SQL, Kind.TEXT: "STRING"}


def module(name: str) -> Any:
    """A module of an engine, on first use.

    :raises ConventionsError: when it is not installed; the message says what to type.

    >>> module("no_such_engine")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: contrôler en masse demande no_such_engine : installez-le avec ...
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        package = _INSTALLED_BY.get(name, name)
        raise ConventionsError(
            f"contrôler en masse demande {name} : installez-le avec « pip install {package} »"
        ) from None


def frames(tables: Tables, engine: str = "duckdb", *, session: Any = None) -> dict[str, Any]:
    """The tables as native frames of an engine, by name; nothing is computed yet.

    ``session`` is a DuckDB connection (a new one in memory without it) or the Spark session, which Spark needs.

    :raises ConventionsError: when the engine is not known here, or is not installed.

    >>> from datetime import date
    >>> from conventions.portfolio.bulk.flattening import flatten
    >>> found = frames(flatten([], date(2025, 6, 30)))
    >>> found["grants"].columns[:2]
    ['convention', 'grant']
    """
    if engine not in ENGINES:
        raise ConventionsError(f"moteur « {engine} » inconnu ; moteurs connus : {', '.join(ENGINES)}")
    return dict(ENGINES[engine](tables.columns, session))


def _duckdb(columns: Mapping[str, Columns], session: Any) -> Iterator[tuple[str, Any]]:
    connection = session or module("duckdb").connect()
    for name, told in columns.items():
        made = ", ".join(
            f'unnest(${place}::{_SQL[field.kind]}[]) AS "{field.name}"'
            for place, field in enumerate(TABLES[name], 1)
        )
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT {made}", list(told.values()))
        yield name, connection.table(name)


def _polars(columns: Mapping[str, Columns], _: Any) -> Iterator[tuple[str, Any]]:
    polars = module("polars")
    kinds = {
        Kind.TEXT: polars.String,
        Kind.INTEGER: polars.Int64,
        Kind.CENTS: polars.Int64,
        Kind.DATE: polars.Date,
        Kind.FLAG: polars.Boolean,
    }
    for name, told in columns.items():
        schema = {field.name: kinds[field.kind] for field in TABLES[name]}
        yield name, polars.DataFrame(dict(told), schema=schema).lazy()


def _pyarrow(columns: Mapping[str, Columns], _: Any) -> Iterator[tuple[str, Any]]:
    arrow = module("pyarrow")
    for name, told in columns.items():
        yield name, arrow.table(dict(told), schema=arrow_schema(TABLES[name]))


def arrow_schema(fields: tuple[Field, ...]) -> Any:
    """The Arrow schema of a table.

    >>> str(arrow_schema(TABLES["unfolded"])).splitlines()[0]
    'convention: string not null'
    """
    arrow = module("pyarrow")
    kinds = {
        Kind.TEXT: arrow.string(),
        Kind.INTEGER: arrow.int64(),
        Kind.CENTS: arrow.int64(),
        Kind.DATE: arrow.date32(),
        Kind.FLAG: arrow.bool_(),
    }
    return arrow.schema([arrow.field(field.name, kinds[field.kind], field.nullable) for field in fields])


def _spark(columns: Mapping[str, Columns], session: Any) -> Iterator[tuple[str, Any]]:
    if session is None:
        raise ConventionsError("Spark demande sa session : frames(tables, 'pyspark', session=spark)")
    for name, told in columns.items():
        schema = ", ".join(f"`{field.name}` {_SPARK[field.kind]}" for field in TABLES[name])
        yield name, session.createDataFrame(list(zip(*told.values(), strict=True)), schema)


ENGINES: Mapping[str, Callable[[Mapping[str, Columns], Any], Iterator[tuple[str, Any]]]] = MappingProxyType(
    {"duckdb": _duckdb, "polars": _polars, "pyarrow": _pyarrow, "pyspark": _spark}
)
"""By name, what loads the tables in an engine."""
