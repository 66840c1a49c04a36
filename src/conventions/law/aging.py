"""What is to be read again: values that were not read in the source, that ended, that were verified long ago.

>>> from datetime import date
>>> reasons_to_reconfirm("convention_threshold", on=date(2026, 12, 1))
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.days import check_day
from conventions.french import format_date
from conventions.law.values import versions
from conventions.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from conventions.law.values import LegalValue

_MONTHS = 12
"""How long a verification is good for."""


def reasons_to_reconfirm(name: str, *, on: date) -> tuple[tuple[LegalValue, tuple[str, ...]], ...]:
    """The versions of a value, among those begun on a day, that are to be read again, and why in French.

    :raises ConventionsError: for a name that has no data, what is no day.

    >>> from datetime import date
    >>> [reasons for _, reasons in reasons_to_reconfirm("state_finish_delay", on=date(2026, 12, 1))]
    [('cité de mémoire, à reconfirmer',)]
    """
    check_day("on", on)
    begun = [version for version in versions(name) if version.since <= on]
    told = ((version, tuple(_reasons(version, on, last=version is begun[-1]))) for version in begun)
    return tuple((version, reasons) for version, reasons in told if reasons)


def _reasons(version: LegalValue, on: date, *, last: bool) -> Iterator[str]:
    ended = version.until if version.until is not None and version.until < on else None
    # What the law was on a day that is past does not change: only the days that a reading covers matter.
    used = ended or on
    if doubt := version.doubt(min(used, version.verified_on)):
        yield doubt
    if add_months(version.verified_on, _MONTHS) < used:
        yield f"vérifiée il y a plus d’un an, le {format_date(version.verified_on)}"
    if ended and last:
        yield f"plus en vigueur après le {format_date(ended)}"
