"""Strategies for the parties: what they are, their identifiers, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.model import (
    DatedKind,
    Identifier,
    NomenclatureUse,
    Party,
    Population,
    Signatory,
)
from conventions.strategies.building import Strategy, records

if TYPE_CHECKING:
    from hypothesis import strategies as st


def dated_kinds(**fields: Strategy) -> st.SearchStrategy[DatedKind]:
    """``DatedKind``: what a party is from a date on."""
    return records(DatedKind, **fields)


def identifiers(**fields: Strategy) -> st.SearchStrategy[Identifier]:
    """``Identifier``: a number in a register, as written; rules check its key."""
    return records(Identifier, **fields)


def nomenclature_uses(**fields: Strategy) -> st.SearchStrategy[NomenclatureUse]:
    """``NomenclatureUse``: the budget and accounting norm that an authority uses from an exercise on."""
    return records(NomenclatureUse, **fields)


def parties(**fields: Strategy) -> st.SearchStrategy[Party]:
    """``Party``: a party to the convention, with its names as written and its roles."""
    return records(Party, **fields)


def populations(**fields: Strategy) -> st.SearchStrategy[Population]:
    """``Population``: the inhabitants of an authority from an exercise on."""
    return records(Population, **fields)


def signatories(**fields: Strategy) -> st.SearchStrategy[Signatory]:
    """``Signatory``: who signs, in which capacity; either may be unknown."""
    return records(Signatory, **fields)
