"""The money: a table by exercise, the total, then what is said of each grant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from conventions.documents.blocks import Words, items, number, paragraph, strong, table
from conventions.documents.builders.agreements.words import (
    name_of,
    sentence,
    several_beneficiaries,
    the_party,
    twofold,
)
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column, Table
from conventions.french import NBSP, format_duration, format_list, format_ratio
from conventions.model import Calculation, Firmness, Form, Grant, Nature, Use
from conventions.money import Amount
from conventions.operations import Total
from conventions.wording import joined, quoted, said, said_total

NATURES = {Nature.OPERATING: "subvention de fonctionnement", Nature.EQUIPMENT: "subvention d’équipement"}
_USES = {Use.EARMARKED: "affectée à une dépense déterminée", Use.GENERAL: "globale"}
_CALCULATIONS = {
    Calculation.FLAT: "forfaitaire",
    Calculation.PROPORTIONAL: "proportionnelle aux dépenses",
}
FIRMNESS = {Firmness.FIRM: "montant ferme", Firmness.FORECAST: "montant prévisionnel"}


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


def kind_of(grant: Grant) -> str:
    """« subvention de fonctionnement, en nature »: what the grant is, in a few words."""
    named = NATURES[grant.nature] if grant.nature else "subvention"
    return joined((named, "en nature" if grant.form is Form.IN_KIND else None))


def grant_item(subject: Subject, grant: Grant) -> tuple[Block, ...]:
    """What is said of a grant: its amount, then the rest as a list."""
    head: list[Words] = [strong(f"Exercice{NBSP}{grant.exercise}")]
    head.append(f", {the_party(subject, grant.beneficiary)}{NBSP}: {_amount(grant)}")
    details = list(_details(grant))
    return (paragraph(*head), items(details)) if details else (paragraph(*head),)


def _amount(grant: Grant) -> str:
    """« vingt mille euros (20 000 €), montant ferme »; what is given in kind has a value."""
    if grant.amount is None:
        sum_ = "montant inconnu" if grant.form is Form.CASH else "valeur inconnue"
    else:
        sum_ = twofold(grant.amount)
    worth = f"aide en nature, valorisée à {sum_}" if grant.form is Form.IN_KIND and grant.amount else sum_
    firmness = FIRMNESS[grant.firmness]
    told = firmness.removeprefix("montant ") if grant.amount is None else firmness
    return joined((worth, told))


def _details(grant: Grant) -> Iterator[str]:
    """What the act says of the grant, each on its line; nothing for what it does not say."""
    use = _USES[grant.use] if grant.use else None
    if use or grant.calculation or grant.rate is not None:
        yield sentence(joined((kind_of(grant), use, _calculation(grant))))
    if grant.eligible_cost is not None or grant.tax:
        yield sentence(_cost(grant))
    for what, text in _named(grant):
        yield sentence(f"{what}{NBSP}: {text}")
    for words in filter(None, (quoted(grant.raw), grant.note)):
        yield sentence(words)


def _calculation(grant: Grant) -> str | None:
    """« proportionnelle aux dépenses, au taux de 25 % », « forfaitaire »."""
    rate = f"au taux de {format_ratio(grant.rate)}" if grant.rate is not None else None
    return joined((_CALCULATIONS[grant.calculation] if grant.calculation else None, rate)) or None


def _cost(grant: Grant) -> str:
    if grant.eligible_cost is not None:
        return f"coût éligible{NBSP}: {twofold(grant.eligible_cost, grant.tax)}"
    return f"dépenses comptées{NBSP}{grant.tax}"


def _named(grant: Grant) -> Iterator[tuple[str, str]]:
    years = format_duration(grant.amortised_over) if grant.amortised_over else None
    told = {
        "Objet": grant.object,
        "Cas prévu par la loi": grant.purpose,
        "Biens financés": grant.asset,
        "Durée d’amortissement": years,
        "Régime d’aide d’État": grant.aid_regime,
        "Convention avec la région": grant.regional_agreement,
    }
    return ((what, text) for what, text in told.items() if text)


def ceiling(amount: Amount | None) -> tuple[Block, ...]:
    """The most that all the grants may add up to, where the convention says one."""
    if amount is None:
        return ()
    return (paragraph(f"Le total des subventions ne peut dépasser {twofold(amount)}."),)
