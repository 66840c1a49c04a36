"""Our table of the published fields against the schemas themselves (skipped where they are absent)."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conventions.law.published import faults, fields

SHARED = Path(__file__).parents[3] / "shared"
SCHEMAS = SHARED / "reference" / "scdl"
FILES = SHARED / "data" / "scdl"
pytestmark = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas are not beside this checkout")
VERSIONS = {
    "1.1": "schema-v1.1.json",
    "2.0.0": "schema-v2.0.0.json",
    "2.0.1": "schema-v2.0.1.json",
    "2.0.2": "schema-v2.0.2.json",
    "2.1.0": "official-2.1.0.json",
    "2.1.1": "official-2.1.1.json",
}


def _schema(version: str) -> dict[str, Any]:
    text = (SCHEMAS / VERSIONS[version]).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return schema


@pytest.mark.parametrize("version", VERSIONS)
def test_the_table_says_what_the_schema_says(version: str) -> None:
    """Same fields in the same order, same obligations, lengths, bounds, values and checks of keys."""
    schema = _schema(version)
    keys = {
        check["params"]["column"]
        for check in schema.get("custom_checks", ())
        if check["name"] == "french-siret-value"
    }
    told = fields(version)
    assert [field.name for field in told] == [field["name"] for field in schema["fields"]]
    for field, official in zip(told, schema["fields"], strict=True):
        limits = official.get("constraints") or {}
        assert field.required is bool(limits.get("required"))
        assert field.max_length == limits.get("maxLength")
        assert (field.minimum, field.maximum) == (limits.get("minimum"), limits.get("maximum"))
        assert field.values == tuple(limits.get("enum") or _literals(official))
        assert field.siret is (field.name in keys)


def _literals(official: dict[str, Any]) -> list[str]:
    return [*official.get("trueValues", ()), *official.get("falseValues", ())]


@pytest.mark.parametrize("version", VERSIONS)
def test_one_of_two_numbers_where_the_schema_asks_it(version: str) -> None:
    """The pair is that of the check of the schema."""
    pairs = [
        [check["params"]["column1"], check["params"]["column2"]]
        for check in _schema(version).get("custom_checks", ())
        if check["name"] == "one-of-required"
    ]
    told = [field.name for field in fields(version) if field.one_of]
    assert [told] * bool(told) == pairs


def _counted(name: str, version: str) -> Counter[str]:
    path = FILES / name
    if not path.is_file():
        pytest.skip(f"{name} is not there")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return Counter(fault.code for row in csv.DictReader(lines) for fault in faults(row, version))


def test_what_is_wrong_in_the_official_examples() -> None:
    """The example that is said to be valid has impossible periods alone; the one of Etalab has none."""
    assert _counted("B01_exemple_valide.csv", "2.1.1") == {"inverted": 3, "no_such_day": 1}
    assert _counted("B02_exemple_valide_14_colonnes.csv", "2.0.2") == {"inverted": 3, "no_such_day": 1}
    assert _counted("B08_etalab_exemple.csv", "etalab-1.1.1") == {}


def test_what_is_wrong_in_the_example_of_faults() -> None:
    """Each kind of fault that the example shows is found."""
    found = _counted("B04_exemple_invalide_cellules.csv", "2.1.1")
    assert found.keys() >= {
        "required",
        "one_of",
        "type",
        "pattern",
        "enum",
        "too_great",
        "wrong_key",
        "separator",
    }
