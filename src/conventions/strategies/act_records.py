"""Strategies for the acts: clauses, votes, deliberations, avenants, renewals, terms."""

from __future__ import annotations

from hypothesis import strategies as st

from conventions.model import (
    Avenant,
    Ballot,
    Classification,
    Clause,
    DatedAct,
    Decision,
    Delegation,
    Deliberation,
    Framework,
    Renewal,
    Terms,
    Vote,
    Waiver,
)
from conventions.strategies.building import Strategy, records


def avenants(**fields: Strategy) -> st.SearchStrategy[Avenant]:
    """``Avenant``: an avenant."""
    return records(Avenant, **fields)


def ballots(**fields: Strategy) -> st.SearchStrategy[Ballot]:
    """``Ballot``: what one member of the assembly did in a vote."""
    return records(Ballot, **fields)


def classifications(**fields: Strategy) -> st.SearchStrategy[Classification]:
    """``Classification``: how an act was filed when it was sent to the prefect."""
    return records(Classification, **fields)


def clauses(**fields: Strategy) -> st.SearchStrategy[Clause]:
    """``Clause``: what an article says, of a closed list of kinds, with its words."""
    return records(Clause, **fields)


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


def frameworks(**fields: Strategy) -> st.SearchStrategy[Framework]:
    """``Framework``: the agreement above the convention; what is not known of it stays empty."""
    return records(Framework, **fields)


def renewals(**fields: Strategy) -> st.SearchStrategy[Renewal]:
    """``Renewal``: the convention renewed for another period (reconduction): not an avenant."""
    return records(Renewal, **fields)


def terms(**fields: Strategy) -> st.SearchStrategy[Terms]:
    """``Terms``: what the parties agreed on."""
    return records(Terms, **fields)


def votes(**fields: Strategy) -> st.SearchStrategy[Vote]:
    """``Vote``: how the vote went; a count that the act does not give is None, never zero."""
    return records(Vote, **fields)


def waivers(**fields: Strategy) -> st.SearchStrategy[Waiver]:
    """``Waiver``: a finding accepted on purpose: which rule, where, why, by whom, until when."""
    return records(Waiver, **fields)
