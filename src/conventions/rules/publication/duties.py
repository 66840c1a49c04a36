"""Which grants have their essential data published: the authority, the signature, the sum of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import format_date, format_list, format_number
from conventions.law import count, published, value
from conventions.model import Grant, Party, PartyKind, Role
from conventions.operations import Total, signature_day
from conventions.rules.bodies import by_grant
from conventions.rules.reading.same_parties import granted_elsewhere, granted_in
from conventions.rules.reading.wording import named
from conventions.rules.rule import Answer, Beneficiaries, Case, NotApplicable, NotEvaluated, end_of
from conventions.rules.written import decided

ETALAB = "etalab-1.1.1"
COUNTED = frozenset({PartyKind.COMMUNE, PartyKind.EPCI})
"""The authorities that may be too small: the others are above any of the thresholds of population."""

Missing = NotApplicable | NotEvaluated


class Owed(NamedTuple):
    """A grant whose essential data are published, who gives it, who gets it, when the convention was signed.

    ``version`` is that of the format on that day.
    """

    grant: Grant
    beneficiary: Party
    grantor: Party
    signed: date
    version: str


class _Authority(NamedTuple):
    """Who publishes, the day of the signature, and the version of the format on that day."""

    grantor: Party
    signed: date
    version: str


def by_owed(case: Case, answers: Callable[[Owed], Iterable[Answer]]) -> Iterator[Answer]:
    """What a rule answers of each firm grant whose essential data are published, dated by the signature."""
    authority = case.once(_authority)
    if isinstance(authority, Missing):
        yield authority
        return
    told = by_grant(case, Beneficiaries.PRIVATE, partial(_of_grant, case, authority, answers))
    yield from dict.fromkeys(told)


def _of_grant(
    case: Case,
    authority: _Authority,
    answers: Callable[[Owed], Iterable[Answer]],
    grant: Grant,
    party: Party,
) -> Iterator[Answer]:
    sums, year = case.once(_sums), (party.key, grant.exercise)
    if year not in sums:
        sums[year] = _below(case, authority.grantor, party, grant.exercise)
    missing = sums[year]
    for answer in (missing,) if missing else answers(Owed(grant, party, *authority)):
        yield answer._replace(day=authority.signed)


def _authority(case: Case) -> _Authority | Missing:
    """The authority that publishes and the day of the signature, or why there is nothing to look at."""
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    if len(grantors) != 1:
        return NotEvaluated(
            f"un seul attribuant est attendu ; lu : {format_list(map(named, grantors)) or 'aucun'}"
        )
    signed = signature_day(case.convention)
    if signed is None:
        return NotEvaluated("date de signature de la convention non renseignée")
    if signed > case.known_day:
        return NotApplicable(f"la convention n’est signée que le {format_date(signed)}")
    small = too_small(case, grantors[0], "essential_data_population", signed)
    return small or _Authority(grantors[0], signed, _version(signed))


def _version(signed: date) -> str:
    """The version of the format on a day: that of Etalab before the first SCDL."""
    try:
        return published.version_on(signed).number
    except ConventionsError:
        return ETALAB


def too_small(case: Case, authority: Party, threshold: str, day: date) -> Missing | None:
    """Why an authority is not concerned by a duty that depends on its population, or is not known to be.

    ``threshold`` is the name of the legal value; None: the authority is concerned.
    """
    sizes, asked = case.once(_sizes), (authority.key, threshold, day)
    if asked not in sizes:
        sizes[asked] = _size(authority, threshold, day)
    return sizes[asked]


def _sums(_: Case) -> dict[tuple[str, int], Missing | None]:
    """What was found of the sums of a body in an exercise."""
    return {}


def _sizes(_: Case) -> dict[tuple[str, str, date], Missing | None]:
    """What was found of the size of an authority."""
    return {}


def _size(authority: Party, threshold: str, day: date) -> Missing | None:
    kind = authority.kind_on(day)
    if kind is not None and kind not in COUNTED:
        return None
    inhabitants = authority.inhabitants_in(day.year)
    if inhabitants is None:
        return NotEvaluated(f"population non renseignée : {named(authority)}")
    try:
        least = count(threshold, on=day)
    except ConventionsError as error:
        return NotEvaluated(str(error))
    if inhabitants >= least:
        return None
    return NotApplicable(f"moins de {format_number(least)} habitants : {named(authority)}")


def _below(case: Case, grantor: Party, party: Party, exercise: int) -> Missing | None:
    """Why no convention is due for what a body is granted in an exercise, or nobody knows; None when it is."""
    try:
        threshold = value("convention_threshold", on=end_of(exercise))
    except ConventionsError as error:
        return NotEvaluated(str(error))
    total = granted(case, grantor, party, exercise)
    if total.known > threshold:
        total = granted(case, grantor, party, exercise, weighed=True)
    if total.known > threshold:
        return None
    if not total.is_exact:
        return NotEvaluated(f"montant inconnu pour {format_list(total.unknown)}")
    return NotApplicable(f"seuil non dépassé en {exercise} : la convention n’est pas obligatoire")


def granted(case: Case, grantor: Party, party: Party, exercise: int, *, weighed: bool = False) -> Total:
    """What an authority grants firmly to a body for an exercise, by all the conventions that are given.

    ``weighed``: as it counts for the sum that makes a convention compulsory.
    """
    total = granted_in(decided(case).terms, exercise, {party.key}, weighed=weighed)
    if case.is_alone:
        return total
    return total + granted_elsewhere(case, grantor, party, exercise, weighed=weighed)
