"""The financing plan of a request: forecast costs, resources by funder, whether one covers the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from conventions.documents.blocks import heading, items, number, paragraph, table
from conventions.documents.builders.agreements.words import name_of, of_party, the_party
from conventions.documents.saying import sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_amount, format_date, format_list
from conventions.model import CostLine, FinancingPlan, Request, Resource, Tax
from conventions.money import ZERO, Amount
from conventions.wording import joined, quoted, said

_NO_BASIS = "sans base dite"


def plans(subject: Subject) -> tuple[Block, ...]:
    """What was asked for, with its financing plan where there is one."""
    requests = subject.convention.requests
    blocks = [block for request in requests for block in _request(subject, request)]
    return (heading(1, "Demandes et plans de financement"), *blocks) if blocks else ()


def _request(subject: Subject, request: Request) -> Iterator[Block]:
    day = f" du {format_date(request.requested_on)}" if request.requested_on else ", date inconnue"
    who = of_party(subject, request.beneficiary)
    object_ = f"objet{NBSP}: {request.object}" if request.object else None
    asked = f"montant demandé{NBSP}: {said(request.amount)}"
    yield heading(2, f"Exercice{NBSP}{request.exercise}")
    yield paragraph(sentence(joined((f"demande {who}{day}", object_, asked, quoted(request.raw)))))
    if request.plan:
        yield from _plan(subject, request.plan)


def _plan(subject: Subject, plan: FinancingPlan) -> Iterator[Block]:
    told = [
        *([f"Maître d’ouvrage{NBSP}: {the_party(subject, plan.owner)}."] if plan.owner else []),
        *([f"Compétence qui a un chef de file{NBSP}: {plan.lead}."] if plan.lead else []),
    ]
    if told:
        yield items(told)
    if plan.costs:
        yield _costs(plan.costs)
    if plan.resources:
        yield _resources(subject, plan.resources)
    yield paragraph(balance(plan))


def total(parts: Iterable[CostLine | Resource]) -> Amount:
    """What costs, or resources, come to."""
    return sum((part.amount for part in parts), start=ZERO)


def _bases(costs: Iterable[CostLine]) -> dict[Tax | None, Amount]:
    """The costs by tax basis, which are not added together."""
    told = tuple(costs)
    return {tax: total(cost for cost in told if cost.tax is tax) for tax in {cost.tax: None for cost in told}}


def _costs(costs: Sequence[CostLine]) -> Block:
    bases = _bases(costs)
    rows = [(cost.label, cost.tax or "", said(cost.amount, "always")) for cost in costs]
    last = [("Total", tax or "", format_amount(sum_, "always")) for tax, sum_ in bases.items()]
    rows += last if len(bases) > 1 else []
    whole = last[0] if len(bases) == 1 else None
    return table("Dépenses prévues", ["Dépense", "Base", number("Montant")], rows, whole)


def _resources(subject: Subject, resources: Sequence[Resource]) -> Block:
    rows = [(each.label, _funder(subject, each), said(each.amount, "always")) for each in resources]
    whole = ("Total", "", format_amount(total(resources), "always"))
    return table("Ressources prévues", ["Ressource", "Financeur", number("Montant")], rows, whole)


def _funder(subject: Subject, resource: Resource) -> str:
    named = name_of(subject, resource.funder) if resource.funder else None
    return joined((named, resource.kind))


def balance(plan: FinancingPlan) -> str:
    """Whether the resources cover the costs; nothing is compared across tax bases.

    >>> balance(FinancingPlan())
    'Le plan de financement n’a ni dépense ni ressource.'
    """
    bases, brought = _bases(plan.costs), total(plan.resources)
    if not plan.costs or not plan.resources:
        missing = [*([] if plan.costs else ["dépense"]), *([] if plan.resources else ["ressource"])]
        return f"Le plan de financement n’a {'ni ' if len(missing) > 1 else 'pas de '}{' ni '.join(missing)}."
    if len(bases) > 1:
        told = format_list(tax or _NO_BASIS for tax in bases)
        return f"Les dépenses sont sur plusieurs bases ({told}){NBSP}: elles ne sont pas comparées aux ressources."
    gap = brought - next(iter(bases.values()))
    if gap == ZERO:
        return "Les ressources couvrent exactement les dépenses."
    verb = "dépassent les dépenses" if gap > ZERO else "sont inférieures aux dépenses"
    return f"Les ressources {verb} de {format_amount(abs(gap))}."
