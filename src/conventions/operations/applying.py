"""What each operation of an avenant does to the terms: one small pure function an operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from conventions.base import Record
from conventions.errors import ConventionsError, OperationError
from conventions.french import format_date
from conventions.model import (
    AddAction,
    AddParty,
    ChangeAction,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ConfirmGrant,
    ExtendTerm,
    Firmness,
    Operation,
    RemoveAction,
    SetGrant,
    SetTarget,
    Terminate,
    Terms,
    TextEdit,
)
from conventions.model.references import rewritten
from conventions.operations.granting import Refusal, refuse_another_grant, with_more

R = TypeVar("R", bound=Record)


def apply_operation(terms: Terms, operation: Operation, address: str) -> Terms:
    """The terms after one operation; ``address`` names the operation in errors.

    :raises OperationError: when the operation is about something that is not there, or means nothing.
    """
    try:
        return _DOES[type(operation)](terms, operation)
    except (Refusal, ConventionsError) as error:
        raise OperationError(f"{address} : {error}") from None


def _changed(terms: Terms, **changes: object) -> Terms:
    """The terms with other parts, already validated one by one: many operations cost no more than their sum."""
    return Terms.model_construct(**{**{name: getattr(terms, name) for name in Terms.model_fields}, **changes})


def _rank(items: tuple[R, ...], key: str, what: str) -> int:
    for rank, item in enumerate(items):
        if getattr(item, "key", None) == key:
            return rank
    raise Refusal(f"{what} « {key} » n’existe pas à cette date")


def _put(items: tuple[R, ...], item: R) -> tuple[R, ...]:
    """The items with this one in the place of the one of the same key, or at the end."""
    key = getattr(item, "key", None)
    for rank, other in enumerate(items):
        if getattr(other, "key", None) == key:
            return _swap(items, rank, item)
    return (*items, item)


def _swap(items: tuple[R, ...], rank: int, item: R) -> tuple[R, ...]:
    return (*items[:rank], item, *items[rank + 1 :])


def _set_grant(terms: Terms, operation: SetGrant) -> Terms:
    grant = operation.grant
    if operation.mode == "ajoute":
        old = terms.grants[_rank(terms.grants, grant.key, "la subvention")]
        grant = with_more(old, grant)
    else:
        refuse_another_grant(terms, grant)
    return _changed(terms, grants=_put(terms.grants, grant))


def _confirm_grant(terms: Terms, operation: ConfirmGrant) -> Terms:
    rank = _rank(terms.grants, operation.grant, "la subvention")
    return _changed(
        terms, grants=_swap(terms.grants, rank, terms.grants[rank].replace(firmness=Firmness.FIRM))
    )


def _extend_term(terms: Terms, operation: ExtendTerm) -> Terms:
    end = terms.period.end
    if end is not None and operation.until < end:
        until, known = format_date(operation.until), format_date(end)
        raise Refusal(f"une prolongation au {until} raccourcirait la période, qui va au {known}")
    return _changed(terms, period=terms.period.until(operation.until))


def _terminate(terms: Terms, operation: Terminate) -> Terms:
    """The period ends on the day; what was only foreseen for later exercises falls."""
    day, period = format_date(operation.day), terms.period
    if operation.day < period.start:
        raise Refusal(f"une résiliation au {day} précède le début, le {format_date(period.start)}")
    if period.end is not None and operation.day > period.end:
        raise Refusal(f"une résiliation au {day} vient après la fin, le {format_date(period.end)}")
    kept = (
        grant
        for grant in terms.grants
        if grant.firmness is Firmness.FIRM or grant.exercise <= operation.day.year
    )
    return _changed(terms, period=period.until(operation.day), grants=tuple(kept))


def _add_action(terms: Terms, operation: AddAction) -> Terms:
    if any(action.key == operation.action.key for action in terms.actions):
        raise Refusal(f"l’action « {operation.action.key} » existe déjà : modifiez-la")
    return _changed(terms, actions=(*terms.actions, operation.action))


def _change_action(terms: Terms, operation: ChangeAction) -> Terms:
    rank = _rank(terms.actions, operation.action.key, "l’action")
    return _changed(terms, actions=_swap(terms.actions, rank, operation.action))


def _remove_action(terms: Terms, operation: RemoveAction) -> Terms:
    rank = _rank(terms.actions, operation.action, "l’action")
    return _changed(terms, actions=terms.actions[:rank] + terms.actions[rank + 1 :])


def _set_target(terms: Terms, operation: SetTarget) -> Terms:
    rank = _rank(terms.actions, operation.action, "l’action")
    action = terms.actions[rank]
    changed = action.replace(targets=_put(action.targets, operation.target))
    return _changed(terms, actions=_swap(terms.actions, rank, changed))


def _change_payment_terms(terms: Terms, operation: ChangePaymentTerms) -> Terms:
    """The terms agreed last stand last, where those of the same grants are looked for first."""
    changed = operation.payment_terms
    kept = tuple(item for item in terms.payment_terms if item.key != changed.key)
    return _changed(terms, payment_terms=(*kept, changed))


def _change_budget_line(terms: Terms, operation: ChangeBudgetLine) -> Terms:
    rank = _rank(terms.grants, operation.grant, "la subvention")
    grant = terms.grants[rank]
    changed = grant.replace(lines=_put(grant.lines, operation.line))
    return _changed(terms, grants=_swap(terms.grants, rank, changed))


def _add_party(terms: Terms, operation: AddParty) -> Terms:
    if terms.party(operation.party.key):
        raise Refusal(f"la partie « {operation.party.key} » existe déjà")
    return _changed(terms, parties=(*terms.parties, operation.party))


def _change_party(terms: Terms, operation: ChangeParty) -> Terms:
    """The new party stands wherever the old one was named: grants, partners, owners of devices."""
    rank, old, new = _rank(terms.parties, operation.old, "la partie"), operation.old, operation.new.key
    if new != old and terms.party(new):
        raise Refusal(
            f"la partie « {new} » existe déjà : donnez une autre clé à celle qui remplace « {old} »"
        )
    changed = _changed(terms, parties=_swap(terms.parties, rank, operation.new))
    return rewritten(changed, lambda kind, key: new if (kind, key) == ("Party", old) else key)


def _edit_text(terms: Terms, operation: TextEdit) -> Terms:
    """The wording changes; the clauses that rules read are told by other operations."""
    return terms


_DOES: Mapping[type, Callable[[Terms, Any], Terms]] = {
    SetGrant: _set_grant,
    ConfirmGrant: _confirm_grant,
    ExtendTerm: _extend_term,
    Terminate: _terminate,
    AddAction: _add_action,
    ChangeAction: _change_action,
    RemoveAction: _remove_action,
    SetTarget: _set_target,
    ChangePaymentTerms: _change_payment_terms,
    ChangeBudgetLine: _change_budget_line,
    AddParty: _add_party,
    ChangeParty: _change_party,
    TextEdit: _edit_text,
}
