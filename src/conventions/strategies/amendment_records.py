"""Strategies for the operations of avenants, on things that may not exist."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from conventions.model import (
    AddAction,
    AddParty,
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
from conventions.strategies.building import Strategy, records


def add_action_operations(**fields: Strategy) -> st.SearchStrategy[AddAction]:
    """``AddAction``: a new action."""
    return records(AddAction, **fields)


def add_party_operations(**fields: Strategy) -> st.SearchStrategy[AddParty]:
    """``AddParty``: a new party."""
    return records(AddParty, **fields)


def change_action_operations(**fields: Strategy) -> st.SearchStrategy[ChangeAction]:
    """``ChangeAction``: an action as it reads from now on; its key says which one."""
    return records(ChangeAction, **fields)


def change_amount_operations(**fields: Strategy) -> st.SearchStrategy[ChangeAmount]:
    """``ChangeAmount``: the amount of a grant replaced by another, or raised or lowered."""
    return records(ChangeAmount, **fields)


def change_budget_line_operations(**fields: Strategy) -> st.SearchStrategy[ChangeBudgetLine]:
    """``ChangeBudgetLine``: the imputation of a grant, replaced by key."""
    return records(ChangeBudgetLine, **fields)


def change_party_operations(**fields: Strategy) -> st.SearchStrategy[ChangeParty]:
    """``ChangeParty``: a party replaced: takeover, change of name, substitution, correction."""
    return records(ChangeParty, **fields)


def change_payment_terms_operations(**fields: Strategy) -> st.SearchStrategy[ChangePaymentTerms]:
    """``ChangePaymentTerms``: payment terms, new or replaced by key."""
    return records(ChangePaymentTerms, **fields)


def change_period_operations(**fields: Strategy) -> st.SearchStrategy[ChangePeriod]:
    """``ChangePeriod``: other dates for the whole period."""
    return records(ChangePeriod, **fields)


def confirm_grant_operations(**fields: Strategy) -> st.SearchStrategy[ConfirmGrant]:
    """``ConfirmGrant``: a forecast grant becomes firm."""
    return records(ConfirmGrant, **fields)


def extend_term_operations(**fields: Strategy) -> st.SearchStrategy[ExtendTerm]:
    """``ExtendTerm``: the convention lasts until a later day, or longer by a duration."""
    return records(ExtendTerm, **fields)


def remove_action_operations(**fields: Strategy) -> st.SearchStrategy[RemoveAction]:
    """``RemoveAction``: an action that ends."""
    return records(RemoveAction, **fields)


def remove_axis_operations(**fields: Strategy) -> st.SearchStrategy[RemoveAxis]:
    """``RemoveAxis``: an axis that ends."""
    return records(RemoveAxis, **fields)


def remove_clause_operations(**fields: Strategy) -> st.SearchStrategy[RemoveClause]:
    """``RemoveClause``: a clause that no longer holds."""
    return records(RemoveClause, **fields)


def remove_device_operations(**fields: Strategy) -> st.SearchStrategy[RemoveDevice]:
    """``RemoveDevice``: a device that ends."""
    return records(RemoveDevice, **fields)


def remove_grant_operations(**fields: Strategy) -> st.SearchStrategy[RemoveGrant]:
    """``RemoveGrant``: a grant that is no longer granted."""
    return records(RemoveGrant, **fields)


def remove_party_operations(**fields: Strategy) -> st.SearchStrategy[RemoveParty]:
    """``RemoveParty``: a party that leaves."""
    return records(RemoveParty, **fields)


def remove_payment_terms_operations(**fields: Strategy) -> st.SearchStrategy[RemovePaymentTerms]:
    """``RemovePaymentTerms``: payment terms that no longer hold."""
    return records(RemovePaymentTerms, **fields)


def reorder_operations(**fields: Strategy) -> st.SearchStrategy[Reorder]:
    """``Reorder``: another order of the records of one part, which changes nothing else; ``keys`` names them all."""
    return records(Reorder, **fields)


def replace_article_operations(**fields: Strategy) -> st.SearchStrategy[ReplaceArticle]:
    """``ReplaceArticle``: an article that reads otherwise from now on."""
    return records(ReplaceArticle, **fields)


def set_axis_operations(**fields: Strategy) -> st.SearchStrategy[SetAxis]:
    """``SetAxis``: an axis, new or replaced by key."""
    return records(SetAxis, **fields)


def set_ceiling_operations(**fields: Strategy) -> st.SearchStrategy[SetCeiling]:
    """``SetCeiling``: the most that all the grants may add up to, or no ceiling any more."""
    return records(SetCeiling, **fields)


def set_clause_operations(**fields: Strategy) -> st.SearchStrategy[SetClause]:
    """``SetClause``: a clause, new or replaced by key."""
    return records(SetClause, **fields)


def set_device_operations(**fields: Strategy) -> st.SearchStrategy[SetDevice]:
    """``SetDevice``: a device, new or replaced by key."""
    return records(SetDevice, **fields)


def set_grant_operations(**fields: Strategy) -> st.SearchStrategy[SetGrant]:
    """``SetGrant``: the money of an exercise: a new grant, or one that replaces the grant of the same key."""
    return records(SetGrant, **fields)


def set_target_operations(**fields: Strategy) -> st.SearchStrategy[SetTarget]:
    """``SetTarget``: a target of an action, new or replaced by key."""
    return records(SetTarget, **fields)


def terminate_operations(**fields: Strategy) -> st.SearchStrategy[Terminate]:
    """``Terminate``: the convention ends before its term."""
    return records(Terminate, **fields)


def text_edit_operations(**fields: Strategy) -> st.SearchStrategy[TextEdit]:
    """``TextEdit``: a change of wording, kept as written; ``raw`` is the sentence of the avenant."""
    return records(TextEdit, **fields)


def operations() -> st.SearchStrategy[Operation]:
    """Operations of avenants, of every kind, on things that may not exist."""
    return st.one_of([records(kind) for kind in get_args(get_args(Operation)[0])])
