"""Amounts, and whose they are: the share of the condition before it or after it, the sum of what follows."""

from __future__ import annotations

from conventions.reading.payment_items import Item, Money, Share, What
from conventions.reading.payment_reader import SAID, Reader
from conventions.reading.payment_segment import Segment

BETWEEN = "part entre deux conditions"
_LIST = "somme de ce qui suit"


class Placing(Reader):
    """What puts an amount where it belongs."""

    def _amount(self, item: Item) -> None:
        value = self._said_again(item)
        tied = None if value.stated else self._tied()
        segment = self._here()
        between = item.what in (What.SHARE, What.SUM) and self._is_between(segment, value)
        if ":" in self._links and segment.amount is not None and segment.conditions:
            segment.refuse(_LIST)
        if value.stated and segment.may_be_restated:
            self._state(segment, value, item)
        elif item.what is What.LIMIT and segment.said:
            segment.broken = segment.broken or segment.limit is not None
            segment.limit = item
            segment.add(item)
        elif self._is_its_amount(segment, value) or self._opens(segment, item):
            self._take(segment, item)
        elif value.attached and not self._goes_on(segment):
            segment.broken = True
            segment.add(item)
        else:
            self._take(self._new(), item)
        if between:
            segment.refuse(BETWEEN)
            self._here().refuse(BETWEEN)
        if tied is not None and tied is not self._current:
            # « 50 000 € : 30 000 € à la signature… »: what the first one is made of follows.
            tied.broken = True
            self._here().broken = self._here().broken or not self._links & {":", "("}

    def _said_again(self, item: Item) -> Share | Money:
        """The amount of an item; « 20 % (4 000 €) » says the same share in euros, « (20 %) » says it twice."""
        value: Share | Money = item.value  # type: ignore[assignment]  # the value of such an item
        known = self._current.amount if self._current else None
        share = known is not None and known is self._last and known.what is What.SHARE
        again = share and item.what in (What.SHARE, What.SUM) and self._links == {"("}
        again = again and self.words.word_at(item.end + 1) == ")"
        return value._replace(stated=value.stated or again)

    def _is_between(self, segment: Segment, value: Share | Money) -> bool:
        """« 50 % à la signature, en juin 50 % »: the second condition may be that of either share."""
        if self._links or self._last is None or value.attached or value.stated:
            return False
        if self._last not in segment.conditions:
            return segment.named_after and self._last.what is What.HEAD
        named = segment.head is not None and segment.amount is None
        return named or (segment.amount is not None and bool(self._before & {",", "-", "et", "puis"}))

    def _tied(self) -> Segment | None:
        """The payment whose amount comes just before: « 20 % - 30 % à la signature » may be one, or two."""
        if self._last is None or self._last.what not in SAID or self._links & {";", "|", "."}:
            return None
        return next((each for each in self.segments[-1:] if each.amount is self._last), None)

    def _goes_on(self, segment: Segment) -> bool:
        """« versement de 24 000 € en mai et de 6 000 € en octobre »."""
        return segment.amount is not None and bool(segment.conditions and self._links & {"et", "puis"})

    def _is_its_amount(self, segment: Segment, value: Share | Money) -> bool:
        if segment.amount is not None or (segment.follows is not None and self._links - {":"}):
            return False
        if value.attached:
            return segment.head is not None
        if segment.head is None:
            return True
        return not segment.conditions or ":" in self._links

    def _opens(self, segment: Segment, item: Item) -> bool:
        """« à hauteur de 80 % », before anything is said of a payment."""
        return not segment.items and self.words.plain.startswith("a hauteur de ", item.start)

    def _take(self, segment: Segment, item: Item) -> None:
        if segment.head is not None and segment.head.plural and item.what in (What.SHARE, What.SUM):
            if ":" in self._links:
                segment.head = segment.head._replace(plural=False)
            else:
                segment.broken = True
        segment.condition_first = bool(segment.conditions) and segment.head is None
        segment.amount = item
        segment.add(item)

    def _state(self, segment: Segment, value: Share | Money, item: Item) -> None:
        """« le solde, soit 50 % », « 50 %, soit 500 € », « 500 € en juin, soit 1 000 € »."""
        segment.add(item)
        if segment.amount is None:
            segment.stated = segment.stated or value
        elif isinstance(value, Share) and isinstance(segment.amount.value, Money):
            segment.part = value.ratio
        elif isinstance(value, Share) and isinstance(segment.amount.value, Share):
            segment.broken = segment.broken or value.ratio != segment.amount.value.ratio
        elif isinstance(value, Money) and isinstance(segment.amount.value, Share):
            segment.equal = value.amount
        elif isinstance(value, Money) and value.amount != segment.amount.value.amount:  # type: ignore[union-attr]
            segment.total = value.amount
