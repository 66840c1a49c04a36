"""JSON with no character that a terminal would obey, whatever the values hold."""

from __future__ import annotations

import json

from conventions.cli.terminal import is_safe

_ASTRAL = 0x10000


def safe_json(value: object) -> str:
    r"""One JSON text, whatever the values hold; what is unsafe for a terminal is written as an escape.

    >>> safe_json({"a": "é\u202e"})
    '{"a": "é\\u202e"}'
    """
    return safe_text(json.dumps(value, ensure_ascii=False))


def safe_text(text: str) -> str:
    r"""A JSON text of one or more lines, with what is unsafe for a terminal written as an escape.

    >>> print(safe_text('["\x7f",\n "b"]'))
    ["\u007f",
     "b"]
    """
    unsafe = {ord(char): _escaped(char) for char in set(text) if char != "\n" and not is_safe(char)}
    return text.translate(unsafe)


def _escaped(char: str) -> str:
    """A character as JSON writes its code: :mod:`json` alone would leave U+007F as it is."""
    return f"\\u{ord(char):04x}" if ord(char) < _ASTRAL else json.dumps(char)[1:-1]
