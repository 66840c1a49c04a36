"""The answers that a rule may give, and how serious a fault is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from conventions.rules.values import Met


class Severity(StrEnum):
    """How serious a finding is; only errors change the exit code."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFO = "information"


def worst(one: Severity, other: Severity) -> Severity:
    """The more serious of two severities.

    >>> worst(Severity.INFO, Severity.WARNING)
    <Severity.WARNING: 'avertissement'>
    """
    return min(one, other, key=list(Severity).index)


class Fault(NamedTuple):
    """Something wrong: where, in which words, with which values, what to do and who decides.

    ``inferred`` names the fact that nobody stated and that the fault rests on: the finding is then a
    warning at most. ``day`` is the day that the rule is dated by, where it looks at things of several days.
    """

    address: str
    message: str
    remedy: str
    words: str | None = None
    values: tuple[tuple[str, Met], ...] = ()
    severity: Severity | None = None
    inferred: str | None = None
    day: date | None = None


class Passed(NamedTuple):
    """Something looked at and found right."""

    address: str
    day: date | None = None


class NotApplicable(NamedTuple):
    """The rule has no object here, and why."""

    reason: str
    day: date | None = None


class NotEvaluated(NamedTuple):
    """A fact is missing, and which one."""

    reason: str
    address: str = ""
    day: date | None = None


Answer = Fault | Passed | NotApplicable | NotEvaluated
