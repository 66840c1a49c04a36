"""Plans of accounts of French local authorities, for the accounts that pay or receive subsidies.

Dated data: exercises 2013 to 2024. Outside them, and outside the families of accounts that the data
hold, the answer is :class:`Unknown`, which is neither valid nor invalid.

Source: ``data/README.md``.
"""

from __future__ import annotations

from conventions.nomenclature.account import Absent, Account, Found, Section, Status, Unknown
from conventions.nomenclature.lookup import children, find_account, section_of_class, suggest
from conventions.nomenclature.store import families, source

__all__ = [
    "Absent",
    "Account",
    "Found",
    "Section",
    "Status",
    "Unknown",
    "children",
    "families",
    "find_account",
    "section_of_class",
    "source",
    "suggest",
]
