"""The date of the convention: a day, or the year where only the year is written.

>>> read_date("05/12/2016", Evidence()).text
'2016-12-05'
>>> read_date("2017", Evidence()).value.end
datetime.date(2017, 12, 31)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from conventions.opendata.scdl.cells.days import HOLE, LONGEST, Found, day_of_serial, days_in
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import folded, state_of
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.grids import DayCell
from conventions.periods import Period

_is_usual: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})(?:\.0+)?")
_ALONE: Final = re.compile(rf"(?:le |du |en date du |signee? le )?{HOLE}\.?")
_ABSENT: Final = Reading(None, None, (Note("T31", Severity.WARNED, "date de la convention absente"),))
_UNREAD: Final = Reading(None, None, (Note("T25", Severity.ERROR, "date illisible"),))
NO_SUCH_DAY: Final = Note("T28", Severity.ERROR, "date impossible : ce jour n’existe pas")


def read_date(raw: str, evidence: Evidence) -> Reading:
    """The day of a cell, the Period of its year, or nothing; a day is never chosen among several."""
    is_cell = isinstance(raw, DayCell)
    if not is_cell and (day := iso_day(raw)):
        return Reading(day, day.isoformat())
    if state_of(raw) != "filled":
        return _ABSENT
    text = raw.strip()
    if len(text) > LONGEST:
        return _UNREAD
    if whole := read_whole(text, is_cell=is_cell):
        return whole
    found = days_in(text)
    return Reading(None, None, (NO_SUCH_DAY,)) if found.broken else _of(found)


def iso_day(text: str) -> date | None:
    """The day of « 2017-09-15 », None for any other text or a day that does not exist."""
    if not _is_usual(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_whole(text: str, *, is_cell: bool) -> Reading | None:
    """A text that is one day and nothing else, or a year; None for any other, or a day that is not there."""
    if year := _YEAR.fullmatch(text):
        reason = "année sans jour : lue comme une période d’un an"
        note = Note("T25", Severity.WARNED, reason, year[1])
        return Reading(Period.years(int(year[1]), int(year[1])), None, (note,))
    if day := day_of_serial(text):
        return one_day(day, "numéro de jour d’un tableur")
    found = days_in(text)
    if found.rest != HOLE or found.broken:
        return None
    if is_cell:
        return one_day(found.days[0], "date d’un tableur")
    return one_day(found.days[0], "date écrite autrement que AAAA-MM-JJ", is_doubtful=found.doubtful)


def one_day(day: date, reason: str, *, is_doubtful: bool = False) -> Reading:
    """A day that was written otherwise than the norm wants."""
    text = day.isoformat()
    severity = Severity.WARNED if is_doubtful else Severity.REPAIRED
    return Reading(day, text, (Note("T25", severity, reason, text),))


def _of(found: Found) -> Reading:
    days = tuple(dict.fromkeys(found.days))
    if len(days) > 1:
        readings = tuple(day.isoformat() for day in days)
        note = Note("T25", Severity.AMBIGUOUS, "plusieurs dates pour une convention", None, readings)
        return Reading(None, None, (note,))
    if days and _ALONE.fullmatch(folded(found.rest)):
        return one_day(days[0], "date entourée de mots", is_doubtful=True)
    return _UNREAD
