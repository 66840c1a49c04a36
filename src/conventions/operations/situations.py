"""A convention as it stands on a day, whole: what every page about one convention is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conventions.model import Convention, Party, Result, ResultStatus, Terms
from conventions.model.references import records_in
from conventions.operations.columns import Position
from conventions.operations.folding import Fold, fold, in_force
from conventions.operations.positions import position
from conventions.operations.progress import InstalmentProgress, progress
from conventions.operations.schedules import Schedule, ScheduleLine, schedule


@dataclass(frozen=True, slots=True)
class Situation:
    """The terms in force on a day, and the money with what is only approved.

    ``known_on`` is the day up to which acts and facts are known; ``decided`` the terms with what is only
    approved; ``made`` what was mandated and paid of each line of ``payments``.
    """

    convention: Convention
    as_of: date
    known_on: date
    terms: Terms
    decided: Fold
    money: Position
    payments: Schedule
    made: tuple[InstalmentProgress, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The results announced, and those that may have been measured by the day."""
        return tuple(item for item in self.convention.results if not self._is_to_come(item))

    def _is_to_come(self, result: Result) -> bool:
        when = result.when.period if result.when else None
        later = when is not None and when.start > self.as_of
        next_year = result.exercise is not None and result.exercise > self.as_of.year
        return result.status is ResultStatus.MEASURED and (later or next_year)

    @property
    def next_payment(self) -> tuple[ScheduleLine, InstalmentProgress] | None:
        """The first payment whose mandates are still to make, with those that were made; None when none is left."""
        both = zip(self.payments.lines, self.made, strict=True)
        waiting = ((line, made) for line, made in both if not line.is_lost and not made.covers(line))
        return min(waiting, key=lambda pair: _order(pair[0]), default=None)

    def party(self, key: str) -> Party | None:
        """The party of a key, in the terms in force, in what is only approved, or in any act."""
        known = (item for item in records_in(self.convention) if isinstance(item, Party) and item.key == key)
        return self.terms.party(key) or self.decided.terms.party(key) or next(known, None)

    def name(self, key: str) -> str:
        """The name of a party, or its key when no party has it."""
        found = self.party(key)
        return found.name.text if found else key


def _order(line: ScheduleLine) -> tuple[bool, bool, date, int]:
    """A known amount first, then a firm one, then a known day."""
    return line.amount is None, not line.firm, line.due_on or date.max, line.exercise


def situation(convention: Convention, as_of: date, *, known_on: date | None = None) -> Situation:
    """The convention consolidated at a date, with what was known on that day, or on another one.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import cci_2017_2019
    >>> seen = situation(cci_2017_2019(), date(2018, 12, 31))
    >>> str(seen.money.total("granted").known), seen.name("CCI")
    ('50000.00', 'CCI Lyon Métropole Saint-Étienne Roanne')
    """
    known = as_of if known_on is None else known_on
    payments = schedule(convention, as_of, known_on=known)
    return Situation(
        convention=convention,
        as_of=as_of,
        known_on=known,
        terms=in_force(convention, as_of, known_on=known),
        decided=fold(convention, as_of, known_on=known, with_projects=True),
        money=position(convention, as_of, known_on=known),
        payments=payments,
        made=progress(convention, payments.lines, min(as_of, known)),
    )
