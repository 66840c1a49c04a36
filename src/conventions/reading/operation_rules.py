"""One rule of reading: a pattern of the whole sentence, and the operation that its parts say.

A pattern leaves nothing out: what it does not foresee (a condition, a denial, a second operation, a number
more) makes it fail, and the sentence stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from conventions.errors import FrenchParseError
from conventions.french import parse_amount, parse_date, parse_duration, parse_words
from conventions.model import Operation
from conventions.money import Amount
from conventions.periods import Duration
from conventions.reading.operation_names import Names, Unclear
from conventions.reading.operation_sentence import QUOTED, Sentence

_CURRENCY = re.compile(r"€|(?i:euros?|eur)\b")
_DIGIT = re.compile(r"[0-9]")
_TWICE = re.compile(r"([^()]{1,40}) \(([^()]{1,40})\) (\w{1,10})")


class Found(NamedTuple):
    """What a pattern found in a sentence, part by part, with the names that terms know."""

    match: re.Match[str]
    sentence: Sentence
    names: Names

    def has(self, part: str) -> bool:
        """Whether a part is there."""
        return self.match.groupdict().get(part) is not None

    def words(self, part: str) -> str:
        """The words of a part, as written; what is quoted there is put back, between its quotes."""
        start, end = self.match.span(part)
        return self.sentence.written[start:end]

    def quoted(self, part: str) -> str:
        """The quoted text of a part."""
        return self.quotes(part)[0]

    def quotes(self, part: str) -> tuple[str, ...]:
        """The quoted texts of a part, in order."""
        start, end = self.match.span(part)
        first = self.sentence.folded.count(QUOTED, 0, start)
        return self.sentence.quotes[first : first + self.sentence.folded.count(QUOTED, start, end)]

    def given(self, part: str) -> str | None:
        """The quoted text of a part that may be missing."""
        return self.quoted(part) if self.has(part) else None

    def amount(self, part: str) -> Amount:
        """The exact amount of a part, in euros, without a tax basis or a rhythm.

        :raises FrenchParseError: when it does not say one exact amount.
        """
        words = self.words(part)
        if not _CURRENCY.search(words):
            raise Unclear
        if not _DIGIT.search(words):
            return parse_words(words)
        price = parse_amount(words)
        if price.tax or price.per:
            raise Unclear
        return price.amount

    def day(self, part: str) -> date:
        """The day of a part."""
        return parse_date(self.words(part))

    def duration(self, part: str) -> Duration:
        """The duration of a part; « douze (12) mois » says it twice."""
        words = self.words(part)
        twice = _TWICE.fullmatch(words)
        if twice is None:
            return parse_duration(words)
        first, second = (parse_duration(f"{number} {twice[3]}") for number in twice.group(1, 2))
        if first != second:
            raise Unclear
        return first


class Rule(NamedTuple):
    """A pattern over the folded words of a whole sentence, and what builds the operation.

    The builder raises :class:`Unclear`, or the error of a reader, when the parts say no one thing.
    """

    pattern: str
    build: Callable[[Found], Operation]

    def read(self, sentence: Sentence, names: Names) -> Operation | None:
        """The operation that the sentence says by this rule, or None."""
        match = _compiled(self.pattern).fullmatch(sentence.folded)
        try:
            return match and self.build(Found(match, sentence, names))
        except (FrenchParseError, Unclear):
            return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


HEADING = r"(?:article (?:[0-9]{1,2}|1er|premier|unique)(?: ?[-:.] ?(?:objet|duree|montant)?)(?: : )? ?)?"
"""The heading of the avenant’s own article, which says nothing of what is changed."""
ASK = (
    r"(?:(?:le present avenant|l'avenant)(?: n° ?[0-9]{1,3})? a pour objet (?:de |d')"
    r"|(?:les parties conviennent|il est (?:decide|convenu)|decide) (?:de |d')|de |d')?"
)
"""What stands before an infinitive: « le présent avenant a pour objet de », « de »."""
ASKED = HEADING + ASK
SAID = rf"{HEADING}(?:par le present avenant, )?"
"""What may stand before a sentence that only says what changes."""
Q = QUOTED
AMOUNT = r"[0-9a-z][^:;?!]{0,150}?"
DAY = r"[0-9a-z][0-9a-z /.-]{3,40}?"
LENGTH = r"[0-9a-z][0-9a-z ,()-]{2,60}?"
COLON = r"(?: :)? "
