"""Read an official ``planDeCompte.xml``: the accounts, chapters and functions of one plan for one exercise.

The chapter of an account is that of its real expenses (``DR``), else that of its real receipts (``RR``).

The file comes from elsewhere, and is read as such: of bounded size and depth, in UTF-8 whatever its header says,
without any document type or entity. Nothing of it is kept but the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, XMLParser

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Row = dict[str, str]

LARGEST = 8_000_000
"""Bytes: ten times the largest official file."""
DEEPEST = 40
HEADER_ENDS = "?>"


class PlanError(ValueError):
    """A file that is no plan of accounts; the message tells why, in French."""


@dataclass(frozen=True)
class PlanFile:
    """The rows of a file, with the columns of the flat sources that ``pack_nomenclature`` takes."""

    norm: str
    declinaison: str
    exercise: int
    accounts: tuple[Row, ...]
    chapters: tuple[Row, ...]
    functions: tuple[Row, ...]


def read_plan(path: Path) -> PlanFile:
    """The plan that a file states.

    :raises PlanError: for a file that is too large, is no UTF-8, has a document type, or is no plan.
    """
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    try:
        return parse_plan(content)
    except PlanError as error:
        raise PlanError(f"{path.name} : {error}") from None


def parse_plan(content: bytes) -> PlanFile:
    """The plan that a content states.

    :raises PlanError: as :func:`read_plan`.
    """
    reader = _Reader()
    parser = XMLParser(target=reader)
    try:
        parser.feed(_text(content))
        parser.close()
    except ParseError as error:
        raise PlanError(f"XML mal formé, ligne {error.position[0]}") from None
    return reader.plan()


def _text(content: bytes) -> str:
    """The text, without its header, which says ISO-8859-1 of files that are in UTF-8."""
    if len(content) > LARGEST:
        raise PlanError(f"plus de {LARGEST} octets")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError("le fichier n’est pas en UTF-8") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PlanError("un type de document ou une entité n’a rien à faire dans un plan de comptes")
    return text.partition(HEADER_ENDS)[2] if text.startswith("<?xml ") else text


class _Reader:
    """What the parser tells, element by element: no tree is built."""

    def __init__(self) -> None:
        self._above: list[tuple[str, str]] = []
        self._axis = ""
        self._head: Mapping[str, str] = {}
        self._accounts: dict[str, Row] = {}
        self._chapters: dict[tuple[str, str], Row] = {}
        self._functions: dict[str, Row] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if len(self._above) >= DEEPEST:
            raise PlanError(f"plus de {DEEPEST} niveaux")
        if not self._above:
            self._root(tag, attributes)
        elif tag in _AXES and len(self._above) == 1:
            self._axis = _AXES[tag]
        elif tag == "Chapitre" and self._axis:
            self._chapter(attributes)
        elif tag == "Compte" and self._axis == "nature":
            self._account(attributes)
        elif tag == "RefFonc":
            self._function(attributes)
        self._above.append((tag, attributes.get("Code", "")))

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._above.pop()
        if len(self._above) == 1:
            self._axis = ""

    def _root(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "Nomenclature":
            raise PlanError("la racine n’est pas « Nomenclature »")
        self._head = attributes

    def _parent(self, tag: str) -> str:
        above, code = self._above[-1]
        return code if above == tag else ""

    def _account(self, attributes: Mapping[str, str]) -> None:
        parent = self._parent("Compte")
        if parent:
            self._accounts[parent]["feuille"] = "0"
        code = _code(attributes)
        self._accounts[code] = {
            "code": code,
            "libelle": _label(attributes),
            "parent": parent,
            "chapitre": attributes.get("DR") or attributes.get("RR", ""),
            "feuille": "1",
            "supprime": "1" if attributes.get("Supprime") == "1" else "0",
        }

    def _chapter(self, attributes: Mapping[str, str]) -> None:
        code, section = _code(attributes), attributes.get("Section", "")
        if section not in ("F", "I"):
            raise PlanError(f"section illisible, chapitre {code}")
        self._chapters[self._axis, code] = {
            "axe": self._axis,
            "code": code,
            "libelle": _label(attributes),
            "section": section,
        }

    def _function(self, attributes: Mapping[str, str]) -> None:
        code = _code(attributes)
        self._functions[code] = {
            "code": code,
            "libelle": _label(attributes),
            "parent": self._parent("RefFonc"),
        }

    def plan(self) -> PlanFile:
        """All that was read."""
        norm, name, exercise = (self._head.get(key, "") for key in ("Norme", "Declinaison", "Exer"))
        if not (
            _is_name(norm)
            and _is_name(name)
            and exercise.isascii()
            and exercise.isdigit()
            and len(exercise) == 4
        ):
            raise PlanError("norme, déclinaison ou exercice illisible à la racine")
        if not (self._accounts and self._chapters):
            raise PlanError("ni comptes ni chapitres")
        for row in self._accounts.values():
            self._complete(row)
        tables = (self._accounts, self._chapters, self._functions)
        return PlanFile(norm, name, int(exercise), *(tuple(table.values()) for table in tables))

    def _complete(self, row: Row) -> None:
        """The section of an account is that of its chapter; a leaf with a chapter, not withdrawn, is charged."""
        chapter = self._chapters.get(("nature", row["chapitre"]))
        row["section"] = chapter["section"] if chapter else ""
        charged = row["feuille"] == "1" and row["chapitre"] and row["supprime"] == "0"
        row["imputable"] = "1" if charged else "0"


_AXES = {"Nature": "nature", "Fonction": "fonction"}


def _code(attributes: Mapping[str, str]) -> str:
    code = attributes.get("Code", "")
    if not (code.isascii() and code.isdigit() and len(code) <= 20):
        raise PlanError(f"code illisible : {code[:20]!r}")
    return code


def _label(attributes: Mapping[str, str]) -> str:
    label = attributes.get("Libelle", "").strip()
    if not label:
        raise PlanError(f"intitulé absent, code {attributes['Code']}")
    return label


def _is_name(text: str) -> bool:
    """« M57_D »: letters, digits, low lines."""
    return text.isascii() and text.replace("_", "").isalnum()
