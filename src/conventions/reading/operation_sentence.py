"""A sentence of an avenant made ready: what it quotes is put apart, the rest is folded for the patterns.

>>> sentence_of("Les mots : « X » sont supprimés.").folded.replace(QUOTED, "§")
'les mots : § sont supprimes'
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from conventions.french.parsing.cleaning import fold

QUOTED = "\ufffc"
"""Stands for a quoted text in the words around."""

LONGEST = 400
"""No sentence that is understood has more characters around what it quotes."""

_PAIRS = {"«": "»", "“": "”", '"': '"'}
_MARK = re.compile('[«»“”"]')
_SPACE = " \u00a0\u202f\u2009"
_BULLET = re.compile(r"\A[-–—•*] ")
_COLON = re.compile(r" ?: ?")
_STOP = re.compile(r" ?[.;]\Z")


class Sentence(NamedTuple):
    """The words around what is quoted, as written and folded, letter for letter; the quotes; the text given."""

    written: str
    folded: str
    quotes: tuple[str, ...]
    raw: str


def sentence_of(text: str) -> Sentence | None:
    """The sentence; None when its quotes do not close, or when it is longer than any that is understood."""
    pieces = _apart(text)
    if pieces is None or QUOTED in text:
        return None
    outside, quotes = pieces
    written = " ".join(unicodedata.normalize("NFC", f" {QUOTED} ".join(outside)).split())
    written = _STOP.sub("", _COLON.sub(" : ", _BULLET.sub("", written))).strip()
    written = written.replace(f"{QUOTED} ,", f"{QUOTED},")
    return Sentence(written, fold(written), quotes, text) if len(written) <= LONGEST else None


def _apart(text: str) -> tuple[list[str], tuple[str, ...]] | None:
    """What is outside quotes, and inside; each opening quote has its closing one."""
    outside, inside, start, opened, depth = [""], [], 0, "", 0
    for mark in _MARK.finditer(text):
        if not depth:
            if mark[0] not in _PAIRS:
                return None
            outside[-1] = text[start : mark.start()]
            opened, depth, start = mark[0], 1, mark.end()
        elif mark[0] == _PAIRS[opened]:
            depth -= 1
            if not depth:
                inside.append(_inner(text[start : mark.start()]))
                outside.append("")
                start = mark.end()
        elif mark[0] == opened:
            depth += 1
    outside[-1] = text[start:]
    whole = not depth and all(quoted.strip() for quoted in inside)
    return (outside, tuple(inside)) if whole else None


def _inner(quoted: str) -> str:
    """What is between quotes, without the one space that French puts on each side."""
    start = quoted[:1] in _SPACE and len(quoted) > 1
    end = quoted[-1:] in _SPACE and len(quoted) > 1
    return quoted[start : len(quoted) - end]
