"""The charts of accounts as a source: the exercises that the data cover stand here, and nowhere else in rules."""

from __future__ import annotations

from datetime import date

from conventions.rules.sources import Source

FIRST_DAY = date(2013, 1, 1)
LAST_DAY = date(2024, 12, 31)
"""The data of ``conventions.nomenclature`` cover the exercises between; a test compares. They load later."""

ADDRESS = "https://github.com/megalis-bretagne/opendata-extraction"


def plans(text: str, *, since: date = FIRST_DAY) -> Source:
    """The official charts of accounts, told in French, up to the last exercise that the data cover.

    >>> plans("Plans de comptes officiels de la DGCL : fonctions").days.covers(date(2025, 1, 1))
    False
    """
    return Source(text=text, since=since, until=LAST_DAY, data=True, address=ADDRESS)
