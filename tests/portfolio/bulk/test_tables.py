"""The flat tables: their schema, the engines that load them, what is not told there."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from conventions.errors import ConventionsError, UnknownRule
from conventions.french import Name
from conventions.model import DatedKind, Identifier, Party, PartyKind, Role, Scheme
from conventions.portfolio import bulk
from conventions.portfolio.bulk.engines import module
from conventions.samples import association_2024_2026, cci_2017_2019
from tests.portfolio.bulk.towns import BROKEN

PAGE = Path(__file__).parents[3] / "docs/how-to/controler-en-masse.md"
DAY = date(2025, 6, 30)
TYPES = {
    bulk.Kind.TEXT: str,
    bulk.Kind.INTEGER: int,
    bulk.Kind.CENTS: int,
    bulk.Kind.DATE: date,
    bulk.Kind.FLAG: bool,
}


def test_every_value_is_of_the_kind_of_its_column() -> None:
    """A flag is no number, what is never unknown is told, and the columns of a table are as long."""
    tables = bulk.flatten([association_2024_2026(), cci_2017_2019()], DAY)
    assert tables.columns.keys() == bulk.TABLES.keys()
    for name, fields in bulk.TABLES.items():
        told = tables.columns[name]
        assert list(told) == [field.name for field in fields]
        assert len({len(values) for values in told.values()}) == 1
        for field in fields:
            met = {type(value) for value in told[field.name]}
            assert met <= {TYPES[field.kind], *([type(None)] if field.nullable else [])}, (name, field)


def test_the_page_has_the_tables_and_the_rules() -> None:
    """Each table with its columns, each vectorised rule once."""
    page = PAGE.read_text(encoding="utf-8")
    for name, fields in bulk.TABLES.items():
        told = page.partition(f"### `{name}`\n")[2].partition("###")[0]
        rows = re.findall(r"^\| `(\w+)`( \?)? \| (.+) \| (.+) \|$", told, re.MULTILINE)
        assert rows == [
            (each.name, " ?" if each.nullable else "", each.kind.value, each.title) for each in fields
        ]
    rules = page.partition("## Les règles vectorisées")[2].partition("Ces montants")[0]
    assert tuple(re.findall(r"[A-Z]+-\d{3}", rules)) == bulk.vectorised()


def test_two_same_keys_are_told_apart() -> None:
    """Whatever the keys already are."""
    tables = bulk.flatten([cci_2017_2019()] * 4, DAY, keys=["a", "a (2)", "a", "a"])
    assert tables.columns["conventions"]["convention"] == ["a", "a (2)", "a (3)", "a (4)"]
    assert tables.columns["conventions"]["twin"] == [0, 0, 0, 0]


def test_as_many_keys_as_conventions() -> None:
    """A key too many, or too few, is refused."""
    with pytest.raises(ValueError, match="zip"):
        bulk.flatten([cci_2017_2019()], DAY, keys=[])


def test_a_convention_that_cannot_be_read_is_named() -> None:
    """Its numbers and its signature are there, its grants are not."""
    broken = association_2024_2026().replace(avenants=(BROKEN,))
    tables = bulk.flatten([broken], DAY, keys=["cassée"])
    assert tables.unread == ("cassée",)
    assert tables.columns["conventions"]["convention"] == tables.columns["grants"]["grant"] == []
    assert "999000011" in tables.columns["unfolded"]["number"]
    assert tables.columns["payments"]["payment"]
    assert tables.columns["signatures"]["signed_on"] == [date(2024, 1, 12)]


def test_what_names_a_natural_person_is_not_told() -> None:
    """Neither its key nor its numbers; both when they are asked for."""
    held = (Identifier(scheme=Scheme.SIREN, value="732829321"),)
    kinds = (DatedKind(kind=PartyKind.PERSON),)
    who = Party(key="Zoé Xyzzy", name=Name("Zoé Xyzzy"), roles=(Role.PARTNER,), kinds=kinds, identifiers=held)
    base = association_2024_2026()
    town = [base.replace(initial=base.initial.replace(parties=(*base.initial.parties, who)))]
    hidden, shown = bulk.flatten(town, DAY), bulk.flatten(town, DAY, reveal=True)
    assert "Xyzzy" not in str(hidden.columns)
    assert "732829321" not in str(hidden.columns)
    assert bulk.check(hidden, codes=["ID-001"]) == ()
    (found,) = bulk.check(shown, codes=["ID-001"])
    assert found.address == "initial.parties[Zoé Xyzzy].identifiers[SIREN].value"


def test_frames_of_somebody_are_checked_as_they_are() -> None:
    """Arrow tables by name, whatever made them."""
    frames = bulk.frames(bulk.flatten([cci_2017_2019()], date(2018, 12, 31)), "pyarrow")
    assert isinstance(frames["lines"], pyarrow.Table)
    assert [each.code for each in bulk.check(frames, codes=["NAT-001"])] == ["NAT-001"]


def test_what_is_not_known_is_said() -> None:
    """An engine, a rule, a rule that columns do not decide, Spark without its session."""
    tables = bulk.flatten([], DAY)
    with pytest.raises(ConventionsError, match="moteur « sqlite » inconnu ; moteurs connus : duckdb, polars"):
        bulk.frames(tables, "sqlite")
    with pytest.raises(UnknownRule):
        bulk.check(tables, codes=["XXX-001"])
    with pytest.raises(ConventionsError, match="CONV-010 ne se décide pas sur des colonnes"):
        bulk.check(tables, codes=["CONV-010"])
    with pytest.raises(ConventionsError, match="session=spark"):
        bulk.frames(tables, "pyspark")


def test_spark_gets_rows_and_a_schema() -> None:
    """What its session is asked for; the tests marked « spark » run it."""

    class Session:
        """A session that tells what it was given."""

        def createDataFrame(self, rows: Any, schema: str) -> tuple[Any, str]:  # noqa: N802
            return rows, schema

    frames = bulk.frames(bulk.flatten([cci_2017_2019()], DAY), "pyspark", session=Session())
    assert frames["unfolded"] == ([], "`convention` STRING, `number` STRING")


def test_a_missing_engine_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB comes with an extra, the others by their name."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ConventionsError, match=r'pip install "conventions-subvention\[tables\]"'):
        module("duckdb")


LOADED = """
import sys, conventions.portfolio.bulk as bulk
assert "flatten" in dir(bulk)
print([name for name in ("duckdb", "narwhals", "pydantic") if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    """The package alone loads no engine."""
    ran = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"
