"""When a payment is made, in the words that end the sentence of its calculation: « à la signature »."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from conventions.french import NBSP, format_date, format_duration, format_list, quote
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
    Trigger,
    Upon,
    YearDay,
)
from conventions.periods import DayCount


def said_trigger(trigger: Trigger | None, exercise: int | None = None) -> str:
    """« à la signature », « sur demande »; empty when nothing is said.

    Without the exercise of the grant, its days are said of any exercise.

    >>> said_trigger(Upon(event="signature"), 2018), said_trigger(YearDay(month=3, day=31, offset=1), 2018)
    ('à la signature', 'au plus tard le 31 mars 2019')
    >>> said_trigger(YearDay(month=3, day=31, offset=1))
    'au plus tard le 31 mars de l’exercice suivant'
    """
    return TRIGGERS[type(trigger)](trigger, exercise)


_EVENTS: Mapping[EventKind, tuple[str, str]] = {
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


def _upon(trigger: Upon, exercise: int | None) -> str:
    at, event = _EVENTS[trigger.event]
    if trigger.delay is None:
        return at
    days = f" ({trigger.counted})" if trigger.counted is not DayCount.CALENDAR else ""
    return f"{format_duration(trigger.delay)}{days} après {event}"


def _year_day(trigger: YearDay, exercise: int | None) -> str:
    return f"au plus tard le {_day(trigger.month, trigger.day)} {_year(trigger.offset, exercise)}"


def _year(offset: int, exercise: int | None) -> str:
    """« 2019 », « de l’exercice », « de l’exercice suivant », « de l’exercice N+2 »."""
    if exercise is not None:
        return str(exercise + offset)
    return "de l’exercice" + {0: "", 1: " suivant"}.get(offset, f"{NBSP}N+{offset}")


_QUARTERS = {(1, 3): "1er", (4, 6): "2e", (7, 9): "3e", (10, 12): "4e"}


def _in_exercise(trigger: InExercise, exercise: int | None) -> str:
    year, months = _year(trigger.offset, exercise), (trigger.first_month, trigger.last_month)
    if months == (1, 12):
        return f"au cours {year}" if exercise is None else f"au cours de {year}"
    if months in _QUARTERS:
        return f"au {_QUARTERS[months]} trimestre {year}"
    first, last = (_day(month, 2).removeprefix("2 ") for month in months)
    if first == last:
        return f"en {first} {year}"
    return f"{'d’' if first[0] in 'ao' else 'de '}{first} à {last} {year}"


def _day(month: int, day: int) -> str:
    """« 31 mars »; 2000 is a leap year, and the 31st of a short month is its last day."""
    last = calendar.monthrange(_LEAP_YEAR, month)[1]
    return format_date(date(_LEAP_YEAR, month, min(day, last)), "day")


_LEAP_YEAR = 2000


def _each(trigger: Each, exercise: int | None) -> str:
    return f"chaque {trigger.rhythm}" + (f", en {trigger.payments} versements" if exercise is None else "")


TRIGGERS: Mapping[type, Callable[[Any, int | None], str]] = {
    Upon: _upon,
    By: lambda trigger, exercise: f"au plus tard le {format_date(trigger.day)}",
    From: lambda trigger, exercise: f"à partir du {format_date(trigger.day)}",
    Each: _each,
    YearDay: _year_day,
    InExercise: _in_exercise,
    During: lambda trigger, exercise: quote(trigger.when.raw),
    OnProofs: lambda trigger, exercise: "sur pièces",
    OnRequest: lambda trigger, exercise: "sur demande",
    OnCriteria: lambda trigger, exercise: f"une fois acquis{NBSP}: {format_list(trigger.criteria)}",
    OnDeliberation: lambda trigger, exercise: "après délibération",
    AllOf: lambda trigger, exercise: format_list(said_trigger(each, exercise) for each in trigger.of),
    type(None): lambda trigger, exercise: "",
}
"""What says each class of trigger."""
