"""The articles of an avenant: one for each part of the convention that it touches, in the order of its operations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from conventions.documents.blocks import items, paragraph
from conventions.documents.builders.devices import phases_of
from conventions.documents.builders.identities import identity
from conventions.documents.builders.imputations import beside, said_charge
from conventions.documents.builders.programmes import listed, sheet
from conventions.documents.builders.terms_of_payment import about, fields_of, payment
from conventions.documents.saying import capital, sentence, with_words
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, quote
from conventions.model import (
    AddAction,
    AddParty,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    Grant,
    Operation,
    SetCeiling,
    SetDevice,
    SetGrant,
    Terms,
    TermsPart,
)
from conventions.money import Amount
from conventions.operations import Amending
from conventions.wording import Known, describe

TITLES: Mapping[TermsPart, str] = {
    TermsPart.PERIOD: "Durée",
    TermsPart.PARTIES: "Parties",
    TermsPart.AXES: "Axes",
    TermsPart.ACTIONS: "Actions",
    TermsPart.DEVICES: "Dispositifs",
    TermsPart.GRANTS: "Subventions",
    TermsPart.CEILING: "Plafond des subventions",
    TermsPart.PAYMENT_TERMS: "Modalités de versement",
    TermsPart.CLAUSES: "Clauses et rédaction",
    TermsPart.ORDER: "Ordre des stipulations",
}


def articles(done: Amending, subject: Subject) -> dict[str, tuple[Block, ...]]:
    """By title, what each article says: the operations on one part of the terms, in their order."""
    found: dict[str, list[Block]] = {}
    for operation, terms in done.steps:
        found.setdefault(TITLES[operation.touches], []).extend(_operation(operation, terms, subject))
    return {title: tuple(blocks) for title, blocks in found.items()}


def _operation(operation: Operation, terms: Terms, subject: Subject) -> Iterator[Block]:
    known = Known(terms)
    yield paragraph(_said(operation, known))
    details = _DETAILS.get(type(operation))
    if details is not None:
        yield from details(operation, terms, subject)


def _said(operation: Operation, known: Known) -> str:
    """The sentence of an operation; the instalments of payment terms follow it, it does not list them."""
    if isinstance(operation, ChangePaymentTerms) and operation.payment_terms.raw is None:
        key = operation.payment_terms.key
        return f"Les modalités de versement {quote(key)} sont désormais les suivantes{NBSP}:"
    return sentence(with_words(describe(operation, known), _amounts(operation)))


def _amounts(operation: Operation) -> tuple[Amount | None, ...]:
    match operation:
        case SetGrant():
            return (operation.grant.amount,)
        case ChangeAmount():
            return (operation.old, operation.new, operation.by)
        case SetCeiling():
            return (operation.ceiling,)
    return ()


_SAID = {"exercise", "beneficiary", "amount", "nature", "form", "object", "note", "lines", "raw", "firmness"}


def _grant(operation: SetGrant, terms: Terms, subject: Subject) -> tuple[Block, ...]:
    return grant_details(operation.grant, subject.known, worded=operation.mode == "remplace")


def grant_details(grant: Grant, known: Known, *, worded: bool = False) -> tuple[Block, ...]:
    """What its sentence does not say of a grant: its nature, its calculation, where it is charged.

    ``worded``: the sentence has the words of its imputations.
    """
    told = [f"{name}{NBSP}: {value}" for name, value in fields_of(grant, known, _SAID)]
    told += [f"Imputation{NBSP}: {line}" for line in _lines(grant, set_=worded)]
    return (items(told),) if told else ()


def _lines(grant: Grant, *, set_: bool) -> Iterator[str]:
    """What the sentence does not say of the lines: it has their words alone, and only of a grant that is set."""
    for line in grant.lines:
        told = beside(line) if set_ else said_charge(line)
        if told:
            yield told


def _line(operation: ChangeBudgetLine, terms: Terms, subject: Subject) -> Iterator[Block]:
    told = beside(operation.line)
    if told:
        yield items([f"Imputation{NBSP}: {told}"])


def _action(operation: AddAction | ChangeAction, terms: Terms, subject: Subject) -> Iterator[Block]:
    yield from sheet(operation.action, terms, subject, whole=True)


def _device(operation: SetDevice, terms: Terms, subject: Subject) -> Iterator[Block]:
    device = operation.device
    if device.duration:
        yield from listed([f"Durée{NBSP}: {device.duration.raw}"])
    yield from phases_of(device)


def _party(operation: AddParty | ChangeParty, terms: Terms, subject: Subject) -> Iterator[Block]:
    party = operation.party if isinstance(operation, AddParty) else operation.new
    yield items([capital(identity(party, subject.avenant.signed_on))])


def _payment(operation: ChangePaymentTerms, terms: Terms, subject: Subject) -> Iterator[Block]:
    yield from payment(operation.payment_terms, Known(terms))
    yield from about(operation.payment_terms, Known(terms))


_DETAILS: Mapping[type[Operation], Callable[[Any, Terms, Subject], Iterable[Block]]] = {
    SetGrant: _grant,
    ChangeBudgetLine: _line,
    AddAction: _action,
    ChangeAction: _action,
    SetDevice: _device,
    AddParty: _party,
    ChangeParty: _party,
    ChangePaymentTerms: _payment,
}
