"""Which items of a text belong to the same instalment: segments, one for each instalment that may be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from conventions.reading.payment_doubts import MANY_CONDITIONS, divides, may_wait, tell_acts_apart
from conventions.reading.payment_items import Head, Item, Many, Money, What
from conventions.reading.payment_naming import Naming
from conventions.reading.payment_placing import BETWEEN, Placing
from conventions.reading.payment_reader import SAID, SEPARATORS
from conventions.reading.payment_words import Words


class Segments(Naming, Placing):
    """The segments of a text, the rules that stand for several, the numbers announced, the exercises."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._readers: dict[What, Callable[[Item], None]] = {
            What.HEAD: self._head,
            What.MAY: self._may,
            What.RULE: self._rule,
            What.UNREAD: self._unread,
            **dict.fromkeys(SAID, self._amount),
        }

    def read(self, items: Iterable[Item]) -> Segments:
        """Put every item where it belongs; a colon opens a list, that the end of its line does not close."""
        for item in items:
            if item.what in (What.JOIN, What.FILLER, What.STOP):
                self._links.add(self._word(item))
                if item.what is What.STOP and ":" not in self._links:
                    self._current = None
                    self._sentence += 1
                continue
            self._place(item)
            self._before, self._links, self._last = self._links, set(), item
        self._end()
        return self

    def _end(self) -> None:
        """What is known of the payments once all of them are."""
        for segment in self.segments:
            if segment.follows is not None and not segment.said:
                segment.follows.refuse(BETWEEN)
        self.frames.close(self.segments)
        self.granted.extend(self.frames.sums)
        tell_acts_apart(self.words, self.segments)

    def _place(self, item: Item) -> None:
        if ":" in self._links and self._last is not None and isinstance(self._last.value, Many):
            if self._current is not None:
                self.frames.open(self._current)
            self._current = None
        if isinstance(item.value, Many) and self.words.plain.endswith(" ou ", 0, item.start):
            self._unread(item)
        elif isinstance(item.value, Many):
            own = None if self._links & SEPARATORS else self._current
            self.frames.count(item, item.value, own)
        elif item.what is What.SCOPE:
            self._scope(item)
        elif self._is_doubtful(item):
            self._unread(item)
        else:
            self._readers.get(item.what, self._condition)(item)

    def _scope(self, item: Item) -> None:
        self._current = None
        if isinstance(item.value, Money):
            self.granted.append(item.value.amount)
        if item.value and not isinstance(item.value, Money):
            self.scopes.append(item.value)  # type: ignore[arg-type]  # the years of the item
        else:
            self.contexts.append(item)

    def _is_doubtful(self, item: Item) -> bool:
        """A name or an amount that words nobody reads may change: they come just before it."""
        if self._current is None or self._last is None or self._last.what is not What.UNREAD:
            return False
        if item.what not in (What.HEAD, *SAID):
            return not self._current.said
        named = isinstance(item.value, Head) and not item.value.of
        return not self._links & ({",", "-", ":", ")", "et", "puis"} if named else {",", "-", ")"})

    def _unread(self, item: Item) -> None:
        segment = self._here()
        segment.add(item)
        segment.unread.append(item)
        share = segment.amount is not None
        waits = may_wait(self._word(item), share=share, after_amount=self._follows_amount())
        segment.broken = segment.broken or not segment.said or not (waits and item.what is What.UNREAD)

    def _condition(self, item: Item) -> None:
        segment = self._here()
        if segment.condition_first and segment.amount is not None and ":" not in self._links:
            follows = None if self._links else segment
            segment = self._new()
            segment.follows = follows
        elif divides(self.words, segment, self._last, item):
            segment.refuse(MANY_CONDITIONS)
        elif segment.named_between and segment.amount is None:
            segment.refuse(BETWEEN)
        segment.add(item)
        if item.what is What.PROOFS:
            segment.proofs.extend(item.value)  # type: ignore[arg-type]  # the texts of the item
        else:
            segment.triggers.append(item.value)  # type: ignore[arg-type]  # the trigger of the item
