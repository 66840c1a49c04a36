"""Which rows are used, and for how much: doubles, totals published anew, sums that several beneficiaries share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from conventions.money import ZERO
from conventions.opendata.scdl.drafting.drafts import UnusedRow
from conventions.opendata.scdl.drafting.facts import Known, known
from conventions.opendata.scdl.drafting.mentions import gives_avenant
from conventions.opendata.scdl.drafting.splitting import Piece
from conventions.opendata.scdl.drafting.wording import days_in, sums_in
from conventions.opendata.scdl.records import Row

_WHOLE = Fraction(1)
_DAY = 20
"""The longest day that is written."""


class Sorted(NamedTuple):
    """The rows to use, those that are not; the numbers of the rows of a sum that several beneficiaries share."""

    used: tuple[Known, ...]
    unused: tuple[UnusedRow, ...]
    shared: frozenset[int]


def sort_rows(rows: Iterable[Row]) -> Sorted:
    """Each row, used or not."""
    unused: list[UnusedRow] = []
    facts = list(_readable(rows, unused))
    kept = _without_doubles(facts, unused)
    current = _without_totals(kept, unused)
    used, shared = _shared(current)
    return Sorted(tuple(used), tuple(sorted(unused)), shared)


def _readable(rows: Iterable[Row], unused: list[UnusedRow]) -> Iterator[Known]:
    for row in rows:
        told = known(row)
        if isinstance(told, str):
            unused.append(UnusedRow(row.number, told))
        else:
            yield told


def _without_doubles(facts: Iterable[Known], unused: list[UnusedRow]) -> list[Known]:
    """The rows without those that say again, word for word, what another one says."""
    first: dict[tuple[str, ...], int] = {}
    kept = []
    for each in facts:
        seen = first.setdefault(each.row.cells, each.number)
        if seen == each.number:
            kept.append(each)
        else:
            unused.append(UnusedRow(each.number, f"identique à la ligne {seen} : elle compterait deux fois"))
    return kept


def _grouped(facts: Iterable[Known], sort: Callable[[Known], Hashable]) -> list[list[Known]]:
    """The rows together by what they have in common, in the order of the first ones."""
    groups: defaultdict[Hashable, list[Known]] = defaultdict(list)
    for each in facts:
        groups[sort(each)].append(each)
    return list(groups.values())


def _without_totals(facts: Sequence[Known], unused: list[UnusedRow]) -> list[Known]:
    """The rows without those whose amount another row of the same convention says that it holds (T38)."""
    acts = _Acts(facts)
    holders: dict[int, Known] = {}
    for each in facts:
        held = acts.held(each)
        if held is not None:
            pieces, earlier = held
            total = each._replace(
                pieces=pieces, exercise=earlier.exercise, exercise_from=earlier.exercise_from
            )
            holders.setdefault(earlier.number, total)
    for number, holder in holders.items():
        reason = (
            f"son montant est compris dans celui de la ligne {holder.number}, qui publie le nouveau total"
        )
        unused.append(UnusedRow(number, reason))
    totals = {holder.number: holder for holder in holders.values()}
    return [totals.get(each.number, each) for each in facts if each.number not in holders]


class _Acts:
    """The first row of each act and amount, and that of each day, but those of avenants; how many change each."""

    def __init__(self, facts: Sequence[Known]) -> None:
        self.same: dict[Hashable, Known] = {}
        self.days: dict[Hashable, Known] = {}
        self.changes = Counter((each.bodies, each.mention.base) for each in facts if each.mention)
        for each in facts:
            if each.bodies is not None and not each.pieces and each.mention is None:
                self.same.setdefault((_act(each), each.amount), each)
                self.days.setdefault((each.bodies, each.signed), each)

    def held(self, total: Known) -> tuple[tuple[Piece, ...], Known] | None:
        """The row that another one says it holds, with the convention and the avenant that make the total."""
        if total.pieces:
            first = self.same.get((_act(total), total.pieces[0].amount))
            return first and (total.pieces, first)
        told = total.told
        if not gives_avenant(told):
            return None
        found = self._of_the_day(total) or self._with_more(total, told)
        return (_divided(found, total, told), found) if found else None

    def _of_the_day(self, total: Known) -> Known | None:
        """The convention that an avenant, its only one, names by its day, and whose sum it says becomes this one."""
        base = total.mention and total.mention.base
        first = (
            self.days.get((total.bodies, base)) if base and self.changes[total.bodies, base] == 1 else None
        )
        if first is None or first.amount >= total.amount or not total.makes(first.amount):
            return None
        return first if total.exercise_from or total.exercise == first.exercise else None

    def _with_more(self, total: Known, told: str) -> Known | None:
        """The row of the same act to which the text says what an avenant adds."""
        added = (more for more in sums_in(told) if ZERO < more < total.amount)
        firsts = (self.same.get((_act(total), total.amount - more)) for more in added)
        return next(filter(None, firsts), None)


def _act(each: Known) -> Hashable:
    return each.bodies, each.signed, each.base, each.object


def _divided(earlier: Known, total: Known, told: str) -> tuple[Piece, ...]:
    """The convention, then what its avenant adds: on the day that the text gives it, or on that of the row."""
    days = days_in(told.partition("avenant du ")[2][:_DAY])
    signed = days[0] if days else total.signed
    return (
        Piece(earlier.amount, is_avenant=False, period=None, signed=earlier.signed),
        Piece(total.amount - earlier.amount, is_avenant=True, period=None, signed=signed),
    )


def _one_sum(each: Known) -> Hashable:
    """What the rows of one sum that is shared have in common; a row that has the whole is alone."""
    if each.grantor is None or each.row.share in {None, _WHOLE}:
        return each.number
    return each.grantor, each.signed, each.base, each.exercise, each.object, each.amount


def _shared(facts: Iterable[Known]) -> tuple[list[Known], frozenset[int]]:
    """The rows, with its part for each beneficiary of a sum whose parts add up to the whole."""
    found: list[Known] = []
    numbers: set[int] = set()
    for together in _grouped(facts, _one_sum):
        shares = [each.row.share or _WHOLE for each in together]
        if len(together) == 1 or sum(shares) != _WHOLE:
            found += together
            continue
        common = lcm(*(share.denominator for share in shares))
        parts = together[0].amount.allocate([int(share * common) for share in shares])
        found += [each._replace(amount=part, pieces=()) for each, part in zip(together, parts, strict=True)]
        numbers.update(each.number for each in together)
    return sorted(found, key=lambda each: each.number), frozenset(numbers)
