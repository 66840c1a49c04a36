"""The payment period: a day, two, a list of due days, or words around them.

>>> read_period("2017-12-14_2018-12-14", Evidence()).text
'2017-12-14/2018-12-14'
>>> read_period("2017-09-30/fin de l’action", Evidence()).value.event
'fin de l’action'
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from conventions.opendata.scdl.cells.dates import NO_SUCH_DAY, iso_day, read_whole
from conventions.opendata.scdl.cells.days import HOLE, LONGEST, Found, days_in
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import MISSING, folded, state_of
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.scdl.records import PaymentDays

_USUAL_LENGTH: Final = 21
_PERIOD: Final = re.compile(
    rf"(?:periode )?(?:du |de |le |entre le |entre )?{HOLE} ?(?:_|/|-+|->|=>|>|au|a|et le)? ?{HOLE}\.?"
)
_LIST: Final = re.compile(rf"(?:le )?{HOLE}(?:(?:[ ;,&+/_-]|et|puis|le )+{HOLE})+\.?")
_SIGNS: Final = ("/", "_")
_JOINED: Final = re.compile(rf"{HOLE} ?(?:[ ;,&+]|et|puis) ?{HOLE}")

_NOT_TOLD: Final = Reading(None, None, (Note("T27", Severity.WARNED, "période de versement non précisée"),))
_TOO_LONG: Final = Note("T27", Severity.ERROR, "texte trop long pour une période de versement")
_NO_DAY: Final = Note("T27", Severity.ERROR, "période de versement sans aucune date")
_WORDS: Final = Note("T27", Severity.WARNED, "dates de versement mêlées à des mots")
_DUE_DAYS: Final = Note("T27", Severity.WARNED, "liste de dates de versement, et non une période")
_EVENT: Final = Note("T27", Severity.WARNED, "période ouverte : sa fin est un événement, non une date")
_INVERTED: Final = Note("T29", Severity.ERROR, "la fin de la période précède son début")


def read_period(raw: str, evidence: Evidence) -> Reading:
    """What the cell says; its text where it is a day, or a period whose end does not precede its start."""
    is_cell = isinstance(raw, DayCell)
    if not is_cell and (usual := _usual(raw)):
        return usual
    state = state_of(raw)
    if state != "filled":
        return MISSING if state == "empty" else _NOT_TOLD
    text = raw.strip()
    if len(text) > LONGEST:
        return _texts((), _TOO_LONG)
    if whole := read_whole(text, is_cell=is_cell):
        return _whole(whole, is_timed=":" in text and not is_cell)
    found = days_in(text)
    return _texts(found.days, NO_SUCH_DAY) if found.broken else _found(found, text)


def _whole(whole: Reading, *, is_timed: bool) -> Reading:
    """One day, or a year, which is no day; a time of the day is told as a period written otherwise."""
    days = (whole.value,) if isinstance(whole.value, date) else ()
    notes = tuple(note._replace(code="T27") for note in whole.notes) if is_timed else whole.notes
    return Reading(PaymentDays("day" if days else "text", days), whole.text, notes)


def _usual(raw: str) -> Reading | None:
    """What the norm writes."""
    if len(raw) != _USUAL_LENGTH or raw[10] != "/":
        day = iso_day(raw)
        return Reading(PaymentDays("day", (day,)), day.isoformat()) if day else None
    start, end = iso_day(raw[:10]), iso_day(raw[11:])
    return _period((start, end), ()) if start and end else None


def _found(found: Found, text: str) -> Reading:
    days = found.days
    if not days:
        return _texts((), _NO_DAY)
    if len(days) > 1 and "\n" not in found.rest.strip():
        rest = folded(found.rest)
        if _PERIOD.fullmatch(rest) and not _JOINED.fullmatch(rest):
            return _period((days[0], days[1]), (_written(found, days),))
    return _several(found, text)


def _written(found: Found, days: tuple[date, ...]) -> Note:
    severity = Severity.WARNED if found.doubtful else Severity.REPAIRED
    return Note("T27", severity, "période écrite autrement que AAAA-MM-JJ/AAAA-MM-JJ", _text(days))


def _several(found: Found, text: str) -> Reading:
    if len(found.days) > 1 and _LIST.fullmatch(folded(found.rest)):
        return Reading(PaymentDays("days", found.days), None, (_DUE_DAYS,))
    if len(found.days) == 1 and found.rest.startswith(HOLE) and (event := _event(text[found.after :])):
        return Reading(PaymentDays("period", found.days, event), None, (_EVENT,))
    return _texts(found.days, _WORDS)


def _event(end: str) -> str | None:
    """What stands for the end of a period, behind the sign that follows its start."""
    text = end.strip(" \t")
    if text[:1] not in _SIGNS or "\n" in text:
        return None
    event = text.lstrip("/_ \t")
    return event if state_of(event) == "filled" and any(map(str.isalpha, event)) else None


def _period(days: tuple[date, date], notes: tuple[Note, ...]) -> Reading:
    value = PaymentDays("period", days)
    if days[1] < days[0]:
        return Reading(value, None, (_INVERTED,))
    return Reading(value, _text(days), notes)


def _text(days: tuple[date, ...]) -> str:
    return "/".join(day.isoformat() for day in days)


def _texts(days: tuple[date, ...], note: Note) -> Reading:
    return Reading(PaymentDays("text", days), None, (note,))
