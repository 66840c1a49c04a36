"""What the schema lets pass in the rows: a payment before the convention, several years told in a free text."""

from __future__ import annotations

import re
from itertools import compress, count
from operator import gt
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.crossing.years import MARKS, PLACES, years
from conventions.opendata.scdl.validation.faults import FileFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.scdl.crossing.views import View

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONVENTION: Final = "dateConvention"
_PAYMENT: Final = "datesPeriodeVersement"


def early(view: View) -> Iterator[FileFault]:
    """The payments that begin before the day of the convention: frequent, and a legal risk."""
    days, payments = view.column(_CONVENTION), view.column(_PAYMENT)
    for row in compress(count(), map(gt, days, payments)):
        day, payment = days[row], payments[row]
        if _DAY.fullmatch(day) and _DAY.match(payment) and payment[:10] < day:
            said = f"un versement qui ne commence pas avant la convention, du {day}"
            yield _fault(view, row, "early", _PAYMENT, payment, said)


def spread(view: View) -> Iterator[FileFault]:
    """The avenants, and the grants of several years, that only a free text tells."""
    rows: set[int] = set()
    for column in (view.column(name) for name, _ in PLACES):
        text = "\n".join(column).lower()
        marks = [mark for mark in MARKS if mark in text]
        if marks:
            low = map(str.lower, column)
            rows.update(row for row, each in enumerate(low) if any(mark in each for mark in marks))
    for row in sorted(rows):
        for found in years(view.facts(row)):
            yield _fault(view, row, found.code, found.column, found.raw, found.reason, (found.number,))


def _fault(  # noqa: PLR0913 - the parts of a fault
    view: View, row: int, code: str, column: str, raw: str, said: str, rows: tuple[int, ...] = ()
) -> FileFault:
    position = view.positions[column] + 1
    number = view.first + row
    return FileFault("supplement", code, view.line(row), number, column, position, raw, said, rows)
