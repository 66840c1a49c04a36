"""Bounds of the files that are read, checked before anything is built from them."""

from __future__ import annotations

YAML_BYTES = 1 << 20
JSON_BYTES = 8 << 20
DEPTH = 64
NODES = 50_000
PROBLEMS = 1000
FEW_PROBLEMS = 100
TOO_DEEP = f"plus de {DEPTH} niveaux d’imbrication : vérifiez les crochets et les retraits"
TOO_MANY = "plus de 50 000 valeurs dans le fichier : écrivez une convention par fichier"
FORMAT = 1
"""The version of the file format that this library writes."""
