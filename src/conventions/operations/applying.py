"""What each operation of an avenant does to the terms: one small pure function an operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

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
from conventions.model.references import references, rewritten
from conventions.operations.editing import Applied, Refusal, changed, put, rank_of, swap
from conventions.operations.granting import change_budget_line, confirm_grant, set_grant
from conventions.periods import DAY, Period


def apply_operation(terms: Terms, operation: Operation, address: str) -> Applied:
    """The terms after one operation, and by address in them where in the convention what it changed is said.

    ``address`` is that of the operation in the convention.

    :raises OperationError: when the operation is about something that is not there, or means nothing.
    """
    try:
        after, touched = _DOES[type(operation)](terms, operation)
    except (Refusal, ConventionsError) as error:
        raise OperationError(str(error), address) from None
    return Applied(
        after, {where: f"{address}.{field}" if field else address for where, field in touched.items()}
    )


def _extend_term(terms: Terms, operation: ExtendTerm) -> Applied:
    end, until = terms.period.end, _new_end(terms.period, operation)
    if end is not None and until < end:
        told, known = format_date(until), format_date(end)
        raise Refusal(f"une prolongation au {told} raccourcirait la période, qui va au {known}")
    said = "until" if operation.by is None else "by"
    return Applied(changed(terms, period=terms.period.until(until)), {"period": said})


def _new_end(period: Period, operation: ExtendTerm) -> date:
    if operation.until is not None:
        return operation.until
    if period.end is None or operation.by is None:
        raise Refusal(
            "une prolongation de quelques mois demande une fin connue : dites jusqu’à quel jour (until)"
        )
    return cast("date", Period.lasting(period.end + DAY, operation.by).end)


def _terminate(terms: Terms, operation: Terminate) -> Applied:
    """The period ends on the day; what was only foreseen for later exercises falls."""
    day, period = format_date(operation.day), terms.period
    if operation.day < period.start:
        raise Refusal(f"une résiliation au {day} précède le début, le {format_date(period.start)}")
    if period.end is not None and operation.day > period.end:
        raise Refusal(f"une résiliation au {day} vient après la fin, le {format_date(period.end)}")
    fallen = {
        grant.key
        for grant in terms.grants
        if grant.firmness is Firmness.FORECAST and grant.exercise > operation.day.year
    }
    kept = tuple(grant for grant in terms.grants if grant.key not in fallen)
    touched = {"period": "day", **{f"grants[{key}]": "" for key in fallen}}
    return Applied(changed(terms, period=period.until(operation.day), grants=kept), touched)


def _add_action(terms: Terms, operation: AddAction) -> Applied:
    key = operation.action.key
    if any(action.key == key for action in terms.actions):
        raise Refusal(f"l’action « {key} » existe déjà : modifiez-la")
    return Applied(changed(terms, actions=(*terms.actions, operation.action)), {f"actions[{key}]": "action"})


def _change_action(terms: Terms, operation: ChangeAction) -> Applied:
    key = operation.action.key
    actions = swap(terms.actions, rank_of(terms.actions, key, "l’action"), operation.action)
    return Applied(changed(terms, actions=actions), {f"actions[{key}]": "action"})


def _remove_action(terms: Terms, operation: RemoveAction) -> Applied:
    rank = rank_of(terms.actions, operation.action, "l’action")
    left = changed(terms, actions=terms.actions[:rank] + terms.actions[rank + 1 :])
    return Applied(left, {f"actions[{operation.action}]": ""})


def _set_target(terms: Terms, operation: SetTarget) -> Applied:
    rank, target = rank_of(terms.actions, operation.action, "l’action"), operation.target
    action = terms.actions[rank]
    aimed = action.replace(targets=put(action.targets, target))
    touched = {f"actions[{action.key}].targets[{target.key}]": "target"}
    return Applied(changed(terms, actions=swap(terms.actions, rank, aimed)), touched)


def _change_payment_terms(terms: Terms, operation: ChangePaymentTerms) -> Applied:
    """The terms agreed last stand last, where those of the same grants are looked for first."""
    agreed = operation.payment_terms
    kept = tuple(item for item in terms.payment_terms if item.key != agreed.key)
    touched = {f"payment_terms[{agreed.key}]": "payment_terms"}
    return Applied(changed(terms, payment_terms=(*kept, agreed)), touched)


def _add_party(terms: Terms, operation: AddParty) -> Applied:
    key = operation.party.key
    if terms.party(key):
        raise Refusal(f"la partie « {key} » existe déjà")
    return Applied(changed(terms, parties=(*terms.parties, operation.party)), {f"parties[{key}]": "party"})


def _change_party(terms: Terms, operation: ChangeParty) -> Applied:
    """The new party stands wherever the old one was named: grants, partners, owners of devices."""
    rank, old, new = rank_of(terms.parties, operation.old, "la partie"), operation.old, operation.new.key
    if new != old and terms.party(new):
        raise Refusal(
            f"la partie « {new} » existe déjà : donnez une autre clé à celle qui remplace « {old} »"
        )
    after = changed(terms, parties=swap(terms.parties, rank, operation.new))
    if new == old:
        return Applied(after, {f"parties[{old}]": "new"})
    named = (item.address for item in references(after) if (item.kind, item.key) == ("Party", old))
    touched = {f"parties[{old}]": "", f"parties[{new}]": "new", **dict.fromkeys(named, "new.key")}
    return Applied(rewritten(after, lambda kind, key: new if (kind, key) == ("Party", old) else key), touched)


def _edit_text(terms: Terms, operation: TextEdit) -> Applied:
    """The wording changes; the clauses that rules read are told by other operations."""
    return Applied(terms, {})


_DOES: Mapping[type, Callable[[Terms, Any], Applied]] = {
    SetGrant: set_grant,
    ConfirmGrant: confirm_grant,
    ExtendTerm: _extend_term,
    Terminate: _terminate,
    AddAction: _add_action,
    ChangeAction: _change_action,
    RemoveAction: _remove_action,
    SetTarget: _set_target,
    ChangePaymentTerms: _change_payment_terms,
    ChangeBudgetLine: change_budget_line,
    AddParty: _add_party,
    ChangeParty: _change_party,
    TextEdit: _edit_text,
}
