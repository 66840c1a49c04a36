"""Mandates issued before the convention is signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from conventions.french import format_date
from conventions.model import Payment
from conventions.operations import signature_day
from conventions.rules.reading.mandates import NO_LEDGER, mandates
from conventions.rules.rule import Answer, Case, NotEvaluated, Passed

NO_SIGNATURE = "date de signature de la convention inconnue"


class _Issued(NamedTuple):
    """A mandate, and its rank in the ledger."""

    rank: int
    payment: Payment


def before_signature(case: Case, places: Iterable[str | int]) -> Payment | Answer:
    """The first mandate before the signature for some grants (or exercises), or the answer where there is none.

    A mandate that names no grant is looked for by its exercise.
    """
    convention = case.convention
    signed = convention.signed_on
    if signed is None and (convention.known_in_part or signature_day(convention)):
        return NotEvaluated(NO_SIGNATURE)
    early = case.once(_early)
    if early is None:
        is_signed = signed is not None and signed <= case.known_day
        return Passed("signed_on") if is_signed else NotEvaluated(NO_LEDGER)
    found = (early[place] for place in places if place in early)
    first = min(found, default=None, key=lambda issued: issued.rank)
    return first.payment if first else Passed("ledger.payments")


def _early(case: Case) -> Mapping[str | int, _Issued] | None:
    """By key of grant, or by exercise where it names none, the first mandate before the signature."""
    issued, signed = mandates(case), case.convention.signed_on
    if issued is None:
        return None
    found: dict[str | int, _Issued] = {}
    for rank, payment in enumerate(issued):
        if signed is None or payment.issued_on < signed:
            place = payment.exercise if payment.grant is None else payment.grant
            found.setdefault(place, _Issued(rank, payment))
    return found


def state(case: Case) -> str:
    """« n’est pas signée, d’après le dossier », « n’est signée que le 12 janvier 2024 »."""
    signed = case.convention.signed_on
    return f"n’est signée que le {format_date(signed)}" if signed else "n’est pas signée, d’après le dossier"
