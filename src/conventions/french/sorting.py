"""French alphabetical order, and labels that hold numbers in the order of these numbers.

The order is that of the Unicode collation for ``fr`` (letters first, then accents from left to right, then
capitals), with the typographic variants of apostrophes, hyphens and spaces made equal. Source: CLDR, root
collation, which ``fr`` keeps (only ``fr_CA`` reads accents from the end).

>>> sorted(["Étienne", "Zoé", "etienne", "Axe 10", "Axe 2"], key=sort_key)
['Axe 2', 'Axe 10', 'etienne', 'Étienne', 'Zoé']
"""

from __future__ import annotations

import re
import unicodedata

from conventions.french.alphabet import LIGATURES, SAME_SIGN, letters_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.french.names import Name

    SortKey = tuple[str, str, str, str]

# Signs come before digits and digits before letters, in the order of the root collation.
_SIGNS = " _-,;:!?.'\"«»()[]{}§@*/\\&#%`^+±<=>|~$€°"
_SIGN_RANK = {sign: chr(rank) for rank, sign in enumerate(_SIGNS, 1)}
_OTHER_SIGN = "\x2f"
_MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u0303\u0327"
_ACCENT_RANK = {accent: chr(0x21 + rank) for rank, accent in enumerate(_MARKS)}
_OTHER_ACCENT = "\x7f"
_DIGITS = re.compile("[0-9]+")
_ARTICLE = re.compile(r"(?:l[ea]s?|aux|los) +(?=\S)|l'(?=\S)", re.IGNORECASE)


def sort_key(text: Name | str, *, natural: bool = True, ignore_article: bool = False) -> SortKey:
    """What :func:`sorted` needs to put texts in French order; never equal for two different texts.

    ``natural`` compares the numbers inside labels by their value (« Axe 2 » before « Axe 10 »);
    ``ignore_article`` sorts « Le Havre » at H, as an index of places does (source: AFNOR NF Z44-001).

    >>> sorted(["pêche", "péché", "pèche", "œuvre", "ouvrir", "offre"], key=sort_key)
    ['œuvre', 'offre', 'ouvrir', 'péché', 'pèche', 'pêche']
    >>> sorted(["Gap", "Issoire", "Le Havre"], key=lambda name: sort_key(name, ignore_article=True))
    ['Gap', 'Le Havre', 'Issoire']
    """
    whole = letters_of(text)
    label = whole.translate(SAME_SIGN)
    if ignore_article and _ARTICLE.match(label):
        label = _ARTICLE.sub("", label, count=1)
    plain = unicodedata.normalize("NFD", label)
    letters = plain.translate(_LETTERS)
    ordered = _DIGITS.sub(_number, letters) if natural else letters
    return ordered, plain.translate(_ACCENTS), plain.translate(_CASES), whole


def _number(digits: re.Match[str]) -> str:
    """Digits that compare as a number does: how many there are comes first."""
    value = digits[0].lstrip("0") or "0"
    return "0" + chr(min(len(value), 0x10FFFF)) + value


class _Weights(dict[int, str]):
    """The weight of each character, computed the first time it is met: what ``str.translate`` reads."""

    def __init__(self, weigh: Callable[[str], str]) -> None:
        self._weigh = weigh

    def __missing__(self, code: int) -> str:
        weight = self[code] = self._weigh(chr(code))
        return weight


def _letter(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "CM":
        return ""
    if category[0] in "PSZ":
        return _SIGN_RANK.get(char) or _OTHER_SIGN + char
    folded = char.casefold()
    return LIGATURES.get(folded, folded)


def _accent(char: str) -> str:
    is_mark = unicodedata.category(char)[0] == "M"
    return _ACCENT_RANK.get(char, _OTHER_ACCENT + char) if is_mark else " " * len(_letter(char))


def _case(char: str) -> str:
    letters = _letter(char)
    weight = ("2" if len(letters) > 1 else "0") if char.islower() else ("3" if len(letters) > 1 else "1")
    return weight * len(letters) if char.isalpha() else ""


_LETTERS, _ACCENTS, _CASES = _Weights(_letter), _Weights(_accent), _Weights(_case)
