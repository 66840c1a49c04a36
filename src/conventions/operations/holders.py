"""The grants that a row of a ledger may be about, found by the numbers that rows bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.identifiers import siret
from conventions.model import (
    Commitment,
    Convention,
    Form,
    Grant,
    Ledger,
    Party,
    Payment,
    Recovery,
    RecoveryKind,
    Scheme,
)
from conventions.model.identity import numbers
from conventions.operations.crediting import bare
from conventions.operations.entries import exercises_of, only_grants
from conventions.operations.folding import fold


class GrantRef(NamedTuple):
    """A grant of one of several conventions: the rank and the key of the convention, the key of the grant."""

    rank: int
    convention: str
    grant: str


class Holder(NamedTuple):
    """A grant with what a row of a ledger may say of it: the third party, the exercises, the codes of its lines."""

    ref: GrantRef
    sirens: frozenset[str]
    sirets: frozenset[str]
    exercises: frozenset[int]
    accounts: frozenset[str]
    functions: frozenset[str]

    @classmethod
    def of(cls, ref: GrantRef, grant: Grant, party: Party | None) -> Holder:
        """What the act says of the grant, and of who receives it."""
        told = {part.key: part.code for line in grant.lines for part in line.parts}
        return cls(
            ref,
            numbers(party) if party else frozenset(),
            _sirets(party) if party else frozenset(),
            frozenset((grant.exercise, *(year for line in grant.lines for year in line.exercises))),
            frozenset(line.account for line in grant.lines if line.account),
            frozenset(bare(code) for word, code in told.items() if word == "fonction"),
        )

    def may_be_paid_to(self, number: str | None) -> bool:
        """Whether a SIRET is that of the beneficiary, or of another establishment of it, as far as both are told."""
        return number is None or not self.sirens or number[:9] in self.sirens


def _sirets(party: Party) -> frozenset[str]:
    told = (item for item in party.identifiers if item.scheme is Scheme.SIRET)
    return frozenset(siret.compact(item.value) for item in told)


def plain_number(number: str) -> str:
    """A number whatever its spaces and its case.

    >>> plain_number("E 2024-12") == plain_number("e2024-12")
    True
    """
    return "".join(number.split()).casefold()


class Holders:
    """The grants in cash of conventions, by beneficiary, and by the numbers that their ledgers hold."""

    def __init__(self, conventions: Iterable[Convention], as_of: date) -> None:
        self.by_siren: defaultdict[str, list[Holder]] = defaultdict(list)
        self.by_number: defaultdict[tuple[str, str], list[tuple[int, Holder]]] = defaultdict(list)
        self._unheld: set[tuple[int, str]] = set()
        for rank, convention in enumerate(conventions):
            self._add(rank, convention, as_of)

    def _add(self, rank: int, convention: Convention, as_of: date) -> None:
        terms = fold(convention, as_of, with_projects=True).terms
        found = [
            Holder.of(GrantRef(rank, convention.key, grant.key), grant, terms.party(grant.beneficiary))
            for grant in terms.grants
            if grant.form is Form.CASH
        ]
        for holder in found:
            for siren in holder.sirens:
                self.by_siren[siren].append(holder)
        if convention.ledger is not None:
            self._hold(convention.ledger, found, exercises_of(terms))

    def _hold(self, ledger: Ledger, found: list[Holder], exercises: dict[str, int]) -> None:
        alone = only_grants(exercises)
        by_key = {holder.ref.grant: holder for holder in found}
        for series, entry in _entries(ledger):
            named = by_key.get(entry.grant or alone.get(entry.exercise, ""))
            for holder in [named] if named else found:
                self.note(series, entry.exercise, entry.number, holder)

    def note(self, series: str, exercise: int, number: str, holder: Holder) -> None:
        """Remember which grant a number is about."""
        self.by_number[series, plain_number(number)].append((exercise, holder))

    def note_unheld(self, exercise: int, number: str) -> None:
        """Remember that a number is that of an engagement of an exercise for something else: none is carried over."""
        self._unheld.add((exercise, plain_number(number)))

    def numbered(self, series: str, exercise: int, number: str) -> tuple[list[Holder], list[Holder]]:
        """The grants that a number is about in an exercise; in those before, from which it may be carried over."""
        wanted = plain_number(number)
        told = self.by_number.get((series, wanted), [])
        is_other = series == "engagement" and (exercise, wanted) in self._unheld
        return (
            [holder for year, holder in told if year == exercise],
            [holder for year, holder in told if year < exercise and not is_other],
        )


def _entries(ledger: Ledger) -> Iterator[tuple[str, Commitment | Payment | Recovery]]:
    for made in ledger.commitments or ():
        yield "engagement", made
    for paid in ledger.payments:
        yield "mandat", paid
    for back in ledger.recoveries:
        yield "titre" if back.kind is RecoveryKind.TITLE else "annulation", back
