"""How the grants are paid: instalments, what each waits for, limits, credits, lapse, the account to pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.blocks import Words, emphasis, items, line, paragraph
from conventions.documents.builders.agreements.lapses import lapse
from conventions.documents.builders.agreements.words import is_beneficiary, the_grantor
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Line
from conventions.french import NBSP, format_amount, format_date, format_list, format_ratio
from conventions.model import AllOf, Each, Instalment, InstalmentKind, PaymentTerms, Variant
from conventions.money import CENT
from conventions.wording import joined, of_named, quoted
from conventions.wording.money import the_grant
from conventions.wording.payments import said_instalment, said_rule


def payments(subject: Subject) -> tuple[Block, ...]:
    """The payment terms one after the other, then where the money goes."""
    return (*instalments(subject), *_accounts(subject))


def instalments(subject: Subject) -> tuple[Block, ...]:
    """The payment terms one after the other: instalments, rounding, credits, lapse."""
    return tuple(block for terms in subject.terms.payment_terms for block in _terms(subject, terms))


def _terms(subject: Subject, terms: PaymentTerms) -> Iterator[Block]:
    scope = _scope(subject, terms)
    if terms.raw:
        yield paragraph(*((f"{scope}{NBSP}: ",) if scope else ()), terms.raw)
        scope = None
    if terms.instalments:
        start = f"{scope}, les" if scope else "Les"
        yield paragraph(f"{start} versements sont faits ainsi{NBSP}:")
        yield items([_instalment(subject, each) for each in terms.instalments])
    yield from map(paragraph, _rounded(terms))
    if terms.subject_to_credits:
        yield paragraph(
            "Les versements sont faits dans la limite des crédits ouverts au budget de l’exercice."
        )
    if terms.lapse:
        yield from lapse(terms.lapse)


def _scope(subject: Subject, terms: PaymentTerms) -> str | None:
    """« Pour la subvention de l’exercice 2024, de plus de 10 000 € », or nothing when all grants are meant."""
    every = {grant.key for grant in subject.terms.grants} <= set(terms.grants)
    named = "" if every else format_list(the_grant(key, subject.known) for key in terms.grants)
    above = f"de plus de {format_amount(terms.above)}" if terms.above is not None else None
    up_to = f"de {format_amount(terms.up_to)} au plus" if terms.up_to is not None else None
    limits = format_list(filter(None, (above, up_to)))
    if not named and not limits:
        return None
    return f"Pour {joined((named, limits))}" if named else f"Pour une subvention {limits}"


def _rounded(terms: PaymentTerms) -> Iterator[str]:
    if terms.rounding == "cumulative":
        yield "Les arrondis sont calculés sur le cumul des versements."
    if terms.unit != CENT:
        yield f"Le montant de chaque versement est un multiple de {format_amount(terms.unit)}."


def _instalment(subject: Subject, each: Instalment) -> Line:
    """« versement unique : … », with its limits, then the words of the act."""
    noun = "versement " if each.kind is InstalmentKind.SINGLE else ""
    told = joined((f"{noun}{said_instalment(each)}", *_limits(subject, each)), f"{NBSP}; ")
    words: list[Words] = [told]
    if each.raw:
        words += [f"{NBSP}: ", emphasis(quoted(each.raw))]
    return line(*words)


def _limits(subject: Subject, each: Instalment) -> Iterator[str]:
    if each.cap is not None:
        yield f"versements cumulés dans la limite de {format_ratio(each.cap)} de la subvention"
    if each.minimum is not None:
        yield f"au moins {format_amount(each.minimum)} par versement"
    if each.maximum is not None:
        yield f"au plus {format_amount(each.maximum)} par versement"
    if each.max_payments is not None:
        yield f"en {each.max_payments} versement{'s' if each.max_payments > 1 else ''} au plus"
    yield from (f"premier versement le {format_date(day)}" for day in _firsts(each))
    yield from map(_variant, each.variants)
    if each.stoppable:
        yield f"versement que peut arrêter {the_grantor(subject)}"


def _firsts(each: Instalment) -> Iterator[date]:
    triggers = each.trigger.of if isinstance(each.trigger, AllOf) else (each.trigger,)
    return (one.first for one in triggers if isinstance(one, Each) and one.first is not None)


def _variant(variant: Variant) -> str:
    """« si une garantie est donnée : 60 % de la subvention, versements cumulés… »."""
    amount = said_rule(variant.amount) if variant.amount else None
    cap = (
        f"versements cumulés dans la limite de {format_ratio(variant.cap)} de la subvention"
        if variant.cap is not None
        else None
    )
    return f"à cette condition, {quoted(variant.condition)}{NBSP}: {joined((amount, cap))}"


def _accounts(subject: Subject) -> Iterator[Block]:
    """Where the money goes, for each beneficiary whose account is told."""
    for party in subject.terms.parties:
        if party.iban and is_beneficiary(subject, party):
            yield paragraph(f"Coordonnées bancaires {of_named(party.name)}{NBSP}: {party.iban}.")
