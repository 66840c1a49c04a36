"""The acts: how far each one went, and what each avenant changes."""

from __future__ import annotations

from conventions.cli.view import View, block, heading, item
from conventions.french import NBSP, format_date
from conventions.model import (
    Avenant,
    Clause,
    Renewal,
    Terminate,
)
from conventions.operations import AmendingAct, Moment, acts_in_order, order_of
from conventions.wording import Known, describe, joined, label, on, quoted, said_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line


def acts(view: View) -> Iterator[Line]:
    """The convention, its avenants, and the clauses in force."""
    convention = view.convention
    yield from heading("Actes", view.columns)
    partly = ", connue en partie" if convention.known_in_part else ""
    told = joined((said_state(convention, convention, view.as_of), _ended(view)))
    yield from item(f"convention{partly}{NBSP}: {told}", view.columns)
    if convention.source:
        yield from block(f"source{NBSP}: {convention.source}", view.columns)
    yield from block(f"clauses{NBSP}: {_clauses(view.terms.clauses)}", view.columns)
    known = Known(convention)
    acts: tuple[AmendingAct, ...] = (*convention.avenants, *convention.renewals)
    for act in sorted(acts, key=lambda item: order_of(convention, item)):
        yield from _renewal(view, act) if isinstance(act, Renewal) else _avenant(view, act, known)


def _renewal(view: View, act: Renewal) -> Iterator[Line]:
    """« reconduction tacite : prise d’effet le 1er janvier 2027, jusqu’au 31 décembre 2029 »."""
    until = f"jusqu’au {format_date(act.until)}"
    if act.tacit:
        yield from item(
            f"reconduction tacite{NBSP}: prise d’effet {on(act.effective_on)}, {until}", view.columns
        )
    else:
        yield from item(
            f"reconduction{NBSP}: {said_state(view.convention, act, view.as_of)}, {until}", view.columns
        )
    if act.raw:
        yield from block(quoted(act.raw) or "", view.columns)


def _avenant(view: View, avenant: Avenant, known: Known) -> Iterator[Line]:
    year = f"({avenant.year})" if avenant.year and avenant.number is not None else None
    yield from item(
        f"{joined((label(avenant), year), ' ')}{NBSP}: {said_state(view.convention, avenant, view.as_of)}",
        view.columns,
    )
    title = joined(map(quoted, dict.fromkeys(filter(None, (avenant.title, avenant.raw_title)))))
    if title:
        yield from block(title, view.columns)
    for operation in avenant.operations:
        yield from block(describe(operation, known), view.columns)


def _clauses(clauses: tuple[Clause, ...] | None) -> str:
    if clauses is None:
        return "inconnues"
    named = (
        f"{clause.kind} ({_place(clause.article)})" if clause.article else clause.kind for clause in clauses
    )
    return joined(named) or "aucune"


def _place(article: str) -> str:
    """« art. 4 », « préambule »: the preamble is no article."""
    return article if article == "préambule" else f"art.{NBSP}{article}"


def _ended(view: View) -> str | None:
    """« résiliée le 30 septembre 2025 », when an avenant in force ends the convention."""
    signed = acts_in_order(view.convention, Moment(view.as_of, view.as_of), with_projects=False)
    days = [item.day for act in signed for item in act.operations if isinstance(item, Terminate)]
    return f"résiliée {on(min(days))}" if days else None
