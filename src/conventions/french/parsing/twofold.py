"""An amount said twice, in words and in digits: « 50 000 € (cinquante mille euros) ».

>>> both = twofold("cinquante mille (50 000) euros TTC")
>>> str(both.amount), both.digits
('50000.00', '50 000 euros TTC')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conventions.errors import FrenchParseError
from conventions.french.parsing.number_words import parse_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.money import Amount

_ASIDE = re.compile(r"([^()]+)\(([^()]+)\)([^()]*)")


class Twofold(NamedTuple):
    """The amount that the words say, the text in digits that must say the same, and where that text starts."""

    amount: Amount
    digits: str
    start: int


def twofold(cleaned: str) -> Twofold | None:
    """Both parts of the text, whatever their order, or None; the currency may be written once.

    >>> twofold("50 000 € (HT)") is None
    True
    """
    aside = _ASIDE.fullmatch(cleaned)
    if aside is None:
        return None
    main, inside, rest = aside.groups()
    unit = re.sub(r"^ ?d['’]", " ", rest.rstrip())
    for words, digits, start in ((main, inside, aside.start(2)), (inside, main, 0)):
        amount = _in_words(words)
        if amount is not None and re.search(r"[0-9]", digits):
            return Twofold(amount, digits.rstrip() + unit, start)
    return None


def _in_words(words: str) -> Amount | None:
    for text in (words, f"{words.strip()} euros"):
        try:
            return parse_words(text, mode="lenient")
        except FrenchParseError:
            continue
    return None
