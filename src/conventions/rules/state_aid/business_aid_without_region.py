"""Aide à une entreprise sans convention avec la région.

## Ce que la règle vérifie
Une commune ou un groupement qui aide une entreprise (finalité « aide à une entreprise ») le fait dans le cadre d’une
convention avec la région : la subvention la cite, ou la région est partie à la convention ou à sa convention cadre.

## Pourquoi
Depuis le 9 août 2015, la région définit et octroie seule les aides aux entreprises ; les communes et leurs
groupements n’interviennent que par convention avec elle. L’immobilier d’entreprise (L1511-3), les organismes de
création d’entreprises (L1511-7) et l’installation de professionnels de santé (L1511-8) y échappent. Une subvention
à une entreprise dont la finalité n’est pas renseignée n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("AIDE-005",)))
>>> report.not_applicable[0].code
'AIDE-005'

## Références
- CGCT, article L1511-2, I (loi n° 2015-991 du 7 août 2015, article 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Grant, Party, PartyKind, Purpose
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.granted import granted_on
from conventions.rules.reading.wording import day_of, named
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
    rule,
)
from conventions.rules.scope import GROUPS
from conventions.rules.written import decided


@rule(
    "AIDE-005",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L1511-2, I (loi n° 2015-991 du 7 août 2015, art. 3)", since=date(2015, 8, 9)),
    ),
    dated_by=Anchor.AID,
    decider="le service du développement économique, avec le service juridique",
    since="0.2",
    requires=(
        "la finalité de la subvention",
        "la convention avec la région",
        "les parties et la convention cadre",
        "la date d’attribution",
    ),
    authorities=GROUPS | {PartyKind.COMMUNE},
    beneficiaries=Beneficiaries.UNDERTAKINGS,
)
def business_aid_without_region(case: Case) -> Iterator[Answer]:
    """Look for the région behind each aid to an undertaking."""
    yield from by_grant(case, Beneficiaries.UNDERTAKINGS, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    """An aid whose day is not known is judged by the law of the first day of its exercise."""
    day = granted_on(case, grant.key) or day_of(grant.exercise, 1, 1)
    yield _answer(case, grant, party)._replace(day=day)


def _answer(case: Case, grant: Grant, party: Party) -> Answer:
    address = grant_address(case, grant, "regional_agreement")
    if grant.purpose is None:
        return NotEvaluated(f"finalité de la subvention non renseignée : {named(party)}", address)
    if grant.purpose is not Purpose.BUSINESS:
        return NotApplicable(
            f"la finalité ({grant.purpose.value}) n’appelle pas de convention avec la région"
        )
    if grant.regional_agreement or _has_region(case):
        return Passed(address)
    if case.convention.known_in_part:
        return NotEvaluated("la convention n’est connue qu’en partie : la région peut y être", address)
    return _fault(address, grant, party)


def _has_region(case: Case) -> bool:
    """Whether the région is a party to the convention; the framework names its parties by the same keys."""
    return any(
        dated.kind is PartyKind.REGION for party in decided(case).terms.parties for dated in party.kinds
    )


def _fault(address: str, grant: Grant, party: Party) -> Fault:
    return Fault(
        address=address,
        message=f"aide {grant.exercise} à une entreprise : le dossier ne cite aucune convention avec la région"
        f" (bénéficiaire : {named(party)})",
        remedy="citer la convention avec la région (regional_agreement), ou la conclure avant d’attribuer l’aide",
        values=(("exercice", grant.exercise), ("finalité", Purpose.BUSINESS.value)),
    )
