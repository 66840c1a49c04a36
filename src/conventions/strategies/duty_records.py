"""Strategies for what the law asks around a convention: contracts, accounts, publications, withdrawals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.model import (
    Accounts,
    DeMinimisAid,
    Interest,
    Publication,
    Regrant,
    RepublicanContract,
    Withdrawal,
)
from conventions.strategies.building import Strategy, records

if TYPE_CHECKING:
    from hypothesis import strategies as st


def accounts(**fields: Strategy) -> st.SearchStrategy[Accounts]:
    """``Accounts``: the accounts of a beneficiary for an exercise, as it gave them."""
    return records(Accounts, **fields)


def de_minimis_aids(**fields: Strategy) -> st.SearchStrategy[DeMinimisAid]:
    """``DeMinimisAid``: a de minimis aid that the beneficiary had, as it declared it."""
    return records(DeMinimisAid, **fields)


def interests(**fields: Strategy) -> st.SearchStrategy[Interest]:
    """``Interest``: a member of the assembly with a part in a body."""
    return records(Interest, **fields)


def publications(**fields: Strategy) -> st.SearchStrategy[Publication]:
    """``Publication``: what was published or sent on a day because a law asks for it."""
    return records(Publication, **fields)


def regrants(**fields: Strategy) -> st.SearchStrategy[Regrant]:
    """``Regrant``: a part of a grant that the beneficiary gave to somebody else."""
    return records(Regrant, **fields)


def republican_contracts(**fields: Strategy) -> st.SearchStrategy[RepublicanContract]:
    """``RepublicanContract``: the contrat d’engagement républicain of a beneficiary."""
    return records(RepublicanContract, **fields)


def withdrawals(**fields: Strategy) -> st.SearchStrategy[Withdrawal]:
    """``Withdrawal``: a decision that withdraws a grant, and what it rests on."""
    return records(Withdrawal, **fields)
