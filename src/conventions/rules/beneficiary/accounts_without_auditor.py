"""Comptes d’une association sans commissaire aux comptes.

## Ce que la règle vérifie
Une association qui reçoit dans l’année plus de 153 000 € de subventions, toutes autorités réunies, a nommé un
commissaire aux comptes et publie ses comptes. Le total est celui que donnent ses comptes (subventions en
numéraire) ; à défaut, la somme des subventions fermes de cette convention et des autres, si elles sont données.
Les subventions en nature ne comptent que jusqu’au 1er août 2014.

## Pourquoi
Au-delà du seuil, les comptes non certifiés ne peuvent pas être approuvés, et l’autorité ne peut pas s’y fier. Les
financeurs qui ne sont pas au dossier peuvent faire dépasser le seuil : une somme inférieure n’est pas évaluée tant
que les comptes n’en donnent pas le total. Sans comptes au dossier, rien ne dit qu’un commissaire manque ; une date de
certification suffit à dire qu’il y en a un. Des comptes
certifiés dont la publication n’est pas datée ne sont pas évalués non plus.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Accounts
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> told = Accounts(beneficiary="treteaux", exercise=2024, public_cash=euros("153000.01"))
>>> convention = association_2024_2026().replace(accounts=(told,))
>>> report = check(convention, date(2025, 6, 30), profile=Profile(select=("BEN-005",)))
>>> [finding.address for finding in report.findings]
['accounts[treteaux 2024].auditor']

## Références
- Code de commerce, articles L612-4 et D612-5.
- Loi n° 2014-856 du 31 juillet 2014 (subventions en numéraire).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import format_amount, quote
from conventions.law import value
from conventions.model import Accounts, Firmness, Party, PartyKind
from conventions.money import Amount
from conventions.rules.beneficiary.granted_sums import CASH_ALONE, granted_to
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided, party_of


class _Year(NamedTuple):
    """A year of an association, and its accounts when they are told."""

    case: Case
    exercise: int
    party: Party
    accounts: Accounts | None


@rule(
    "BEN-005",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Code de commerce, art. L612-4 et D612-5",
            since=date(2001, 5, 1),
            read_as_of=date(2015, 3, 31),
        ),
        CASH_ALONE,
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur, avec l’association",
    since="0.2",
    requires=(
        "les subventions en numéraire de tous les financeurs",
        "les comptes du bénéficiaire",
        "le commissaire aux comptes",
        "la date de publication des comptes",
    ),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def accounts_without_auditor(case: Case) -> Iterator[Answer]:
    """Look at the accounts of each year that a grant is for, or that accounts are told for."""
    years = _years(case)
    if not years:
        yield NotApplicable("aucune subvention ferme ni aucuns comptes ne sont au dossier")
    for exercise, key in years:
        yield _answer(case, exercise, key)._replace(day=end_of(exercise))


def _years(case: Case) -> dict[tuple[int, str], None]:
    grants = decided(case).terms.grants
    granted = [(grant.exercise, grant.beneficiary) for grant in grants if grant.firmness is Firmness.FIRM]
    told = [(item.exercise, stands_for(case, item.beneficiary)) for item in case.convention.accounts]
    return dict.fromkeys((*granted, *told))


def _answer(case: Case, exercise: int, key: str) -> Answer:
    party = party_of(case, key)
    if party is None:
        return NotEvaluated(f"bénéficiaire {quote(key)} absent des parties")
    kind = party.kind_on(end_of(exercise))
    if kind is None or kind is PartyKind.OTHER:
        return NotEvaluated(f"nature juridique non renseignée : {named(party)}")
    if kind is not PartyKind.ASSOCIATION:
        return NotApplicable(f"la règle vise les associations ; bénéficiaire : {named(party)}")
    if end_of(exercise) >= case.known_day:
        return NotApplicable(f"l’exercice {exercise} n’est pas clos")
    return _of_year(_Year(case, exercise, party, case.once(_accounts).get((exercise, key))))


def _accounts(case: Case) -> Mapping[tuple[int, str], Accounts]:
    """The first of each exercise and body."""
    found: dict[tuple[int, str], Accounts] = {}
    for item in case.convention.accounts:
        found.setdefault((item.exercise, stands_for(case, item.beneficiary)), item)
    return found


def _of_year(year: _Year) -> Answer:
    try:
        threshold = value("auditor_threshold", on=end_of(year.exercise))
    except ConventionsError as error:
        return NotEvaluated(str(error))
    accounts = year.accounts
    stated = accounts.public_cash if accounts else None
    total = granted_to(year.case, year.party, year.exercise) if stated is None else stated
    if total > threshold:
        return _above(year, total, threshold)
    if accounts is not None and stated is not None:
        return Passed(f"accounts[{accounts.key}].public_cash")
    return NotEvaluated(f"subventions de tous les financeurs non renseignées pour {year.exercise}")


def _above(year: _Year, total: Amount, threshold: Amount) -> Answer:
    accounts = year.accounts
    if accounts is None:
        return NotEvaluated(
            f"comptes de {year.exercise} non renseignés, pour {format_amount(total)} de subventions"
        )
    address = f"accounts[{accounts.key}]"
    if accounts.auditor is None and accounts.certified_on is None:
        return _fault(f"{address}.auditor", year, total, threshold)
    if accounts.published_on is None or accounts.published_on > year.case.known_day:
        return NotEvaluated(
            f"publication des comptes de {year.exercise} non renseignée", f"{address}.published_on"
        )
    return Passed(address)


def _fault(address: str, year: _Year, total: Amount, threshold: Amount) -> Fault:
    return Fault(
        address=address,
        message=f"comptes de {year.exercise} sans commissaire aux comptes, pour {format_amount(total)} de"
        f" subventions (seuil : {format_amount(threshold)} ; bénéficiaire : {named(year.party)})",
        remedy="demander les comptes certifiés et leur publication, ou renseigner le commissaire aux comptes",
        values=(("exercice", year.exercise), ("subventions", total), ("seuil", threshold)),
    )
