"""The other conventions of a check, found by the numbers of their parties without comparing them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, Self, TypeVar

from conventions.errors import ConventionsError
from conventions.model import Convention
from conventions.model.confidential import secrets
from conventions.model.identity import every_party, numbers

K = TypeVar("K")
V = TypeVar("V")
_NOWHERE: frozenset[int] = frozenset()


def _name(convention: Convention) -> tuple[object, ...]:
    return convention.title, convention.reference, convention.signed_on


class Index:
    """Where each number of a party stands among conventions; made on first use, then kept."""

    def __init__(self, conventions: tuple[Convention, ...]) -> None:
        self.conventions = conventions
        self._secrets: dict[int, tuple[str, ...]] = {}

    def ranks(self, *parties: frozenset[str]) -> list[int]:
        """The ranks, in order, of the conventions where each of these parties stands, by any of its numbers.

        >>> from conventions.samples import association_2024_2026, cci_2017_2019
        >>> index = Index((cci_2017_2019(), association_2024_2026()))
        >>> index.ranks(frozenset({"W420000123"})), index.ranks(frozenset())
        ([1], [])
        """
        found = sorted(map(self._any, parties), key=len)
        return sorted(frozenset.intersection(*found)) if found else []

    def secrets(self, rank: int) -> tuple[str, ...]:
        """What is confidential in a convention: looked for once, when a finding may quote it.

        >>> from conventions.samples import cci_2017_2019
        >>> Index((cci_2017_2019(),)).secrets(0)
        ()
        """
        if rank not in self._secrets:
            self._secrets[rank] = secrets(self.conventions[rank])
        return self._secrets[rank]

    def twins(self, convention: Convention) -> frozenset[int]:
        """The ranks of a convention itself and of its equals, compared only with what bears its name.

        >>> from conventions.samples import association_2024_2026, cci_2017_2019
        >>> sorted(Index((cci_2017_2019(), association_2024_2026())).twins(cci_2017_2019()))
        [0]
        """
        near = self._named.get(_name(convention), ())
        return frozenset(
            rank for rank in near if convention in (self.conventions[rank],)
        )  # the same object is not compared

    @cached_property
    def _named(self) -> Mapping[tuple[object, ...], list[int]]:
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for rank, convention in enumerate(self.conventions):
            found[_name(convention)].append(rank)
        return dict(found)

    def _any(self, known: frozenset[str]) -> frozenset[int]:
        if len(known) == 1:
            return self._ranks.get(next(iter(known)), _NOWHERE)
        return frozenset().union(*(self._ranks.get(number, _NOWHERE) for number in known))

    @cached_property
    def _ranks(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for rank, convention in enumerate(self.conventions):
            for party in every_party(convention):
                for number in numbers(party):
                    found[number].add(rank)
        return {number: frozenset(ranks) for number, ranks in found.items()}


class Told(NamedTuple, Generic[K, V]):
    """What a function makes of conventions: by its keys, then by their ranks; why it could not, for some."""

    by_key: Mapping[K, Mapping[int, V]]
    failures: Mapping[int, ConventionsError]

    @classmethod
    def of(cls, ranks: Iterable[int], work_out: Callable[[int], Mapping[K, V]]) -> Self:
        """What a function makes of the conventions of some ranks.

        >>> Told.of((4, 7), lambda rank: {rank % 2: "odd or even"}).by_key
        {0: {4: 'odd or even'}, 1: {7: 'odd or even'}}
        """
        found: defaultdict[K, dict[int, V]] = defaultdict(dict)
        failures: dict[int, ConventionsError] = {}
        for rank in ranks:
            try:
                for key, value in work_out(rank).items():
                    found[key][rank] = value
            except ConventionsError as error:
                failures[rank] = error
        return cls(dict(found), failures)
