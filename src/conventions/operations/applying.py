"""What each operation of an avenant does to the terms: one small function an operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from conventions.errors import ConventionsError, OperationError
from conventions.model import (
    AddAction,
    AddParty,
    Avenant,
    ChangeAction,
    ChangeAmount,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    ChangePeriod,
    ConfirmGrant,
    ExtendTerm,
    Operation,
    RemoveAction,
    RemoveAxis,
    RemoveClause,
    RemoveDevice,
    RemoveGrant,
    RemoveParty,
    RemovePaymentTerms,
    Renewal,
    Reorder,
    ReplaceArticle,
    SetAxis,
    SetCeiling,
    SetClause,
    SetDevice,
    SetGrant,
    SetTarget,
    Terminate,
    TextEdit,
)
from conventions.operations import granting, lasting, parting, programming, wording
from conventions.operations.editing import Draft, Refusal, Touched
from conventions.operations.states import act_address, act_title


def apply_operation(draft: Draft, operation: Operation, act: Avenant) -> Touched:
    """Do one operation of an avenant; by address in the terms, where in the convention what it changed is said.

    :raises OperationError: when it cannot be done: its address, why, and which avenant it is of.
    """
    address = f"{act_address(act)}.operations[{operation.key}]"
    return _told(lambda: perform(draft, operation), act, address)


def apply_renewal(draft: Draft, renewal: Renewal) -> Touched:
    """Do what a renewal does.

    :raises OperationError: when it would end the convention sooner.
    """
    return _told(lambda: lasting.renew(draft, renewal), renewal, act_address(renewal))


def perform(draft: Draft, operation: Operation) -> Touched:
    """Do one operation; parties that another one replaced since it was written are those of today.

    :raises Refusal: or a ConventionsError, a ValidationError, when it cannot be done.
    """
    if draft.successors:
        operation = parting.translated(draft, operation)
    return _DOES[type(operation)](draft, operation)


def reason_of(error: Exception) -> str:
    """Why an operation cannot be done, in French."""
    if isinstance(error, ValidationError):
        return error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
    return str(error)


FAILURES = (Refusal, ConventionsError, ValidationError)
"""What an operation raises when it cannot be done."""


def _told(do: Callable[[], Touched], act: Avenant | Renewal, address: str) -> Touched:
    try:
        touched = do()
    except FAILURES as error:
        raise OperationError(f"{reason_of(error)} ({act_title(act)})", address) from None
    return {where: f"{address}.{field}" if field else address for where, field in touched.items()}


_DOES: Mapping[type, Callable[[Draft, Any], Touched]] = {
    SetGrant: granting.set_grant,
    ConfirmGrant: granting.confirm_grant,
    ChangeAmount: granting.change_amount,
    RemoveGrant: granting.remove_grant,
    SetCeiling: granting.set_ceiling,
    ChangeBudgetLine: granting.change_budget_line,
    ChangePaymentTerms: programming.change_payment_terms,
    RemovePaymentTerms: programming.remove_payment_terms,
    ExtendTerm: lasting.extend_term,
    ChangePeriod: lasting.change_period,
    Terminate: lasting.terminate,
    SetAxis: programming.set_axis,
    RemoveAxis: programming.remove_axis,
    AddAction: programming.add_action,
    ChangeAction: programming.change_action,
    RemoveAction: programming.remove_action,
    SetTarget: programming.set_target,
    SetDevice: programming.set_device,
    RemoveDevice: programming.remove_device,
    AddParty: parting.add_party,
    ChangeParty: parting.change_party,
    RemoveParty: parting.remove_party,
    SetClause: wording.set_clause,
    RemoveClause: wording.remove_clause,
    ReplaceArticle: wording.replace_article,
    TextEdit: wording.edit_text,
    Reorder: programming.reorder,
}
