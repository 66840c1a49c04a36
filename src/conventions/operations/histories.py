"""The history of what stands at an address: every change that an act made to it, with its day and its act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import OperationError
from conventions.model import Convention, Terms
from conventions.model.addresses import at, steps
from conventions.operations.changes import Change, diff, only_moves
from conventions.operations.folding import stages
from conventions.operations.moments import Moment
from conventions.operations.ordering import amending_acts, rank_of_day
from conventions.operations.origins import upward
from conventions.operations.states import signature_day


def history(convention: Convention, address: str = "") -> tuple[Change, ...]:
    """Every change of what stands at an address of the terms, or under it, in the order of the acts.

    The address is one of the terms (``grants[2018]``); « initial. » before it is left out. Empty, it is that
    of the whole terms: ``apply(convention.initial, history(convention))`` is what is in force in the end. The
    initial terms are no change; projets make none. An act that puts or takes away what holds the address
    changes what stands there.

    :raises OperationError: when it is no address of the terms (an avenant has no history: it is an act), when
        nothing ever stood there, or when an act cannot be applied.

    >>> from conventions.samples import association_2024_2026
    >>> for change in history(association_2024_2026(), "grants[2025-fonctionnement].amount"):
    ...     print(change.day, change.before, change.after, change.act.key)
    2025-03-04 31000.00 33500.00 2025-1
    """
    where = address.removeprefix("initial.")
    if where and steps(where)[0] not in Terms.model_fields:
        raise OperationError(
            f"{address} n’est pas une adresse des stipulations, comme « grants[2018].amount »"
        )
    acts = amending_acts(convention, Moment(date.max))
    found, stood = [], _stands(convention.initial, where)
    for act, before, after in stages(convention, acts):
        day, _ = rank_of_day(convention, act)
        told = _about(before, after, where)
        found += [change._replace(day=day, known_on=signature_day(act), act=act) for change in told]
        stood = stood or _stands(after, where)
    if not stood:
        raise OperationError(f"rien n’a jamais été à l’adresse {address}")
    return tuple(found)


def _about(before: Terms, after: Terms, address: str) -> Iterator[Change]:
    """The changes at an address and under it; of what holds it, what stands at the address."""
    for change in diff(before, after):
        if address in {"", *upward(change.address)}:
            yield change
        elif change.address in upward(address) and not only_moves(change, before):
            rest = address[len(change.address) :].removeprefix(".")
            old, new = (_inside(value, rest) for value in (change.before, change.after))
            if old != new:
                yield Change(address, old, new)


def _inside(value: object, rest: str) -> object:
    """What stands somewhere inside a value that came or went; None where nothing does."""
    try:
        return at(value, rest)
    except OperationError:
        return None


def _stands(terms: Terms, address: str) -> bool:
    try:
        at(terms, address)
    except OperationError:
        return False
    return True
