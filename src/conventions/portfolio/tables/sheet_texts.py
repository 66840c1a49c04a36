r"""What a sheet can hold of a text: legal characters, legal lengths, legal names."""

from __future__ import annotations

import re

from conventions.french import NBSP, format_number
from conventions.visible import visible

LONGEST = 32_767
"""How many UTF-16 units a cell holds (source: Microsoft, « Spécifications et limites relatives à Excel »)."""

LONGEST_NAME = 31
VERSIONS = "Versions"
_ILLEGAL = re.compile(r"[\[\]:*?/\\]+")
_RESERVED = {"", "history", "historique", VERSIONS.casefold()}


def sheet_text(text: str) -> str:
    r"""A text as a cell shows it: invisible characters as escapes, ends of lines kept, cut where a cell ends.

    >>> sheet_text("a\0\r\nb\u202e")
    'a\\x00\nb\\u202e'
    """
    lines = text.replace("\r\n", "\n").split("\n")
    told = "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)
    return told if _units(told) <= LONGEST else _cut(told, len(text))


def _units(text: str) -> int:
    """How long Excel finds a text: two units for what is beyond the first 65 536 characters."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cut(text: str, length: int) -> str:
    said = f"… [coupé{NBSP}: {format_number(length)}{NBSP}caractères]"
    return shortened(text, LONGEST - len(said)) + said


def shortened(text: str, units: int) -> str:
    """The first UTF-16 units of a text, without half a character.

    >>> shortened("ab😀", 3), shortened("ab😀", 4)
    ('ab', 'ab😀')
    """
    return text[:units].encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def sheet_name(title: str) -> str:
    """A name that a sheet may have, from a title.

    >>> sheet_name("Engagements 2018/2019 : par ligne d’imputation")
    'Engagements 2018 2019 par ligne'
    >>> sheet_name("'?'"), sheet_name("versions")
    ('Tableau', 'Tableau versions')
    """
    plain = " ".join(_ILLEGAL.sub(" ", visible(title)).split()).strip("' ")
    name = shortened(plain, LONGEST_NAME).strip("' ")
    if name.casefold() not in _RESERVED:
        return name
    return f"Tableau {name}".strip()
