"""Hours, alone or after a day: « 14 h 05 », « 15 novembre 2018 à 14 h 05 ».

>>> from datetime import time
>>> format_time(time(13)) == "13\u00a0h"
True
"""

from __future__ import annotations

from datetime import datetime, time

from conventions.errors import PeriodError
from conventions.french.dates import format_date, refused
from conventions.french.symbols import NBSP


def format_time(moment: time) -> str:
    """An hour: « 14 h 05 », « 13 h », with no-break spaces (source: Journal officiel, charter of 2016).

    :raises PeriodError: when there are seconds, which a public act never writes, or for what is no hour.

    >>> from datetime import time
    >>> format_time(time(14, 5)) == "14\u00a0h\u00a005"
    True
    """
    if not isinstance(moment, (time, datetime)):
        raise refused(moment, "une heure (time)")
    if moment.second or moment.microsecond:
        raise PeriodError(f"une heure s’écrit sans secondes, pas {moment}")
    return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02d}" if moment.minute else "")


def format_datetime(moment: datetime) -> str:
    """A day and an hour: « 15 novembre 2018 à 14 h 05 ».

    A moment with a time zone is written as its own clock shows it: nothing is converted.

    :raises PeriodError: when there are seconds, as :func:`format_time`, or no hour.

    >>> from datetime import datetime
    >>> format_datetime(datetime(2018, 11, 15, 14, 5)) == "15 novembre 2018 à 14\u00a0h\u00a005"
    True
    """
    if not isinstance(moment, datetime):
        raise refused(moment, "un jour et une heure (datetime)")
    return f"{format_date(moment)} à {format_time(moment.time())}"
