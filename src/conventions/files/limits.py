"""Bounds of the files that are read, checked before anything is built from them."""

from __future__ import annotations

YAML_BYTES = 1 << 20
JSON_BYTES = 8 << 20
DEPTH = 64
NODES = 100_000
PROBLEMS = 1000
FORMAT = 1
"""The version of the file format that this library writes."""
