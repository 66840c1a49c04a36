"""When an instalment is paid, whatever the exercise: « au plus tard le 31 mars de l’exercice »."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from conventions.french import NBSP, format_date, format_duration, format_list
from conventions.model import (
    AllOf,
    By,
    During,
    Each,
    EventKind,
    From,
    InExercise,
    OnCriteria,
    OnDeliberation,
    OnProofs,
    OnRequest,
    Upon,
    YearDay,
)
from conventions.periods import DayCount
from conventions.wording.texts import quoted

_EVENTS = {
    EventKind.DECISION: ("à la décision", "la décision"),
    EventKind.SIGNATURE: ("à la signature", "la signature"),
    EventKind.NOTIFICATION: ("à la notification", "la notification"),
    EventKind.TRANSMISSION: ("à la transmission", "la transmission"),
    EventKind.START: ("au commencement", "le commencement"),
    EventKind.COMPLETION: ("à l’achèvement", "l’achèvement"),
    EventKind.BUDGET: ("au vote du budget", "le vote du budget"),
    EventKind.EXTENSION: ("à la prorogation", "la prorogation"),
    EventKind.STOP: ("à l’arrêt", "l’arrêt"),
}


def said_trigger(trigger: Any) -> str:  # a union of twelve classes
    """When a payment is made, for any exercise.

    >>> said_trigger(YearDay(month=3, day=31, offset=1))
    'au plus tard le 31 mars de l’exercice suivant'
    """
    return TRIGGERS[type(trigger)](trigger)


def _upon(trigger: Upon) -> str:
    at, event = _EVENTS[trigger.event]
    if trigger.delay is None:
        return at
    days = f" ({trigger.counted})" if trigger.counted is not DayCount.CALENDAR else ""
    return f"{format_duration(trigger.delay)}{days} après {event}"


def _of_exercise(offset: int) -> str:
    """« de l’exercice », « de l’exercice suivant », « de l’exercice N+2 »."""
    return "de l’exercice" + {0: "", 1: " suivant"}.get(offset, f"{NBSP}N+{offset}")


def _year_day(trigger: YearDay) -> str:
    return f"au plus tard le {_day(trigger.month, trigger.day)} {_of_exercise(trigger.offset)}"


def _in_exercise(trigger: InExercise) -> str:
    year = _of_exercise(trigger.offset)
    if (trigger.first_month, trigger.last_month) == (1, 12):
        return f"au cours {year}"
    first, last = (_day(month, 1).removeprefix("1er ") for month in (trigger.first_month, trigger.last_month))
    since = f"{'d’' if first[0] in 'ao' else 'de '}{first}"
    return f"au mois {since} {year}" if first == last else f"{since} à {last} {year}"


def _day(month: int, day: int) -> str:
    """« 31 mars »; 2000 is a leap year, and the 31st of a short month is its last day."""
    last = calendar.monthrange(_LEAP_YEAR, month)[1]
    return format_date(date(_LEAP_YEAR, month, min(day, last)), "day")


_LEAP_YEAR = 2000


TRIGGERS: Mapping[type, Callable[[Any], str]] = {
    Upon: _upon,
    By: lambda trigger: f"au plus tard le {format_date(trigger.day)}",
    From: lambda trigger: f"à partir du {format_date(trigger.day)}",
    Each: lambda trigger: f"chaque {trigger.rhythm}, en {trigger.payments} versements",
    YearDay: _year_day,
    InExercise: _in_exercise,
    During: lambda trigger: quoted(trigger.when.raw),
    OnProofs: lambda trigger: "sur pièces",
    OnRequest: lambda trigger: "sur demande",
    OnCriteria: lambda trigger: f"une fois acquis{NBSP}: {format_list(trigger.criteria)}",
    OnDeliberation: lambda trigger: "après délibération",
    AllOf: lambda trigger: format_list(map(said_trigger, trigger.of)),
}
