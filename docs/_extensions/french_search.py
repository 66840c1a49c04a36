"""The search in French: words by their stem, with or without their accents (« deliberation » finds « délibération »).

A word is reduced once, however many pages have it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sphinx.search.fr import SearchFrench

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def bare(word: str) -> str:
    """A word without its accents."""
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


class BareFrench(SearchFrench):
    """French without accents: the words of the pages here, those of a search in the page itself."""

    js_splitter_code = r"""
var splitQuery = (query) =>
  query
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .split(/[^\p{Letter}\p{Number}_]+/gu)
    .filter((term) => term);
"""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.reduced = cache(lambda word: SearchFrench.stem(self, bare(word)))

    def stem(self, word: str) -> str:
        """The stem of a word, without its accents."""
        return self.reduced(word)


def setup(app: Sphinx) -> dict[str, bool]:
    """Take the place of the French of Sphinx."""
    app.add_search_language(BareFrench)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
