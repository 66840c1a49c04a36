"""Who a rule applies to: which authorities that grant, which bodies that receive. Never a verdict.

Where every grantor, or every beneficiary, is outside, the rule has no object and does not run; where some are
outside, the rule runs and looks at each of them. What a party is is read in the file: a kind that nobody told
is unknown, and the rule says so where it matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from conventions.french import format_list
from conventions.model import Party, PartyKind, Role, Terms
from conventions.rules.answers import NotApplicable, NotEvaluated
from conventions.rules.reading.wording import NO_BODY, named, of_public_law
from conventions.rules.written import decided

if TYPE_CHECKING:
    from conventions.rules.case import Case

GROUPS = frozenset({PartyKind.EPCI, PartyKind.METROPOLE})
"""The groups of communes."""

LOCAL = frozenset({PartyKind.COMMUNE, PartyKind.DEPARTEMENT, PartyKind.REGION}) | GROUPS
"""The authorities that the code général des collectivités territoriales governs."""

_ASSOCIATIONS = frozenset({PartyKind.ASSOCIATION, PartyKind.FOUNDATION})
_UNDERTAKINGS = frozenset({PartyKind.COMPANY, PartyKind.MIXED_COMPANY})


class Beneficiaries(StrEnum):
    """The bodies that a rule is about, in French."""

    ANY = "tout bénéficiaire"
    PRIVATE = "les organismes de droit privé"
    ASSOCIATIONS = "les associations et les fondations"
    UNDERTAKINGS = "les entreprises"
    PUBLIC = "les organismes de droit public"
    LOCAL = "les collectivités et leurs groupements"

    def covers(self, kind: PartyKind | None) -> bool | None:
        """Whether a body of a kind is one of them; None when the kind does not say.

        >>> Beneficiaries.PRIVATE.covers(PartyKind.CHAMBER), Beneficiaries.PRIVATE.covers(None)
        (False, None)
        """
        if self is Beneficiaries.ANY:
            return True
        return None if kind is None or kind is PartyKind.OTHER else _COVERS[self](kind)


_COVERS: dict[Beneficiaries, Callable[[PartyKind], bool]] = {
    # A natural person is of private law, and no body: the laws on organismes do not name it.
    Beneficiaries.PRIVATE: lambda kind: bool(kind.private_law) and kind is not PartyKind.PERSON,
    Beneficiaries.ASSOCIATIONS: _ASSOCIATIONS.__contains__,
    Beneficiaries.UNDERTAKINGS: _UNDERTAKINGS.__contains__,
    Beneficiaries.PUBLIC: lambda kind: not kind.private_law,
    Beneficiaries.LOCAL: LOCAL.__contains__,
}


class Scoped(Protocol):
    """What says who it applies to: a rule."""

    @property
    def authorities(self) -> frozenset[PartyKind]:
        """The kinds of authorities that it is about."""

    @property
    def beneficiaries(self) -> Beneficiaries:
        """The bodies that it is about."""


def out_of_scope(rule: Scoped, case: Case) -> NotApplicable | NotEvaluated | None:
    """Why a rule has nothing to look at in a case, for who the parties are; None when it runs.

    :raises OperationError: when the convention cannot be consolidated.
    """
    if rule.beneficiaries is Beneficiaries.ANY and rule.authorities == LOCAL:
        return None
    return case.once(_members).why_not(rule.authorities, rule.beneficiaries)


def beneficiaries(terms: Terms) -> tuple[Party, ...]:
    """The parties that some grant is for, or else those that play the role."""
    keys = dict.fromkeys(grant.beneficiary for grant in terms.grants)
    found = tuple(party for party in map(terms.party, keys) if party)
    return found or terms.parties_as(Role.BENEFICIARY)


class _Members:
    """Who grants and who receives; what was said of them once is kept, many rules being about the same ones."""

    def __init__(self, terms: Terms) -> None:
        self.grantors = terms.parties_as(Role.GRANTOR)
        self.granting = {kind for party in self.grantors for kind in _kinds(party)}
        self.bodies = beneficiaries(terms)
        self.receiving = {kind for party in self.bodies for kind in _kinds(party) or (None,)}
        self._said: dict[tuple[frozenset[PartyKind], Beneficiaries], NotApplicable | NotEvaluated | None] = {}

    def why_not(
        self, authorities: frozenset[PartyKind], about: Beneficiaries
    ) -> NotApplicable | NotEvaluated | None:
        """Why a rule about some authorities and some bodies has no object here."""
        key = (authorities, about)
        if key not in self._said:
            self._said[key] = self._authority(authorities) or self._body(about)
        return self._said[key]

    def _authority(self, meant: frozenset[PartyKind]) -> NotApplicable | NotEvaluated | None:
        if meant == LOCAL or not self.grantors or self.granting & meant:
            return None
        who = format_list(named(party) for party in self.grantors)
        if not self.granting:
            return NotEvaluated(f"nature de l’attribuant non renseignée : {who}")
        kinds = format_list(sorted(kind.value for kind in meant))
        return NotApplicable(
            f"la règle vise : {kinds} ; attribuant : {who} ({format_list(sorted(self.granting))})"
        )

    def _body(self, about: Beneficiaries) -> NotApplicable | None:
        if {about.covers(kind) for kind in self.receiving} != {False}:
            return None
        if about is Beneficiaries.PRIVATE and len(self.bodies) == 1:
            return NotApplicable(NO_BODY if self.bodies[0].is_person else of_public_law(self.bodies[0]))
        who = format_list(named(party) for party in self.bodies)
        return NotApplicable(f"la règle vise {about} ; bénéficiaire : {who}")


def _members(case: Case) -> _Members:
    return _Members(decided(case).terms)


def _kinds(party: Party) -> Iterable[PartyKind]:
    return tuple(dict.fromkeys(dated.kind for dated in party.kinds))
