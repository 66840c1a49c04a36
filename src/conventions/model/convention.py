"""The convention: its initial terms, then everything that happened to it."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from conventions.base import Day, Flag, Key, Keyed, Record, Text, key_from
from conventions.french import Name
from conventions.model.acts import Clause, DatedAct, Decision, Deliberation
from conventions.model.amounts import Sum
from conventions.model.avenant import Avenant, Renewal
from conventions.model.duties import (
    Accounts,
    DeMinimisAid,
    Interest,
    Publication,
    Regrant,
    RepublicanContract,
    Withdrawal,
)
from conventions.model.facts import Facts
from conventions.model.grants import Grant, Request, refuse_negative
from conventions.model.keys import PartyKey
from conventions.model.ledger import Document, FinancialReport, Ledger
from conventions.model.legal_words import Template
from conventions.model.party import Party
from conventions.model.payments import PaymentTerms
from conventions.model.programme import Action, Axis, Device, Result
from conventions.model.vocabulary import DecisionKind, Role
from conventions.periods import Period


class _Masked(Record):
    """A record with parties: its repr shows no data of a natural person."""

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        from conventions.model.confidential import masked

        return super(_Masked, masked(self)).__repr_args__()


class Framework(Record):
    """The agreement above the convention; what is not known of it stays empty."""

    title: Text
    raw: Text | None = None
    number: Text | None = None
    signed_on: Day | None = None
    parties: tuple[PartyKey, ...] = ()


class Terms(_Masked):
    """What the parties agreed on, at one moment; terms hold no acts, so nothing is consolidated twice."""

    period: Period
    parties: Keyed[Party]
    axes: Keyed[Axis] = ()
    actions: Keyed[Action] = ()
    devices: Keyed[Device] = ()
    grants: Keyed[Annotated[Grant, AfterValidator(refuse_negative)]] = ()
    ceiling: Sum | None = None
    """The most that all the grants may add up to; None when the convention says none, or nobody knows it."""
    payment_terms: Keyed[PaymentTerms] = ()
    clauses: Keyed[Clause] | None = None
    """None when the clauses are not known; an empty tuple when there is none."""

    def party(self, key: str) -> Party | None:
        """The party of that key, or None."""
        return next((party for party in self.parties if party.key == key), None)

    def parties_as(self, role: Role) -> tuple[Party, ...]:
        """The parties that play a role, in order."""
        return tuple(party for party in self.parties if role in party.roles)


class Waiver(Record):
    """A finding accepted on purpose: which rule, where, why, by whom, until when."""

    code: Text
    address: Text
    reason: Text
    by: Text
    day: Day
    until: Day | None = None
    key: Key = Field(default_factory=lambda data: key_from(f"{data['code']} {data['address']}"))


class Convention(_Masked, DatedAct):
    """A convention: initial terms plus avenants, deliberations, ledger, results, documents, facts, waivers.

    ``known_in_part`` says that the initial text was not seen whole: what it is silent about is unknown.
    ``avenants`` may be in any order; :func:`conventions.in_force` folds them by their dates. ``ledger`` None
    means that nobody said what was engaged and paid: unknown, not zero. What a law asks around a convention
    (accounts, contracts, publications…) counts when it is told; its absence is unknown, not a fault.
    """

    reference: Text | None = None
    title: Text
    kind: Text | None = None
    name: Name | None = None
    framework: Framework | None = None
    known_in_part: Flag = False
    template: Template | None = None
    source: Text | None = None
    initial: Terms
    requests: Keyed[Request] = ()
    avenants: Keyed[Avenant] = ()
    renewals: Keyed[Renewal] = ()
    deliberations: Keyed[Deliberation] = ()
    results: Keyed[Result] = ()
    ledger: Ledger | None = None
    documents: Keyed[Document] = ()
    reports: Keyed[FinancialReport] = ()
    accounts: Keyed[Accounts] = ()
    republican_contracts: Keyed[RepublicanContract] = ()
    interests: Keyed[Interest] = ()
    de_minimis: Keyed[DeMinimisAid] = ()
    regrants: Keyed[Regrant] = ()
    withdrawals: Keyed[Withdrawal] = ()
    publications: Keyed[Publication] = ()
    facts: Facts = Field(default_factory=Facts)
    waivers: Keyed[Waiver] = ()
    key: Key = Field(default_factory=lambda data: key_from(data["reference"] or "convention"))

    def with_avenant(self, avenant: Avenant) -> Self:
        """This convention with one more avenant; the keys of avenants stay unique.

        :raises pydantic.ValidationError: when an avenant of the same key is already there.
        """
        return self.replace(avenants=(*self.avenants, avenant))

    def deliberation_of(self, act: DatedAct) -> Deliberation | None:
        """The deliberation that an act names, or the last one with a decision that approves it; None without."""
        if act.deliberation is not None:
            return next((item for item in self.deliberations if item.key == act.deliberation), None)
        told = [item for item in self.deliberations if any(_approves(each, act) for each in item.decisions)]
        return max(told, key=lambda item: (item.date, item.key), default=None)


def _approves(decision: Decision, act: DatedAct) -> bool:
    if isinstance(act, Renewal):
        return False  # only the deliberation that a renewal names is about it
    if isinstance(act, Avenant):
        return decision.kind is DecisionKind.APPROVE_AVENANT and decision.avenant == act.key
    return decision.kind is DecisionKind.APPROVE_CONVENTION
