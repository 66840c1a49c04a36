"""Strategies for what the library computes: schedules, positions, reports; and for what it reads in files."""

from __future__ import annotations

from hypothesis import strategies as st

from conventions.errors import Problem
from conventions.files import Loaded, Location
from conventions.operations import (
    Change,
    ExercisePosition,
    Milestone,
    Position,
    Proof,
    Schedule,
    ScheduleLine,
    Total,
)
from conventions.rules import Context, Finding, Place, Report, Source, Unsettled
from conventions.strategies import finance_records, scalars
from conventions.strategies.building import Strategy, records
from conventions.strategies.whole import conventions


def totals(**fields: Strategy) -> st.SearchStrategy[Total]:
    """``Total``: sums that may hold unknown amounts."""
    return records(Total, **fields)


def milestones(**fields: Strategy) -> st.SearchStrategy[Milestone]:
    """``Milestone``: dates that matter."""
    return records(Milestone, **fields)


def changes() -> st.SearchStrategy[Change]:
    """``Change``: a value before and after at an address, which need not be one; at a day, or not."""
    value = st.none() | scalars.plausible_amounts() | scalars.texts() | finance_records.grants()
    day = st.none() | scalars.days()
    return st.builds(Change, scalars.texts(), value, value, day, day)


def proofs(**fields: Strategy) -> st.SearchStrategy[Proof]:
    """``Proof``: documents required, received or awaited."""
    return records(Proof, **fields)


def schedule_lines(**fields: Strategy) -> st.SearchStrategy[ScheduleLine]:
    """``ScheduleLine``: payments foreseen, each on its own."""
    return records(ScheduleLine, **fields)


def schedules(**fields: Strategy) -> st.SearchStrategy[Schedule]:
    """``Schedule``: any lines, not only those that a convention yields."""
    return records(Schedule, **fields)


def exercise_positions(**fields: Strategy) -> st.SearchStrategy[ExercisePosition]:
    """``ExercisePosition``: any columns, not only those that a convention yields."""
    return records(ExercisePosition, **fields)


def positions(**fields: Strategy) -> st.SearchStrategy[Position]:
    """``Position``: any rows, not only those that a convention yields."""
    return records(Position, **fields)


def legal_sources(**fields: Strategy) -> st.SearchStrategy[Source]:
    """``Source``: the texts that a rule rests on."""
    return records(Source, **fields)


def places(**fields: Strategy) -> st.SearchStrategy[Place]:
    """``Place``: where a finding stands in a file."""
    return records(Place, **fields)


def findings(**fields: Strategy) -> st.SearchStrategy[Finding]:
    """``Finding``: things wrong, each with its rule, its address and its sources."""
    return records(Finding, **fields)


def unsettled(**fields: Strategy) -> st.SearchStrategy[Unsettled]:
    """``Unsettled``: rules that gave no verdict, and why."""
    return records(Unsettled, **fields)


def reports(**fields: Strategy) -> st.SearchStrategy[Report]:
    """``Report``: any findings, not only those that the rules yield."""
    return records(Report, **fields)


def problems() -> st.SearchStrategy[Problem]:
    """``Problem``: things wrong in a file, at a place or in the file as a whole."""
    where = st.tuples(st.integers(1, 9999), st.integers(1, 999)) | st.just((0, 0))
    words = scalars.texts()
    return st.builds(_problem, words, where, words, words, words)


def locations() -> st.SearchStrategy[Location]:
    """``Location``: places in a file, with what is written there."""
    numbers = st.integers(1, 9999)
    return st.builds(Location, scalars.texts(), numbers, numbers, scalars.texts())


def loaded_files() -> st.SearchStrategy[Loaded]:
    """``Loaded``: conventions with the place of some of their values."""
    sources = st.dictionaries(st.just("title") | st.just("initial.period"), locations())
    return st.builds(Loaded, conventions(), sources)


def contexts() -> st.SearchStrategy[Context]:
    """``Context``: what a check may know beside the convention, nothing included."""
    nothing = st.just(Context())
    budgets = st.lists(finance_records.budgets(), max_size=2).map(tuple)
    siblings = st.lists(conventions(), max_size=1).map(tuple)
    return nothing | st.builds(Context, siblings, budgets, finance_records.facts())


def _problem(file: str, place: tuple[int, int], address: str, code: str, message: str) -> Problem:
    return Problem(file, *place, address, code, message)
