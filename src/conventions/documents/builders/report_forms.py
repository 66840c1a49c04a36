"""The form of a report that nobody sent yet: what was planned, and the places to fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.blocks import heading, paragraph, table
from conventions.documents.builders.accounting import TO_FILL, name_of
from conventions.documents.builders.report_tables import TITLES
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role, Table
from conventions.french import NBSP, format_amount
from conventions.model import CostLine, Request, Resource
from conventions.money import ZERO
from conventions.wording import joined, said

_BLANK = (TO_FILL,) * 3
_HOW = (
    "Aucun compte rendu n’est connu pour cet exercice. Ce modèle est à remplir à partir du compte de résultat. Écart"
    f"{NBSP}: réalisé moins prévu, en euros, puis en pourcentage du prévu."
)


def forms(subject: Subject) -> tuple[Block, ...]:
    """A form for each financing plan of the exercise; one without any sum where there is no plan."""
    planned = [
        each for each in subject.convention.requests if each.exercise == subject.exercise and each.plan
    ]
    blocks = [block for each in planned for block in _planned(subject, each)] or [*_empty()]
    return (heading(1, "Charges et produits (modèle)"), paragraph(_HOW, role=Role.NOTE), *blocks)


def _planned(subject: Subject, request: Request) -> Iterator[Block]:
    plan, who = request.plan, name_of(subject, request.beneficiary)
    if plan is None:
        return
    yield _form(f"Charges{NBSP}: {who}", [(_cost(cost), cost) for cost in plan.costs])
    yield _form(f"Produits{NBSP}: {who}", [(_resource(subject, each), each) for each in plan.resources])


def _cost(cost: CostLine) -> str:
    return joined((cost.label, cost.tax), " ")


def _resource(subject: Subject, each: Resource) -> str:
    funder = name_of(subject, each.funder) if each.funder else None
    told = joined((None if funder == each.label else funder, each.kind))
    return f"{each.label} ({told})" if told else each.label


def _empty() -> Iterator[Table]:
    for title in ("Charges", "Produits"):
        yield _form(title, [])


def _form(title: str, lines: Iterable[tuple[str, CostLine | Resource]]) -> Table:
    told = list(lines)
    rows = [(label, said(each.amount), *_BLANK) for label, each in told] or [(TO_FILL, TO_FILL, *_BLANK)]
    planned = format_amount(sum((each.amount for _, each in told), start=ZERO)) if told else TO_FILL
    return table(title, TITLES, rows, ("Total", planned, *_BLANK))
