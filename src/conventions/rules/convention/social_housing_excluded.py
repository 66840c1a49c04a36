"""Subvention au logement social, exclue du seuil de la convention.

## Ce que la règle vérifie
Une subvention dont l’objet est le logement social, et qui mènerait au-delà du seuil légal le total attribué
dans l’année à un organisme de droit privé, est signalée pour information : elle n’oblige pas à conclure une
convention.

## Pourquoi
La loi exclut de l’obligation les subventions au logement social (livre III du code de la construction et de
l’habitation). CONV-001 ne les compte donc pas : l’agent doit le voir, et vérifier que l’objet est bien celui-là.

## Exemple
>>> from datetime import date
>>> from conventions.model import Purpose
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grants = (convention.initial.grants[0].replace(purpose=Purpose.SOCIAL_HOUSING),)
>>> convention = convention.replace(initial=convention.initial.replace(grants=grants), avenants=())
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("CONV-002",)))
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('information', 'initial.grants[2024-fonctionnement].purpose')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10.
- Décret n° 2001-495 du 6 juin 2001, article 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.french import format_amount, format_list
from conventions.model import Grant, Party
from conventions.operations import Total
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.convention.compulsory import HOUSING, firm_grants, granted, threshold_of
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
    Validity,
    rule,
)


@rule(
    "CONV-002",
    severity=Severity.INFO,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10",
            since=date(2000, 4, 13),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194",
            read_as_of=date(2014, 6, 30),
        ),
        Source(
            text="Décret n° 2001-495 du 6 juin 2001, art. 1",
            since=date(2001, 6, 10),
            address="https://associations.gouv.fr/seuils-de-subventions-en-nature-ou-en-numeraire.html",
        ),
    ),
    # As for CONV-001: the sum over which the law of 2000 applies is set by the décret of 2001.
    law=Validity(since=date(2001, 6, 10)),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur",
    since="0.2",
    requires=("les montants attribués", "l’objet des subventions", "la nature juridique du bénéficiaire"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def social_housing_excluded(case: Case) -> Iterator[Answer]:
    """Sum what the beneficiary is granted for the exercise, social housing included, for each such grant."""
    if not any(grant.purpose in HOUSING for grant in firm_grants(case)):
        yield NotApplicable("aucune subvention n’est dite pour le logement social")
        return

    def answers(grant: Grant, party: Party) -> Iterable[Answer]:
        if grant.purpose in HOUSING:
            yield _answer(case, grant, party)

    yield from by_grant(case, Beneficiaries.PRIVATE, answers)


def _answer(case: Case, grant: Grant, party: Party) -> Answer:
    threshold = threshold_of(grant.exercise)
    if isinstance(threshold, NotEvaluated):
        return threshold
    total = granted(case, party, grant.exercise)
    address = grant_address(case, grant, "purpose")
    if total.known > threshold:
        return _excluded(grant, total, address)
    if not total.is_exact:
        return NotEvaluated(f"montant inconnu pour {format_list(total.unknown)}", address)
    return Passed(address)


def _excluded(grant: Grant, total: Total, address: str) -> Fault:
    told = format_amount(total.known)
    return Fault(
        address=address,
        message=f"{told} attribués pour {grant.exercise}, logement social compris, que la loi exclut du seuil",
        remedy="vérifier que l’objet relève du livre III du code de la construction et de l’habitation",
        words=grant.object,
        values=(("exercice", grant.exercise), ("total attribué", total.known)),
    )
