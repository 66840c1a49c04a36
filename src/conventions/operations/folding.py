"""The version in force at a date: the initial terms, then the operations of each act, in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import (
    AddParty,
    Avenant,
    ChangeParty,
    ConfirmGrant,
    Convention,
    DatedAct,
    Firmness,
    Grant,
    Operation,
    SetGrant,
    Terms,
)
from conventions.operations.applying import apply_operation
from conventions.operations.moments import Moment
from conventions.operations.ordering import acts_in_order
from conventions.operations.origins import Origin, Origins, Written
from conventions.operations.states import act_address


class Fold(NamedTuple):
    """The terms, the avenants that made them, in order, and where each part of the terms comes from.

    ``acts`` gives, by key of grant, the acts that make its amount, in order; ``settled`` the one from which
    its money is known and firm: what its payments wait for (« à la signature ») is said of that act, not of a
    later one that changes the amount. ``successors`` gives, by key of a party that is one no more, the key of
    the party that stands in its place.
    """

    terms: Terms
    avenants: tuple[Avenant, ...]
    acts: Mapping[str, tuple[DatedAct, ...]]
    settled: Mapping[str, DatedAct]
    origins: Origins
    successors: Mapping[str, str]

    def act_of(self, grant: str) -> DatedAct:
        """The act that last set or confirmed a grant."""
        return self.acts[grant][-1]

    def settled_by(self, grant: str) -> DatedAct:
        """The act that made the money of a grant known and firm, or the last one if none did."""
        return self.settled.get(grant) or self.act_of(grant)

    def origin(self, address: str) -> Origin:
        """The act that wrote last what stands at an address of the terms, and where it did in the convention.

        An amount that several acts make has the origin of the last one: see ``acts``. The address is that of
        something in ``terms``: whether it is there is not looked at.

        >>> from conventions.samples import association_2024_2026
        >>> folded = fold(association_2024_2026(), date(2025, 12, 31))
        >>> folded.origin("grants[2025-fonctionnement].amount").address
        'avenants[2025-1].operations[subvention 2025-fonctionnement].grant.amount'
        >>> folded.origin("period").address
        'initial.period'
        """
        return self.origins.of(address)


def in_force(convention: Convention, as_of: date, *, known_on: date | None = None) -> Terms:
    """The terms in force on a day: the initial text and the signed avenants that took effect by then.

    ``known_on`` leaves out the avenants signed after that day, to see what was known then. An avenant
    without a signature date is a projet: it is never in force.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [str(grant.amount) for grant in in_force(association_2024_2026(), date(2025, 3, 4)).grants]
    ['30000.00', '33500.00', '32000.00']
    """
    check_days(as_of, known_on)
    avenants = acts_in_order(convention, Moment(as_of, known_on), with_projects=False)
    return _folded(convention, avenants).terms if avenants else convention.initial


def fold(
    convention: Convention, as_of: date, *, known_on: date | None = None, with_projects: bool = False
) -> Fold:
    """As :func:`in_force`, with the origin of each part; ``with_projects`` adds what was only approved."""
    check_days(as_of, known_on)
    return _folded(
        convention, acts_in_order(convention, Moment(as_of, known_on), with_projects=with_projects)
    )


def _folded(convention: Convention, avenants: tuple[Avenant, ...]) -> Fold:
    folding = _Folding(convention)
    for avenant in avenants:
        for operation in avenant.operations:
            folding.apply(avenant, operation)
    return folding.folded(avenants)


class _Folding:
    """The terms so far, and what is kept of each operation on the way."""

    def __init__(self, convention: Convention) -> None:
        self.convention = convention
        self.terms = convention.initial
        grants = convention.initial.grants
        self.acts: dict[str, tuple[DatedAct, ...]] = {grant.key: (convention,) for grant in grants}
        self.settled: dict[str, DatedAct] = {grant.key: convention for grant in grants if _is_settled(grant)}
        self.written: dict[str, Written] = {}
        self.rank = 0
        self.successors: dict[str, str] = {}

    def apply(self, avenant: Avenant, operation: Operation) -> None:
        address = f"{act_address(avenant)}.operations[{operation.key}]"
        self.terms, touched = apply_operation(self.terms, operation, address)
        self.rank += 1
        for where, said in touched.items():
            self.written[where] = Written(self.rank, avenant, said)
        if isinstance(operation, SetGrant | ConfirmGrant):
            self._grant(operation, avenant)
        elif isinstance(operation, ChangeParty | AddParty):
            self._party(operation)

    def _grant(self, operation: SetGrant | ConfirmGrant, avenant: Avenant) -> None:
        key = operation.grant.key if isinstance(operation, SetGrant) else operation.grant
        replaces = isinstance(operation, SetGrant) and operation.mode == "remplace"
        self.acts[key] = (avenant,) if replaces else (*self.acts.get(key, ()), avenant)
        if key not in self.settled and any(
            grant.key == key and _is_settled(grant) for grant in self.terms.grants
        ):
            self.settled[key] = avenant

    def _party(self, operation: ChangeParty | AddParty) -> None:
        """Who follows a party follows those it had followed; a key that is again that of a party is its own."""
        if isinstance(operation, AddParty):
            self.successors.pop(operation.party.key, None)
            return
        old, new = operation.old, operation.new.key
        self.successors = {key: new if held == old else held for key, held in self.successors.items()}
        self.successors[old] = new
        self.successors.pop(new, None)

    def folded(self, avenants: tuple[Avenant, ...]) -> Fold:
        terms = self.terms if self.terms is self.convention.initial else _validated(self.terms)
        origins = Origins(self.convention, self.written)
        return Fold(terms, avenants, self.acts, self.settled, origins, self.successors)


def _validated(terms: Terms) -> Terms:
    return Terms.model_validate(vars(terms))


def _is_settled(grant: Grant) -> bool:
    return grant.amount is not None and grant.firmness is Firmness.FIRM
