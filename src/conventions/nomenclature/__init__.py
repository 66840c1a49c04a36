"""Plans of accounts of French local authorities: accounts of subsidies, chapters, functions, norms.

Dated data: exercises 2013 to 2024. Outside them, and outside the families of accounts that the data
hold, the answer is :class:`Unknown`, which is neither valid nor invalid. Each name is loaded the first time
it is used, and each data file the first time it is read.

Source: ``data/README.md``.
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.nomenclature.account import Absent, Account, Found, Section, Status, Unknown, What
    from conventions.nomenclature.authority import Authority, FollowedNorm, StatedNorm, norm_for
    from conventions.nomenclature.entries import Axis, Chapter, FoundChapter, FoundFunction, Function
    from conventions.nomenclature.headings import find_chapter, find_function, function_children
    from conventions.nomenclature.lookup import children, find_account, section_of_class
    from conventions.nomenclature.norms import Abridged, LegalNorm, norm_of_kind
    from conventions.nomenclature.searching import Match, search
    from conventions.nomenclature.store import families, source
    from conventions.nomenclature.suggesting import LOCAL_BODY, suggest

_HOMES = {
    "account": ("Absent", "Account", "Found", "Section", "Status", "Unknown", "What"),
    "authority": ("Authority", "FollowedNorm", "StatedNorm", "norm_for"),
    "entries": ("Axis", "Chapter", "FoundChapter", "FoundFunction", "Function"),
    "headings": ("find_chapter", "find_function", "function_children"),
    "lookup": ("children", "find_account", "section_of_class"),
    "norms": ("Abridged", "LegalNorm", "norm_of_kind"),
    "searching": ("Match", "search"),
    "store": ("families", "source"),
    "suggesting": ("LOCAL_BODY", "suggest"),
}

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

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
