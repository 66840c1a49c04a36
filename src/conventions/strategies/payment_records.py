"""Strategies for payment terms: instalments, the rule of each amount, what each payment waits for."""

from __future__ import annotations

from hypothesis import strategies as st

from conventions.model import (
    AmountRule,
    By,
    Fixed,
    From,
    Instalment,
    OnProofs,
    OnRequest,
    PaymentTerms,
    RateOfCosts,
    Remainder,
    SetByAvenant,
    Share,
    Trigger,
    Upon,
    YearDay,
)
from conventions.strategies.building import Strategy, records


def amount_rules() -> st.SearchStrategy[AmountRule]:
    """Rules that say how much an instalment comes to, of every kind."""
    return st.one_of(
        fixed_rules(), rate_of_costs_rules(), remainder_rules(), set_by_avenant_rules(), share_rules()
    )


def by_triggers(**fields: Strategy) -> st.SearchStrategy[By]:
    """``By``: at the latest on a day."""
    return records(By, **fields)


def fixed_rules(**fields: Strategy) -> st.SearchStrategy[Fixed]:
    """``Fixed``: a sum written in the act."""
    return records(Fixed, **fields)


def from_triggers(**fields: Strategy) -> st.SearchStrategy[From]:
    """``From``: not before a day."""
    return records(From, **fields)


def instalments(**fields: Strategy) -> st.SearchStrategy[Instalment]:
    """``Instalment``: one payment, or one kind of payment, of a grant."""
    return records(Instalment, **fields)


def on_proofs_triggers(**fields: Strategy) -> st.SearchStrategy[OnProofs]:
    """``OnProofs``: when the proofs of the instalment have been received."""
    return records(OnProofs, **fields)


def on_request_triggers(**fields: Strategy) -> st.SearchStrategy[OnRequest]:
    """``OnRequest``: when the beneficiary asks."""
    return records(OnRequest, **fields)


def payment_terms(**fields: Strategy) -> st.SearchStrategy[PaymentTerms]:
    """``PaymentTerms``: the instalments of some grants (of all of them when ``grants`` is empty)."""
    return records(PaymentTerms, **fields)


def rate_of_costs_rules(**fields: Strategy) -> st.SearchStrategy[RateOfCosts]:
    """``RateOfCosts``: a rate of the real eligible costs, never above the forecast nor above ``cap``."""
    return records(RateOfCosts, **fields)


def remainder_rules(**fields: Strategy) -> st.SearchStrategy[Remainder]:
    """``Remainder``: what the other instalments leave; absorbs the rounding."""
    return records(Remainder, **fields)


def set_by_avenant_rules(**fields: Strategy) -> st.SearchStrategy[SetByAvenant]:
    """``SetByAvenant``: the act leaves the amount of the year to an avenant."""
    return records(SetByAvenant, **fields)


def share_rules(**fields: Strategy) -> st.SearchStrategy[Share]:
    """``Share``: a part of the exercise's grant."""
    return records(Share, **fields)


def triggers() -> st.SearchStrategy[Trigger]:
    """What a payment waits for, of every kind."""
    return st.one_of(
        by_triggers(),
        from_triggers(),
        on_proofs_triggers(),
        on_request_triggers(),
        upon_triggers(),
        year_day_triggers(),
    )


def upon_triggers(**fields: Strategy) -> st.SearchStrategy[Upon]:
    """``Upon``: after an event, and a delay when there is one."""
    return records(Upon, **fields)


def year_day_triggers(**fields: Strategy) -> st.SearchStrategy[YearDay]:
    """``YearDay``: on a day of the exercise."""
    return records(YearDay, **fields)
