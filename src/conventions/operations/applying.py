"""What each operation of an avenant does to the terms: one small pure function an operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from conventions.base import Record
from conventions.errors import OperationError
from conventions.french import format_amount, format_date
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
    Grant,
    Operation,
    RemoveAction,
    SetGrant,
    SetTarget,
    Terminate,
    Terms,
    TextEdit,
)
from conventions.money import ZERO, Amount

R = TypeVar("R", bound=Record)


def apply_operation(terms: Terms, operation: Operation, address: str) -> Terms:
    """The terms after one operation; ``address`` names the operation in errors.

    :raises OperationError: when the operation is about something that is not there, or means nothing.
    """
    try:
        return _DOES[type(operation)](terms, operation)
    except _Absent as absent:
        raise OperationError(f"{address} : {absent}") from None


class _Absent(Exception):
    """Why the operation cannot be done; the caller adds its address."""


def _rank(items: tuple[R, ...], key: str, what: str) -> int:
    for rank, item in enumerate(items):
        if getattr(item, "key", None) == key:
            return rank
    raise _Absent(f"{what} « {key} » n’existe pas à cette date")


def _put(items: tuple[R, ...], item: R) -> tuple[R, ...]:
    """The items with this one in the place of the one of the same key, or at the end."""
    key = getattr(item, "key", None)
    if all(getattr(other, "key", None) != key for other in items):
        return (*items, item)
    return tuple(item if getattr(other, "key", None) == key else other for other in items)


def _swap(items: tuple[R, ...], rank: int, item: R) -> tuple[R, ...]:
    return (*items[:rank], item, *items[rank + 1 :])


def _set_grant(terms: Terms, operation: SetGrant) -> Terms:
    grant = operation.grant
    if operation.mode == "ajoute":
        old = terms.grants[_rank(terms.grants, grant.key, "la subvention")]
        grant = old.replace(amount=_added(old, grant))
    else:
        _refuse_another_grant(terms, grant)
    return terms.replace(grants=_put(terms.grants, grant))


def _added(old: Grant, more: Grant) -> Amount | None:
    """The amount of a grant with what an avenant adds, or takes when it is below zero."""
    if old.amount is None or more.amount is None:
        return None
    total = old.amount + more.amount
    if total < ZERO:
        took, left = format_amount(-more.amount), format_amount(old.amount)
        raise _Absent(f"impossible de retirer {took} à la subvention « {old.key} », qui est de {left}")
    return total


def _refuse_another_grant(terms: Terms, grant: Grant) -> None:
    """A grant is replaced for its own beneficiary, and one of another key is not doubled unawares."""
    for old in terms.grants:
        if old.key == grant.key and old.beneficiary != grant.beneficiary:
            reason = f"la subvention « {old.key} » est attribuée à « {old.beneficiary} »"
            raise _Absent(f"{reason}, pas à « {grant.beneficiary} » : donnez une autre clé (key: …)")
        if _may_be_the_same(old, grant):
            reason = f"la subvention « {old.key} » existe pour le même exercice et le même bénéficiaire"
            raise _Absent(f"{reason} : donnez sa clé (key: {old.key}) pour la remplacer, ou une autre clé")


def _may_be_the_same(old: Grant, new: Grant) -> bool:
    """Two keys made by default, of one exercise and beneficiary, when one of them does not say its nature."""
    if old.key == new.key or (old.exercise, old.beneficiary) != (new.exercise, new.beneficiary):
        return False
    return old.has_default_key and new.has_default_key and None in (old.nature, new.nature)


def _confirm_grant(terms: Terms, operation: ConfirmGrant) -> Terms:
    rank = _rank(terms.grants, operation.grant, "la subvention")
    return terms.replace(grants=_swap(terms.grants, rank, terms.grants[rank].replace(firmness=Firmness.FIRM)))


def _extend_term(terms: Terms, operation: ExtendTerm) -> Terms:
    end = terms.period.end
    if end is not None and operation.until < end:
        until, known = format_date(operation.until), format_date(end)
        raise _Absent(f"une prolongation au {until} raccourcirait la période, qui va au {known}")
    return terms.replace(period=terms.period.until(operation.until))


def _terminate(terms: Terms, operation: Terminate) -> Terms:
    if operation.on < terms.period.start:
        on, start = format_date(operation.on), format_date(terms.period.start)
        raise _Absent(f"une résiliation au {on} précède le début, le {start}")
    return terms.replace(period=terms.period.until(operation.on))


def _add_action(terms: Terms, operation: AddAction) -> Terms:
    if any(action.key == operation.action.key for action in terms.actions):
        raise _Absent(f"l’action « {operation.action.key} » existe déjà : modifiez-la")
    return terms.replace(actions=(*terms.actions, operation.action))


def _change_action(terms: Terms, operation: ChangeAction) -> Terms:
    rank = _rank(terms.actions, operation.action.key, "l’action")
    return terms.replace(actions=_swap(terms.actions, rank, operation.action))


def _remove_action(terms: Terms, operation: RemoveAction) -> Terms:
    rank = _rank(terms.actions, operation.action, "l’action")
    return terms.replace(actions=terms.actions[:rank] + terms.actions[rank + 1 :])


def _set_target(terms: Terms, operation: SetTarget) -> Terms:
    rank = _rank(terms.actions, operation.action, "l’action")
    action = terms.actions[rank]
    changed = action.replace(targets=_put(action.targets, operation.target))
    return terms.replace(actions=_swap(terms.actions, rank, changed))


def _change_payment_terms(terms: Terms, operation: ChangePaymentTerms) -> Terms:
    return terms.replace(payment_terms=_put(terms.payment_terms, operation.payment_terms))


def _change_budget_line(terms: Terms, operation: ChangeBudgetLine) -> Terms:
    rank = _rank(terms.grants, operation.grant, "la subvention")
    grant = terms.grants[rank]
    changed = grant.replace(lines=_put(grant.lines, operation.line))
    return terms.replace(grants=_swap(terms.grants, rank, changed))


def _add_party(terms: Terms, operation: AddParty) -> Terms:
    if terms.party(operation.party.key):
        raise _Absent(f"la partie « {operation.party.key} » existe déjà")
    return terms.replace(parties=(*terms.parties, operation.party))


def _change_party(terms: Terms, operation: ChangeParty) -> Terms:
    rank = _rank(terms.parties, operation.old, "la partie")
    return terms.replace(
        parties=_swap(terms.parties, rank, operation.new),
        grants=tuple(_retarget(grant, operation) for grant in terms.grants),
    )


def _retarget(grant: Grant, operation: ChangeParty) -> Grant:
    same = grant.beneficiary != operation.old
    return grant if same else grant.replace(beneficiary=operation.new.key)


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
