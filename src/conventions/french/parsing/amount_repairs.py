"""How a badly written amount that has one meaning is put right, fault by fault (lenient mode).

>>> REPAIRS["dot_decimal"]("12.50 €")
'12,50 €'
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import SPACES
from conventions.french.parsing.number_words import parse_words, reads_as_words
from conventions.french.parsing.numbers import mend_grouping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EURO = r"(?:€|euros?|eur)"
_BILLIONS = re.compile(rf"(?i)(?<=[0-9{SPACES}])mr?ds?(?=\s?{_EURO}|\s*$)")
_SCALED = re.compile(rf"(?<=[0-9{SPACES}])([kKM]|Md)(?:[{SPACES}]?(?i:(?:d['’])?{_EURO}))?\s*$")
_NOUN = re.compile(rf"(?i)(millions?|milliards?)(?: ?(?:d['’]|d )?{_EURO})?\s*$")
_PLAIN = re.compile(rf"(?i)(?<=[0-9])([{SPACES}]?)d['’](?=euros?)")


def mend_suffix(text: str) -> str:
    """Drop a final full stop, comma or semicolon; make single spaces.

    >>> mend_suffix("50 000 €  par an ;")
    '50 000 € par an'
    """
    return re.sub(r"(?<=[^\s.,;])\s*[.,;]\s*$", "", re.sub(rf"[{SPACES}\s]+", " ", text))


def _mend_currency(text: str) -> str:
    """Also give its currency, rightly written, to a multiple; take « d’ » away after plain digits."""
    mended = _SCALED.sub(r"\1€", _BILLIONS.sub("Md", mend_suffix(text)))
    return _PLAIN.sub(r"\1", _NOUN.sub(r"\1 d’euros", mended))


def _words_to_digits(text: str) -> str:
    return str(parse_words(text, mode="lenient")).replace(".", ",") + " €" if reads_as_words(text) else text


REPAIRS: Mapping[str, Callable[[str], str]] = {
    "ambiguous_dash": lambda text: re.sub(rf"^\s*-[{SPACES}]+", "-", text),
    "apostrophe_grouping": mend_grouping,
    "bad_grouping": mend_grouping,
    "dot_decimal": lambda text: text.replace(".", ",", 1),
    "dot_grouping": mend_grouping,
    "leading_text": _words_to_digits,
    "unknown_multiplier": _mend_currency,
    "unknown_suffix": _mend_currency,
}
"""What mends each fault; a fault that is not here has no sure remedy."""
