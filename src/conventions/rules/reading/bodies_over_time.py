"""Who a key stands for once avenants have put a party in the place of another one."""

from __future__ import annotations

from conventions.rules.case import Case
from conventions.rules.written import decided


def stands_for(case: Case, party: str) -> str:
    """The key of the party that stands where the party of a key stood: itself, as a rule.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> stands_for(Case(association_2024_2026(), date(2025, 6, 30)), "treteaux")
    'treteaux'
    """
    return decided(case).successors.get(party, party)
