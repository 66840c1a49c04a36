"""What a rule is, and the answers it may give. A rule is one file; the catalogue finds it.

A rule looks at a :class:`Case` and yields answers: a :class:`Fault`, a :class:`Passed` for each thing it
looked at and found right, :class:`NotApplicable` or :class:`NotEvaluated` with the reason. It yields at
least one: nothing passes in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from inspect import cleandoc, getmodule
from typing import NamedTuple, TypeVar, cast

from conventions.base import Day, Record, Text
from conventions.locations import Location
from conventions.model import Budget, Convention, Facts
from conventions.operations.moments import Moment

T = TypeVar("T")


class Severity(StrEnum):
    """How serious a finding is; only errors change the exit code."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFO = "information"


class Status(StrEnum):
    """How the content of a rule is known: read in the source, in a secondary one, remembered, inferred."""

    READ = "V"
    SECOND_HAND = "V2"
    REMEMBERED = "M"
    INFERRED = "I"


class Source(Record):
    """A text that a rule rests on, the dates between which it applies, and where it can be read.

    ``read_as_of`` is the state of the law that was read, when it is older than the rule's use.
    """

    text: Text
    since: Day | None = None
    until: Day | None = None
    address: Text | None = None
    read_as_of: Day | None = None


class Context(NamedTuple):
    """What a check may know beside the convention: siblings, budgets, hypotheses, places in the file.

    ``reveal`` asks for a report that shows bank details and the data of natural persons.
    """

    siblings: tuple[Convention, ...] = ()
    budgets: tuple[Budget, ...] = ()
    facts: Facts = Facts()
    sources: Mapping[str, Location] = {}
    reveal: bool = False

    def __hash__(self) -> int:
        return hash((self.siblings, self.budgets, self.facts, self.reveal))


class Case:
    """What a rule looks at: a convention, at a date, with what is known beside it.

    What several rules work out of it is worked out once: see :meth:`once`.
    """

    def __init__(
        self,
        convention: Convention,
        as_of: date,
        context: Context = Context(),
        known_on: date | None = None,
    ) -> None:
        self.convention = convention
        self.as_of = as_of
        self.context = context
        self.known_on = known_on
        self._found: dict[Callable[[Case], object], object] = {}

    @property
    def known_day(self) -> date:
        """The last day whose facts count: the day of the check, or what was known before it."""
        return Moment(self.as_of, self.known_on).known_day

    def of(self, sibling: Convention) -> Case:
        """The case of another convention, at the same date."""
        return Case(sibling, self.as_of, self.context, self.known_on)

    def once(self, work_out: Callable[[Case], T]) -> T:
        """What a function makes of the case, made the first time and kept; what it raises is raised again.

        >>> from conventions.samples import cci_2017_2019
        >>> case = Case(cci_2017_2019(), date(2018, 12, 31))
        >>> case.once(lambda it: it.as_of.year)
        2018
        """
        if work_out not in self._found:
            self._found[work_out] = work_out(self)
        return cast("T", self._found[work_out])


class Fault(NamedTuple):
    """Something wrong: where, in which words, with which values, what to do and who decides.

    ``inferred`` names the fact that nobody stated and that the fault rests on: the finding is then a
    warning at most.
    """

    address: str
    message: str
    remedy: str
    words: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
    inferred: str | None = None


class Passed(NamedTuple):
    """Something looked at and found right."""

    address: str


class NotApplicable(NamedTuple):
    """The rule has no object here, and why."""

    reason: str


class NotEvaluated(NamedTuple):
    """A fact is missing, and which one."""

    reason: str
    address: str = ""


Answer = Fault | Passed | NotApplicable | NotEvaluated
Check = Callable[[Case], Iterable[Answer]]


class Rule(NamedTuple):
    """A rule of the catalogue; ``title`` and ``page`` come from the docstring of its module.

    ``dated_by`` names the date that selects the version of the law: never today.
    """

    code: str
    title: str
    page: str
    severity: Severity
    status: Status
    sources: tuple[Source, ...]
    dated_by: str
    decider: str
    since: str
    check: Check


def rule(  # noqa: PLR0913  # the head of a rule's file: one line a datum, all named
    code: str,
    *,
    severity: Severity,
    status: Status,
    sources: tuple[Source, ...],
    dated_by: str,
    decider: str,
    since: str,
) -> Callable[[Check], Rule]:
    """Make a rule of a function; its module is the rule's page.

    ``decider`` says who decides what to do about a finding (« le service des finances »).
    """

    def make(check: Check) -> Rule:
        title, _, page = cleandoc(getattr(getmodule(check), "__doc__", None) or "").partition("\n")
        head = (code, title.rstrip("."), page.strip(), severity, status)
        return Rule(*head, sources, dated_by, decider, since, check)

    return make
