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
    if rule.authorities == LOCAL and rule.beneficiaries is Beneficiaries.ANY:
        return None
    terms = decided(case).terms
    return _authority(rule, terms.parties_as(Role.GRANTOR)) or _body(rule, beneficiaries(terms))


def beneficiaries(terms: Terms) -> tuple[Party, ...]:
    """The parties that some grant is for, or else those that play the role."""
    keys = dict.fromkeys(grant.beneficiary for grant in terms.grants)
    found = tuple(party for party in map(terms.party, keys) if party)
    return found or terms.parties_as(Role.BENEFICIARY)


def _authority(rule: Scoped, grantors: tuple[Party, ...]) -> NotApplicable | NotEvaluated | None:
    if rule.authorities == LOCAL or not grantors:
        return None
    kinds = {kind for party in grantors for kind in _kinds(party)}
    if kinds & rule.authorities:
        return None
    who = format_list(named(party) for party in grantors)
    if not kinds:
        return NotEvaluated(f"nature de l’attribuant non renseignée : {who}")
    meant = format_list(sorted(kind.value for kind in rule.authorities))
    return NotApplicable(f"la règle vise : {meant} ; attribuant : {who} ({format_list(sorted(kinds))})")


def _body(rule: Scoped, bodies: tuple[Party, ...]) -> NotApplicable | None:
    covered = {rule.beneficiaries.covers(kind) for party in bodies for kind in _kinds(party) or (None,)}
    if covered != {False}:
        return None
    if rule.beneficiaries is Beneficiaries.PRIVATE and len(bodies) == 1:
        return NotApplicable(NO_BODY if bodies[0].is_person else of_public_law(bodies[0]))
    who = format_list(named(party) for party in bodies)
    return NotApplicable(f"la règle vise {rule.beneficiaries} ; bénéficiaire : {who}")


def _kinds(party: Party) -> Iterable[PartyKind]:
    return tuple(dict.fromkeys(dated.kind for dated in party.kinds))
