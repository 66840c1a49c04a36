"""Write the JSON Schema of the file format, from the records themselves and the words of the glossary.

Usage: ``python scripts/build_json_schema.py [FILE]``. Same records, same bytes. Without a file, it is written for
the documentation and, the same, in the package, which carries no glossary: ``conventions schema`` prints it. An
editor reads YAML in its own way (an unquoted ``2018`` is a number, ``oui`` a text): what it sees is what the schema
describes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conventions.files import FORMAT
from conventions.model import Convention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Schema = dict[str, Any]

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "reference" / "conventions.schema.json"
PACKAGED = ROOT / "src" / "conventions" / "files" / "conventions.schema.json"
GLOSSARY = ROOT / "docs" / "explanation" / "glossary.md"

DRAFT = "http://json-schema.org/draft-07/schema#"
REF = "#/definitions/"
UNKNOWN = ["inconnu", "inconnue", "inconnus", "inconnues"]
FLAG = "^([Oo][Uu][Ii]|[Nn][Oo][Nn]|[Vv][Rr][Aa][Ii]|[Ff][Aa][Uu][Xx]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"

SCALARS: Mapping[str, tuple[str, Schema]] = {
    "un montant": ("montant", {"type": ["string", "number"], "examples": ["50 000 €", "1 234,56 €"]}),
    "un prix": ("prix", {"type": ["string", "number"], "examples": ["2 400 € HT/an"]}),
    "une date": ("date", {"type": "string", "examples": ["15 novembre 2018", "2018-11-15"]}),
    "une période": (
        "periode",
        {"type": ["string", "integer"], "examples": ["2017-2019", "du 1er juillet 2023 au 31 décembre 2025"]},
    ),
    "une durée": ("duree", {"type": "string", "examples": ["6 mois", "2 ans et 6 mois"]}),
    "une part exacte": ("part", {"type": "string", "examples": ["50 %", "1/3"]}),
    "un nombre exact": ("nombre", {"type": ["number", "string"], "examples": ["30", "12,5"]}),
    "un nombre entier, zéro ou plus": (
        "entier",
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,9}$"}]},
    ),
    "une année, un exercice": (
        "annee",
        {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": "^[1-9][0-9]{3}$"},
            ]
        },
    ),
    "oui ou non": (
        "oui_ou_non",
        {"anyOf": [{"enum": ["oui", "non"]}, {"type": "boolean"}, {"type": "string", "pattern": FLAG}]},
    ),
}
"""What a file writes for each type of field, by the description that the type gives of itself."""

_KEY = r"^[^\s\[\].][^\[\]\n]{0,79}$"
TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": 20_000, "pattern": "\\S"}
TEXTS: Mapping[str, tuple[str, Schema]] = {
    TEXT["pattern"]: ("texte", {"description": "un texte, tel qu’écrit, entre guillemets", **TEXT}),
    _KEY: (
        "cle",
        {
            "description": "le nom court d’un élément, sans crochet, 80 caractères au plus",
            "anyOf": [
                {"type": "string", "pattern": _KEY},
                {"type": "integer", "minimum": 0},
            ],
        },
    ),
}
"""Free text and keys, by their pattern; a key may be a year, which an editor sees as a number."""

NOTHING: Schema = {
    "description": "ce que l’on ne sait pas : jamais zéro",
    "enum": [*UNKNOWN, None],
}


class Builder:
    """Adapts the schema of the records to the file, and gathers the definitions that it uses."""

    def __init__(self, terms: Mapping[str, tuple[str, str]]) -> None:
        self.terms = terms
        self.definitions: Schema = {}

    def build(self) -> Schema:
        """The whole schema; every definition is one that something refers to."""
        records = Convention.model_json_schema(ref_template=REF + "{model}")
        for name, node in records.pop("$defs").items():
            self.definitions[name] = {**self._said(name), **self._shape(node)}
        whole = self._shape(records)
        properties = {
            "format": {"description": "la version du format", "const": FORMAT},
            **whole["properties"],
        }
        return {
            "$schema": DRAFT,
            **self._said("Convention"),
            **whole,
            "properties": properties,
            "required": ["format", *whole["required"]],
            "definitions": dict(sorted(self.definitions.items())),
        }

    def _said(self, name: str) -> Schema:
        """The French term and definition of a record or closed list."""
        title, description = self.terms[name]
        return {"title": title, "description": description}

    def _shape(self, node: Schema) -> Schema:
        """A record or a closed list; what a file may write in short (a date as written) is a text too."""
        if "enum" in node:
            return {"enum": node["enum"]}
        record = self._record(node)
        return {"anyOf": [self._of(TEXT), record]} if list(node["properties"]) == ["raw"] else record

    def _record(self, node: Schema) -> Schema:
        tags = [name for name, field in node["properties"].items() if "const" in field]
        required = [*tags, *(name for name in node.get("required", ()) if name not in tags)]
        return {
            "type": "object",
            "properties": {name: self._field(field) for name, field in node["properties"].items()},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _field(self, node: Schema) -> Schema:
        """A field, with the value that it has when the file does not give it, if that says something."""
        default = node.get("default")
        shape = self._of(node)
        if isinstance(default, bool):
            default = "oui" if default else "non"
        return {"allOf": [shape], "default": default} if default and "const" not in shape else shape

    def _of(self, node: Schema) -> Schema:
        """One value: a reference wherever the same thing is said in several places."""
        if "$ref" in node:
            return {"$ref": node["$ref"]}
        known = SCALARS.get(node.get("description", "")) or TEXTS.get(node.get("pattern", ""))
        if known:
            name, shape = known
            said = {"description": node["description"]} if "description" in node else {}
            return self._refer(name, {**said, **shape})
        if node.get("description") == "un nom":
            return self._refer("nom", {"description": "un nom", "anyOf": self._forms_of_a_name(node)})
        return self._plain(node)

    def _plain(self, node: Schema) -> Schema:
        if "anyOf" in node or "oneOf" in node:
            return {"anyOf": [self._of(each) for each in node.get("anyOf") or node["oneOf"]]}
        if node.get("type") == "array":
            return {"type": "array", "items": self._of(node["items"])}
        if node.get("type") == "null":
            return self._refer("inconnu", NOTHING)
        for word in ("const", "enum"):
            if word in node:
                return {word: node[word]}
        raise ValueError(f"no file form is known for {node}")

    def _forms_of_a_name(self, node: Schema) -> list[Schema]:
        """A text, or its fields; what is yes or no is written as everywhere else."""
        text, whole = node["anyOf"]
        flag = {"type": "boolean", "description": "oui ou non"}
        fields = {
            name: self._of(flag) if field == {"type": "boolean"} else field
            for name, field in whole["properties"].items()
        }
        return [text, {**whole, "properties": fields}]

    def _refer(self, name: str, shape: Schema) -> Schema:
        self.definitions[name] = shape
        return {"$ref": REF + name}


def terms_of(glossary: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The French term and definition of each name of the glossary.

    >>> dict(terms_of("| `Grant` | subvention | l’argent d’un exercice | usage |"))
    {'Grant': ('subvention', 'l’argent d’un exercice')}
    """
    for name, term, definition in re.findall(
        r"^\| `(?:periods\.)?(\w+)` \| ([^|]+) \| ([^|]+) \|", glossary, re.M
    ):
        yield name, (term, definition)


def schema() -> str:
    """The text of the schema."""
    terms = dict(terms_of(GLOSSARY.read_text(encoding="utf-8")))
    return json.dumps(Builder(terms).build(), ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and write the schema."""
    parser = argparse.ArgumentParser(description="Écrit le schéma JSON du format des fichiers.")
    parser.add_argument("file", type=Path, nargs="?", help="fichier à écrire")
    file = parser.parse_args(arguments).file
    for target in (TARGET, PACKAGED) if file is None else (file,):
        target.write_bytes(schema().encode())
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
