"""Write the tables of the model: each record, its fields, their French names, what a file writes, units, defaults.

Usage: ``python scripts/build_model_pages.py [FOLDER]``. Same records, same bytes. The French terms, definitions and
sources are those of the glossary; what a file writes comes from the JSON Schema that a record makes of itself.
"""

from __future__ import annotations

import re
import sys
import tomllib
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from conventions import model
from conventions.base import Record
from conventions.wording.fields import field_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Schema = Mapping[str, Any]

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "reference" / "modele"
GLOSSARY = ROOT / "docs" / "explanation" / "glossary.md"
WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("model_words.toml").read_text(encoding="utf-8")
)
"""What the library does not name."""

MADE_BY = "---\n\nCette page est écrite par `scripts/build_model_pages.py`."


class Page(NamedTuple):
    """A page: its title, the modules whose names it tells."""

    title: str
    modules: Sequence[str]


PAGES: Mapping[str, Page] = {
    "convention": Page("La convention et ses stipulations", ("convention",)),
    "parties": Page("Les parties", ("party",)),
    "programme": Page("Le programme", ("programme", "dates")),
    "subventions": Page("Les subventions et leur imputation", ("grants", "imputation")),
    "versements": Page("Les modalités de versement", ("payments", "amount_rules", "triggers")),
    "actes": Page("Les délibérations et les avenants", ("acts", "avenant")),
    "operations": Page("Les opérations d’un avenant", ("amendments",)),
    "registre": Page("Le registre, les pièces, les faits", ("ledger", "facts")),
    "obligations": Page("Autour de la convention", ("duties",)),
    "budget": Page("Le budget de la collectivité", ("budget",)),
    "listes": Page("Les listes fermées", ("vocabulary", "legal_words")),
}
UNITS: Mapping[str, tuple[str, str]] = {
    "un montant": ("un montant", "euros, exacts au centime"),
    "un prix": ("un prix", "euros, HT ou TTC, par an ou non"),
    "une date": ("une date", "jour"),
    "une période": ("une période", "jours, inclus tous les deux"),
    "une durée": ("une durée", "années, mois, jours"),
    "une part exacte": ("une part exacte", "fraction du tout"),
    "un nombre exact": ("un nombre exact", "celle que dit la fiche"),
    "un nombre entier, zéro ou plus": ("un nombre entier, zéro ou plus", "—"),
    "une année, un exercice": ("une année", "exercice budgétaire"),
    "oui ou non": ("oui ou non", "—"),
    "un nom": ("un nom", "—"),
}
"""What a file writes and its unit, by the description that a type gives of itself."""

UNIT_OF = {
    "gap_percent": "points de pourcentage",
    "inhabitants": "habitants",
    "month": "mois, de 1 à 12",
    "day": "jour du mois",
}
"""The unit of a number, by the name of its field, where the type does not tell it."""

UNIONS = {
    "amendments": "une [opération](operations.md)",
    "amount_rules": "une [règle de montant](versements.md)",
    "triggers": "un [déclenchement](versements.md)",
}
KEY = r"^[^\s\[\].][^\[\]\n]{0,79}$"
MANY = 8


def module_of(name: str) -> str:
    """The module of the model where a name is written."""
    return str(getattr(model, name).__module__).rpartition(".")[2]


@cache
def glossary() -> dict[str, tuple[str, str, str]]:
    """The French term, definition and source of each name."""
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", GLOSSARY.read_text(encoding="utf-8"), re.M
    )
    return {name: (term, definition, source) for name, term, definition, source in rows}


def french_name(kind: type[Record], field: str) -> str:
    """The French name of a field of any record of the model."""
    of_one, of_any = WORDS["of_one_class"], WORDS["of_any_class"]
    try:
        return of_one.get(f"{kind.__name__}.{field}") or field_name(kind, field)
    except KeyError:
        return of_any[field]


def link(name: str) -> str:
    """A link to what a name is, from any page of the model; the words of another package are told where they stand."""
    return f"[`{name}`](#modele-{name.lower()})" if name in model.__all__ else "un mot"


def words(node: Schema, definitions: Schema) -> str:
    """The words of a closed list, if they are few."""
    listed = definitions.get(node["$ref"].rpartition("/")[2], {}).get("enum", ())
    return f" : {', '.join(f'`{word}`' for word in listed)}" if 0 < len(listed) <= MANY else ""


def several(nodes: Sequence[Schema], definitions: Schema) -> str:
    """One of several forms: a family of records by its name, else each form."""
    names = [node["$ref"].rpartition("/")[2] for node in nodes if "$ref" in node]
    modules = {module_of(name) for name in names}
    if len(names) > 1 and len(modules) == 1:
        told = UNIONS[modules.pop()]
        rest = [node for node in nodes if "$ref" not in node]
        return " ou ".join([told, *(written(node, definitions) for node in rest)])
    return " ou ".join(dict.fromkeys(written(node, definitions) for node in nodes))


