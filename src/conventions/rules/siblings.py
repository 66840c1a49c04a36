"""The other conventions of a check, found by the numbers of their parties without comparing them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from conventions.model import Convention, Party
from conventions.model.identity import every_party, numbers


def _is_secret(party: Party) -> bool:
    return party.iban is not None or party.is_person


def _has_secrets(convention: Convention) -> bool:
    payments = convention.ledger.payments if convention.ledger else ()
    return any(map(_is_secret, every_party(convention))) or any(item.iban for item in payments)


class Index:
    """Where each number of a party stands among conventions; made on first use, then kept."""

    def __init__(self, conventions: tuple[Convention, ...]) -> None:
        self.conventions = conventions

    def ranks(self, *parties: frozenset[str]) -> list[int]:
        """The ranks, in order, of the conventions where each of these parties stands, by any of its numbers.

        >>> from conventions.samples import association_2024_2026, cci_2017_2019
        >>> index = Index((cci_2017_2019(), association_2024_2026()))
        >>> index.ranks(frozenset({"W420000123"})), index.ranks(frozenset())
        ([1], [])
        """
        found = [self._any(party) for party in parties]
        return sorted(set.intersection(*found)) if found else []

    def has_secrets(self, rank: int) -> bool:
        """Whether a convention has something confidential: bank details, a natural person."""
        return rank in self._secret

    @cached_property
    def _secret(self) -> frozenset[int]:
        return frozenset(rank for rank, item in enumerate(self.conventions) if _has_secrets(item))

    def _any(self, known: Iterable[str]) -> set[int]:
        return {rank for number in known for rank in self._ranks.get(number, ())}

    @cached_property
    def _ranks(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for rank, convention in enumerate(self.conventions):
            for party in every_party(convention):
                for number in numbers(party):
                    found[number].add(rank)
        return dict(found)
