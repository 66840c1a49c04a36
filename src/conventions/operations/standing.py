"""What is granted, and what is signed, at a moment: by exercise, with what deliberations granted by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from conventions.errors import OpenPeriodError
from conventions.model import DatedAct, Grant, Terms
from conventions.money import ZERO, Amount
from conventions.operations.decided import DecidedSum, decided_sums
from conventions.operations.entries import Entries
from conventions.operations.states import binds_at, is_approved
from conventions.operations.totals import Total
from conventions.operations.views import View


class Granted(NamedTuple):
    """The money of an exercise; ``alone``: what deliberations granted and no grant of an act carries."""

    alone: Amount
    decided: list[Grant]
    """The grants that none of these sums may be."""
    signed: list[Grant]


class Standing:
    """What is in force and what was only decided at the date asked, by exercise."""

    def __init__(self, seen: View) -> None:
        self.seen = seen
        self.current = _by_exercise(seen.current.terms.grants)
        self.decided = _by_exercise(seen.decided.terms.grants)

    def of(self, exercise: int) -> Granted:
        """What is granted and signed for an exercise."""
        granted = self.granted(exercise)
        sums = self._sums(granted)
        alone = sum((each.amount for each in sums if each.exercise == exercise), start=ZERO)
        decided = [grant for grant in granted if not any(each.is_about(grant) for each in sums)]
        return Granted(alone, decided, self.signed(exercise))

    def signed(self, exercise: int) -> list[Grant]:
        """The grants in force that an act binding the authority carries."""
        act_of = self.seen.current.act_of
        return [item for item in self.current[exercise] if self._binds(act_of(item.key))]

    def granted(self, exercise: int) -> list[Grant]:
        """The grants that were decided: by a deliberation, or by an act that binds the authority."""
        act_of, known = self.seen.decided.act_of, self.seen.moment.known_day
        return [
            item
            for item in self.decided[exercise]
            if is_approved(self.seen.convention, act_of(item.key), known) or self._binds(act_of(item.key))
        ]

    def _binds(self, act: DatedAct) -> bool:
        return binds_at(self.seen.convention, act, self.seen.moment)

    def _sums(self, grants: Iterable[Grant]) -> tuple[DecidedSum, ...]:
        """The sums that deliberations granted and that none of these grants carries."""
        seen = self.seen
        return decided_sums(seen.convention, grants, seen.moment.known_day, seen.decided.successors)

    def silence(self, exercise: int) -> Total:
        """Nothing, or unknown: a convention known in part may grant money in a year it says nothing of."""
        if not self.seen.convention.known_in_part or self.decided[exercise]:
            return Total()
        told = any(each.exercise == exercise for each in self._sums(()))
        return Total() if told else Total(unknown=(str(exercise),))


def _by_exercise(grants: Iterable[Grant]) -> defaultdict[int, list[Grant]]:
    found: defaultdict[int, list[Grant]] = defaultdict(list)
    for grant in grants:
        found[grant.exercise].append(grant)
    return found


def exercises_told(entries: Entries | None, terms: Terms) -> list[int]:
    """The exercises of the grants, of the ledger, and of the period (its first one where it is open)."""
    years = {grant.exercise for grant in terms.grants} | (entries.exercises() if entries else set())
    try:
        years.update(terms.period.exercises)
    except OpenPeriodError:
        years.add(terms.period.start.year)
    return sorted(years)
