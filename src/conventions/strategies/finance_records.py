"""Strategies for the money: requests, grants, budget lines, budgets, ledger, documents, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.model import (
    ActualCost,
    Authorization,
    Budget,
    BudgetLine,
    Commitment,
    CostLine,
    Counting,
    CreditLine,
    Document,
    Event,
    Facts,
    FinancialReport,
    FinancingPlan,
    Grant,
    Ledger,
    LinePart,
    MetCondition,
    Payment,
    PaymentCredit,
    PaymentRequest,
    Recovery,
    ReportLine,
    Request,
    Resource,
)
from conventions.strategies.building import Strategy, records

if TYPE_CHECKING:
    from hypothesis import strategies as st


def actual_costs(**fields: Strategy) -> st.SearchStrategy[ActualCost]:
    """``ActualCost``: real eligible costs, justified on a day."""
    return records(ActualCost, **fields)


def authorizations(**fields: Strategy) -> st.SearchStrategy[Authorization]:
    """``Authorization``: a multi-year authorisation."""
    return records(Authorization, **fields)


def budget_lines(**fields: Strategy) -> st.SearchStrategy[BudgetLine]:
    """``BudgetLine``: an imputation as written, and what can be read in it without guessing."""
    return records(BudgetLine, **fields)


def budgets(**fields: Strategy) -> st.SearchStrategy[Budget]:
    """``Budget``: the budget of one authority for one exercise."""
    return records(Budget, **fields)


def commitments(**fields: Strategy) -> st.SearchStrategy[Commitment]:
    """``Commitment``: an engagement comptable."""
    return records(Commitment, **fields)


def cost_lines(**fields: Strategy) -> st.SearchStrategy[CostLine]:
    """``CostLine``: an expense of the plan."""
    return records(CostLine, **fields)


def credit_lines(**fields: Strategy) -> st.SearchStrategy[CreditLine]:
    """``CreditLine``: a row of a budget."""
    return records(CreditLine, **fields)


def documents(**fields: Strategy) -> st.SearchStrategy[Document]:
    """``Document``: a paper, with or without a number; ``received_on`` None: not received, or not known."""
    return records(Document, **fields)


def events(**fields: Strategy) -> st.SearchStrategy[Event]:
    """``Event``: something that happened on a day and that payments may wait for."""
    return records(Event, **fields)


def facts(**fields: Strategy) -> st.SearchStrategy[Facts]:
    """``Facts``: dated facts about the world; those of the file, or hypotheses."""
    return records(Facts, **fields)


def financial_reports(**fields: Strategy) -> st.SearchStrategy[FinancialReport]:
    """``FinancialReport``: the compte rendu financier of a grant (arrêté of 11 October 2006)."""
    return records(FinancialReport, **fields)


def financing_plans(**fields: Strategy) -> st.SearchStrategy[FinancingPlan]:
    """``FinancingPlan``: forecast costs and the resources that cover them."""
    return records(FinancingPlan, **fields)


def grants(**fields: Strategy) -> st.SearchStrategy[Grant]:
    """``Grant``: the grant of one exercise to one beneficiary; ``amount`` None means unknown, never zero."""
    return records(Grant, **fields)


def ledgers(**fields: Strategy) -> st.SearchStrategy[Ledger]:
    """``Ledger``: commitments, mandates and recoveries, as they were made."""
    return records(Ledger, **fields)


def line_parts(**fields: Strategy) -> st.SearchStrategy[LinePart]:
    """``LinePart``: one part of an imputation."""
    return records(LinePart, **fields)


def payment_credits(**fields: Strategy) -> st.SearchStrategy[PaymentCredit]:
    """``PaymentCredit``: the part of an authorisation that may be paid in one exercise."""
    return records(PaymentCredit, **fields)


def payments(**fields: Strategy) -> st.SearchStrategy[Payment]:
    """``Payment``: a mandate: the exercise it is charged to may differ from the day it is paid."""
    return records(Payment, **fields)


def recoveries(**fields: Strategy) -> st.SearchStrategy[Recovery]:
    """``Recovery``: money that comes back; ``collected`` is what was really received so far."""
    return records(Recovery, **fields)


def report_lines(**fields: Strategy) -> st.SearchStrategy[ReportLine]:
    """``ReportLine``: a charge or a product: what was planned, what was done; the gap is computed."""
    return records(ReportLine, **fields)


def requests(**fields: Strategy) -> st.SearchStrategy[Request]:
    """``Request``: what the beneficiary asks for, when, and in which words; the date may be unknown."""
    return records(Request, **fields)


def resources(**fields: Strategy) -> st.SearchStrategy[Resource]:
    """``Resource``: what a funder brings; ``funder`` is a party's key when it is one."""
    return records(Resource, **fields)


def payment_requests(**fields: Strategy) -> st.SearchStrategy[PaymentRequest]:
    """``PaymentRequest``: what the beneficiary asked to be paid, on a day."""
    return records(PaymentRequest, **fields)


def countings(**fields: Strategy) -> st.SearchStrategy[Counting]:
    """``Counting``: what was counted on a day: how many of what ``driver`` names; of one grant, or of all of them."""
    return records(Counting, **fields)


def met_conditions(**fields: Strategy) -> st.SearchStrategy[MetCondition]:
    """``MetCondition``: a condition or a criterion of the act that was met on a day."""
    return records(MetCondition, **fields)
