"""Sums that a table writes among its lines: found by what they add up to, and counted once.

A line on 65 is the sum of those on 65748 and 6558 that share the chapter, the function and the operation which it
states, where it has exactly their total; a line without account is that of all those that share what it states.
Otherwise it is a line of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from conventions.money import ZERO, Amount
from conventions.opendata.budgets.rows import Met

_PLACES: Final = ("section", "chapter", "function", "operation")
_MANY: Final = 2
_NEAR: Final = Amount(cents=100)


class _Under(NamedTuple):
    """How many lines a line would be the sum of, and their total; ``others``: one is on another account."""

    lines: int = 0
    total: Amount = ZERO
    others: bool = False


_NOTHING: Final = _Under()


class Sums(NamedTuple):
    """The lines (by their number) that are the sum of others; those that look like one, with what is under them."""

    found: set[int]
    doubtful: dict[int, Amount]


def sums_in(met: Sequence[Met]) -> Sums:
    """The lines that are the sum of others, themselves not sums.

    Of one account alone, which other lines split by function, two lines at least: one of the same amount may be
    another credit. A line above several others whose total is not its own is doubtful: on another account than
    theirs, since one that is divided bears no credit, or within an euro of them.
    """
    accounts = {each.account or "" for each in met}
    patterns = {_stated(each) for each in met}
    twice = Counter(map(_place, met))
    under: dict[Hashable, _Under] = {}
    found, doubtful = set[int](), dict[int, Amount]()
    for each in sorted(met, key=lambda line: (-len(line.account or ""), -len(_stated(line)))):
        below = under.get(_place(each), _NOTHING)
        is_sum = below.total == each.voted and (below.others or below.lines >= _MANY)
        if is_sum and twice[_place(each)] == 1:
            found.add(each.line)
        elif each.account is not None:
            if below.lines >= _MANY and (below.others or abs(each.voted - below.total) < _NEAR):
                doubtful[each.line] = below.total
            for place in _above(each, accounts, patterns):
                before = under.get(place, _NOTHING)
                others = before.others or place[1] != each.account
                under[place] = _Under(before.lines + 1, before.total + each.voted, others)
    return Sums(found, doubtful)


def _stated(met: Met) -> tuple[str, ...]:
    return tuple(name for name in _PLACES if getattr(met, name) is not None)


def _place(met: Met) -> tuple[Hashable, str]:
    stated = _stated(met)
    return (stated, tuple(getattr(met, name) for name in stated)), met.account or ""


def _above(
    met: Met, accounts: set[str], patterns: Iterable[tuple[str, ...]]
) -> Iterator[tuple[Hashable, str]]:
    """Where the sums of a line would be: what states less than it does, on the accounts that it begins with."""
    account, stated = met.account or "", _stated(met)
    prefixes = [account[:end] for end in range(len(account) + 1) if account[:end] in accounts]
    for names in patterns:
        if set(names) <= set(stated):
            values = tuple(getattr(met, name) for name in names)
            for prefix in prefixes:
                if (names, prefix) != (stated, account):
                    yield (names, values), prefix
