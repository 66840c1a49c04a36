"""Strategies for payment terms: instalments, the rule of each amount, what each payment waits for."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from conventions.model import (
    Activity,
    AllOf,
    AmountRule,
    By,
    During,
    Each,
    Fixed,
    From,
    InExercise,
    Instalment,
    Lapse,
    Min,
    OnCriteria,
    OnDeliberation,
    OnProofs,
    OnRequest,
    PaymentTerms,
    Progress,
    RateOfCosts,
    Remainder,
    Repayment,
    SetByAvenant,
    Share,
    Surplus,
    Trigger,
    Upon,
    UpTo,
    Variant,
    YearDay,
)
from conventions.strategies.building import Strategy, records


def amount_rules() -> st.SearchStrategy[AmountRule]:
    """Rules that say how much an instalment comes to, of every kind."""
    return st.one_of([records(kind) for kind in get_args(get_args(AmountRule)[0])])


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
    return st.one_of([records(kind) for kind in get_args(get_args(Trigger)[0])])


def upon_triggers(**fields: Strategy) -> st.SearchStrategy[Upon]:
    """``Upon``: after an event, and a delay when there is one."""
    return records(Upon, **fields)


def year_day_triggers(**fields: Strategy) -> st.SearchStrategy[YearDay]:
    """``YearDay``: on a day of the exercise."""
    return records(YearDay, **fields)


def activity_rules(**fields: Strategy) -> st.SearchStrategy[Activity]:
    """``Activity``: a sum for what was counted: ``amount`` for every ``per`` of what ``driver`` names (« élèves »)."""
    return records(Activity, **fields)


def min_rules(**fields: Strategy) -> st.SearchStrategy[Min]:
    """``Min``: the lowest of several rules: « 50 % du coût, dans la limite de 10 000 € »."""
    return records(Min, **fields)


def progress_rules(**fields: Strategy) -> st.SearchStrategy[Progress]:
    """``Progress``: what the costs justified so far give right to: their part of the grant."""
    return records(Progress, **fields)


def up_to_rules(**fields: Strategy) -> st.SearchStrategy[UpTo]:
    """``UpTo``: what the beneficiary asks for, up to a part of a sum."""
    return records(UpTo, **fields)


def all_of_triggers(**fields: Strategy) -> st.SearchStrategy[AllOf]:
    """``AllOf``: several triggers, all of which must have come: « sur demande, après le vote du budget »."""
    return records(AllOf, **fields)


def during_triggers(**fields: Strategy) -> st.SearchStrategy[During]:
    """``During``: within the days that the words of the act allow: « en septembre 2018 », « début 2019 »."""
    return records(During, **fields)


def each_triggers(**fields: Strategy) -> st.SearchStrategy[Each]:
    """``Each``: as many payments as ``payments``, one a month or one a quarter."""
    return records(Each, **fields)


def in_exercise_triggers(**fields: Strategy) -> st.SearchStrategy[InExercise]:
    """``InExercise``: within some months of an exercise: « au premier trimestre N+1 »."""
    return records(InExercise, **fields)


def on_criteria_triggers(**fields: Strategy) -> st.SearchStrategy[OnCriteria]:
    """``OnCriteria``: when every one of some criteria is met: a jury, a rate of progress, an opening."""
    return records(OnCriteria, **fields)


def on_deliberation_triggers(**fields: Strategy) -> st.SearchStrategy[OnDeliberation]:
    """``OnDeliberation``: when a deliberation grants or pays money of the exercise."""
    return records(OnDeliberation, **fields)


def lapses(**fields: Strategy) -> st.SearchStrategy[Lapse]:
    """``Lapse``: when the right to the grant lapses (caducité), counted from the event ``since``."""
    return records(Lapse, **fields)


def repayments(**fields: Strategy) -> st.SearchStrategy[Repayment]:
    """``Repayment``: a case in which the beneficiary pays back, all of the grant or a part of it."""
    return records(Repayment, **fields)


def surpluses(**fields: Strategy) -> st.SearchStrategy[Surplus]:
    """``Surplus``: what the beneficiary may keep of the money not used (« excédent raisonnable »)."""
    return records(Surplus, **fields)


def variants(**fields: Strategy) -> st.SearchStrategy[Variant]:
    """``Variant``: what changes in an instalment when a condition is met: « 60 % avec une garantie »."""
    return records(Variant, **fields)
