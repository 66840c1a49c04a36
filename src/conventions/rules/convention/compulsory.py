"""When a convention is compulsory: what one authority grants in a year to one body of private law."""

from __future__ import annotations

from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import format_list, quote
from conventions.law import value
from conventions.model import Firmness, Grant, Party, PartyKind, Purpose, Role
from conventions.model.identity import numbers
from conventions.money import ZERO, Amount
from conventions.operations import Total
from conventions.rules.bodies import NO_GRANT
from conventions.rules.reading.same_parties import NO_PURPOSE, granted_elsewhere, granted_in
from conventions.rules.reading.wording import NO_BODY, named, of_public_law
from conventions.rules.rule import (
    Answer,
    Beneficiaries,
    Case,
    NotApplicable,
    NotEvaluated,
    Passed,
    end_of,
)
from conventions.rules.written import decided

HOUSING = frozenset({Purpose.SOCIAL_HOUSING})
"""The law asks no convention for these grants (loi 2000-321, art. 10)."""
ALL_HOUSING = "les subventions sont pour le logement social, que la loi dispense de convention"
NOT_COMPULSORY = "aucun total de l’année ne dépasse le seuil au-delà duquel une convention est obligatoire"


class Year(NamedTuple):
    """What one beneficiary is granted for one exercise, social housing left out.

    ``settled`` is None when the total is above the threshold: a convention is compulsory. Else it says why
    there is none to ask for, or what is not known.
    """

    exercise: int
    beneficiary: str
    settled: Answer | None
    party: Party | None = None
    total: Total = Total()
    threshold: Amount = ZERO


def years(case: Case) -> tuple[Year, ...]:
    """Each exercise and beneficiary of the firm grants, in order, against the threshold.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> [(year.exercise, year.settled) for year in years(Case(association_2024_2026(), date(2025, 6, 30)))]
    [(2024, None), (2025, None)]
    """
    counted = (
        (grant.exercise, grant.beneficiary) for grant in firm_grants(case) if grant.purpose not in HOUSING
    )
    return tuple(_year(case, exercise, key) for exercise, key in dict.fromkeys(counted))


def firm_grants(case: Case) -> list[Grant]:
    """The firm grants, whatever they are for."""
    return [grant for grant in decided(case).terms.grants if grant.firmness is Firmness.FIRM]


def no_year(case: Case) -> NotApplicable:
    """Why there is no year to look at."""
    return NotApplicable(ALL_HOUSING if firm_grants(case) else NO_GRANT)


def compulsory(case: Case, about: Beneficiaries = Beneficiaries.PRIVATE) -> Year | Answer:
    """A year whose total makes a convention compulsory with some bodies, or why there is none."""
    every = case.once(years)
    found = [year for year in every if about.covers(_kind(year)) is not False]
    above = next((year for year in found if year.settled is None), None)
    unknown = (year.settled for year in found if isinstance(year.settled, NotEvaluated))
    other = NotApplicable(NOT_COMPULSORY) if every else no_year(case)
    return above or next(unknown, other)


def _kind(year: Year) -> PartyKind | None:
    return year.party.kind_on(end_of(year.exercise)) if year.party else None


def _year(case: Case, exercise: int, key: str) -> Year:
    party = decided(case).terms.party(key)
    if party is None:
        return Year(exercise, key, NotEvaluated(f"bénéficiaire {quote(key)} absent des parties"))
    kind = party.kind_on(end_of(exercise))
    covered, bare = Beneficiaries.PRIVATE.covers(kind), Year(exercise, key, None, party)
    if covered is None:
        return bare._replace(settled=NotEvaluated(f"nature juridique non renseignée : {named(party)}"))
    if not covered:
        reason = NO_BODY if kind is PartyKind.PERSON else of_public_law(party)
        return bare._replace(settled=NotApplicable(reason))
    return _against(case, bare, party)


def _against(case: Case, year: Year, party: Party) -> Year:
    """The total of a body of private law against the threshold of the exercise."""
    threshold = threshold_of(year.exercise)
    if isinstance(threshold, NotEvaluated):
        return year._replace(settled=threshold)
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    total = granted(case, party, year.exercise, HOUSING)
    if total.known > threshold:
        total = granted(case, party, year.exercise, HOUSING, weighed=True)
    told = year._replace(total=total, threshold=threshold)
    if total.known <= threshold:
        return told._replace(settled=_below(case, (*grantors, party), total))
    if len(grantors) > 1:
        reason = "plusieurs attribuants : la part de chacun n’est pas connue"
        return told._replace(settled=NotEvaluated(reason))
    return told


def threshold_of(exercise: int) -> Amount | NotEvaluated:
    """The sum above which a convention is compulsory, or why it is not known for the exercise."""
    try:
        return value("convention_threshold", on=end_of(exercise))
    except ConventionsError as error:
        return NotEvaluated(str(error))


def granted(
    case: Case,
    party: Party,
    exercise: int,
    without: frozenset[Purpose] = NO_PURPOSE,
    *,
    weighed: bool = False,
) -> Total:
    """What a beneficiary is granted for an exercise, here and by the other conventions; ``weighed`` for the sum."""
    terms = decided(case).terms
    total = granted_in(terms, exercise, {party.key}, without=without, weighed=weighed)
    if not case.is_alone:
        for grantor in terms.parties_as(Role.GRANTOR):
            total += granted_elsewhere(case, grantor, party, exercise, without=without, weighed=weighed)
    return total


def _below(case: Case, parties: tuple[Party, ...], total: Total) -> Answer:
    """At or under the threshold, as far as all of it is known and the other conventions can be found."""
    if not total.is_exact:
        return NotEvaluated(f"montant inconnu pour {format_list(total.unknown)}")
    nameless = [] if case.is_alone else [party for party in parties if not numbers(party)]
    if nameless:
        who = format_list(named(party) for party in nameless)
        return NotEvaluated(f"sans SIREN ni RNA ({who}), les autres conventions ne peuvent pas être ajoutées")
    return Passed("initial.grants")
