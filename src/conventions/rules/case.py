"""What a rule looks at: a convention, at a date, with what is known beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self, TypeVar, cast, final

from conventions.locations import Location
from conventions.model import Budget, Convention, Facts, Party
from conventions.model.identity import numbers
from conventions.operations import Moment, all_facts
from conventions.rules.parameters import NO_PARAMETERS, Parameters
from conventions.rules.siblings import Index

T = TypeVar("T")


class Met(NamedTuple):
    """What a rule found, for whom accepts findings: whether the rule exists, the addresses, real then shown."""

    known: bool
    shown: tuple[str, ...] = ()


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

    def with_each(self, parties: tuple[Party, ...], case: Case) -> Iterator[int]:
        """The ranks of the conventions, other than that of a case, that have each of some parties."""
        for rank in self.index.ranks(*map(numbers, parties)):
            sibling = self.index.conventions[rank]
            if sibling is not case.convention and sibling != case.convention:
                yield rank

    def case(self, rank: int, case: Case) -> Case:
        """The case of a convention, on the day of another one."""
        key = (rank, case.as_of, case.known_on)
        if key not in self._cases:
            self._cases[key] = Case(self.index.conventions[rank], case.as_of, ALONE, case.known_on)
        return self._cases[key]


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
        ranks = list(others.with_each(parties, self))
        self._read.update(filter(others.index.has_secrets, ranks))
        return tuple(others.case(rank, self) for rank in ranks)

    @property
    def read(self) -> tuple[Convention, ...]:
        """The other conventions that a rule was given and that hold a secret: a finding may quote it."""
        return tuple(self.context.siblings[rank] for rank in sorted(self._read))

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


def _facts(case: Case) -> Facts:
    return all_facts(case.convention, case.context.facts, case.known_day)
