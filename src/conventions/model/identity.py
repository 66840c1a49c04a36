"""Who a party is across files: the numbers of public registers, whatever its key and its name there."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.identifiers import siren, siret
from conventions.model.amendments import AddParty, ChangeParty
from conventions.model.convention import Convention
from conventions.model.party import Party
from conventions.model.vocabulary import Scheme


def numbers(party: Party) -> frozenset[str]:
    """The numbers that tell who the party is: its SIREN (that of its SIRET too) and its RNA.

    « en cours », « 000 000 000 » are no number: two parties that bear them are not the same for that.

    >>> from conventions.samples import association_2024_2026
    >>> sorted(numbers(association_2024_2026().initial.parties[1]))
    ['999000011', 'W420000123']
    """
    return frozenset(number for number in _numbers(party) if _DIGITS & set(number))


def _numbers(party: Party) -> Iterator[str]:
    for identifier in party.identifiers:
        if identifier.scheme in (Scheme.SIREN, Scheme.RNA):
            yield siren.compact(identifier.value)
        elif identifier.scheme is Scheme.SIRET:
            yield siret.compact(identifier.value)[:9]


_DIGITS = frozenset("123456789")


def every_party(convention: Convention) -> Iterator[Party]:
    """The parties of the initial terms, and those that an avenant brings, in force or not.

    >>> from conventions.samples import cci_2017_2019
    >>> [party.key for party in every_party(cci_2017_2019())]
    ['SEM', 'CCI', 'EPURES', 'ENSMSE']
    """
    yield from convention.initial.parties
    for avenant in convention.avenants:
        for operation in avenant.operations:
            if isinstance(operation, AddParty):
                yield operation.party
            elif isinstance(operation, ChangeParty):
                yield operation.new
