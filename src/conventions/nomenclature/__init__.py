"""Plans of accounts of French local authorities: accounts of subsidies, chapters, functions, norms.

Dated data: exercises 2013 to 2024. Outside them, and outside the families of accounts that the data
hold, the answer is :class:`Unknown`, which is neither valid nor invalid.

Source: ``data/README.md``.
"""

from __future__ import annotations

from conventions.nomenclature.account import Absent, Account, Found, Section, Status, Unknown, What
from conventions.nomenclature.authority import Authority, FollowedNorm, StatedNorm, norm_for
from conventions.nomenclature.entries import Axis, Chapter, FoundChapter, FoundFunction, Function
from conventions.nomenclature.headings import find_chapter, find_function, function_children
from conventions.nomenclature.lookup import children, find_account, section_of_class
from conventions.nomenclature.norms import Abridged, LegalNorm, norm_of_kind
from conventions.nomenclature.searching import Match, search
from conventions.nomenclature.store import families, source
from conventions.nomenclature.suggesting import LOCAL_BODY, suggest

__all__ = [
    "LOCAL_BODY",
    "Abridged",
    "Absent",
    "Account",
    "Authority",
    "Axis",
    "Chapter",
    "FollowedNorm",
    "Found",
    "FoundChapter",
    "FoundFunction",
    "Function",
    "LegalNorm",
    "Match",
    "Section",
    "StatedNorm",
    "Status",
    "Unknown",
    "What",
    "children",
    "families",
    "find_account",
    "find_chapter",
    "find_function",
    "function_children",
    "norm_for",
    "norm_of_kind",
    "search",
    "section_of_class",
    "source",
    "suggest",
]
