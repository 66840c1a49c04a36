"""IBAN faux, ou autre que celui du bénéficiaire.

## Ce que la règle vérifie
L’IBAN d’une partie et celui d’un mandat sont justes : chiffres de contrôle (modulo 97) et, en France, clé RIB.
L’IBAN d’un mandat est celui du bénéficiaire de la subvention. Un mandat auquel est jointe une cession de
créance paie un autre compte à bon droit : il n’est pas évalué. Les IBAN sont toujours masqués.

## Pourquoi
Un IBAN faux fait rejeter le virement ; un autre compte que celui du bénéficiaire est une erreur de saisie, une
cession de créance qui n’est pas au dossier, ou une fraude au changement de coordonnées bancaires.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> first, second = convention.ledger.payments
>>> wrong = first.replace(iban="FR76 3000 6000 0112 3456 7890 188")
>>> convention = convention.replace(ledger=convention.ledger.replace(payments=(wrong, second)))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("PAI-010",)))
>>> [(finding.address, "FR76 ••••" in finding.message) for finding in report.errors]
[('ledger.payments[1204].iban', True)]

## Références
- Algorithme : ISO 13616-1 et ISO/IEC 7064 (chiffres de contrôle), clé RIB.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.errors import IdentifierError
from conventions.french import slug
from conventions.identifiers import iban
from conventions.model import Party, Payment
from conventions.rules.reading.mandates import mandates
from conventions.rules.reading.placed import papers, payment_address
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import decided, grant_of, party_of

ASSIGNED = frozenset({"cession", "nantissement", "affacturage", "subrogation", "dailly"})
"""The papers by which somebody else is paid."""


@rule(
    "PAI-010",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="Algorithme : ISO 13616-1 (IBAN), ISO/IEC 7064 (modulo 97)"),
        Source(text="Algorithme : clé RIB"),
    ),
    dated_by=Anchor.MANDATE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("l’IBAN du bénéficiaire", "l’IBAN de chaque mandat"),
)
def payee_account_wrong(case: Case) -> Iterator[Answer]:
    """Check each IBAN, then compare that of each mandate with that of who is granted."""
    answers = [*_of_parties(case), *_of_mandates(case)]
    yield from answers or [NotEvaluated("aucun IBAN n’est renseigné")]


def _of_parties(case: Case) -> Iterator[Answer]:
    folded = decided(case)
    for party in folded.terms.parties:
        if party.iban is not None:
            yield _checked(party.iban, folded.origin(f"parties[{party.key}].iban").address, named(party))


def _of_mandates(case: Case) -> Iterator[Answer]:
    told = [item for item in mandates(case) or () if item.iban is not None]
    for payment in told:
        address = f"{payment_address(payment)}.iban"
        found = _checked(payment.iban or "", address, f"mandat n° {payment.number}")
        found = _same(case, payment, address) if isinstance(found, Passed) else found
        yield found._replace(day=payment.issued_on)


def _checked(text: str, address: str, whose: str) -> Fault | NotEvaluated | Passed:
    if not _is_written(text):
        return NotEvaluated("IBAN masqué dans le fichier", address)
    try:
        iban.validate(text)
    except IdentifierError as error:
        return _fault(address, f"{whose} : {error}", "corriger l’IBAN d’après le RIB signé du bénéficiaire")
    return Passed(address)


def _is_written(text: str) -> bool:
    """Whether a text is an IBAN, right or wrong, and not what stands in for one (« numéro masqué »)."""
    return "•" not in text and any(mark.isdigit() for mark in text)


def _same(case: Case, payment: Payment, address: str) -> Fault | NotEvaluated | Passed:
    party = _payee(case, payment)
    if party is None or party.iban is None or not iban.is_valid(party.iban):
        return NotEvaluated("IBAN du bénéficiaire non renseigné ou faux", address)
    if iban.compact(payment.iban or "") == iban.compact(party.iban):
        return Passed(address)
    if case.once(_assigning) & set(payment.documents or ()):
        return NotEvaluated(
            "cession de créance jointe au mandat : le compte payé est celui du cessionnaire", address
        )
    return _other(payment, party, address)


def _payee(case: Case, payment: Payment) -> Party | None:
    """Who the mandate is for: the one that it names, that of its grant, or the only one that is granted."""
    grant = grant_of(case, payment.grant)
    key = payment.beneficiary or (grant.beneficiary if grant else None) or case.once(_only_body)
    return party_of(case, key) if key else None


def _only_body(case: Case) -> str | None:
    """The key of the only body that is granted money; None when there are several, or none."""
    keys = {grant.beneficiary for grant in decided(case).terms.grants}
    return keys.pop() if len(keys) == 1 else None


def _assigning(case: Case) -> frozenset[str]:
    """The keys of the papers by which a claim is given to somebody else."""
    told = papers(case).items()
    return frozenset(
        key
        for key, item in told
        if not ASSIGNED.isdisjoint(slug(f"{item.kind} {item.title or ''}").split("-"))
    )


def _other(payment: Payment, party: Party, address: str) -> Fault:
    shown = (iban.mask(payment.iban or ""), iban.mask(party.iban or ""))
    return _fault(
        address,
        f"mandat n° {payment.number} : l’IBAN {shown[0]} n’est pas celui du bénéficiaire, {named(party)}, {shown[1]}",
        "vérifier le RIB auprès du bénéficiaire avant tout paiement ; joindre la cession de créance s’il y en a une",
    )


def _fault(address: str, message: str, remedy: str) -> Fault:
    return Fault(address=address, message=message, remedy=remedy)
