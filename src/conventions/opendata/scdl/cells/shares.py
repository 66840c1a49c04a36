"""The part of the grant that goes to the beneficiary: 1 is the whole, never one hundredth.

>>> read_share("97.38", Evidence()).text, read_share("1", Evidence()).value
('0.9738', Fraction(1, 1))
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import MISSING, state_of
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity

_FORM: Final = re.compile(r"([0-9]{1,9})(?:([.,])([0-9]{1,18}))?\s*(%)?")
_LEAST: Final = Fraction(1, 100)
_MOST_DECIMALS: Final = 18
_UNREAD: Final = Reading(None, None, (Note("T32", Severity.ERROR, "ce n’est pas une part"),))
_OUT: Final = Reading(None, None, (Note("T32", Severity.ERROR, "une part va de 0 à 1, zéro exclu"),))
_SMALL: Final = Note("T32", Severity.WARNED, "part de moins de 0,01, que le SCDL n’admet pas")


def read_share(raw: str, evidence: Evidence) -> Reading:
    """The share, exactly; between 1 and 100 it was written as a percentage."""
    if state_of(raw) != "filled":
        return MISSING
    match = _FORM.fullmatch(raw.strip())
    if match is None:
        return _UNREAD
    whole, sign, decimals, percent = match.groups()
    written = Fraction(int(whole + (decimals or "")), 10 ** len(decimals or ""))
    if not 0 < written <= 100:
        return _OUT
    if percent or written > 1:
        return _of(written / 100, _percentage(signed=bool(percent)))
    return (
        _of(written, Note("T32", Severity.REPAIRED, "virgule décimale"))
        if sign == ","
        else _right(raw, written)
    )


def _percentage(*, signed: bool) -> Note:
    if signed:
        return Note("T32", Severity.REPAIRED, "part écrite en pour cent")
    return Note("T32", Severity.WARNED, "part plus grande que 1 : lue comme un pourcentage")


def _right(raw: str, share: Fraction) -> Reading:
    return Reading(share, None, (_SMALL,)) if share < _LEAST else Reading(share, raw.strip())


def _of(share: Fraction, note: Note) -> Reading:
    text = _decimal(share)
    if share < _LEAST or text is None:
        return Reading(share, None, (_SMALL._replace(reading=text),))
    return Reading(share, text, (note._replace(reading=text),))


def _decimal(share: Fraction) -> str | None:
    """The share in digits, with a point; None where the norm has not enough decimals for it."""
    digits = share * 10**_MOST_DECIMALS
    if digits.denominator != 1:
        return None
    text = str(digits.numerator).rjust(_MOST_DECIMALS + 1, "0")
    return f"{text[:-_MOST_DECIMALS]}.{text[-_MOST_DECIMALS:]}".rstrip("0").rstrip(".")
