"""The value of a number in words, whatever its hyphens, its -s and its « et ».

>>> value_of("quatre vingt dix"), value_of("deux cents mille"), value_of("vingt trente")
(90, 200000, None)
"""

from __future__ import annotations

import re
from functools import cache

from conventions.french.parsing.cleaning import fold
from conventions.french.words import cardinal

_SCALES = (("milliard", 10**9), ("million", 10**6), ("mille", 1000))
_VARIANTS = {"une": "un", "mil": "mille", "milles": "mille", "octante": "huitante"} | {
    f"{word}s": word for word in ("vingt", "cent", "million", "milliard")
}
_HYPHEN = re.compile(r"(?<=[a-z]) ?- ?(?=[a-z])")  # any other may be a minus sign: it is not taken away
# « et » joins a unit to what precedes it; it is there or not, one value only is meant.
_AND = re.compile(r"(?<=[a-z]) et (?=(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|[a-z]+ze)\b)")
_HUNDREDS = (*("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf"),)
_OLD_HUNDREDS = re.compile(rf"(?:^|(?<=million )|(?<=milliard ))({'|'.join(_HUNDREDS)}) cent\b")


def value_of(words: str) -> int | None:
    """The number that the words make, or None.

    « douze cents » is twelve hundred; words that only add up by chance have no value.

    >>> value_of("zéro"), value_of("douze cents"), value_of("un mille"), value_of("vingt un")
    (0, 1200, None, 21)
    """
    rest = _OLD_HUNDREDS.sub(_as_thousand, _bare(words))
    if rest == "zero":
        return 0
    total = 0
    for noun, scale in _SCALES:
        head, found, tail = f" {rest} ".partition(f" {noun} ")
        if found:
            count = _below_1000().get(head.strip()) if head.strip() or scale > 1000 else 1
            if count is None or (count == 1 and scale == 1000 and head.strip()):
                return None
            total, rest = total + count * scale, tail.strip()
    if not rest:
        return total or None
    last = _below_1000().get(rest)
    return None if last is None else total + last


def _as_thousand(match: re.Match[str]) -> str:
    hundreds = _HUNDREDS.index(match[1]) + 1
    return "mille cent" if hundreds == 1 else f"mille {cardinal(hundreds, 'traditional')} cent"


def unknown_word(text: str, also: frozenset[str] = frozenset()) -> tuple[int, str]:
    """The first word that no number holds and its place; nothing at 0 when each is the word of a number.

    >>> unknown_word("cinquante mile"), unknown_word("deux trois")
    ((10, 'mile'), (0, ''))
    """
    for word in re.finditer(r"[^\s’'\u2011-]+", text):
        bare = _bare(word[0])
        if bare not in _vocabulary() and bare not in also:
            return word.start(), word[0]
    return 0, ""


@cache
def _below_1000() -> dict[str, int]:
    """The numbers from 1 to 999 by their words, without hyphen nor -s, in the three regions."""
    return {
        _bare(cardinal(n, "traditional", region)): n for region in ("fr", "be", "ch") for n in range(1, 1000)
    }


@cache
def _vocabulary() -> frozenset[str]:
    words = {word for number in _below_1000() for word in number.split()}
    return frozenset(words | {"zero", "et", "moins", *(noun for noun, _ in _SCALES)})


def _bare(words: str) -> str:
    apart = _HYPHEN.sub(" ", fold(words)).split()
    return _AND.sub(" ", " ".join(_VARIANTS.get(word, word) for word in apart))
