"""Files: YAML and JSON to conventions and back, with the place of everything that is wrong."""

from __future__ import annotations

from conventions.files.bytes import read_bytes
from conventions.files.limits import FORMAT
from conventions.files.loading import Loaded, load, load_with_sources, loads
from conventions.files.schema import schema
from conventions.files.writing import dumps
from conventions.locations import Location

__all__ = [
    "FORMAT",
    "Loaded",
    "Location",
    "dumps",
    "load",
    "load_with_sources",
    "loads",
    "read_bytes",
    "schema",
]
