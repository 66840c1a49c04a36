"""Versement au-delà du seuil sans convention signée.

## Ce que la règle vérifie
Quand une autorité attribue dans l’année à un organisme de droit privé plus que le seuil légal (23 000 €,
strictement), aucun mandat n’est émis avant que la convention soit signée. Les autres conventions de la même
autorité avec le même bénéficiaire comptent, si elles sont données et si les deux parties ont un identifiant.
Les montants prévisionnels ne comptent pas.

## Pourquoi
La convention est une pièce justificative du premier versement : sans elle, le comptable suspend le paiement.
La règle est sans objet pour un organisme de droit public : une chambre consulaire, une commune, un
groupement. Les subventions au logement social (livre III du code de la construction et de l’habitation) sont
exclues par la loi : un tel constat se justifie.

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
from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import format_amount, format_date, format_list, quote
from conventions.law import value
from conventions.model import Firmness, Party, PartyKind, Payment, Role, Terms
from conventions.model.identity import numbers
from conventions.money import Amount
from conventions.operations import Total, signature_day
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.reading.same_parties import granted_elsewhere, granted_in
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
    Validity,
    end_of,
    rule,
)
from conventions.rules.written import decided

MESSAGE = (
    "{total} attribués pour {exercise} (bénéficiaire : {beneficiary}), au-delà du seuil de {threshold} :"
    " le mandat n° {number} du {day} est émis alors que la convention {state}"
)


class _Year(NamedTuple):
    """What one beneficiary is granted for one exercise."""

    case: Case
    terms: Terms
    exercise: int
    beneficiary: Party


class _Issued(NamedTuple):
    """A mandate, and its rank in the ledger."""

    rank: int
    payment: Payment


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
    terms = decided(case).terms
    firm = [grant for grant in terms.grants if grant.firmness is Firmness.FIRM]
    if not firm:
        yield NotApplicable("aucune subvention ferme n’est inscrite")
    for exercise, key in dict.fromkeys((grant.exercise, grant.beneficiary) for grant in firm):
        party = terms.party(key)
        missing = NotEvaluated(f"bénéficiaire {quote(key)} absent des parties")
        answer = missing if party is None else _of_kind(_Year(case, terms, exercise, party))
        yield answer._replace(day=end_of(exercise))


def _of_kind(year: _Year) -> Answer:
    kind = year.beneficiary.kind_on(end_of(year.exercise))
    if kind is None or kind.private_law is None:
        return NotEvaluated(f"nature juridique non renseignée : {named(year.beneficiary)}")
    if kind is PartyKind.PERSON:
        return NotApplicable("le bénéficiaire est une personne physique, non un organisme")
    return _above(year) if kind.private_law else NotApplicable(_public(year.beneficiary))


def _public(party: Party) -> str:
    several = party.name.plural or party.name.article == "les" or party.name.text.startswith("Les ")
    return f"{named(party)}{' :' if several else ' est un'} organisme de droit public"


def _above(year: _Year) -> Answer:
    try:
        threshold = value("convention_threshold", on=end_of(year.exercise))
    except ConventionsError as error:
        return NotEvaluated(str(error))
    total = granted_in(year.terms, year.exercise, {year.beneficiary.key})
    for grantor in year.terms.parties_as(Role.GRANTOR):
        total += granted_elsewhere(year.case, grantor, year.beneficiary, year.exercise)
    return _signed(year, total, threshold) if total.known > threshold else _below(year, total)


def _below(year: _Year, total: Total) -> Answer:
    if not total.is_exact:
        return NotEvaluated(f"montant inconnu pour {format_list(total.unknown)}")
    nameless = [
        party for party in (*year.terms.parties_as(Role.GRANTOR), year.beneficiary) if not numbers(party)
    ]
    if nameless and not year.case.is_alone:
        who = format_list(named(party) for party in nameless)
        return NotEvaluated(f"sans SIREN ni RNA ({who}), les autres conventions ne peuvent pas être ajoutées")
    return Passed("initial.grants")


def _signed(year: _Year, total: Total, threshold: Amount) -> Answer:
    convention = year.case.convention
    if len(year.terms.parties_as(Role.GRANTOR)) > 1:
        return NotEvaluated("plusieurs attribuants : la part de chacun n’est pas connue")
    signed = convention.signed_on
    if signed is None and (convention.known_in_part or signature_day(convention)):
        return NotEvaluated("date de signature de la convention inconnue")
    early = year.case.once(_early)
    if early is None:
        is_signed = signed is not None and signed <= year.case.known_day
        return Passed("signed_on") if is_signed else NotEvaluated(NO_LEDGER)
    paid = min(
        (early[place] for place in _places(year) if place in early), default=None, key=lambda it: it.rank
    )
    return _fault(year, total, threshold, paid.payment) if paid else Passed("ledger.payments")


def _early(case: Case) -> Mapping[str | int, _Issued] | None:
    """By key of grant, or by exercise where it names none, the first mandate before the signature."""
    issued, signed = mandates(case), case.convention.signed_on
    if issued is None:
        return None
    found: dict[str | int, _Issued] = {}
    for rank, payment in enumerate(issued):
        if signed is None or payment.issued_on < signed:
            found.setdefault(
                payment.exercise if payment.grant is None else payment.grant, _Issued(rank, payment)
            )
    return found


def _places(year: _Year) -> Iterator[str | int]:
    """The grants of the exercise to the beneficiary, and the exercise where nobody else is granted anything."""
    granted = year.case.once(_granted)[year.exercise]
    yield from granted[year.beneficiary.key]
    if len(granted) == 1:
        yield year.exercise


def _granted(case: Case) -> Mapping[int, Mapping[str, list[str]]]:
    """By exercise, the grants of each beneficiary."""
    found: dict[int, dict[str, list[str]]] = {}
    for grant in decided(case).terms.grants:
        found.setdefault(grant.exercise, {}).setdefault(grant.beneficiary, []).append(grant.key)
    return found


def _fault(year: _Year, total: Total, threshold: Amount, payment: Payment) -> Fault:
    return Fault(
        address=f"ledger.payments[{payment.key}]",
        message=MESSAGE.format(
            total=format_amount(total.known),
            threshold=format_amount(threshold),
            exercise=year.exercise,
            beneficiary=year.beneficiary.name,
            number=payment.number,
            day=format_date(payment.issued_on),
            state=_state(year.case),
        ),
        remedy="faire signer la convention avant tout mandat, ou justifier l’exclusion (logement social)",
        values=(
            ("exercice", year.exercise),
            ("total attribué", total.known),
            ("seuil", threshold),
            ("mandat", payment.number),
        ),
    )


def _state(case: Case) -> str:
    signed = case.convention.signed_on
    return f"n’est signée que le {format_date(signed)}" if signed else "n’est pas signée"
