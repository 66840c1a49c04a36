"""The financial annex on a day: financing plans, grants in force, imputations, what the avenants changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.documents.blocks import heading, items, number, paragraph, table
from conventions.documents.builders.agreements.acts import (
    acts_counted,
    beneficiaries,
    folded,
    situated,
)
from conventions.documents.builders.agreements.charging import charged_table
from conventions.documents.builders.agreements.grant import grant_item
from conventions.documents.builders.agreements.grants import (
    ceiling,
    grants_table,
    said_sum,
    total_of,
)
from conventions.documents.builders.agreements.plans import plans
from conventions.documents.builders.agreements.revisions import revisions
from conventions.documents.builders.agreements.waived_money import ANNEX
from conventions.documents.builders.agreements.words import several_beneficiaries, the_party
from conventions.documents.kinds import Kind
from conventions.documents.saying import sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_list, format_percent
from conventions.model import Grant
from conventions.wording import label, said_total


def _grants(subject: Subject) -> tuple[Block, ...]:
    """The grants in force: total, table, detail of each, share of the eligible cost, ceiling."""
    grants = subject.terms.grants
    if not grants:
        return (heading(1, "Subventions"), paragraph("Aucune subvention n’est en vigueur à cette date."))
    made = folded(subject).acts
    acts = {grant.key: format_list(map(label, made[grant.key])) for grant in grants}
    return (
        heading(1, "Subventions"),
        paragraph(said_sum(grants)),
        grants_table(subject, grants, acts),
        *_by_exercise(grants),
        items([grant_item(subject, grant) for grant in grants]),
        *_shares(subject, grants),
        *ceiling(subject.terms.ceiling),
    )


def _by_exercise(grants: Sequence[Grant]) -> tuple[Block, ...]:
    """The total of each exercise, where one has several grants."""
    years = dict.fromkeys(grant.exercise for grant in grants)
    if len(years) in {1, len(grants)}:
        return ()
    rows = [(str(year), said_total(total_of(_of(grants, year)), "always")) for year in years]
    return (table("Total par exercice", ["Exercice", number("Montant")], rows),)


def _of(grants: Sequence[Grant], year: int) -> list[Grant]:
    return [grant for grant in grants if grant.exercise == year]


def _shares(subject: Subject, grants: Sequence[Grant]) -> tuple[Block, ...]:
    """What part of its eligible cost each grant covers."""
    several = several_beneficiaries(grants)
    told = [
        f"la subvention de l’exercice{NBSP}{grant.exercise}"
        f"{f' ({the_party(subject, grant.beneficiary)})' if several else ''} représente "
        f"{said_part(grant.amount.ratio(grant.eligible_cost))} de son coût éligible"
        for grant in grants
        if grant.amount is not None and grant.eligible_cost
    ]
    return tuple(paragraph(sentence(each)) for each in told)


def said_part(part: Fraction) -> str:
    """A part in percent; what two decimals do not say is told as « environ ».

    >>> said_part(Fraction(1, 4)).replace(NBSP, " "), said_part(Fraction(1, 3)).replace(NBSP, " ")
    ('25 %', 'environ 33,33 %')
    """
    hundredths, rest = divmod(part.numerator * 10_000, part.denominator)
    nearest = hundredths + (1 if 2 * rest >= part.denominator else 0)
    percent = format_percent(Decimal(f"{nearest // 100}.{nearest % 100:02d}".rstrip("0").rstrip(".")))
    return f"environ {percent}" if rest else percent


def _charges(subject: Subject) -> tuple[Block, ...]:
    told = charged_table(subject, subject.terms.grants)
    return (heading(1, "Imputation budgétaire"), *told) if told else ()


def _day(subject: Subject) -> date:
    return subject.as_of


KIND = Kind(
    name="annexe-financiere",
    title="annexe financière",
    purpose="le plan de financement, les subventions en vigueur et leur imputation à une date",
    about="convention",
    needs=frozenset({"as_of"}),
    heading=lambda subject: "Annexe financière",
    subtitle=situated,
    day=_day,
    parts={
        "beneficiaires": beneficiaries,
        "plan": plans,
        "subventions": _grants,
        "imputation": _charges,
        "avenants": revisions,
        "notes": acts_counted,
    },
    waived=ANNEX,
)
