"""The segments of a text while it is read, and what stands between its items: the ground of :mod:`payment_segments`."""

from __future__ import annotations

from conventions.money import Amount
from conventions.reading.payment_frames import Frames
from conventions.reading.payment_items import Item, Rule, What
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words

SEPARATORS = frozenset((",", ":", "-", "(", ")", ";", "|", ".", "et", "puis"))
SAID = (What.SHARE, What.SUM, What.UP_TO, What.LIMIT)
"""What says how much is paid."""


class Reader:
    """The segments of a text, the rules that stand for several, the numbers announced, the exercises."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.segments: list[Segment] = []
        self.rules: list[tuple[int, Item, Rule]] = []
        self.frames = Frames()
        self.scopes: list[tuple[int, ...]] = [()]
        self.contexts: list[Item] = []
        self.granted: list[Amount] = []
        """The sums of the whole that the text gives."""
        self._sentence = 0
        self._current: Segment | None = None
        self._links: set[str] = set()
        """The separators and small words since the last item that says something."""
        self._last: Item | None = None
        """The last item that says something."""
        self._before: set[str] = set()
        """What stands before that one, as ``_links`` after it."""

    @property
    def is_of_several_years(self) -> bool:
        """Whether several exercises are spoken of, without saying what is of which."""
        return len(self.scopes) == 1 and any(item.value == () for item in self.contexts)

    def _word(self, item: Item) -> str:
        return self.words.plain[item.start : item.end]

    def _new(self) -> Segment:
        self._current = Segment(len(self.scopes) - 1, self._sentence)
        self.segments.append(self._current)
        return self._current

    def _here(self) -> Segment:
        return self._current or self._new()

    def _follows_amount(self) -> bool:
        return self._last is not None and self._last.what in SAID and not self._links
