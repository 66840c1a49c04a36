"""When a payment is made, in the words that end the sentence of its calculation: « à la signature »."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from conventions.french import format_date, format_duration, format_list
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


def said_trigger(trigger: Trigger | None, exercise: int) -> str:
    """« à la signature », « avant le 31 mars 2019 », « sur demande »; empty when nothing is said.

    >>> said_trigger(Upon(event="signature"), 2018), said_trigger(YearDay(month=3, day=31, offset=1), 2018)
    ('à la signature', 'au plus tard le 31 mars 2019')
    """
    return _SAID[type(trigger)](trigger, exercise)


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


def _upon(trigger: Upon, exercise: int) -> str:
    at, event = _EVENTS[trigger.event]
    if trigger.delay is None:
        return at
    days = f" ({trigger.counted})" if trigger.counted is not DayCount.CALENDAR else ""
    return f"{format_duration(trigger.delay)}{days} après {event}"


def _year_day(trigger: YearDay, exercise: int) -> str:
    last = calendar.monthrange(2000, trigger.month)[1]
    day = format_date(date(2000, trigger.month, min(trigger.day, last)), "day")
    return f"au plus tard le {day} {exercise + trigger.offset}"


_QUARTERS = {(1, 3): "1er", (4, 6): "2e", (7, 9): "3e", (10, 12): "4e"}


def _in_exercise(trigger: InExercise, exercise: int) -> str:
    year, months = exercise + trigger.offset, (trigger.first_month, trigger.last_month)
    if months == (1, 12):
        return f"au cours de {year}"
    if months in _QUARTERS:
        return f"au {_QUARTERS[months]} trimestre {year}"
    names = dict.fromkeys(_month(month) for month in months)
    return f"en {names.popitem()[0]} {year}" if len(names) == 1 else f"de {' à '.join(names)} {year}"


def _month(month: int) -> str:
    return format_date(date(2000, month, 2), "day").removeprefix("2").strip()


_SAID: Mapping[type, Callable[[Any, int], str]] = {
    Upon: _upon,
    By: lambda trigger, exercise: f"au plus tard le {format_date(trigger.day)}",
    From: lambda trigger, exercise: f"à partir du {format_date(trigger.day)}",
    Each: lambda trigger, exercise: f"chaque {trigger.rhythm}",
    YearDay: _year_day,
    InExercise: _in_exercise,
    During: lambda trigger, exercise: f"({trigger.when.raw})",
    OnProofs: lambda trigger, exercise: "sur pièces",
    OnRequest: lambda trigger, exercise: "sur demande",
    OnCriteria: lambda trigger, exercise: f"une fois acquis : {', '.join(trigger.criteria)}",
    OnDeliberation: lambda trigger, exercise: "après délibération",
    AllOf: lambda trigger, exercise: format_list(said_trigger(each, exercise) for each in trigger.of),
    type(None): lambda trigger, exercise: "",
}
