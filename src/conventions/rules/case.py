"""What a rule looks at: a convention, at a date, with what is known beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self, TypeVar, cast, final

from conventions.locations import Location
from conventions.model import Budget, Convention, Facts, Party
from conventions.model.identity import numbers
from conventions.operations import Moment, all_facts
from conventions.rules.parameters import NO_PARAMETERS, Parameters
from conventions.rules.siblings import Index, Told

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Met(NamedTuple):
    """What a rule found, for whom accepts findings: whether the rule exists, the addresses, real then shown.

    ``untold`` are the addresses where it could not be evaluated, real then shown.
    """

    known: bool
    shown: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


@final
@dataclass(frozen=True)
class Context:
    """What a check may know beside the convention: siblings, budgets, hypotheses, places in the file.

    ``facts`` adds hypotheses to the facts of the file, as for ``schedule``. ``reveal`` asks for a report that
    shows bank details and the data of natural persons. What is worked out of the siblings is kept with the
    context: check a whole town with one, or with those that :meth:`replace` makes of it.
    """

    siblings: tuple[Convention, ...] = ()
    budgets: tuple[Budget, ...] = ()
    facts: Facts = Facts()
    sources: Mapping[str, Location] = dataclasses.field(default_factory=dict, hash=False)
    reveal: bool = False

    def replace(self, **changes: object) -> Self:
        """The same context with other parts; what was worked out of the siblings is kept with them.

        >>> town = Context()
        >>> town.replace(reveal=True).others is town.others
        True
        """
        new = dataclasses.replace(self, **changes)  # type: ignore[arg-type]  # refused there when unknown
        if new.siblings is self.siblings:
            new.__dict__["others"] = self.others
        return new

    @cached_property
    def others(self) -> Others:
        """The siblings, prepared."""
        return Others(self.siblings)

    def __getstate__(self) -> dict[str, object]:
        """What is copied and pickled: the facts, not what was worked out of them."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


class Others:
    """The siblings of a check, by the numbers of their parties; each has one case a day."""

    def __init__(self, conventions: tuple[Convention, ...]) -> None:
        self.index = Index(conventions)
        self._cases: dict[tuple[int, date, date | None], Case] = {}
        self._told: dict[tuple[object, ...], Told[object, object]] = {}

    def with_each(self, parties: tuple[Party, ...], case: Case) -> list[int]:
        """The ranks of the conventions, other than that of a case, that have each of some parties."""
        ranks = self.index.ranks(*map(numbers, parties))
        twins = case.once(_twins) if ranks else ()
        return [rank for rank in ranks if rank not in twins]

    def case(self, rank: int, case: Case) -> Case:
        """The case of a convention, on the day of another one."""
        key = (rank, case.as_of, case.known_on)
        if key not in self._cases:
            self._cases[key] = Case(self.index.conventions[rank], case.as_of, ALONE, case.known_on)
        return self._cases[key]

    def told(self, party: Party, work_out: Callable[[Case], Mapping[K, V]], case: Case) -> Told[K, V]:
        """What a function makes of every convention where a party stands, on the day of a case: once for all."""
        key = (numbers(party), work_out, case.as_of, case.known_on)
        if key not in self._told:
            ranks = self.index.ranks(numbers(party))
            told = Told.of(ranks, lambda rank: work_out(self.case(rank, case)))
            self._told[key] = cast("Told[object, object]", told)
        return cast("Told[K, V]", self._told[key])


ALONE = Context()
"""Nothing is known beside the convention."""


class Case:
    """What a rule looks at: a convention, at a date, with what is known beside it.

    ``known_day`` is the last day whose facts count: the day of the check, or what was known before it.
    What several rules work out of it is worked out once: see :meth:`once`. ``met`` is what the rules that the
    waivers name found, by code, when it is known.
    """

    def __init__(
        self,
        convention: Convention,
        as_of: date,
        context: Context = ALONE,
        known_on: date | None = None,
        parameters: Parameters = NO_PARAMETERS,
    ) -> None:
        self.convention = convention
        self.as_of = as_of
        self.context = context
        self.known_on = known_on
        self.known_day = Moment(as_of, known_on).known_day
        self.parameters = parameters
        self.met: Mapping[str, Met] = {}
        self._found: dict[Callable[[Case], object], object] = {}
        self._read: set[int] = set()

    @property
    def facts(self) -> Facts:
        """The facts of the file that count on the day, and the hypotheses of the context."""
        return self.once(_facts)

    @property
    def is_alone(self) -> bool:
        """Whether no other convention is given."""
        return not self.context.siblings

    def others(self, *parties: Party) -> tuple[Case, ...]:
        """The cases, on the same day, of the other conventions where each of these parties stands.

        Parties are told by their numbers, wherever they stand in the file: the caller looks at their roles.
        What is confidential there is hidden in the report.
        """
        others = self.context.others
        ranks = others.with_each(parties, self)
        self._read.update(ranks)
        return tuple(others.case(rank, self) for rank in ranks)

    def told_elsewhere(
        self, party: Party, work_out: Callable[[Case], Mapping[K, V]], key: K
    ) -> Mapping[int, V]:
        """What a function makes, under a key, of the other conventions where a party stands, by their ranks.

        It is called once for each convention, however many are checked beside them. It may tell amounts and
        days, no text: what is confidential there is not hidden for it in the report.

        :raises ConventionsError: when it cannot look at one of them.
        """
        told, twins = self.context.others.told(party, work_out, self), self.once(_twins)
        for rank, error in told.failures.items():
            if rank not in twins:
                raise error
        return {rank: value for rank, value in told.by_key.get(key, {}).items() if rank not in twins}

    @property
    def quotable(self) -> frozenset[str]:
        """What is confidential in the other conventions that a rule was given: a finding may quote it."""
        index = self.context.others.index
        return frozenset(text for rank in self._read for text in index.secrets(rank))

    def once(self, work_out: Callable[[Case], T]) -> T:
        """What a function makes of the case, made the first time and kept; what it raises is raised again.

        >>> from conventions.samples import cci_2017_2019
        >>> case = Case(cci_2017_2019(), date(2018, 12, 31))
        >>> case.once(lambda it: it.as_of.year)
        2018
        """
        found = self._found.get(work_out, _NOT_YET)
        if found is _NOT_YET:
            found = self._found[work_out] = work_out(self)
        return cast("T", found)


_NOT_YET = object()


def _twins(case: Case) -> frozenset[int]:
    return case.context.others.index.twins(case.convention)


def _facts(case: Case) -> Facts:
    return all_facts(case.convention, case.context.facts, case.known_day)
