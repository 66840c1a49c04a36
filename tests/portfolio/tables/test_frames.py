"""Data frames of a table: the same values in Arrow, Polars, pandas and DuckDB, none of them a float of money."""

from __future__ import annotations

import importlib
import json
import sys
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from conventions.errors import ConventionsError
from conventions.money import ZERO, Amount, euros
from conventions.portfolio import Column, Table
from conventions.portfolio.tables.cells import encodable
from tests.portfolio.tables.made import DAY, TABLE, tables

duckdb, pandas, polars, pyarrow = map(importlib.import_module, ("duckdb", "pandas", "polars", "pyarrow"))

ASKED = "select year, sum(amount_cents), sum(amount) from town group by year order by year"


def expected(table: Table) -> dict[str, list[object]]:
    """The columns of a frame, from the values of the table."""
    made: dict[str, list[object]] = {}
    for at, column in enumerate(table.shown_columns):
        values = [row[at] for row in table.shown_rows]
        if column.kind == "money":
            made[column.name] = [value.euros if isinstance(value, Amount) else None for value in values]
            made[f"{column.name}_cents"] = [
                value.cents if isinstance(value, Amount) else None for value in values
            ]
        elif column.kind == "ratio":
            made[column.name] = [float(value) if isinstance(value, Fraction) else None for value in values]
            made[f"{column.name}_exact"] = [None if value is None else str(value) for value in values]
        else:
            made[column.name] = [encodable(value) if isinstance(value, str) else value for value in values]
    return made


@given(tables())
def test_every_frame_has_the_values_of_the_table(table: Table) -> None:
    """To the cent, unknown values as nulls, in Arrow, Polars and pandas."""
    values = expected(table)
    assert table.to_arrow().to_pydict() == values
    assert table.to_polars().to_dict(as_series=False) == values
    assert pyarrow.Table.from_pandas(table.to_pandas(), preserve_index=False).to_pydict() == values
    assert table.to_pandas().columns.tolist() == list(values)


@given(tables())
def test_cents_add_up_to_the_total(table: Table) -> None:
    """The sum of the column of cents is that of the table, and as many nulls are unknown."""
    frame = table.to_polars()
    for column in table.columns:
        if column.kind == "money":
            total = sum((cell for cell in table.column(column.name) if isinstance(cell, Amount)), start=ZERO)
            assert frame[f"{column.name}_cents"].sum() == total.cents
            assert int(frame[column.name].sum() * 100) == total.cents
            assert frame[column.name].null_count() == table.column(column.name).count(None)


def test_the_types_of_each_column() -> None:
    """Those that the docstring tells, even without rows; titles, day and versions travel along."""
    for table in (TABLE, TABLE.where(lambda row: row["year"] == 1)):
        schema = table.to_arrow().schema
        assert {field.name: str(field.type) for field in schema} == {
            "name": "string",
            "year": "int32",
            "granted_on": "date32[day]",
            "amount": "decimal128(38, 2)",
            "amount_cents": "int64",
            "rate": "double",
            "rate_exact": "string",
            "actions": "int64",
            **({"source": "string"} if table.rows else {}),
        }
    said = {key.decode(): value.decode() for key, value in TABLE.to_arrow().schema.metadata.items()}
    assert (said["title"], said["as_of"]) == ("Engagements", DAY.isoformat())
    assert json.loads(said["notes"]) == [*TABLE.notes]
    assert json.loads(said["versions"]) == {"données": "2024"}
    assert TABLE.to_arrow().field("amount").metadata[b"title"].decode() == "Montant attribué"
    bare = Table("T", [Column("a", "A", "text")], []).to_arrow()
    assert bare.schema.metadata == {b"title": b"T"}


def test_engines_read_the_table_itself() -> None:
    """Through the PyCapsule interface, as often as they are asked."""
    town = TABLE
    for _ in range(2):
        found = duckdb.sql(ASKED).fetchall()
        assert found == [
            (2024, 5_000_000, euros(50000).euros),
            (2025, 123_456_799, euros("1234567.99").euros),
        ]
    assert polars.DataFrame(town).equals(town.to_polars())
    assert pandas.DataFrame.from_arrow(town)["amount"].tolist()[0] == euros(50000).euros


def test_no_money_is_a_float() -> None:
    """Though unknown, cents stay whole in pandas, which turns others into floats."""
    types = {name: str(kind) for name, kind in TABLE.to_pandas().dtypes.items()}
    assert types["amount_cents"] == "int64[pyarrow]"
    assert types["amount"] == "decimal128(38, 2)[pyarrow]"
    assert TABLE.to_pandas()["amount_cents"].sum() == 128456799


@pytest.mark.parametrize(
    ("module", "method", "told"),
    [
        (
            "pyarrow",
            "to_arrow",
            "donner un tableau à Arrow demande pyarrow : installez-le avec « pip install pya",
        ),
        ("pyarrow", "to_polars", "pip install pyarrow"),
        ("polars", "to_polars", "à Polars demande polars : installez-le avec « pip install polars »"),
        ("pandas", "to_pandas", "à pandas demande pandas : installez-le avec « pip install pandas »"),
    ],
)
def test_a_missing_package_is_told(
    monkeypatch: pytest.MonkeyPatch, module: str, method: str, told: str
) -> None:
    """One sentence with the command that installs it."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConventionsError) as caught:
        getattr(TABLE, method)()
    assert told in str(caught.value)


def test_a_frame_is_asked_for_other_types() -> None:
    """The schema that a reader requests is passed on."""
    narrow: Any = Table("T", [Column("year", "Exercice", "year")], [(2024,)])
    asked = pyarrow.schema([("year", pyarrow.int64())])
    assert pyarrow.table(narrow, schema=asked).schema.field("year").type == pyarrow.int64()