def known(node: Schema) -> list[Schema]:
    """The forms of a value, without that of the unknown."""
    nodes = node.get("anyOf") or node.get("oneOf") or [node]
    return [each for each in nodes if each.get("type") != "null"]


def written(node: Schema, definitions: Schema) -> str:
    """What a file writes for a value, in French."""
    if node.get("description") in UNITS:
        return UNITS[node["description"]][0]
    nodes = known(node)
    if nodes != [node]:
        return several(nodes, definitions)
    if "$ref" in node:
        return link(node["$ref"].rpartition("/")[2]) + words(node, definitions)
    if node.get("type") == "array":
        return f"une liste : {written(node['items'], definitions)}"
    if "const" in node or "enum" in node:
        return " ou ".join(f"`{word}`" for word in node.get("enum", [node.get("const")]) if word)
    return "une clé" if node.get("pattern") == KEY else "un texte"


def unit(field: str, node: Schema) -> str:
    """The unit of a value; nothing for what has none."""
    found = [UNITS[each["description"]][1] for each in known(node) if each.get("description") in UNITS]
    return UNIT_OF.get(field, found[0]) if found else "—"


def default(field: str, node: Schema, schema: Schema) -> str:
    """What stands for a field that the file leaves out."""
    if "const" in node or field in schema.get("required", ()):
        return "obligatoire" if known(node) == [node] else "obligatoire ; `inconnu` si rien ne le dit"
    value = node.get("default")
    if isinstance(value, bool):
        return "oui" if value else "non"
    if value is None:
        return "calculée" if field == "key" else "inconnu" if "default" in node else "rien"
    return f"`{value}`" if value not in ([], {}, "") else "rien"


def row(kind: type[Record], field: str, node: Schema, schema: Schema) -> str:
    """The row of a field."""
    cells = (
        f"`{field}`",
        french_name(kind, field),
        written(node, schema.get("$defs", {})),
        unit(field, node),
        default(field, node, schema),
    )
    return f"| {' | '.join(cells)} |"


@cache
def own_schema(kind: type[Record]) -> dict[str, Any]:
    """The schema of a record, with its definitions beside its fields, even where it holds itself."""
    schema = kind.model_json_schema()
    definitions = schema.get("$defs", {})
    return {**definitions.get(kind.__name__, {}), **schema} if "$ref" in schema else schema


def record(kind: type[Record]) -> Iterator[str]:
    """The table of the fields of a record."""
    schema = own_schema(kind)
    yield "| champ | en français | ce que l’on écrit | unité | sans lui |"
    yield "|---|---|---|---|---|"
    yield from (row(kind, field, node, schema) for field, node in schema.get("properties", {}).items())


def closed_list(kind: type[StrEnum]) -> Iterator[str]:
    """The words of a closed list."""
    yield from (f"- `{word.value}`" for word in kind)


def section(name: str, told: tuple[str, str, str]) -> Iterator[str]:
    """A record or a closed list: its term, what it is, its source, its fields or words."""
    kind, (term, definition, source) = getattr(model, name), told
    yield from (f"(modele-{name.lower()})=", f"## `{name}` : {term}", "")
    yield from (f"{definition[0].upper()}{definition[1:]}. Source : {source}.", "")
    yield from closed_list(kind) if issubclass(kind, StrEnum) else record(kind)
    yield from ("", f"En Python : {{py:obj}}`conventions.model.{name}`.", "")


def names_of(page: Page) -> list[str]:
    """The names that a page tells: what holds the others comes first, as a module writes it last."""
    written = (reversed(list(vars(import_module(f"conventions.model.{module}")))) for module in page.modules)
    return [
        name
        for module, names in zip(page.modules, written, strict=True)
        for name in names
        if name in model.__all__ and isinstance(getattr(model, name), type) and module_of(name) == module
    ]


def page_of(page: Page) -> str:
    """The text of a page."""
    told = glossary()
    lines = (line for name in names_of(page) for line in section(name, told[name]))
    return "\n".join([f"# {page.title}", "", *lines, MADE_BY, ""])


def pages() -> dict[str, str]:
    """The text of every page, by the name of its file."""
    return {f"{slug}.md": page_of(page) for slug, page in PAGES.items()}


def main(arguments: Sequence[str]) -> None:
    """Write the pages where they are kept, or in the folder given."""
    target = Path(arguments[0]) if arguments else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (target / name).write_text(text, encoding="utf-8")
    print(f"{len(PAGES)} pages dans {target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
