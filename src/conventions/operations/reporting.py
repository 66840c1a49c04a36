"""By when the beneficiary of a grant has to send its compte rendu financier (loi n° 2000-321, art. 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.errors import ConventionsError
from conventions.law import report_deadline
from conventions.model import (
    ActState,
    Convention,
    Document,
    Facts,
    FinancialReport,
    Firmness,
    Grant,
    Party,
    PartyKind,
    Terms,
    Use,
)
from conventions.operations.closing_days import day_in_calendar
from conventions.operations.folding import in_force
from conventions.operations.moments import Moment
from conventions.operations.states import act_state
from conventions.operations.world import all_facts
from conventions.periods.months import length

_MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-2][0-9]|3[01])")
_CIVIL = "12-31"
_REPORT = re.compile(r"comptes?[ -]rendus? financiers?", re.IGNORECASE)

_NOT_SIGNED = frozenset({ActState.DRAFT, ActState.APPROVED, ActState.WITHDRAWN, ActState.ANNULLED})


class ReportDue(NamedTuple):
    """A financial report that is not there yet: its grant, and the last day to send it.

    ``doubt`` says in French what nobody stated, on which the duty depends; it is empty where the duty is sure.
    """

    grant: str
    exercise: int
    beneficiary: str
    day: date
    doubt: str = ""


def year_ends(party: Party, exercise: int) -> tuple[date, ...] | None:
    """The days when the financial year that a grant of an exercise is for may end, the first one first.

    One day for a calendar year. Where the beneficiary's own year ends on another day, that of the exercise, then
    the next one: the grant may be for either. None when the file does not say a month and a day.

    >>> from conventions.samples import association_2024_2026
    >>> troupe = association_2024_2026().initial.parties[1]
    >>> [str(day) for day in year_ends(troupe.replace(financial_year_end="08-31"), 2024)]
    ['2024-08-31', '2025-08-31']
    """
    told = party.financial_year_end or _CIVIL
    if told == _CIVIL:
        return (day_in_calendar(exercise, 12, 31),)
    match = _MONTH_AND_DAY.fullmatch(told)
    if match is None or match[2] == "00":
        return None
    month, day = int(match[1]), int(match[2])
    return tuple(_closing(year, month, day) for year in (exercise, exercise + 1))


def _closing(exercise: int, month: int, day: int) -> date:
    year = day_in_calendar(exercise, 1, 1).year
    return date(year, month, min(day, length(year, month)))


def is_financial_report(document: Document) -> bool:
    """Whether a document is said to be a compte rendu financier.

    >>> is_financial_report(Document(key="d", kind="compte rendu financier", received_on=date(2025, 6, 1)))
    True
    """
    return bool(_REPORT.search(document.kind))


def reports_due(
    convention: Convention, as_of: date, *, known_on: date | None = None
) -> tuple[ReportDue, ...]:
    """The financial reports of the grants in force that are not received yet, past or to come, in order of days.

    The law asks one of a body of private law, for a grant tied to a determined expense. A forecast asks none.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import association_2024_2026
    >>> [(due.exercise, str(due.day)) for due in reports_due(association_2024_2026(), date(2024, 12, 31))]
    [(2024, '2025-06-30')]
    """
    check_days(as_of, known_on)
    known = Moment(as_of, known_on).known_day
    if act_state(convention, convention, known) in _NOT_SIGNED:
        return ()
    terms = in_force(convention, as_of, known_on=known_on)
    grants = [grant for grant in terms.grants if grant.firmness is not Firmness.FORECAST]
    there = _received(convention, known)
    asked = (
        found
        for grant in grants
        if (grant.key, None) not in there and (None, grant.exercise) not in there
        for found in _due(terms, grant)
    )
    return tuple(sorted(asked, key=lambda due: (due.day, due.grant)))


def _received(convention: Convention, known: date) -> frozenset[tuple[str | None, int | None]]:
    """What the reports that came by a day are about: a grant, or else an exercise."""
    told: list[FinancialReport | Document] = [
        each for each in convention.reports if each.received_on and each.received_on <= known
    ]
    documents = all_facts(convention, Facts(), known).documents
    told += [each for each in documents if is_financial_report(each)]
    return frozenset((each.grant, None if each.grant else each.exercise) for each in told)


def _due(terms: Terms, grant: Grant) -> Iterator[ReportDue]:
    party = terms.party(grant.beneficiary)
    ends = year_ends(party, grant.exercise) if party else None
    if party is None or ends is None:
        return
    doubt, day = _doubt(party.kind_on(ends[0]), grant, ends), _deadline(ends[0])
    if doubt is not None and day is not None:
        yield ReportDue(grant.key, grant.exercise, grant.beneficiary, day, doubt)


def _doubt(kind: PartyKind | None, grant: Grant, ends: tuple[date, ...]) -> str | None:
    """What nobody stated; None where the law asks nothing."""
    if grant.use is Use.GENERAL:
        return None
    if kind is None or kind is PartyKind.OTHER:
        return "la nature juridique du bénéficiaire n’est pas dite"
    if not kind.private_law or kind is PartyKind.PERSON:
        return None
    if grant.use is None:
        return "l’affectation de la subvention n’est pas dite"
    return "l’exercice comptable qui compte n’est pas dit" if len(ends) > 1 else ""


def _deadline(end: date) -> date | None:
    """The last day to report, None beyond the calendar."""
    try:
        return report_deadline(end)
    except ConventionsError:
        return None
