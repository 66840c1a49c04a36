"""What the schema lets pass in the rows: a payment before the convention, several years told in a free text."""

from __future__ import annotations

from itertools import compress, count
from operator import gt
from typing import TYPE_CHECKING, Final

from conventions.law.published import is_a_day
from conventions.opendata.scdl.crossing.years import years
from conventions.opendata.scdl.validation.faults import FileFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.opendata.scdl.crossing.views import View

_CONVENTION: Final = "dateConvention"
_PAYMENT: Final = "datesPeriodeVersement"


def early(view: View) -> Iterator[FileFault]:
    """The payments that begin before the day of the convention: frequent, and a legal risk."""
    days, payments = view.column(_CONVENTION), view.column(_PAYMENT)
    for row in compress(count(), map(gt, days, payments)):
        day, payment = days[row], payments[row]
        if is_a_day(day) and is_a_day(payment[:10]) and payment[:10] < day:
            said = f"un versement qui ne commence pas avant la convention, du {day}"
            yield _at(view, row, FileFault("supplement", "early", None, None, _PAYMENT, None, payment, said))


def spread(view: View) -> Iterator[FileFault]:
    """The avenants, and the grants of several years, that only a free text tells."""
    for row in view.spoken:
        for found in years(view.facts(row)):
            fault = FileFault(
                "supplement", found.code, None, None, found.column, None, found.raw, found.reason
            )
            yield _at(view, row, fault._replace(rows=found.rows))


def _at(view: View, row: int, fault: FileFault) -> FileFault:
    position = view.positions[fault.column or ""] + 1
    return fault._replace(line=view.line(row), row=view.first + row, position=position)
