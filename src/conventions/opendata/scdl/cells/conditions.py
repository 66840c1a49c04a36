"""The conditions of payment: the text is kept, and says whether there are several payments.

>>> read_conditions("Versement en 3 fois", Evidence()).value.kind
'échelonné'
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import MISSING, folded, spaced, state_of, too_long
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.records import Conditions

Kind: TypeAlias = Literal["unique", "échelonné", "autre"]

LONGEST: Final = 256
_USUAL: Final[dict[str, Kind]] = {"unique": "unique", "échelonné": "échelonné", "autre": "autre"}
_LONGEST_WORD: Final = 20
_LONGEST_READ: Final = 2_000
_OTHER: Final = re.compile(r"[- ]*autres?\b")
_SEVERAL: Final = re.compile(
    r"chelonne?|\bcomplementaires? de [0-9]|\bac(?:om)?ptes?\b|\bsoldes?\b"
    r"|\b(?:[2-9]|1[0-9]|deux|trois|quatre|cinq|six) (?:fois|versements|paiements)\b"
    r"|\b(?:2|3|4)(?:e|eme|nd|nde) (?:versement|paiement)\b|\b(?:second|deuxieme|troisieme) (?:versement|paiement)\b"
)
_ALONE: Final = re.compile(r"\b(?:un|1) seul acompte\b")
_PERCENT: Final = re.compile(r"(?<![0-9.,])([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?%")
_ONE: Final = re.compile(
    r"\b(?:versement|paiement|reglement) unique\b|^unique\b|\b(?:1|une|une seule) fois\b"
    r"|\b(?:un seul|1 seul) (?:versement|paiement|reglement|acompte)\b|\ben totalite\b|\bintegralite\b"
)
_WORDS: Final[dict[str, Kind]] = {folded(word): kind for word, kind in _USUAL.items()}
_KEPT: Final = Note("T34", Severity.REPAIRED, "conditions de versement en texte libre : gardées")
_KEPT_LINES: Final = _KEPT._replace(reason=f"{_KEPT.reason}, avec leurs retours à la ligne")


def read_conditions(raw: str, evidence: Evidence) -> Reading:
    """The text as it is, and its kind where its words say it; None where they do not.

    A word of the norm in other letters (« Echelonné ») is that word.
    """
    if kind := _USUAL.get(raw):
        return Reading(Conditions(kind, kind), kind)
    if state_of(raw) != "filled":
        return MISSING
    text = spaced(raw)
    if word := _WORDS.get(folded(text)) if len(text) <= _LONGEST_WORD else None:
        note = Note("T34", Severity.REPAIRED, "conditions écrites autrement que dans la norme", word)
        return Reading(Conditions(word, word), word, (note,))
    value = Conditions(_kind(folded(text[:_LONGEST_READ])), text)
    if len(text) > LONGEST:
        return Reading(value, None, (too_long(LONGEST),))
    return Reading(value, text, (_KEPT_LINES if "\n" in text else _KEPT,))


def _kind(words: str) -> Kind | None:
    if _OTHER.match(words):
        return "autre"
    told = _ALONE.sub("", words)
    several = _SEVERAL.search(told) is not None or _are_parts(told)
    one = _ONE.search(words) is not None
    if several == one:
        return None
    return "échelonné" if several else "unique"


def _are_parts(words: str) -> bool:
    """Whether several percentages add up to the whole: « 70 % à la signature, 30 % au bilan »."""
    parts = [Fraction(f"{whole}.{decimals or 0}") for whole, decimals in _PERCENT.findall(words)]
    return len(parts) > 1 and sum(parts) == 100
