"""An avenant step by step: the terms that it finds, those before each of its operations, those that it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.errors import OperationError
from conventions.model import Avenant, Convention, Operation, Terms
from conventions.operations.applying import apply_operation
from conventions.operations.editing import Draft
from conventions.operations.folding import folded
from conventions.operations.moments import Moment
from conventions.operations.ordering import AmendingAct, amending_acts, order_of


class Amending(NamedTuple):
    """What an avenant does: ``after`` is None, and ``reason`` says why, where it cannot be done."""

    before: Terms
    steps: tuple[tuple[Operation, Terms], ...]
    """Each operation with the terms before it."""
    after: Terms | None
    reason: str | None = None


def amending(convention: Convention, act: Avenant) -> Amending:
    """What an avenant of a convention does to the terms that the acts before it left, signed or not itself.

    An avenant before it that nobody signed is left out: it changed nothing. Where those before it cannot be
    consolidated, the terms before it are the initial ones.

    >>> from conventions.samples import cci_2017_2019
    >>> convention = cci_2017_2019()
    >>> done = amending(convention, convention.avenants[0])
    >>> [grant.exercise for grant in done.before.grants], [grant.exercise for grant in done.after.grants]
    ([2017, 2019], [2017, 2019, 2018])
    """
    try:
        before = folded(convention, _earlier(convention, act)).terms
    except OperationError as error:
        return Amending(convention.initial, tuple(_still(convention.initial, act)), None, str(error))
    return _done(before, act)


def _earlier(convention: Convention, act: Avenant) -> tuple[AmendingAct, ...]:
    rank = order_of(convention, act)
    every = amending_acts(convention, Moment(date.max))
    return tuple(each for each in every if order_of(convention, each) < rank)


def _still(terms: Terms, act: Avenant) -> Iterator[tuple[Operation, Terms]]:
    return ((operation, terms) for operation in act.operations)


def _done(before: Terms, act: Avenant) -> Amending:
    draft, steps, terms = Draft(before), [], before
    for operation in act.operations:
        steps.append((operation, terms))
        try:
            apply_operation(draft, operation, act)
        except OperationError as error:
            left = act.operations[len(steps) :]
            return Amending(before, (*steps, *((each, terms) for each in left)), None, str(error))
        terms = draft.terms()
    return Amending(before, tuple(steps), terms)
