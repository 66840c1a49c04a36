"""Frictionless 5 answers for one file after the other: a JSON line in, a JSON line out (its own environment).

In and out are those of ``worker_validata.py``. The checks that the schemas name under ``custom_checks`` are not
of frictionless: a user writes them, here over python-stdnum as Validata does.
"""

from __future__ import annotations

import csv
import json
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from frictionless import Check, Checklist, Detector, Dialect, Schema, errors, system
from frictionless.metadata import Metadata
from frictionless.resources import TableResource
from stdnum.fr import siret

if TYPE_CHECKING:
    from collections.abc import Iterator

warnings.simplefilter("ignore")
system.trusted = True  # a path outside of the current folder
_sniff = csv.Sniffer.sniff


class WrongSiret(errors.CellError):  # type: ignore[misc]
    """A number whose key is wrong."""

    type = "french-siret-value"
    template = "{note}"


class NeitherNumber(errors.RowError):  # type: ignore[misc]
    """A row with neither of two numbers."""

    type = "one-of-required"
    template = "{note}"


class RequiredLabel(errors.HeaderError):  # type: ignore[misc]
    """A column that the schema asks for and the file lacks."""

    type = "missing-required-header"
    template = "{note}"


class Customs(Check):  # type: ignore[misc]
    """The checks that the schema names, and the columns that it asks for."""

    type = "customs"
    Errors: ClassVar = [WrongSiret, NeitherNumber, RequiredLabel]

    def __init__(self, schema: dict[str, Any]) -> None:
        super().__init__()
        customs = schema.get("custom_checks", [])
        self._sirets = [each["params"]["column"] for each in customs if each["name"] == "french-siret-value"]
        self._pairs = [
            (each["params"]["column1"], each["params"]["column2"])
            for each in customs
            if each["name"] == "one-of-required"
        ]
        self._required = [
            field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required")
        ]

    def validate_start(self) -> Iterator[Any]:
        """What the header lacks."""
        labels = self.resource.header.labels
        for name in self._required:
            if name not in labels:
                yield RequiredLabel(note=name, labels=labels, row_numbers=[1])
        for one, other in self._pairs:
            if one not in labels and other not in labels:
                yield RequiredLabel(note=f"{one}|{other}", labels=labels, row_numbers=[1])

    def validate_row(self, row: Any) -> Iterator[Any]:
        """What a row says wrong."""
        for name in self._sirets:
            text = row.get(name)
            if text and not siret.is_valid(text):
                yield WrongSiret.from_row(row, note="", field_name=name)
        for one, other in self._pairs:
            if (one in row or other in row) and row.get(one) is None and row.get(other) is None:
                yield NeitherNumber.from_row(row, note=f"{one}|{other}")


def answer(question: dict[str, str]) -> dict[str, Any]:
    """Validate one file, all errors told."""
    told = question.get("delimiter")
    csv.Sniffer.sniff = _told(told) if told else _sniff  # type: ignore[method-assign]
    described = json.loads(Path(question["schema"]).read_text(encoding="utf-8"))
    schema = Schema.from_descriptor({"fields": [_plain(field) for field in described["fields"]]})
    resource = TableResource(
        path=question["path"],
        schema=schema,
        detector=Detector(schema_sync=True),
        dialect=Dialect(header_rows=[1]) if told else Dialect(),
    )
    report = resource.validate(Checklist(checks=[Customs(described)]), limit_errors=10**9)
    return sorted_errors([*report.errors, *(error for task in report.tasks for error in task.errors)])


def sorted_errors(found_errors: list[Any]) -> dict[str, list[list[Any]]]:
    """Those of cells, of rows, of the file; rows are counted from 1 in the data."""
    found: dict[str, list[list[Any]]] = {"cells": [], "rows": [], "file": []}
    for error in found_errors:
        row = getattr(error, "row_number", None)
        if row is None:
            found["file"].append([error.type, error.note])
        elif hasattr(error, "field_name"):
            found["cells"].append([row - 1, error.field_name, error.field_number, error.type])
        else:
            found["rows"].append([row - 1, error.type])
    return found


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in field.items() if name not in {"example", "title", "description"}}


def _told(delimiter: str) -> Any:
    dialect = type("Told", (csv.excel,), {"delimiter": delimiter})
    return lambda *_: dialect


if __name__ == "__main__":
    Metadata.metadata_validate = classmethod(
        lambda *_, **__: iter(())
    )  # the schemas are good: once is enough
    for line in sys.stdin:
        try:
            told = answer(json.loads(line))
        except Exception as error:  # a peer that breaks on a file goes on with the next one
            told = {"broke": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)
