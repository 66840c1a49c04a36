"""Acts that contradict each other on the same day, and avenants that change what those of their kind do not."""

from __future__ import annotations

import itertools
from collections import ChainMap
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.errors import OperationError
from conventions.model import Avenant, Convention, Reorder, Terms
from conventions.operations.changes import diff, only_moves
from conventions.operations.folding import Folding
from conventions.operations.moments import Moment
from conventions.operations.ordering import AmendingAct, amending_acts, rank_of_day
from conventions.operations.origins import Origins, Written, upward
from conventions.operations.states import act_address
from conventions.operations.trying import Trial, Tried, slices, tried


class Conflict(NamedTuple):
    """Two acts of the same days that say otherwise what stands at an address of the terms.

    Only their numbers put ``first`` before ``second``, which has the last word; ``place`` is where, in the
    convention, it has it.
    """

    address: str
    first: AmendingAct
    second: AmendingAct
    place: str


def conflicts(convention: Convention) -> tuple[Conflict, ...]:
    """The addresses of the terms that would read otherwise if two acts of the same days were the other way round.

    The days are those of effect and signature; each act is compared with the last before it that wrote there.
    Sums that two acts add to one grant are no conflict, nor is an act that only makes sense after the other,
    nor the order in which both add records. Acts that cannot be applied are not compared. An act that meets
    many others is compared with the last fifty.

    >>> from conventions.samples import association_2024_2026
    >>> conflicts(association_2024_2026())
    ()
    """
    acts = amending_acts(convention, Moment(date.max))
    found: list[Conflict] = []
    wrote = enumerate(zip(_wrote(convention, acts), acts, strict=False))
    before = Folding(convention)
    before.draft = draft = Trial(convention.initial)
    for _, same in itertools.groupby(wrote, key=lambda each: rank_of_day(convention, each[1][1])):
        group = dict(same)
        for first, second in _meeting({rank: addresses for rank, (addresses, _) in group.items()}):
            found += _between(before, draft, acts[first], acts[second])
        for _, act in group.values():
            before.add(act)
    return tuple(found)


def _wrote(convention: Convention, acts: tuple[AmendingAct, ...]) -> Iterator[set[str]]:
    """What each act wrote, up to the first that cannot be applied; whole parts where others follow."""
    folding = Folding(convention)
    for act in acts:
        try:
            wrote = folding.add(act)
        except OperationError:
            return
        operations = act.operations if isinstance(act, Avenant) else ()
        yield wrote.union(*(operation.follows for operation in operations))


def _meeting(wrote: Mapping[int, set[str]]) -> Iterator[tuple[int, int]]:
    """Each act with the last ones before it that wrote what it writes, what holds it, or what is inside it."""
    at_it: dict[str, int] = {}
    inside: dict[str, int] = {}
    for rank, addresses in wrote.items():
        around = {above for address in addresses for above in upward(address)}
        met = {at_it[above] for above in around & at_it.keys()}
        met |= {inside[address] for address in addresses & inside.keys()}
        yield from ((other, rank) for other in sorted(met)[-_MOST:])
        at_it |= dict.fromkeys(addresses, rank)
        inside |= dict.fromkeys(around, rank)


_MOST = 50
"""With how many others each act is compared, the last ones."""


def _between(before: Folding, draft: Trial, first: AmendingAct, second: AmendingAct) -> Iterator[Conflict]:
    try:
        start, one, other, both = (tried(draft, *acts) for acts in ((), (first,), (second,), (first, second)))
    except OperationError:
        return  # one of them needs the other, or a third one, to come before it
    try:
        addresses = _differing(*slices(both, tried(draft, second, first)))
    except OperationError:  # as an extension after a longer one
        addresses = _crossing(*slices(start, one, other))
    origins = _origins(before, both)
    for address in addresses:
        yield Conflict(address, first, second, origins.of(address).address)


def _origins(before: Folding, both: Tried) -> Origins:
    """Where each part of the terms comes from after both acts."""
    written: dict[str, Written] = {}
    for rank, (act, touched) in enumerate(both.said, start=before.rank + 1):
        written |= {where: Written(rank, act, said) for where, said in touched.items()}
    return Origins(before.convention, ChainMap(written, before.written))


def _differing(one: Terms, other: Terms) -> list[str]:
    return [change.address for change in diff(one, other) if not only_moves(change, one)]


def _crossing(start: Terms, one: Terms, other: Terms) -> list[str]:
    """Where two acts, each on its own, say otherwise what stands at one address."""
    said = {change.address: change.after for change in diff(start, other)}
    return [
        change.address
        for change in diff(start, one)
        if change.address in said and said[change.address] != change.after
    ]


def overreach(avenant: Avenant) -> tuple[str, ...]:
    """The addresses of the operations that change what an avenant of its kind does not.

    An avenant without a kind may change anything; another order of a part changes that part.

    >>> from datetime import date
    >>> from conventions.model import ExtendTerm
    >>> longer = ExtendTerm(until=date(2027, 12, 31))
    >>> overreach(Avenant(number=2, kind="financier", operations=(longer,)))
    ('avenants[2].operations[durée]',)
    """
    if avenant.kind is None:
        return ()
    may = avenant.kind.may_touch
    return tuple(
        f"{act_address(avenant)}.operations[{operation.key}]"
        for operation in avenant.operations
        if (operation.part if isinstance(operation, Reorder) else operation.touches) not in may
    )
