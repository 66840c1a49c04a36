"""Which rows are used, and for how much: doubles, totals published anew, sums that several beneficiaries share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from math import lcm
from typing import NamedTuple

from conventions.money import ZERO
from conventions.opendata.scdl.drafting.drafts import UnusedRow
from conventions.opendata.scdl.drafting.facts import Known, conditions_text, known
from conventions.opendata.scdl.drafting.splitting import Piece
from conventions.opendata.scdl.drafting.wording import folded, says_new_total
from conventions.opendata.scdl.records import Row

_WHOLE = Fraction(1)


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


def _readable(rows: Iterable[Row], unused: list[UnusedRow]) -> Iterable[Known]:
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


def _same_bodies(each: Known) -> Hashable:
    """Who grants to whom; a row where a number is not sure is alone."""
    if each.grantor is None or each.beneficiary is None:
        return each.number
    return each.grantor, each.beneficiary


def _without_totals(facts: Sequence[Known], unused: list[UnusedRow]) -> list[Known]:
    """The rows without those whose amount a row of the same convention says that it holds (T38)."""
    gone: dict[int, Known] = {}
    for together in _grouped(facts, _same_bodies):
        for later, earlier in permutations(together, 2):
            if earlier.number not in gone and (pieces := _holding(later, earlier)):
                gone[earlier.number] = later._replace(pieces=pieces)
    for number, total in gone.items():
        reason = f"son montant est compris dans celui de la ligne {total.number}, qui publie le nouveau total"
        unused.append(UnusedRow(number, reason))
    holders = {total.number: total for total in gone.values()}
    return [holders.get(each.number, each) for each in facts if each.number not in gone]


def _holding(later: Known, earlier: Known) -> tuple[Piece, ...]:
    """The convention and its avenant, where a row says that it holds the amount of another one and more."""
    if later.amount <= earlier.amount or earlier.pieces:
        return ()
    if (later.signed, later.base, later.object) == (earlier.signed, earlier.base, earlier.object):
        before = sum((piece.amount for piece in later.pieces if not piece.is_avenant), start=ZERO)
        return later.pieces if before == earlier.amount else ()
    told = folded(f"{later.row.raw.get('objet', '')}\n{conditions_text(later.row)}")
    linked = later.mention is not None and later.mention.base == earlier.signed
    if not linked or later.exercise != earlier.exercise or not says_new_total(told, later.amount):
        return ()
    more = Piece(later.amount - earlier.amount, is_avenant=True, period=None, signed=later.signed)
    return Piece(earlier.amount, is_avenant=False, period=None, signed=earlier.signed), more


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
