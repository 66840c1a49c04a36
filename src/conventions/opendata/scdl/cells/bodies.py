"""Numbers of bodies: SIRET, SIREN and RNA as spreadsheets leave them.

What a spreadsheet destroyed is never rebuilt: a number is completed only when its key proves it.

>>> read_grantor("2,43E+13", Evidence()).notes[0].code, read_grantor("3805449320029", Evidence()).notes[0].code
('T12', 'T17')
>>> read_grantor("224 900 019 000 15'", Evidence()).text
'22490001900015'
"""

from __future__ import annotations

import re
from typing import Final

from conventions.identifiers import rna, siren, siret
from conventions.opendata.scdl.cells.body_notes import (
    DESTROYED,
    DRESSED,
    IS_RNA,
    IS_SIREN,
    NARROW,
    NOT_SIRET,
    NUMERIC,
    ODD,
    ODD_RNA,
    ROUNDED,
    SHORT,
    TOO_SHORT,
    WITH_POINT,
    WRONG_KEY,
    ZEROS,
)
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import BLANK, MISSING, state_of
from conventions.opendata.scdl.diagnosing import Note, Reading
from conventions.opendata.scdl.grids import NumberCell
from conventions.opendata.scdl.records import Identified

_LONGEST: Final = 60
_LOST: Final = "00000"
_is_usual: Final = re.compile(r"[0-9]{14}").fullmatch
_SCIENTIFIC: Final = re.compile(r"[0-9](?:[.,][0-9]*)?[eE]\+?[0-9]{1,3}")
_FLOAT: Final = re.compile(r"([0-9]+)[.,]0+")
_DROPPED: Final = re.compile(r"[\s'’‘`\"\ufeff\u200b]+")
_SIGNS: Final = re.compile(r"\A(?:=|(?:n[°o])?siret:?)|(?<=[0-9])[.\-‐‑–_/](?=[0-9])", re.IGNORECASE)


def read_grantor(raw: str, evidence: Evidence) -> Reading:
    """The number of the authority, which the norm asks for."""
    return _usual(raw) or (MISSING if state_of(raw) != "filled" else _read(raw))


def read_beneficiary(raw: str, evidence: Evidence) -> Reading:
    """The number of the beneficiary; whether it has another one is for the row to say."""
    return _usual(raw) or (BLANK if state_of(raw) != "filled" else _read(raw))


def read_rna(raw: str, evidence: Evidence) -> Reading:
    """The number of an association in the national register."""
    if state_of(raw) != "filled":
        return BLANK
    number = rna.compact(_compact(raw))
    if not rna.is_valid(number):
        return _in_the_wrong_column(raw)
    value = Identified("RNA", number)
    if not rna.is_scdl_narrow(number):
        return Reading(value, None, (NARROW,))
    return Reading(value, number, () if number == raw else (DRESSED._replace(reading=number),))


def _in_the_wrong_column(raw: str) -> Reading:
    """A SIRET where a number of association is due, which is told; anything else is no number."""
    found = _read(raw)
    return Reading(found.value, None, (NOT_SIRET,) if found.value else (ODD_RNA,))


def _usual(raw: str) -> Reading | None:
    """A right SIRET, as nearly all are."""
    if type(raw) is str and _is_usual(raw) and not raw.endswith(_LOST) and siret.is_valid(raw):
        return Reading(Identified("SIRET", raw, right_key=True), raw)
    return None


def _compact(raw: str) -> str:
    """The number without what dresses it; a text too long to be one is left whole."""
    return _DROPPED.sub("", raw) if len(raw) <= _LONGEST else raw


def _read(raw: str) -> Reading:
    number = _compact(raw)
    if _SCIENTIFIC.fullmatch(number):
        return Reading(None, None, (DESTROYED,))
    digits = _FLOAT.sub(r"\1", number) if _FLOAT.fullmatch(number) else number
    if digits.isdigit() and digits.isascii():
        return _of_digits(digits, _written_how(raw, digits, number))
    if rna.is_valid(number):
        return Reading(Identified("RNA", rna.compact(number)), None, (IS_RNA,))
    return _proven(_SIGNS.sub("", number)) or Reading(None, None, (ODD,))


def _proven(digits: str) -> Reading | None:
    """A SIRET among other signs, where its key says that it is one."""
    return (found := _usual(digits)) and found._replace(notes=(DRESSED._replace(reading=digits),))


def _written_how(raw: str, digits: str, number: str) -> tuple[Note, ...]:
    """How a number that is right was written, if not as it should."""
    if digits != number:
        return (WITH_POINT._replace(reading=digits),)
    if isinstance(raw, NumberCell):
        return (NUMERIC._replace(reading=digits),)
    return (DRESSED._replace(reading=digits),)


def _of_digits(digits: str, how: tuple[Note, ...]) -> Reading:
    if not digits.strip("0"):
        return Reading(None, None, (ZEROS,))
    if len(digits) == 14:
        return _of_fourteen(digits, how)
    if len(digits) == 9:
        return _siren(digits, IS_SIREN if siren.is_valid(digits) else WRONG_KEY)
    return _of_another_length(digits)


def _of_fourteen(digits: str, how: tuple[Note, ...]) -> Reading:
    if digits.endswith(_LOST):
        offered = (digits[:9],) if siren.is_valid(digits[:9]) else ()
        value = Identified("SIRET", digits, right_key=False)
        return Reading(value, None, (ROUNDED._replace(readings=offered),))
    if siret.is_valid(digits):
        return Reading(Identified("SIRET", digits, right_key=True), digits, how)
    return Reading(Identified("SIRET", digits, right_key=False), None, (WRONG_KEY,))


def _of_another_length(digits: str) -> Reading:
    """A zero that a spreadsheet took away is put back where the key then becomes right."""
    padded = f"0{digits}"
    if len(digits) == 13 and siret.is_valid(padded) and not padded.endswith(_LOST):
        value = Identified("SIRET", padded, right_key=True)
        return Reading(value, padded, (SHORT._replace(reading=padded),))
    if len(digits) == 8 and siren.is_valid(padded):
        return _siren(padded, SHORT._replace(reading=padded))
    return Reading(None, None, (TOO_SHORT if len(digits) < 14 else ODD,))


def _siren(digits: str, note: Note) -> Reading:
    """A SIREN names the body and no establishment: the norm wants fourteen digits."""
    return Reading(Identified("SIREN", digits, siren.is_valid(digits)), None, (note,))
