"""The zeros that a spreadsheet takes away from codes: chapter 011 becomes 11, function 01 becomes 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from conventions.opendata.budgets.rows import Met
from conventions.opendata.sheets.remarks import Remarks

_CHAPTER: Final = re.compile("[1-5][0-9]")
_CURRENT: Final = ("6", "7")
_ALONE: Final = re.compile("[1-5]")
_LIKE_IT: Final = re.compile("[1-5]|2[0-9]|3[1-9]|4[1-8]")
"""The functions of which another one is the same after a zero: 01, 020, 041."""


def with_zeros(met: Iterable[Met], columns: tuple[str | None, str | None], remarks: Remarks) -> list[Met]:
    """The lines, their chapters whole again: no account of class 6 or 7 is in a chapter 11, which is 011.

    A function that lost its zero is another function: it is told, and left as it is. ``columns`` are the names of
    that of the chapters and that of the functions.
    """
    chapter, function = columns
    before = list(met)
    keeps = any((each.chapter or "").startswith("0") for each in before)
    lines = before if keeps else [_with_zero(each) for each in before]
    for each in _firsts((line.chapter, line) for line, old in zip(lines, before, strict=True) if line != old):
        remarks.add(
            "zero",
            each.line,
            chapter,
            (each.chapter or "")[1:],
            expected=f"le chapitre {each.chapter}",
            way_out="lu avec le zéro qu’un tableur efface ; mettez la colonne au format texte",
        )
    for each in _firsts((line.function, line) for line in _doubtful(lines)):
        remarks.add(
            "zero",
            each.line,
            function,
            each.function or "",
            expected=f"« 0{each.function} » si un tableur a effacé le zéro : aucune fonction n’en a dans la colonne",
            way_out="vérifiez la fonction, et mettez la colonne au format texte",
        )
    return lines


def _with_zero(met: Met) -> Met:
    is_cut = _CHAPTER.fullmatch(met.chapter or "") and (met.account or "").startswith(_CURRENT)
    return met._replace(chapter=f"0{met.chapter}") if is_cut else met


def _doubtful(lines: list[Met]) -> list[Met]:
    """The lines whose function may have lost its zero: one that is a figure alone, and no zero at all, show it."""
    functions = {each.function for each in lines if each.function}
    shown = any(map(_ALONE.fullmatch, functions)) and not any(code.startswith("0") for code in functions)
    return [each for each in lines if shown and _LIKE_IT.fullmatch(each.function or "")]


def _firsts(pairs: Iterable[tuple[str | None, Met]]) -> Iterable[Met]:
    """The first line of each code."""
    found: dict[str | None, Met] = {}
    for code, each in pairs:
        found.setdefault(code, each)
    return found.values()
