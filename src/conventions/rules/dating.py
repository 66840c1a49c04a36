"""Which law applies: the days that a rule is dated by, against those when its texts apply.

Outside them the rule has no object; on a day that nobody knows, or outside its data, it is not evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.rules.answers import Answer, Fault, NotApplicable, NotEvaluated
from conventions.rules.case import Case
from conventions.rules.rule import Rule
from conventions.rules.sources import Validity

Days = Sequence[date | None]


def answers_in_law(rule: Rule, case: Case) -> tuple[Answer, ...]:
    """The answers of a rule, under the law of the days that it is dated by.

    :raises ConventionsError: when the rule cannot look at the case.

    >>> from conventions.rules import find_rule
    >>> from conventions.samples import association_2024_2026
    >>> old = association_2024_2026().replace(signed_on=date(1998, 2, 3))
    >>> print(*answers_in_law(find_rule("PLURI-001"), Case(old, date(2025, 6, 30)))[0].reason.split("\u00a0"))
    le texte n’est en vigueur que depuis le 1er janvier 2006 ; signature de la convention : 3 février 1998
    """
    law = rule.law
    if law.is_open and rule.data.is_open:
        return tuple(rule.check(case))
    days = rule.dated_by.days(case)
    if days and not law.is_open and _outside(days, law):
        return (NotApplicable(_not_in_force(rule, days)),)
    return tuple([_dated(rule, answer, days) for answer in rule.check(case)])


def _dated(rule: Rule, answer: Answer, days: Days) -> Answer:
    """The answer, where the law applies; what has no object under any law keeps its reason."""
    day = answer.day
    if isinstance(answer, NotApplicable):
        return answer
    if day is not None and rule.law.covers(day) and rule.data.covers(day):
        return answer  # the usual case
    days = (day,) if day else days
    if not days:
        return answer
    if _outside(days, rule.law):
        return NotApplicable(_not_in_force(rule, days))
    if isinstance(answer, NotEvaluated):
        return answer
    doubt = _doubt(rule, days)
    return NotEvaluated(doubt, answer.address) if doubt else answer


def _outside(days: Days, law: Validity) -> bool:
    return not any(day is None or law.covers(day) for day in days)


def _doubt(rule: Rule, days: Days) -> str | None:
    """Why nothing can be said on these days; None when they are all known, in the law and in the data."""
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return f"date inconnue : {rule.dated_by} ; elle choisit la version du droit"
    if not all(map(rule.law.covers, known)):
        return f"{_not_in_force(rule, known)}, donc en partie en dehors"
    if not all(map(rule.data.covers, known)):
        return f"les données ne sont connues que {rule.data} ; {rule.dated_by} : {_said(known)}"
    return None


def _not_in_force(rule: Rule, days: Days) -> str:
    return f"le texte n’est en vigueur que {rule.law} ; {rule.dated_by} : {_said(days)}"


def _said(days: Days) -> str:
    """« 3 février 1998 », « du 31 décembre 1998 au 31 décembre 2000 »."""
    known = sorted(day for day in days if day is not None)
    if known[0] == known[-1]:
        return format_date(known[0])
    return f"du {format_date(known[0])} au {format_date(known[-1])}"


def day_of_law(rule: Rule, fault: Fault, case: Case) -> date:
    """The day whose law a fault is judged by; the last of them, or that of the check, when it is not told."""
    if fault.day:
        return fault.day
    try:
        days = rule.dated_by.days(case)
    except ConventionsError:
        days = ()
    return max(filter(None, days), default=case.as_of)
