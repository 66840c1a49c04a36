"""Texts that are kept as they are, and what an empty-looking text means.

>>> state_of("Ne rien indiquer"), state_of(" "), state_of("Club")
('not_told', 'empty', 'filled')
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from conventions.french.alphabet import bare
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.records import CellState

_NOT_TOLD: Final = frozenset(
    {
        "-", "--", "---", "/", "?", "a preciser", "a completer", "inconnu", "inconnue", "n.a.", "n.c.", "n.d.",
        "n.r.", "n/a", "n/c", "na", "nan", "nc", "nd", "ne rien indiquer", "neant", "non applicable",
        "non communique", "non communiquee", "non concerne", "non concernee", "non connu", "non determine",
        "non disponible", "non indique", "non precise", "non precisee", "non renseigne", "non renseignee",
        "none", "nr", "null", "rien", "sans objet", "so", "s.o.", "s/o",
    }
)  # fmt: skip
_LONGEST: Final = 24
_GAPS: Final = re.compile("[ \t\u00a0\u202f]{2,}|\t")

SPACED: Final = "espaces en trop"
MISSING: Final = Reading(None, None, (Note("T11", Severity.WARNED, "information obligatoire, absente"),))
BLANK: Final = Reading(None, "")
LEFT_BLANK: Final = Reading(
    None, "", (Note("T11", Severity.REPAIRED, "ce texte ne dit rien : case laissée vide", ""),)
)


def folded(text: str) -> str:
    """The text in small letters without accents, with single spaces: what is compared with words.

    >>> folded(" Aide  en NUMÉRAIRE ")
    'aide en numeraire'
    """
    return " ".join(bare(text).split())


def state_of(raw: str) -> CellState:
    """Whether a cell is empty, says that there is nothing to say, or is filled."""
    text = raw.strip()
    if not text:
        return "empty"
    if len(text) > _LONGEST or text[0].isdigit():
        return "filled"
    word = text.casefold() if text.isascii() else folded(text)
    return "not_told" if word in _NOT_TOLD else "filled"


def spaced(raw: str) -> str:
    """The text without the spaces around it, nor two where one is enough.

    >>> spaced("  LAVAL  AERO SHOW ")
    'LAVAL AERO SHOW'
    """
    text = raw.strip()
    if "  " in text or "\t" in text or "\u00a0" in text or "\u202f" in text:
        return _GAPS.sub(" ", text)
    return text


def plain_reader(*, required: bool, longest: int | None = None) -> Callable[[str, Evidence], Reading]:
    """The reader of a column of free text, of ``longest`` characters at most.

    >>> plain_reader(required=True)(" Club ", Evidence()).value
    'Club'
    """
    absent = (MISSING, MISSING) if required else (BLANK, LEFT_BLANK)

    def read(raw: str, evidence: Evidence) -> Reading:
        state = state_of(raw)
        if state != "filled":
            return absent[state == "not_told"]
        text = spaced(raw)
        if longest is not None and len(text) > longest:
            return Reading(text, None, (too_long(longest),))
        return Reading(text, text, () if text == raw else (Note("T40", Severity.REPAIRED, SPACED, text),))

    return read


def too_long(longest: int) -> Note:
    """What is said of a text longer than the norm allows."""
    return Note("T34", Severity.WARNED, f"texte de plus de {longest} caractères : à raccourcir")


read_plain: Final = plain_reader(required=False)
"""The reader of a column that has no other."""
