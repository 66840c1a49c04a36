"""Checks of a whole country: rules as expressions over flat tables, deep rules over batches of conventions.

The same expressions run on DuckDB (the default), Polars, PyArrow and Spark; nothing of them is loaded before
it is used.
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.portfolio.bulk.batches import FINDING_FIELDS, check_batches
    from conventions.portfolio.bulk.checking import Found, check, findings, vectorised
    from conventions.portfolio.bulk.engines import ENGINES, frames
    from conventions.portfolio.bulk.flattening import Tables, flatten
    from conventions.portfolio.bulk.schema import TABLES, Field, Kind

_HOMES = {
    "batches": ("FINDING_FIELDS", "check_batches"),
    "checking": ("Found", "check", "findings", "vectorised"),
    "engines": ("ENGINES", "frames"),
    "flattening": ("Tables", "flatten"),
    "schema": ("TABLES", "Field", "Kind"),
}

__all__ = [
    "ENGINES",
    "FINDING_FIELDS",
    "TABLES",
    "Field",
    "Found",
    "Kind",
    "Tables",
    "check",
    "check_batches",
    "findings",
    "flatten",
    "frames",
    "vectorised",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
