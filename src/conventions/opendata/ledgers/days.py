"""Days as a finance software writes them: in the form that the mapping says, else in French.

>>> DayReader("JJ/MM/AAAA").read("03/04/2024"), DayReader(None).read("3 avril 2024")
(datetime.date(2024, 4, 3), datetime.date(2024, 4, 3))
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from conventions.errors import ConventionsError
from conventions.french import parse_date
from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.sheets.mappings import refuse

_PARTS: Final = {"AAAA": "(?P<year>[0-9]{4})", "MM": "(?P<month>[0-9]{1,2})", "JJ": "(?P<day>[0-9]{1,2})"}
_FORM: Final = re.compile(r"(AAAA|MM|JJ)([-/. ]?)(AAAA|MM|JJ)\2(AAAA|MM|JJ)")
_LONGEST: Final = 40
_ISO: Final = 10
_MOST_KEPT: Final = 4_096


class DayReader:
    """Reads the days of a file; what was already met is not read again."""

    def __init__(self, form: str | None) -> None:
        self._pattern = None if form is None else _pattern(form)
        self._known: dict[str, date | None] = {}

    def read(self, text: str) -> date | None:
        """The day of a cell, None where it does not say one; the hour that a software adds is left."""
        if isinstance(text, DayCell):
            return date.fromisoformat(text[:_ISO])
        if text not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[text] = self._day(text.strip())
        return self._known[text]

    def _day(self, text: str) -> date | None:
        if not text or len(text) > _LONGEST:
            return None
        try:
            if self._pattern is None:
                return parse_date(text, "lenient")
            found = self._pattern.fullmatch(text)
            return found and date(int(found["year"]), int(found["month"]), int(found["day"]))
        except (ConventionsError, ValueError):
            return None


def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form: JJ, MM and AAAA, once each, with one sign between them or none.

    :raises TableError: ``mapping``, for another form.
    """
    found = _FORM.fullmatch(form.strip().upper())
    parts = (found[1], found[3], found[4]) if found else ()
    if found is None or set(parts) != set(_PARTS):
        refuse("day", met=form[:_LONGEST], expected="une forme comme « JJ/MM/AAAA » ou « AAAA-MM-JJ »")
    gap = re.escape(found[2])
    written = gap.join(_PARTS[part] if gap else _PARTS[part].replace("{1,2}", "{2}") for part in parts)
    return re.compile(rf"{written}(?:[ T][0-9:.]{{1,15}})?")
