"""Versement au-delà du seuil sans convention signée.

## Ce que la règle vérifie
Quand une autorité attribue dans l’année à un organisme de droit privé plus que le seuil légal (23 000 €,
strictement), aucun mandat n’est émis avant que la convention soit signée. Les autres conventions de la même
autorité avec le même bénéficiaire comptent, si elles sont données et si les deux parties ont un identifiant.
Les montants prévisionnels ne comptent pas. Une subvention en nature compte, si elle est de fonctionnement et
évaluée ; une subvention d’équipement ne compte qu’en numéraire.

## Pourquoi
La convention est une pièce justificative du premier versement : sans elle, le comptable suspend le paiement.
La règle est sans objet pour un organisme de droit public : une chambre consulaire, une commune, un
groupement. Les subventions au logement social (livre III du code de la construction et de l’habitation), dont
l’objet est dit au dossier, sont exclues par la loi : elles ne comptent pas dans le total (CONV-002 les signale).

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("CONV-001",)))
>>> report.not_applicable[0].reason
'la CCI Lyon Métropole Saint-Étienne Roanne est un organisme de droit public'

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10.
- Décret n° 2001-495 du 6 juin 2001, article 1.
- CGCT, annexe I à l’article D1617-19, rubrique 7211.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from conventions.french import format_amount, format_date
from conventions.model import Payment
from conventions.rules.convention.compulsory import HOUSING, Year, no_year, years
from conventions.rules.convention.unsigned import before_signature, state
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    Severity,
    Source,
    Status,
    Validity,
    end_of,
    rule,
)
from conventions.rules.written import decided

MESSAGE = (
    "{total} attribués pour {exercise} (bénéficiaire : {beneficiary}), au-delà du seuil de {threshold} :"
    " le mandat n° {number} du {day} est émis alors que la convention {state}"
)
SIGN = "faire signer la convention avant tout mandat, ou justifier l’exclusion (logement social)"
TELL = f"renseigner la date de signature, sinon {SIGN}"
HIDDEN = ""
"""Stands for a beneficiary of social housing: a mandate that names no grant may be for it."""


@rule(
    "CONV-001",
    severity=Severity.ERROR,
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
        Source(text="CGCT, annexe I à l’art. D1617-19, rubrique 7211", read_as_of=date(2015, 3, 31)),
    ),
    # The sum over which the law of 2000 applies is set by the décret of 2001.
    law=Validity(since=date(2001, 6, 10)),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur, avec le comptable public",
    since="0.1",
    requires=(
        "les montants attribués",
        "la nature juridique du bénéficiaire",
        "la date de signature de la convention",
        "les mandats",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def payment_without_convention(case: Case) -> Iterator[Answer]:
    """Sum the firm grants of each exercise and beneficiary, and look for a mandate before the signature."""
    found = case.once(years)
    if not found:
        yield no_year(case)
    for year in found:
        answer = year.settled or _signed(case, year)
        yield answer._replace(day=end_of(year.exercise))


def _signed(case: Case, year: Year) -> Answer:
    paid = before_signature(case, _places(case, year))
    return _fault(case, year, paid) if isinstance(paid, Payment) else paid


def _places(case: Case, year: Year) -> Iterator[str | int]:
    """The grants of the exercise to the beneficiary, and the exercise where nobody else is granted anything."""
    granted = case.once(_granted)[year.exercise]
    yield from granted[year.beneficiary]
    if len(granted) == 1:
        yield year.exercise


def _granted(case: Case) -> Mapping[int, Mapping[str, list[str]]]:
    """By exercise, the grants of each beneficiary; those for social housing apart."""
    found: dict[int, dict[str, list[str]]] = {}
    for grant in decided(case).terms.grants:
        who = HIDDEN if grant.purpose in HOUSING else grant.beneficiary
        found.setdefault(grant.exercise, {}).setdefault(who, []).append(grant.key)
    return found


def _fault(case: Case, year: Year, payment: Payment) -> Fault:
    return Fault(
        address=f"ledger.payments[{payment.key}]",
        message=MESSAGE.format(
            total=format_amount(year.total.known),
            threshold=format_amount(year.threshold),
            exercise=year.exercise,
            beneficiary=year.party.name if year.party else year.beneficiary,
            number=payment.number,
            day=format_date(payment.issued_on),
            state=state(case),
        ),
        remedy=SIGN if case.convention.signed_on else TELL,
        values=(
            ("exercice", year.exercise),
            ("total attribué", year.total.known),
            ("seuil", year.threshold),
            ("mandat", payment.number),
        ),
    )
