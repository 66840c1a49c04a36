"""The nearest word of those that would do.

>>> nearest("titel", ["title", "kind"]), nearest("zzz", ["title"])
('title', '')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from conventions.french import slug

_LONGEST = 80


def nearest(word: str, others: Iterable[str], in_french: Mapping[str, str] | None = None) -> str:
    """The word that looks like another, or whose French name does (« montant » for amount); empty without."""
    known = list(others)
    asked = word[:_LONGEST]
    alike = get_close_matches(asked, known, n=1)
    if alike or not in_french:
        return alike[0] if alike else ""
    names = {slug(french): name for name, french in in_french.items()}
    found = get_close_matches(slug(asked) or asked, list(names), n=1, cutoff=0.75)
    return names[found[0]] if found else ""
