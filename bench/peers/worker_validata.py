"""Validata answers for one file after the other: a JSON line in, a JSON line out (its own environment, AGPL).

In: ``{"path": …, "schema": …, "delimiter": …}``; without a delimiter, the peer guesses it and the header's line.
Out: ``{"cells": [[row, column, position, code]…], "rows": [[row, code]…], "file": [[code, note]…]}``, rows being
counted from 1 in the data, blank ones included; or ``{"broke": …}``.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# stringcase is published without a wheel: see validata.in.
sys.modules["stringcase"] = SimpleNamespace(  # type: ignore[assignment]
    camelcase=lambda text: re.sub(r"[\-_.\s]+(.)", lambda found: found[1].upper(), text),
    snakecase=lambda text: re.sub(r"(?<!^)[A-Z]", lambda found: f"_{found[0].lower()}", text),
)

import validata_core  # noqa: E402
from frictionless import Detector, Layout, Schema  # noqa: E402
from frictionless.metadata import Metadata  # noqa: E402

warnings.simplefilter("ignore")
validata_core.VALIDATA_MAX_ROWS = 10**9
_sniff = csv.Sniffer.sniff
_header = Detector.detect_layout
_schemas: dict[str, Any] = {}


def answer(question: dict[str, str]) -> dict[str, Any]:
    """Validate one file, all errors told."""
    told = question.get("delimiter")
    csv.Sniffer.sniff = _told(told) if told else _sniff  # type: ignore[method-assign]
    Detector.detect_layout = _first_line if told else _header
    schema = _schema(question["schema"])
    report = validata_core.validate(question["path"], schema.to_copy(), header_case=True, limit_errors=10**9)
    return sorted_errors(
        [*report["errors"], *(error for task in report["tasks"] for error in task["errors"])]
    )


def sorted_errors(errors: list[Any]) -> dict[str, list[list[Any]]]:
    """Those of cells, of rows, of the file."""
    found: dict[str, list[list[Any]]] = {"cells": [], "rows": [], "file": []}
    for error in errors:
        row = error.get("rowNumber")
        if row is None:
            found["file"].append([error["code"], error.get("note", "")])
        elif "fieldName" in error:
            found["cells"].append([row, error["fieldName"], error["fieldPosition"], error["code"]])
        else:
            found["rows"].append([row, error["code"]])
    return found


def _schema(path: str) -> Any:
    if path not in _schemas:
        described = json.loads(Path(path).read_text(encoding="utf-8"))
        for field in described[
            "fields"
        ]:  # an example that is wrong makes the schema itself wrong: 1.1 has one
            field.pop("example", None)
        _schemas[path] = Schema(described)
    return _schemas[path]


def _first_line(_: Any, __: Any, *, layout: Any = None) -> Any:
    return layout or Layout()


def _told(delimiter: str) -> Any:
    dialect = type("Told", (csv.excel,), {"delimiter": delimiter})
    return lambda *_: dialect


if __name__ == "__main__":
    Metadata.metadata_validate = lambda _: iter(())  # the schemas are good: once is enough
    # Its second reading of the file only serves warnings on the order of the columns.
    vars(validata_core)["_extract_header_and_rows_from_frictionless_source"] = lambda *_, **__: ([], [])
    for line in sys.stdin:
        try:
            told = answer(json.loads(line))
        except Exception as error:  # a peer that breaks on a file goes on with the next one
            told = {"broke": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)
