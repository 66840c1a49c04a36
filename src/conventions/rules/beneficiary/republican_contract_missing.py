"""Contrat d’engagement républicain manquant, ou signé trop tard.

## Ce que la règle vérifie
Une association ou une fondation dont la demande est déposée depuis le 2 janvier 2022 a signé le contrat
d’engagement républicain au plus tard le jour où la subvention est attribuée : celui de la délibération, ou à
défaut de la signature de l’acte.

## Pourquoi
La subvention est refusée à l’association qui n’a pas souscrit ce contrat. Une association agréée, ou reconnue
d’utilité publique (catégorie juridique 9230), est réputée l’avoir souscrit : la règle conclut « conforme ».
Si le dossier ne parle d’aucun contrat, ou si la date de la demande est inconnue pour une subvention attribuée
depuis cette date, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Request, RepublicanContract
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> asked = Request(exercise=2024, beneficiary="treteaux", amount=None, requested_on=date(2023, 9, 1))
>>> signed = RepublicanContract(beneficiary="treteaux", signed_on=date(2024, 1, 5))
>>> convention = association_2024_2026().replace(requests=(asked,), republican_contracts=(signed,))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("BEN-001",)))
>>> [finding.address for finding in report.findings]
['republican_contracts[treteaux].signed_on']

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10-1.
- Décret n° 2021-1947 du 31 décembre 2021.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from conventions.french import format_date
from conventions.model import Grant, Party, RepublicanContract
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.granted import granted_on
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
    rule,
)

DECREE = Source(
    text="Décret n° 2021-1947 du 31 décembre 2021",
    since=date(2022, 1, 2),
    address="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044806609",
)
PUBLIC_INTEREST = "9230"
"""Insee legal category of an association reconnue d’utilité publique."""
REMEDY = "faire signer le contrat d’engagement républicain avant toute attribution"


@rule(
    "BEN-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="Loi n° 2000-321 du 12 avril 2000, art. 10-1", since=date(2022, 1, 2)),
        DECREE,
    ),
    dated_by=Anchor.REQUEST,
    decider="le service instructeur",
    since="0.2",
    requires=(
        "la date de la demande",
        "les contrats d’engagement républicain",
        "la date d’attribution",
        "les agréments et la catégorie juridique du bénéficiaire",
    ),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def republican_contract_missing(case: Case) -> Iterator[Answer]:
    """Look for a contract signed by the day of each grant."""
    yield from by_grant(case, Beneficiaries.ASSOCIATIONS, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    asked, granted = _asked_on(case, grant), granted_on(case, grant.key)
    if asked is None:
        yield _undated(granted)
    elif DECREE.days.covers(asked):
        yield _of_body(case, grant, party, granted)._replace(day=asked)
    else:
        yield NotApplicable(f"la demande est du {format_date(asked)}, avant le contrat", asked)


def _asked_on(case: Case, grant: Grant) -> date | None:
    """The first request for the exercise of the grant by its beneficiary."""
    return case.once(_requested).get((grant.exercise, grant.beneficiary))


def _requested(case: Case) -> Mapping[tuple[int, str], date]:
    found: dict[tuple[int, str], date] = {}
    for item in case.convention.requests:
        if item.requested_on is not None:
            about = item.exercise, stands_for(case, item.beneficiary)
            found[about] = min(item.requested_on, found.get(about, item.requested_on))
    return found


def _undated(granted: date | None) -> Answer:
    if granted is not None and not DECREE.days.covers(granted):
        return NotApplicable(f"subvention attribuée le {format_date(granted)}, avant le contrat", granted)
    return NotEvaluated("date de la demande de subvention inconnue", day=granted)


def _of_body(case: Case, grant: Grant, party: Party, granted: date | None) -> Answer:
    address = grant_address(case, grant)
    if party.approvals or party.legal_category == PUBLIC_INTEREST:
        return Passed(address)
    told = case.convention.republican_contracts
    if not told:
        return NotEvaluated("aucun contrat d’engagement républicain n’est au dossier", "republican_contracts")
    own = [item for item in told if stands_for(case, item.beneficiary) == party.key]
    return _of_contracts(own, granted, party) if own else _missing(address, party)


def _missing(address: str, party: Party) -> Fault:
    return Fault(
        address=address,
        message=f"aucun contrat d’engagement républicain signé pour ce bénéficiaire : {named(party)}",
        remedy=REMEDY,
        values=(("bénéficiaire", party.key),),
    )


def _of_contracts(own: list[RepublicanContract], granted: date | None, party: Party) -> Answer:
    signed = {item.key: item.signed_on for item in own if item.signed_on}
    first = min(signed, key=lambda key: signed[key], default=None)
    if granted is None:
        return NotEvaluated("date d’attribution de la subvention inconnue")
    if first is not None and signed[first] <= granted:
        return Passed(f"republican_contracts[{first}].signed_on")
    if first is None or len(signed) < len(own):
        return NotEvaluated(
            f"date de signature du contrat d’engagement républicain inconnue : {named(party)}",
            f"republican_contracts[{own[0].key}].signed_on",
        )
    return _late(first, signed[first], granted)


def _late(contract: str, signed: date, granted: date) -> Fault:
    return Fault(
        address=f"republican_contracts[{contract}].signed_on",
        message=f"contrat d’engagement républicain signé le {format_date(signed)}, après l’attribution de la"
        f" subvention ({format_date(granted)})",
        remedy=REMEDY,
        values=(("signature du contrat", signed), ("attribution", granted)),
    )
