"""How grants are paid, clause by clause: instalments with their proofs, what makes the right lapse, what goes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.base import Record
from conventions.documents.blocks import items, paragraph
from conventions.documents.saying import bare_end, capital
from conventions.documents.tree import Block
from conventions.french import NBSP
from conventions.model import AllOf, Each, Instalment, InstalmentKind, PaymentTerms
from conventions.wording import Known, on, said_at, said_value
from conventions.wording.fields import field_name
from conventions.wording.money import the_grant
from conventions.wording.payments import said_instalment

_ELSEWHERE = {"instalments", "grants", "rounding", "subject_to_credits"}
_CREDITS = "Les versements sont faits dans la limite des crédits ouverts au budget de l’exercice"
_SAID = {"kind", "amount", "trigger", "proofs"}


def payment(terms: PaymentTerms, known: Known) -> tuple[Block, ...]:
    """The instalments one by one, then everything else that the terms say."""
    paid = [_instalment(each, known) for each in terms.instalments]
    told = [f"{name}{NBSP}: {value}" for name, value in fields_of(terms, known, _ELSEWHERE)]
    if not terms.holds_default("rounding"):
        rounding = said_at("payment_terms[1].rounding", terms.rounding, known)
        told.append(f"{capital(field_name(PaymentTerms, 'rounding'))}{NBSP}: {rounding}")
    if terms.subject_to_credits:
        told.append(_CREDITS)
    return tuple(items(each) for each in (paid, told) if each)


def about(terms: PaymentTerms, known: Known) -> tuple[Block, ...]:
    """The grants that the terms are about, where they name some."""
    named = f"{NBSP}; ".join(the_grant(key, known) for key in terms.grants)
    return (paragraph(f"Ces modalités s’appliquent à{NBSP}: {named}."),) if named else ()


def _instalment(each: Instalment, known: Known) -> tuple[Block, ...]:
    noun = "versement " if each.kind is InstalmentKind.SINGLE else ""
    lead = paragraph(capital(f"{noun}{said_instalment(each)}"))
    told = [f"{name}{NBSP}: {value}" for name, value in fields_of(each, known, _SAID)]
    told += [f"Premier versement{NBSP}: {on(day)}" for day in _first_days(each)]
    return (lead, items(told)) if told else (lead,)


def _first_days(each: Instalment) -> Iterator[date]:
    """The first day of payments that come back, which their phrase does not say."""
    triggers = each.trigger.of if isinstance(each.trigger, AllOf) else (each.trigger,)
    return (told.first for told in triggers if isinstance(told, Each) and told.first)


def fields_of(record: Record, known: Known, but: set[str]) -> Iterator[tuple[str, str]]:
    """The fields of a record that are told, by their French names; the others are said elsewhere, or unknown."""
    kind = type(record)
    for name in kind.model_fields:
        if name not in but and name != "key" and not record.holds_default(name):
            yield capital(field_name(kind, name)), bare_end(said_value(getattr(record, name), known))
