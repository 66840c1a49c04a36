"""Texts as a line of a CSV file holds them: one line, plain spaces, no longer than the format admits."""

from __future__ import annotations

_CUT = "…"


def plain(text: str) -> str:
    r"""A text on one line, with single plain spaces, without the characters that do not print.

    >>> plain("Avenant n°\u00a01\n à  la convention ")
    'Avenant n° 1 à la convention'
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return " ".join("".join(char if char.isprintable() else " " for char in spaced).split())


def shortened(text: str, most: int) -> str:
    """The text, cut after a word where it is longer than ``most`` characters, with a mark that says so.

    >>> shortened("Subvention de fonctionnement", 16)
    'Subvention de…'
    >>> shortened("Fonctionnement", 8)
    'Fonctio…'
    """
    if len(text) <= most:
        return text
    head = text[:most].rpartition(" ")[0].rstrip() or text[: most - 1]
    return f"{head}{_CUT}"
