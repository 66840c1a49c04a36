"""How a badly written amount that has one meaning is put right, fault by fault (lenient mode).

>>> REPAIRS["dot_decimal"]("12.50 €")
'12,50 €'
"""

from __future__ import annotations

import re

from conventions.french.parsing.cleaning import SPACES
from conventions.french.parsing.number_words import parse_words, reads_as_words
from conventions.french.parsing.numbers import mend_grouping
from conventions.french.symbols import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _mend_suffix(text: str) -> str:
    """Drop a final full stop, comma or semicolon; give its currency to a bare multiple."""
    mended = re.sub(r"(?<=[^\s.,;])\s*[.,;]\s*$", "", text)
    mended = re.sub(rf"(?<=[0-9])([{SPACES}]?)([kKM]|Md)\s*$", r"\1\2€", mended)
    return re.sub(r"(?i)(millions?|milliards?)(?: (?:d )?euros?)?\s*$", r"\1 d’euros", mended)


def _words_to_digits(text: str) -> str:
    return str(parse_words(text, mode="lenient")).replace(".", ",") + " €" if reads_as_words(text) else text


REPAIRS: Mapping[str, Callable[[str], str]] = {
    "ambiguous_dash": lambda text: re.sub(rf"^\s*-[{SPACES}]+", "-", text),
    "apostrophe_grouping": mend_grouping,
    "bad_grouping": mend_grouping,
    "dot_decimal": lambda text: text.replace(".", ",", 1),
    "dot_grouping": mend_grouping,
    "leading_text": _words_to_digits,
    "unknown_multiplier": lambda text: re.sub(r"Mds\s?€", f"{NBSP}Md€", text),
    "unknown_suffix": _mend_suffix,
}
"""What mends each fault; a fault that is not here has no sure remedy."""
