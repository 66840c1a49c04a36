"""The version in force at a date: the initial terms, then what each act does to them, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import (
    Avenant,
    ChangeAmount,
    ConfirmGrant,
    Convention,
    DatedAct,
    Firmness,
    Grant,
    Operation,
    PaymentTerms,
    RemoveGrant,
    Renewal,
    SetGrant,
    Terminate,
    Terms,
    TermsPart,
)
from conventions.operations.applying import apply_operation, apply_renewal
from conventions.operations.editing import Draft, Touched
from conventions.operations.moments import Moment
from conventions.operations.ordering import AmendingAct, amending_acts
from conventions.operations.origins import Origin, Origins, Written


class Found(NamedTuple):
    """What an act found before it: a grant, or all the payment terms; ``by`` made the grant so."""

    act: DatedAct
    grant: Grant | None = None
    by: DatedAct | None = None
    payment_terms: tuple[PaymentTerms, ...] | None = None


class Fold(NamedTuple):
    """The terms, the avenants that made them, in order, and where each part of the terms comes from.

    ``acts`` gives, by key of grant, the acts that make its amount, in order; ``settled`` the one from which
    its money is known and firm: what its payments wait for (« à la signature ») is said of that act, not of a
    later one that changes the amount. ``successors`` gives, by key of a party that is one no more, the key of
    the party that stands in its place. ``renewals`` are those that count, in order, beside the avenants.
    """

    terms: Terms
    avenants: tuple[Avenant, ...]
    acts: Mapping[str, tuple[DatedAct, ...]]
    settled: Mapping[str, DatedAct]
    origins: Origins
    successors: Mapping[str, str]
    renewals: tuple[Renewal, ...] = ()
    found: Mapping[str, tuple[Found, ...]] = MappingProxyType({})
    """By key of grant, the acts that changed its amount, in order, each with the grant as it found it."""
    found_terms: tuple[Found, ...] = ()
    """The acts that changed payment terms, in order, each with those it found."""

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
    """The terms in force on a day: the initial text, the signed avenants and the renewals that took effect by then.

    ``known_on`` leaves out the avenants signed after that day, to see what was known then. An avenant
    without a signature date is a projet: it is never in force.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there. The error tells of the
        first operation that cannot be done, in the order of the acts; what follows it is not looked at.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [str(grant.amount) for grant in in_force(association_2024_2026(), date(2025, 3, 4)).grants]
    ['30000.00', '33500.00', '32000.00']
    """
    check_days(as_of, known_on)
    acts = amending_acts(convention, Moment(as_of, known_on))
    return folded(convention, acts).terms if acts else convention.initial


def fold(
    convention: Convention, as_of: date, *, known_on: date | None = None, with_projects: bool = False
) -> Fold:
    """As :func:`in_force`, with the origin of each part; ``with_projects`` adds what was only approved."""
    check_days(as_of, known_on)
    moment = Moment(as_of, known_on)
    return folded(convention, amending_acts(convention, moment, with_projects=with_projects))


def folded(convention: Convention, acts: Iterable[AmendingAct]) -> Fold:
    """The initial terms with what some acts do to them, in the order given."""
    folding = Folding(convention)
    for act in acts:
        folding.add(act)
    return folding.folded()


def stages(convention: Convention, acts: Iterable[AmendingAct]) -> Iterator[tuple[AmendingAct, Terms, Terms]]:
    """Each act with the terms before it and after it."""
    folding, before = Folding(convention), convention.initial
    for act in acts:
        folding.add(act)
        after = folding.draft.terms()
        yield act, before, after
        before = after


class Folding:
    """The terms so far, and what is kept of each operation on the way."""

    def __init__(self, convention: Convention) -> None:
        self.convention = convention
        self.draft = Draft(convention.initial)
        grants = convention.initial.grants
        self.added: list[AmendingAct] = []
        self.acts: dict[str, list[DatedAct]] = {grant.key: [convention] for grant in grants}
        self.settled: dict[str, DatedAct] = {grant.key: convention for grant in grants if _is_settled(grant)}
        self.written: dict[str, Written] = {}
        self.seen: dict[str, tuple[Grant, DatedAct]] = {grant.key: (grant, convention) for grant in grants}
        self.found: dict[str, list[Found]] = {}
        self.found_terms: list[Found] = []
        self.rank = 0

    def add(self, act: AmendingAct) -> set[str]:
        """Do what one more act does; the addresses in the terms that it wrote."""
        self.added.append(act)
        if isinstance(act, Renewal):
            touched = apply_renewal(self.draft, act)
            self._write(act, touched)
            return set(touched)
        if any(operation.touches is TermsPart.PAYMENT_TERMS for operation in act.operations):
            told = tuple(self.draft.part(TermsPart.PAYMENT_TERMS).values())
            self.found_terms.append(Found(act, payment_terms=told))
        found: set[str] = set()
        for operation in act.operations:
            touched = apply_operation(self.draft, operation, act)
            self._write(act, touched)
            self._money(operation, act, touched)
            found.update(touched)
        return found

    def _write(self, act: AmendingAct, touched: Touched) -> None:
        self.rank += 1
        for where, said in touched.items():
            self.written[where] = Written(self.rank, act, said)

    def _money(self, operation: Operation, act: DatedAct, touched: Touched) -> None:
        """The acts that make the amount of each grant; of one that is granted no more, none."""
        grants = self.draft.part(TermsPart.GRANTS)
        if isinstance(operation, RemoveGrant | Terminate):
            for key in self.acts.keys() - grants.keys():
                del self.acts[key]
                self.settled.pop(key, None)
        elif isinstance(operation, SetGrant | ConfirmGrant | ChangeAmount):
            key = next(iter(touched)).removeprefix("grants[").partition("]")[0]
            replaces = isinstance(operation, SetGrant) and operation.mode == "remplace"
            self._made_by(act, key, alone=replaces)
            if key not in self.settled and _is_settled(grants[key]):
                self.settled[key] = act
            self._see(grants[key], act)

    def _made_by(self, act: DatedAct, key: str, *, alone: bool) -> None:
        """Note the act that makes the amount of a grant, alone or with those before it."""
        acts = [] if alone else self.acts[key]
        if not acts or acts[-1] is not act:
            acts.append(act)
        self.acts[key] = acts

    def _see(self, grant: Grant, act: DatedAct) -> None:
        """Keep the grant as the act found it first, when it changed its amount."""
        before, by = self.seen.get(grant.key, (None, act))
        if before is not None and before.amount == grant.amount and before.firmness is grant.firmness:
            self.seen[grant.key] = grant, by
            return
        told = self.found.setdefault(grant.key, [])
        if before is not None and (not told or told[-1].act is not act):
            told.append(Found(act, before, by))
        self.seen[grant.key] = grant, act

    def folded(self) -> Fold:
        """The terms, validated as a whole, and all that was kept."""
        return Fold(
            terms=self.draft.terms() if self.added else self.convention.initial,
            avenants=tuple(act for act in self.added if isinstance(act, Avenant)),
            acts={key: tuple(acts) for key, acts in self.acts.items()},
            settled=self.settled,
            origins=Origins(self.convention, self.written),
            successors=self.draft.successors,
            renewals=tuple(act for act in self.added if isinstance(act, Renewal)),
            found={key: tuple(told) for key, told in self.found.items()},
            found_terms=tuple(self.found_terms),
        )


def _is_settled(grant: Grant) -> bool:
    return grant.amount is not None and grant.firmness is Firmness.FIRM
