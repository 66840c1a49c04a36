"""The convention of a JSON text when everything in it is in order: the rest is left to the careful reader.

The text is read once, by the C scanner; its answer is kept only when the careful reader would give the same one
without a word. What it may not see by itself is bounded before (the number of values) or by the types of the
fields (the depth: no record holds more than a few others).
"""

from __future__ import annotations

import json
from typing import NoReturn

from conventions.files.limits import FORMAT, NODES
from conventions.files.readers import READERS
from conventions.model import Convention
from conventions.model.references import dangling

_AFTER_NAMES = ('":', '" :', "  :", "\t:", "\n:")
"""How each name of a field ends, with or without a space before the colon; a text may hold them too."""


class _Odd(ValueError):
    """Something that the careful reader has to look at."""


def quick_convention(text: str) -> Convention | None:
    r"""The convention of a text; None when the careful reader has to read it (it may be in order).

    >>> quick_convention('{"format": 1}'), quick_convention("[" * 100_000), quick_convention(r'"\ud800"')
    (None, None, None)
    """
    if (len(text) > NODES and sum(map(text.count, "[{,")) > NODES) or "\\u" in text:
        return None
    try:
        fields = _fields(text)
        if type(version := fields.pop("format", None)) is not int or version != FORMAT:
            return None
        convention = Convention.model_validate(fields, context=READERS)
    except (ValueError, RecursionError):
        return None
    return None if dangling(convention) else convention


def _fields(text: str) -> dict[str, object]:
    """The fields of a text, none of them given twice: there are as many as names that may be ones in the text."""
    named = 0

    def count(fields: dict[str, object]) -> dict[str, object]:
        nonlocal named
        named += len(fields)
        return fields

    data = json.loads(text, object_hook=count, parse_float=_refuse, parse_constant=_refuse)
    if not isinstance(data, dict) or named != sum(map(text.count, _AFTER_NAMES)):
        data = json.loads(text, object_pairs_hook=_distinct)
    return data if isinstance(data, dict) else _refuse(text)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else _refuse("")


def _refuse(text: str) -> NoReturn:
    raise _Odd(text)
