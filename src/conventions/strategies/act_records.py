"""Strategies for the acts: clauses, votes, deliberations, avenants and their operations, terms."""

from __future__ import annotations

from hypothesis import strategies as st

from conventions.model import (
    AddAction,
    AddParty,
    Avenant,
    ChangeAction,
    ChangeBudgetLine,
    ChangeParty,
    ChangePaymentTerms,
    Clause,
    ConfirmGrant,
    DatedAct,
    Decision,
    Delegation,
    Deliberation,
    ExtendTerm,
    Framework,
    Operation,
    RemoveAction,
    SetGrant,
    SetTarget,
    Terminate,
    Terms,
    TextEdit,
    Vote,
    Waiver,
)
from conventions.strategies.building import Strategy, records


def add_action_operations(**fields: Strategy) -> st.SearchStrategy[AddAction]:
    """``AddAction``: a new action."""
    return records(AddAction, **fields)


def add_party_operations(**fields: Strategy) -> st.SearchStrategy[AddParty]:
    """``AddParty``: a new party."""
    return records(AddParty, **fields)


def avenants(**fields: Strategy) -> st.SearchStrategy[Avenant]:
    """``Avenant``: an avenant."""
    return records(Avenant, **fields)


def change_action_operations(**fields: Strategy) -> st.SearchStrategy[ChangeAction]:
    """``ChangeAction``: an action as it reads from now on; its key says which one."""
    return records(ChangeAction, **fields)


def change_budget_line_operations(**fields: Strategy) -> st.SearchStrategy[ChangeBudgetLine]:
    """``ChangeBudgetLine``: the imputation of a grant, replaced by key."""
    return records(ChangeBudgetLine, **fields)


def change_party_operations(**fields: Strategy) -> st.SearchStrategy[ChangeParty]:
    """``ChangeParty``: a party replaced: takeover of the project, change of name, substitution."""
    return records(ChangeParty, **fields)


def change_payment_terms_operations(**fields: Strategy) -> st.SearchStrategy[ChangePaymentTerms]:
    """``ChangePaymentTerms``: payment terms, new or replaced by key."""
    return records(ChangePaymentTerms, **fields)


def clauses(**fields: Strategy) -> st.SearchStrategy[Clause]:
    """``Clause``: what an article says, of a closed list of kinds, with its words."""
    return records(Clause, **fields)


def confirm_grant_operations(**fields: Strategy) -> st.SearchStrategy[ConfirmGrant]:
    """``ConfirmGrant``: a forecast grant becomes firm."""
    return records(ConfirmGrant, **fields)


def dated_acts(**fields: Strategy) -> st.SearchStrategy[DatedAct]:
    """``DatedAct``: the dates of a convention or an avenant; None means unknown."""
    return records(DatedAct, **fields)


def decisions(**fields: Strategy) -> st.SearchStrategy[Decision]:
    """``Decision``: one decision of a deliberation, of a closed list of kinds, with its words."""
    return records(Decision, **fields)


def delegations(**fields: Strategy) -> st.SearchStrategy[Delegation]:
    """``Delegation``: the text by which an assembly lets another organ decide."""
    return records(Delegation, **fields)


def deliberations(**fields: Strategy) -> st.SearchStrategy[Deliberation]:
    """``Deliberation``: a deliberation: who decided what, when, by which vote; its number may be unknown."""
    return records(Deliberation, **fields)


def extend_term_operations(**fields: Strategy) -> st.SearchStrategy[ExtendTerm]:
    """``ExtendTerm``: the convention lasts until a later day."""
    return records(ExtendTerm, **fields)


def frameworks(**fields: Strategy) -> st.SearchStrategy[Framework]:
    """``Framework``: the agreement above the convention; what is not known of it stays empty."""
    return records(Framework, **fields)


def operations() -> st.SearchStrategy[Operation]:
    """Operations of avenants, of every kind, on things that may not exist."""
    return st.one_of(
        add_action_operations(),
        add_party_operations(),
        change_action_operations(),
        change_budget_line_operations(),
        change_party_operations(),
        change_payment_terms_operations(),
        confirm_grant_operations(),
        extend_term_operations(),
        remove_action_operations(),
        set_grant_operations(),
        set_target_operations(),
        terminate_operations(),
        text_edit_operations(),
    )


def remove_action_operations(**fields: Strategy) -> st.SearchStrategy[RemoveAction]:
    """``RemoveAction``: an action that ends."""
    return records(RemoveAction, **fields)


def set_grant_operations(**fields: Strategy) -> st.SearchStrategy[SetGrant]:
    """``SetGrant``: the money of an exercise: a new grant, or one that replaces the grant of the same key."""
    return records(SetGrant, **fields)


def set_target_operations(**fields: Strategy) -> st.SearchStrategy[SetTarget]:
    """``SetTarget``: a target of an action, new or replaced by key."""
    return records(SetTarget, **fields)


def terminate_operations(**fields: Strategy) -> st.SearchStrategy[Terminate]:
    """``Terminate``: the convention ends before its term."""
    return records(Terminate, **fields)


def terms(**fields: Strategy) -> st.SearchStrategy[Terms]:
    """``Terms``: what the parties agreed on."""
    return records(Terms, **fields)


def text_edit_operations(**fields: Strategy) -> st.SearchStrategy[TextEdit]:
    """``TextEdit``: a change of the wording of an article, kept as written."""
    return records(TextEdit, **fields)


def votes(**fields: Strategy) -> st.SearchStrategy[Vote]:
    """``Vote``: how the vote went; a count that the act does not give is None, never zero."""
    return records(Vote, **fields)


def waivers(**fields: Strategy) -> st.SearchStrategy[Waiver]:
    """``Waiver``: a finding accepted on purpose: which rule, where, why, by whom, until when."""
    return records(Waiver, **fields)
