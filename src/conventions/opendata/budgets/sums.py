"""Sums that a table writes among its lines: found by what they add up to, and counted once.

A line on 65 is the sum of those on 65748 and 6558, of the same chapter and the same function, where it has exactly
their total; otherwise it is a line of its own. A line without account is the sum of those that share what it states.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from conventions.money import ZERO, Amount
from conventions.opendata.budgets.rows import Met

_PLACES: Final = ("section", "chapter", "function", "operation")


def is_sum_of_accounts(met: Sequence[Met]) -> set[int]:
    """The lines (by their number) that are the sum of those whose account begins with theirs."""
    groups: dict[Hashable, list[Met]] = defaultdict(list)
    for each in met:
        if each.account is not None:
            groups[each.section, each.chapter, each.function, each.operation].append(each)
    return {line for group in groups.values() for line in _sums_in(group)}


def _sums_in(group: Sequence[Met]) -> Iterable[int]:
    """The longest accounts first: each adds its amount to all those that it begins with, sums excepted."""
    counts = Counter(each.account for each in group)
    under: dict[str, Amount] = {}
    for each in sorted(group, key=lambda met: -len(met.account or "")):
        account = each.account or ""
        if account in under and counts[account] == 1 and under[account] == each.voted:
            yield each.line
            continue
        for length in range(1, len(account)):
            under[account[:length]] = under.get(account[:length], ZERO) + each.voted


def is_sum_of_places(sums: Sequence[Met], lines: Sequence[Met]) -> set[int]:
    """The lines without account (by their number) that have the total of those which share what they state."""
    totals: dict[tuple[str, ...], dict[Hashable, Amount]] = {}
    found = set()
    for each in sums:
        stated = tuple(name for name in _PLACES if getattr(each, name) is not None)
        if stated not in totals:
            totals[stated] = _totals(lines, stated)
        if totals[stated].get(_values(each, stated)) == each.voted:
            found.add(each.line)
    return found


def _totals(lines: Iterable[Met], stated: tuple[str, ...]) -> dict[Hashable, Amount]:
    totals: dict[Hashable, Amount] = {}
    for each in lines:
        values = _values(each, stated)
        totals[values] = totals.get(values, ZERO) + each.voted
    return totals


def _values(met: Met, names: tuple[str, ...]) -> tuple[str | None, ...]:
    return tuple(getattr(met, name) for name in names)
