"""The words of a text on payments, made plain for patterns, each with its place in the text as written.

Patterns then see neither capitals, nor accents, nor the several spaces, apostrophes and damaged letters of
real files: « À la  siganture de l¿avenant » and « a la signature de l' avenant » are the same words.

>>> Words.of("À la  siganture de l¿avenant : 50%").plain
"a la signature de l' avenant : 50 %"
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from conventions.french import number_in_words
from conventions.french.alphabet import bare
from conventions.reading.payment_spelling import rank_of, spelled

# UTF-8 once read as Windows-1252: each pair, and the letter or sign that it was.
_MISREAD = {
    **dict.fromkeys(("Ã©", "Ã¨", "Ãª", "Ã«", "Ã‰", "Ãˆ"), "e"),
    **dict.fromkeys(("Ã\u00a0", "Ã ", "Ã¢", "Ã€"), "a"),
    **dict.fromkeys(("Ã´", "Ã¶"), "o"),
    **dict.fromkeys(("Ã®", "Ã¯"), "i"),
    **dict.fromkeys(("Ã¹", "Ã»"), "u"),
    "Ã§": "c",
    "â€™": "'",
    "â‚¬": "€",
    "Â\u00a0": " ",
}
# Code page 850 once read as Windows-1252 (« ‚chelonn‚ »), and the apostrophe lost on the way (« l¿an »).
_DAMAGED = re.compile(r"(?<=\w)[‚Šˆ]|[‚Šˆ](?=\w)")
# An « à » of code page 850 once read as Windows-1252, or lost.
_LOST_A = re.compile(r"(?<!\S)(?:\u2026(?=\s+(?:la|l['’]|r\S{1,2}ception)\b)|\ufffd(?=\s))")
_LOST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[¿´`](?=[^\W\d_])")
_PIECE = re.compile("|".join(map(re.escape, _MISREAD)) + r"|\s+|.", re.DOTALL)

_DATE = (
    r"[0-9]{1,2}(?P<sign>[/.-])[0-9]{1,2}(?P=sign)(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}(?![0-9/%])"
)
_RANK = r"[0-9]{1,2}(?: ?(?:er|ere|re|eme|ieme|nd|nde)|[ed])s?(?![a-z0-9'])"
_NUMBER = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,'][0-9]+)*"
_WORD = r"(?:[a-z]\.){2,}|(?:[^\W\d_]|(?<=[^\W\d_])\?(?=[^\W\d_])|\ufffd)+'?"
_TOKEN = re.compile(
    rf"(?P<date>{_DATE})|(?P<rank>{_RANK})|(?P<number>{_NUMBER})|(?P<word>{_WORD})|\+/-|\n|\S"
)
_MOST_WORDS = 7
# A line that starts with one of these goes on with the sentence of the line before.
_GOES_ON = frozenset(("de", "du", "des", "d'", "l'", "la", "les", "et", "ou", "par", "que", "qui"))


class Word(NamedTuple):
    """A word, a number or a sign: its plain form, and its place in the text as written."""

    plain: str
    start: int
    end: int


class Words:
    """A text and its plain words; ``plain`` joins them with one space, and places are found back."""

    __slots__ = ("_starts", "plain", "text", "words")
    text: str
    words: tuple[Word, ...]
    plain: str

    def __init__(self, text: str, words: tuple[Word, ...]) -> None:
        self.text, self.words = text, words
        self.plain = " ".join(word.plain for word in words)
        starts, place = [], 0
        for word in words:
            starts.append(place)
            place += len(word.plain) + 1
        self._starts = starts

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text.

        >>> [word.plain for word in Words.of("1er acpte : 1 000,50 € (N-1)").words]
        ['#1', 'acompte', ':', '1 000,50', '€', '(', 'n', '~', '1', ')']
        """
        folded, places = _folded(text)
        found = []
        for match in _TOKEN.finditer(folded):
            start, end = places[match.start()], places[match.end() - 1] + 1
            found.extend(_plain(match, folded, start, end))
        return cls(text, _lines(_percents(found)))

    def word_at(self, place: int) -> str:
        """The plain word that starts at a place; nothing beyond the last one.

        >>> Words.of("le solde").word_at(3), Words.of("le solde").word_at(9)
        ('solde', '')
        """
        rank = bisect_left(self._starts, place)
        return self.words[rank].plain if rank < len(self.words) else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as written of a part of ``plain``.

        >>> Words.of("Le  SOLDE").span(3, 8)
        (4, 9)
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end) - 1
        return self.words[first].start, self.words[last].end

    def written(self, start: int, end: int) -> str:
        """A part of ``plain`` as the text writes it, its spaces made single.

        >>> Words.of("Le  SOLDE dû").written(0, 8)
        'Le SOLDE'
        """
        first, last = self.span(start, end)
        return " ".join(self.text[first:last].split())


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in plain letters, and for each of them the place of what it comes from; no two spaces follow."""
    mended = _LOST_A.sub("a", _LOST_APOSTROPHE.sub("'", _DAMAGED.sub("e", text)))
    letters: list[str] = []
    places: list[int] = []
    for match in _PIECE.finditer(mended):
        folded = _fold(match[0])
        letters.append(folded)
        places.extend([match.start()] * (len(folded) - 1))
        places.extend([match.end() - 1] * bool(folded))
    return "".join(letters), places


def _fold(piece: str) -> str:
    if piece.isspace():
        return "\n" if "\n" in piece or "\r" in piece else " "
    return _MISREAD.get(piece) or _bare(piece)


@cache
def _bare(char: str) -> str:
    return bare(char)


def _plain(match: re.Match[str], folded: str, start: int, end: int) -> list[Word]:
    written = match[0]
    if match["rank"]:
        return [Word(rank_of(written), start, end)]
    if match["word"]:
        return _word(written, start, end)
    if written in ("-", "/") and not match["date"]:
        before, after = folded[: match.start()][-1:], folded[match.end() :][:1]
        glued = (
            before.isalnum() and after.isalnum() if written == "-" else before.isalpha() and after.isalpha()
        )
        return [Word("~" if glued else written, start, end)]
    return [Word(written, start, end)]


def _word(written: str, start: int, end: int) -> list[Word]:
    """A word rightly spelled; a lost apostrophe makes two of it, which share one place."""
    plain = spelled(written.replace(".", ""))
    return [Word(part, start, end) for part in plain.split(" ")]


def _percents(words: list[Word]) -> list[Word]:
    """« pour cent », « pour 100 » as the sign they stand for, after digits where the number is in letters."""
    kept: list[Word] = []
    for word in words:
        if kept and (kept[-1].plain, word.plain) in (("pour", "cent"), ("pour", "100")):
            sign = Word("%", kept.pop().start, word.end)
            kept = [*_in_digits(kept), sign]
        else:
            kept.append(word)
    return kept


def _in_digits(words: list[Word]) -> list[Word]:
    """The words, the number in letters that ends them in digits."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        last = words[-length:]
        number = _numbers().get(" ".join(word.plain for word in last))
        if number is not None:
            return [*words[:-length], Word(str(number), last[0].start, last[-1].end)]
    return words


@cache
def _numbers() -> dict[str, int]:
    """The numbers of a percentage by their plain words: « soixante ~ dix »."""
    return {number_in_words(number).replace("-", " ~ "): number for number in range(1, 101)}


def _lines(words: list[Word]) -> tuple[Word, ...]:
    """The words, the ends of lines that cut a sentence left out; the others are written « | »."""
    kept = [
        word
        for word, following in pairwise([*words, Word("", 0, 0)])
        if word.plain != "\n" or not (following.plain in _GOES_ON or following.plain == "")
    ]
    return tuple(word._replace(plain="|") if word.plain == "\n" else word for word in kept)
