"""The payments of a certificate, one by one: when each is due, how it is worked out, its papers."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import items, number, paragraph, table
from conventions.documents.builders.accounting import cell, known_day, listed, named, section, titled
from conventions.documents.builders.payable import Payable, Payment, payables
from conventions.documents.saying import capital
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_date, quote
from conventions.operations import Proof, returned
from conventions.wording import joined, said, said_awaited, said_foreseen
from conventions.wording.facts import Fact, said_fact

_TITLES = ("Versement", number("Montant"), "Date ou attente", number("Déjà mandaté"), number("À payer"))
_LIST = "annexe I à l’article D1617-19 du code général des collectivités territoriales"


def payments(subject: Subject) -> tuple[Block, ...]:
    """A table of the payments of each grant, then how each is worked out and which papers it asks for."""
    return section(
        "Versements", (each for found in subject.once(payables) for each in _payments(found, subject))
    )


def _payments(found: Payable, subject: Subject) -> tuple[Block, ...]:
    if not found.payments:
        return (paragraph(f"{titled(subject, found.grant)}{NBSP}: aucun versement n’est prévu."),)
    told = found.row.mandated.is_exact
    rows = [_row(each, told=told) for each in found.payments]
    return (
        table(f"Versements prévus{NBSP}: {titled(subject, found.grant)}", _TITLES, rows),
        items(dict.fromkeys(_detail(each) for each in found.payments)),
    )


def _row(each: Payment, *, told: bool) -> tuple[str, ...]:
    made = cell(each.made.mandated if told else None)
    left, sum_ = cell(each.left if told else None), said_foreseen(each.line, "always")
    return (name_of(each), sum_, _when(each), made, left)


def name_of(each: Payment) -> str:
    """« Avance », « Solde », with its key where it says more; « Versement » where nothing is said of it."""
    kind, key = each.line.kind, each.line.instalment
    noun = "versement unique" if kind == "unique" else kind or "versement"
    return capital(noun if key in (None, kind) else f"{noun} {quote(key)}")


def _when(each: Payment) -> str:
    due = f"le {format_date(each.line.due_on)}" if each.line.due_on else None
    return capital(
        joined((due and f"exigible {due}" if each.is_due else due, said_awaited(each.line)))
        or "date non précisée"
    )


def _detail(each: Payment) -> str:
    papers = joined(map(_proof, each.line.proofs), f"{NBSP}; ")
    told = f"{NBSP}; pièces{NBSP}: {papers}" if papers else ""
    return f"{name_of(each)}{NBSP}: {each.line.reason}{told}"


def _proof(proof: Proof) -> str:
    received = f"réception le {format_date(proof.received_on)}" if proof.received_on else "en attente"
    return f"{proof.kind} ({received})"


def facts(subject: Subject) -> tuple[Block, ...]:
    """The facts known on the day that the payments of the exercise may depend on."""
    known, grants = subject.convention.facts, {found.grant.key for found in subject.once(payables)}
    told: list[Fact] = [*known.events, *known.costs, *known.requests, *known.counts, *known.conditions]
    own = [each for each in told if each.day <= known_day(subject) and each.grant in {None, *grants}]
    texts = [capital(said_fact(each)) for each in sorted(own, key=lambda each: each.day)]
    return section("Faits connus", listed((*texts, *_back(subject, grants))))


def _back(subject: Subject, grants: set[str]) -> Iterator[str]:
    """The decisions that withdraw a grant of the exercise, and what asks its money back."""
    day, ledger = known_day(subject), subject.convention.ledger
    for made in subject.convention.withdrawals:
        if made.grant in grants and made.decided_on <= day:
            yield f"Retrait décidé le {format_date(made.decided_on)}{NBSP}: {named(subject, made.grant)}"
    for each in returned(ledger, day) if ledger else ():
        if each.grant in grants or (each.grant is None and each.exercise == subject.exercise):
            about = f"{capital(each.kind)} n°{NBSP}{each.number} du {format_date(each.issued_on)}"
            yield f"{about}{NBSP}: {said(each.amount)}"


def pieces(subject: Subject) -> tuple[Block, ...]:
    """What the accountant is sent with the mandate, by the list of the CGCT: a first payment, or a next one."""
    return section(
        "Pièces justificatives à joindre au mandat",
        (each for found in subject.once(payables) for each in _pieces(found, subject)),
    )


def _pieces(found: Payable, subject: Subject) -> Iterator[Block]:
    if not found.amount:
        return
    first = not found.row.mandated.known
    rubric = "7211, premier versement" if first else "7212, autres versements"
    yield paragraph(f"{titled(subject, found.grant)} (rubrique {rubric}{NBSP}; {_LIST}){NBSP}:")
    asked = [proof for each in found.payments if each.left for proof in each.line.proofs]
    own = [f"justification particulière{NBSP}: {_proof(proof)}" for proof in dict.fromkeys(asked)]
    yield items([*(_FIRST if first else _NEXT), *own])


_FIRST = ("décision qui attribue la subvention", "convention, et ses avenants s’il y en a")
_NEXT = ("état récapitulatif des sommes déjà versées",)
