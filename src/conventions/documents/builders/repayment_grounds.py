"""What money is asked back on: the clauses, the cases that the act foresees, the decisions that withdraw a grant."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.builders.accounting import listed, section, titled, told
from conventions.documents.builders.repayable import Repayable, repayables
from conventions.documents.subject import Subject
from conventions.documents.tree import Block
from conventions.french import NBSP, format_date, format_ratio
from conventions.model import Clause, ClauseKind, Repayment, Surplus, Withdrawal
from conventions.operations import terms_for
from conventions.wording import joined, on, quoted, said

_KINDS = frozenset({ClauseKind.REPAYMENT, ClauseKind.RETENTION})
_SILENT = "La convention ne dit rien du reversement."


def grounds(subject: Subject) -> tuple[Block, ...]:
    """What the demand rests on; nothing where nothing is asked."""
    asked = [each for each in subject.once(repayables) if each.amount]
    if not asked:
        return ()
    clauses = [_clause(each) for each in subject.terms.clauses or () if each.kind in _KINDS]
    cases = [text for each in asked for text in _of_grant(subject, each)]
    decided = [_withdrawal(subject, item) for each in asked for item in each.withdrawals]
    return section("Fondement", listed([*decided, *clauses, *dict.fromkeys(cases)] or [_SILENT]))


def _clause(clause: Clause) -> str:
    article = f" (article{NBSP}{clause.article})" if clause.article else ""
    return f"Clause de {clause.kind}{article}" + (f"{NBSP}: {quoted(clause.raw)}" if clause.raw else "")


def _of_grant(subject: Subject, each: Repayable) -> Iterator[str]:
    """The cases and the surplus that the terms of payment of a grant foresee."""
    grant = next((item for item in subject.terms.grants if item.key == each.grant), None)
    terms = terms_for(subject.terms, grant) if grant else None
    if terms is not None:
        yield from map(_case, terms.repayments)
        yield from map(_surplus, [terms.surplus] if terms.surplus else [])


def _case(each: Repayment) -> str:
    extent = f"restitution {each.extent}" if each.extent else None
    return f"Cas prévu{NBSP}: {joined((each.case, extent, quoted(each.raw)))}"


def _surplus(surplus: Surplus) -> str:
    part = (
        f"au plus {format_ratio(surplus.ratio)} ({surplus.of})"
        if surplus.ratio is not None
        else "part non chiffrée"
    )
    return f"Excédent que le bénéficiaire garde{NBSP}: {joined((part, quoted(surplus.raw)))}"


def _withdrawal(subject: Subject, each: Withdrawal) -> str:
    about = (
        "retrait total" if each.amount is None else f"retrait de {said(each.amount)}",
        told("motif", each.ground),
        told("condition", each.condition),
        told("condition posée", on(each.condition_set_on)),
        told("manquement", on(each.breached_on)),
        told("observations demandées", on(each.heard_on) or "date non renseignée"),
        quoted(each.raw),
    )
    return f"{titled(subject, each.grant)}, décision du {format_date(each.decided_on)}{NBSP}: {joined(about)}"
