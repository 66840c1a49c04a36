"""Typst, called the same way on every machine: its own fonts alone, no clock, and a warning is an error."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import lru_cache
from importlib.resources import as_file, files
from types import ModuleType
from typing import Any
from unicodedata import category

from conventions.documents.writers.pdf.handing import Handed
from conventions.errors import ConventionsError
from conventions.extras import needed
from conventions.french import NBSP

_TEMPLATE = files("conventions.documents.writers.pdf") / "paper.typ"
_STANDARDS = ["ua-1", "a-2a"]
_STANDARDS_WITH_DATA = ["ua-1", "a-3a"]
_TRIES = 4
"""The document, then without the marks that no font has, then without the other characters, and once more."""
_SHOWN_BY_NO_FONT = re.compile(r'^error: PDF/[^\n`]*`"((?:[^"\\\n]|\\.)+)"`', re.MULTILINE)
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def set_in_type(document: Handed, data: str | None = None) -> bytes:
    """The PDF of a document, with data inside it as « convention.json »; what no font has is said as escapes.

    :raises ConventionsError: where typst is missing, or refuses or warns.
    """
    typst = needed("typst", doing="écrire un PDF", package="typst", extra="documents")
    blocks = json.dumps(document.shown, ensure_ascii=False)
    refused = None
    for _ in range(_TRIES):
        try:
            return _compiled(typst, document, blocks, data)
        except typst.TypstError as error:
            refused = error
            missing = _missing(error.diagnostic)
        if not missing:
            break
        blocks = blocks.translate(missing)
    raise ConventionsError(f"typst refuse ce document{NBSP}: {refused}") from refused


def _compiled(typst: ModuleType, document: Handed, shown: str, data: str | None) -> bytes:
    inputs = {"about": json.dumps(document.about), "shown": shown, "data": data or ""}
    # A file rather than its bytes: typst keeps what it worked out of a file from one document to the next.
    with as_file(_TEMPLATE) as template:
        written, warnings = typst.compile_with_warnings(
            str(template),
            font_paths=_fonts(typst),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=_STANDARDS if data is None else _STANDARDS_WITH_DATA,
            timestamp=datetime.combine(document.day, time(), UTC),
        )
    if warnings:
        raise ConventionsError(f"typst avertit{NBSP}: {' ; '.join(each.message for each in warnings)}")
    return bytes(written)


@lru_cache(maxsize=1)
def _fonts(typst: ModuleType) -> Any:
    """The fonts that come with typst, which threads share: those of the machine would change the bytes."""
    return typst.Fonts(include_system_fonts=False)


def _missing(diagnostic: str) -> Mapping[int, str]:
    r"""What typst could not show, each character with its escape inside JSON; of a letter and its marks, the marks.

    >>> _missing('error: PDF/UA-1 error: the text `"漢"` could not be displayed')
    {28450: '\\\\u6f22'}
    """
    met = (_CODE.sub(_char, text) for text in _SHOWN_BY_NO_FONT.findall(diagnostic))
    chars = {char for text in met for char in _at_fault(text) if not char.isascii()}
    return {ord(char): "\\" + char.encode("unicode_escape").decode() for char in sorted(chars)}


def _char(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _at_fault(text: str) -> str:
    return "".join(char for char in text if category(char).startswith("M")) or text
