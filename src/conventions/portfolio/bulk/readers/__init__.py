"""The rows of each flat table, read from one convention; a row lacks only the key of its convention."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from conventions.portfolio.bulk.readers import aids, budgets, grants, ledgers, parties
from conventions.portfolio.bulk.values import Row
from conventions.rules.facts import Case

READERS: Mapping[str, Callable[[Case], Iterator[Row]]] = MappingProxyType(
    {
        "parties": parties.parties,
        "numbers": parties.party_numbers,
        "identifiers": parties.identifiers,
        "accounts": parties.accounts,
        "grants": grants.grants,
        "decisions": grants.decisions,
        "lines": grants.lines,
        "payments": ledgers.payments,
        "recoveries": ledgers.recoveries,
        "commitments": ledgers.commitments,
        "remainders": ledgers.remainders,
        "credits": budgets.credits,
        "authorizations": budgets.authorizations,
        "aids": aids.aids,
    }
)
"""By table, what reads its rows."""
