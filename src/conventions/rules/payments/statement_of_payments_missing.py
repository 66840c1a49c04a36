"""Versement suivant sans l’état récapitulatif des sommes déjà versées.

## Ce que la règle vérifie
Chaque mandat d’une subvention, après le premier, a parmi ses pièces un état récapitulatif des sommes déjà
versées (« état des versements », « décompte des sommes payées »…). Un mandat dont les pièces ne sont pas
renseignées n’est pas évalué ; deux mandats du même jour sont tous les deux des premiers versements.

## Pourquoi
Le comptable vérifie, avant chaque nouveau versement, ce qui a déjà été payé : sans cet état, il suspend le
paiement.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> first, second = convention.ledger.payments
>>> paid = (first, second.replace(documents=("bilan-2024",)))
>>> convention = convention.replace(ledger=convention.ledger.replace(payments=paid))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("PAI-002",)))
>>> [finding.address for finding in report.findings]
['ledger.payments[3377].documents']

## Références
- CGCT, annexe I à l’article D1617-19, rubrique 7212.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date, format_list, quote, slug
from conventions.model import Document, Payment
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import UNPLACED, Placed, papers, payment_address, placed
from conventions.rules.rule import (
    Anchor,
    Answer,
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

MESSAGE = (
    "mandat n° {number} du {day}, après un premier versement : aucun état récapitulatif des sommes déjà"
    " versées parmi ses pièces ({papers})"
)
_LISTS = frozenset({"etat", "recapitulatif", "recapitulation", "decompte", "releve", "tableau"})
_PAID = ("vers", "mandat", "acompte", "avance", "paiement")


@rule(
    "PAI-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, annexe I à l’art. D1617-19, rubrique 7212", read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.MANDATE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("les mandats", "les pièces jointes à chaque mandat"),
)
def statement_of_payments_missing(case: Case) -> Iterator[Answer]:
    """Look at the papers of each mandate that comes after a first one."""
    found = placed(case)
    if found is None:
        yield NotEvaluated(NO_LEDGER)
        return
    answers = [*_later(case, found), *_unplaced(found)]
    yield from answers or [NotApplicable("aucun mandat n’en suit un autre pour la même subvention")]


def _later(case: Case, found: Placed) -> Iterator[Answer]:
    for made in found.payments.values():
        yield from (_answer(case, item) for item in made if item.issued_on > made[0].issued_on)


def _unplaced(found: Placed) -> Iterator[Answer]:
    """A mandate that names nothing may be the next of any grant, unless it is the first of all."""
    first = min((item.issued_on for made in found.payments.values() for item in made), default=None)
    for item in found.unplaced:
        if item.issued_on > min(first or item.issued_on, found.unplaced[0].issued_on):
            yield NotEvaluated(UNPLACED, payment_address(item), item.issued_on)


def _answer(case: Case, payment: Payment) -> Answer:
    address, day = f"{payment_address(payment)}.documents", payment.issued_on
    if payment.documents is None:
        return NotEvaluated("les pièces jointes à un mandat ne sont pas renseignées", address, day)
    known = papers(case)
    sent = [known[key] for key in payment.documents if key in known]
    if any(map(is_statement, sent)):
        return Passed(address, day)
    if len(sent) < len(payment.documents):
        return NotEvaluated("une pièce jointe au mandat n’est pas décrite", address, day)
    return _fault(payment, sent, address)


def _fault(payment: Payment, sent: list[Document], address: str) -> Fault:
    told = format_list(quote(item.kind) for item in sent) if sent else "aucune pièce jointe"
    return Fault(
        address=address,
        message=MESSAGE.format(number=payment.number, day=format_date(payment.issued_on), papers=told),
        remedy="joindre l’état récapitulatif des sommes déjà versées pour cette subvention",
        values=(("mandat", payment.number), ("pièces jointes", told)),
        day=payment.issued_on,
    )


def is_statement(paper: Document) -> bool:
    """Whether a paper says what was already paid, by its kind or its title.

    >>> is_statement(Document(key="1", kind="État récapitulatif des sommes déjà versées"))
    True
    >>> is_statement(Document(key="1", kind="état récapitulatif des dépenses payées"))
    False
    """
    words = slug(f"{paper.kind} {paper.title or ''}").split("-")
    paid = any(word.startswith(_PAID) for word in words)
    sums = not {"sommes", "montants"}.isdisjoint(words) and any(word.startswith("pay") for word in words)
    return not _LISTS.isdisjoint(words) and (paid or sums)
