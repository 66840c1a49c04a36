"""The length that an adjective announces, and the periods that contradict it: « convention triennale 2017-2018 ».

>>> ANNOUNCED["biennale"], ANNOUNCED["decennal"], ANNOUNCED["pluriannuelle"]
(2, 10, 0)
"""

from __future__ import annotations

from conventions.french.numbers import plural
from conventions.french.parsing.cleaning import fold
from conventions.french.terms import TERMS, feminine, whole_years

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.french.parsing.pieces import Piece
    from conventions.periods import Period

_YEARS = {term: years for years, term in enumerate(TERMS, 1)} | {"bisannuel": 2, "pluriannuel": 0}
ANNOUNCED = {fold(form): years for term, years in _YEARS.items() for form in (term, feminine(term))}
"""The years of each adjective, folded, in both genders; 0 is more than one, whatever their number."""


def check_term(term: Piece, period: Period) -> None:
    """Refuse a period whose length is not the one that the adjective before it announces.

    Its length is that from its first day to its last one, or the number of calendar years it touches:
    « triennale » is said of both. Nothing is checked on an open period.

    :raises FrenchParseError: ``words_mismatch``.

    >>> from conventions.french.parsing.pieces import Piece
    >>> from conventions.periods import Period
    >>> check_term(Piece.of("triennale"), Period.years(2017, 2019))
    """
    if period.end is None:
        return
    announced, exercises = ANNOUNCED[term.words], len(period.exercises)
    if announced in (exercises, whole_years(period)) or (exercises > 1 and not announced):
        return
    least = f"{announced} {plural(announced, 'an', 'ans')}" if announced else "au moins 2 ans"
    counted = f"{exercises} {plural(exercises, 'année', 'années')}"
    raise term.fault("words_mismatch", f"« {term.written} » annonce {least}, la période couvre {counted}")
