"""The conditions of payment of a line: « unique », « échelonné », or the words of the act after « autre »."""

from __future__ import annotations

from typing import Final

from conventions.french.parsing.cleaning import fold
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.lines import Line
from conventions.opendata.scdl.writing.texts import plain, shortened
from conventions.operations import LONGEST_OBJECT, terms_for

ONCE, STAGED, OTHER = "unique", "échelonné", "autre"
UNSAID: Final = "modalités de versement non renseignées"
_KINDS: Final = (ONCE, STAGED, OTHER)


def conditions_of(asked: Asked, line: Line) -> str:
    """What the terms give; where they have no instalment, their words; where there are none, it is said so."""
    told = {part.texts.get("conditionsVersement") for part in line.parts} - {None}
    if told:
        return STAGED if STAGED in told or len(line.parts) > 1 else ONCE
    words = _words(line)
    if not words:
        asked.note(line.addresses[0], f"conditions de versement : {UNSAID}")
    text = _said(words)
    cut = shortened(text, LONGEST_OBJECT)
    if cut != text:
        asked.note(line.addresses[0], "conditions de versement abrégées à 256 caractères")
    return cut


def _said(words: str) -> str:
    """The kind alone as the format writes it; other words begin with their kind, « autre » where they tell none."""
    kind = next((kind for kind in _KINDS if fold(words) == fold(kind)), None)
    if kind is not None:
        return kind
    return words if fold(words).startswith(tuple(map(fold, _KINDS))) else f"{OTHER} : {words or UNSAID}"


def _words(line: Line) -> str:
    """The words of the payment terms, of the first part that has some."""
    for part in line.parts:
        terms = terms_for(part.told.terms, part.grant)
        if terms is not None and terms.raw:
            return plain(terms.raw)
    return ""
