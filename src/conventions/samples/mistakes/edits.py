"""One change of one record of a convention, checked by the model as everything else is."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar

from conventions.model import Convention, Ledger, Party, Role
from conventions.samples.mistakes.stage import one_party


class Keyed(Protocol):
    """A record with a key."""

    @property
    def key(self) -> str:
        """What names it."""

    def replace(self, **changes: object) -> Self:
        """The same record with other fields."""


R = TypeVar("R", bound=Keyed)


def changed(records: tuple[R, ...], key: str, /, **changes: object) -> tuple[R, ...]:
    """The same records, but for the one of that key.

    >>> from conventions.samples import association_2024_2026
    >>> grants = association_2024_2026().initial.grants
    >>> [each.key for each in changed(grants, "2024-fonctionnement", key="G")][:2]
    ['G', '2025-fonctionnement']
    """
    return tuple(each.replace(**changes) if each.key == key else each for each in records)


def with_terms(convention: Convention, **changes: object) -> Convention:
    """The convention with other initial terms."""
    return convention.replace(initial=convention.initial.replace(**changes))


def with_grant(convention: Convention, **changes: object) -> Convention:
    """The convention, its first grant changed; the grant keeps its key."""
    first, *others = convention.initial.grants
    return with_terms(convention, grants=(first.replace(**{"key": first.key} | changes), *others))


def with_party(convention: Convention, role: Role, **changes: object) -> Convention:
    """The convention, its first party of a role changed."""
    key = one_party(convention, role).key
    return with_terms(convention, parties=changed(convention.initial.parties, key, **changes))


def with_act(convention: Convention, **changes: object) -> Convention:
    """The convention, its first deliberation changed."""
    first, *others = convention.deliberations
    return convention.replace(deliberations=(first.replace(**changes), *others))


def with_payment(convention: Convention, number: str, **changes: object) -> Convention:
    """The convention, one of its mandates changed."""
    ledger = ledger_of(convention)
    return convention.replace(ledger=ledger.replace(payments=changed(ledger.payments, number, **changes)))


def ledger_of(convention: Convention) -> Ledger:
    """The ledger, empty when nobody said what was paid."""
    return convention.ledger or Ledger()


def without(convention: Convention, *kinds: str) -> Convention:
    """The convention without its clauses of some kinds.

    >>> from conventions.samples import association_2024_2026
    >>> len(without(association_2024_2026(), "objet", "utilisation").initial.clauses)
    7
    """
    clauses = convention.initial.clauses or ()
    return with_terms(convention, clauses=tuple(each for each in clauses if each.kind not in kinds))


def grantor(convention: Convention) -> Party:
    """Who gives."""
    return one_party(convention, Role.GRANTOR)


def beneficiary(convention: Convention) -> Party:
    """Who is given."""
    return one_party(convention, Role.BENEFICIARY)
