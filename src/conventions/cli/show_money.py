"""The money by exercise: every amount names its act and its line; then what comes next."""

from __future__ import annotations

from conventions.cli.show_facts import facts
from conventions.cli.tables import Column, Row, table
from conventions.cli.terminal import Line
from conventions.cli.view import View, block, heading, item
from conventions.french import NBSP, format_amount, format_list, format_ratio
from conventions.model import BudgetLine, FinancingPlan, Firmness, Form, Grant, Request
from conventions.operations import ExercisePosition, Position
from conventions.wording import (
    COLUMNS,
    in_full,
    in_words,
    joined,
    label,
    on,
    quoted,
    said,
    said_column,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HIDDEN = ("firm", "due")
_OPTIONAL = ("forecast", "recovered")


def exercises(view: View) -> Iterator[Line]:
    """The table by exercise, its totals, then the requests and the papers received."""
    money = view.money
    shown = [
        name for name in COLUMNS if name not in _HIDDEN and (name not in _OPTIONAL or money.total(name).known)
    ]
    titles = (Column("Exercice"), *(Column(COLUMNS[name], right=True) for name in shown), Column("Acte"))
    yield from heading("Exercices", view.columns)
    yield from map(Line, table(titles, [*_rows(view, money, shown), _total(money, shown)], view.columns))
    for name in shown:
        total = money.total(name)
        if total.known and not total.is_exact and name != "to_pay":
            yield from block(f"Total {COLUMNS[name].lower()}{NBSP}: {in_full(total)}", view.columns, level=0)
    ceiling = view.decided.terms.ceiling
    if ceiling is not None:
        told = f"Plafond des subventions de la convention{NBSP}: {format_amount(ceiling)}"
        yield from block(told, view.columns, level=0)
    yield from _beside(view)


def _rows(view: View, money: Position, shown: list[str]) -> Iterator[Row]:
    for row in money.exercises:
        grants = [grant for grant in view.decided.terms.grants if grant.exercise == row.exercise]
        acts = dict.fromkeys(_acts(view, grant) for grant in grants)
        yield (str(row.exercise), *(_cell(row, name) for name in shown), joined(acts))
        for grant in grants:
            yield said_grant(view, grant)


def _cell(row: ExercisePosition, name: str) -> str:
    return said_column(name, getattr(row, name))


def _total(money: Position, shown: list[str]) -> Row:
    return ("Total", *(said_column(name, money.total(name)) for name in shown), "")


def said_grant(view: View, grant: Grant) -> str:
    """The amount and its act, the beneficiary, what it is for, how it is worked out, its budget lines."""
    act = _acts(view, grant)
    forecast = "prévisionnel" if grant.firmness is Firmness.FORECAST else None
    in_kind = "en nature, valorisée" if grant.form is Form.IN_KIND else None
    cost = f"dépense éligible {format_amount(grant.eligible_cost)}" if grant.eligible_cost else None
    rate = f"taux {format_ratio(grant.rate)}" if grant.rate else None
    texts = (
        forecast,
        in_kind,
        grant.nature,
        grant.use,
        grant.calculation,
        rate,
        joined((cost, grant.tax), " "),
    )
    about = (*texts, grant.object, grant.raw, grant.note)
    lines = joined(map(_line, grant.lines), f"{NBSP}; ") or "non précisée"
    amount = f"montant inconnu ({act})"
    if grant.amount is not None:
        beside = joined((in_words(grant.amount), act), f"{NBSP}; ")
        amount = f"{format_amount(grant.amount)} ({beside})"
    who = f"{amount}, bénéficiaire{NBSP}: {view.name(grant.beneficiary)}"
    return joined((who, joined(about), f"imputation{NBSP}: {lines}"), f"{NBSP}; ")


def _acts(view: View, grant: Grant) -> str:
    """The acts that make the amount: the one that set it, and those that added to it."""
    return format_list(label(act) for act in view.decided.acts[grant.key])


def _line(line: BudgetLine) -> str:
    section = f"section {line.section}" if line.section else None
    budget = f"budget {line.budget}" if line.budget else None
    part = format_amount(line.amount) if line.amount else None
    labels = joined(part.label for part in line.parts)
    return joined((quoted(line.raw), labels, section, budget, joined(map(str, line.exercises)), part))


def _beside(view: View) -> Iterator[Line]:
    for request in view.convention.requests:
        yield from item(_request(view, request), view.columns)
        if request.plan:
            yield from block(_plan(request.plan), view.columns)
    received = [
        paper for paper in view.convention.documents if paper.received_on and paper.received_on <= view.as_of
    ]
    for paper in received:
        yield from item(
            f"pièce reçue {on(paper.received_on)}{NBSP}: {paper.title or paper.kind}", view.columns
        )
    yield from facts(view)


def _request(view: View, request: Request) -> str:
    when = on(request.requested_on) or "date inconnue"
    told = (
        said(request.amount),
        f"demandeur{NBSP}: {view.name(request.beneficiary)}",
        when,
        request.object,
        quoted(request.raw),
    )
    return f"demande pour {request.exercise}{NBSP}: {joined(told)}"


def _plan(plan: FinancingPlan) -> str:
    costs = joined(joined((cost.label, format_amount(cost.amount), cost.tax), " ") for cost in plan.costs)
    resources = joined(f"{resource.label} {format_amount(resource.amount)}" for resource in plan.resources)
    return f"dépenses{NBSP}: {costs}{NBSP}; ressources{NBSP}: {resources}"
