"""The money: a table by exercise, the total, then what is said of each grant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conventions.documents.blocks import items, number, paragraph, table
from conventions.documents.builders.agreements.grant import grant_item, kind_of
from conventions.documents.builders.agreements.words import (
    name_of,
    several_beneficiaries,
    twofold,
)
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column, Table
from conventions.french import NBSP, format_list
from conventions.model import Grant
from conventions.money import Amount
from conventions.operations import Total
from conventions.wording import said, said_total


def money(subject: Subject) -> tuple[Block, ...]:
    """The total in words and digits, the grants by exercise, each in detail, the ceiling."""
    grants = subject.terms.grants
    return (*_grants(subject, grants), *ceiling(subject.terms.ceiling))


def _grants(subject: Subject, grants: Sequence[Grant]) -> tuple[Block, ...]:
    if not grants:
        return ()
    intro = "La subvention se détaille ainsi" if len(grants) == 1 else "Les subventions se détaillent ainsi"
    return (
        paragraph(said_sum(grants)),
        grants_table(subject, grants),
        paragraph(f"{intro}{NBSP}:"),
        items([grant_item(subject, grant) for grant in grants]),
    )


def total_of(grants: Iterable[Grant]) -> Total:
    """The sum of grants, and the exercises whose amount is not known."""
    return Total.of((str(grant.exercise), grant.amount) for grant in grants)


def said_sum(grants: Sequence[Grant]) -> str:
    """« Le montant total de la subvention est de vingt mille euros (20 000 €). », or what is known of it.

    >>> from conventions.samples import cci_2017_2019
    >>> said_sum(cci_2017_2019().initial.grants)[:44].replace(NBSP, " ")
    'Le montant total des subventions est inconnu'
    """
    total = total_of(grants)
    what = "de la subvention" if len(grants) == 1 else "des subventions"
    if not total.is_exact and not total.known:
        return f"Le montant total {what} est inconnu."
    at_least = "de " if total.is_exact else "d’au moins "
    missing = "" if total.is_exact else f"{NBSP}; {_unknown(total)}"
    return f"Le montant total {what} est {at_least}{twofold(total.known)}{missing}."


def _unknown(total: Total) -> str:
    one = len(total.unknown) == 1
    subject = "celui de l’exercice" if one else "ceux des exercices"
    return f"{subject}{NBSP}{format_list(total.unknown)} {'est inconnu' if one else 'sont inconnus'}"


def grants_table(subject: Subject, grants: Sequence[Grant], acts: dict[str, str] | None = None) -> Table:
    """The grants by exercise, with their total; ``acts`` names the acts that make the amount of each."""
    several = several_beneficiaries(grants)
    columns: list[str | Column] = [
        "Exercice",
        *(["Bénéficiaire"] if several else []),
        "Subvention",
        "Caractère",
    ]
    rows = [
        [
            str(grant.exercise),
            *([name_of(subject, grant.beneficiary)] if several else []),
            kind_of(grant),
            grant.firmness.value,
            *([acts[grant.key]] if acts else []),
            said(grant.amount, "always"),
        ]
        for grant in grants
    ]
    columns += [*(["Acte"] if acts else []), number("Montant")]
    blank = [""] * (len(columns) - 2)
    total = ["Total", *blank, said_total(total_of(grants), "always")]
    return table("Subventions par exercice", columns, rows, total if len(rows) > 1 else None)


def ceiling(amount: Amount | None) -> tuple[Block, ...]:
    """The most that all the grants may add up to, where the convention says one."""
    if amount is None:
        return ()
    return (paragraph(f"Le total des subventions ne peut dépasser {twofold(amount)}."),)
