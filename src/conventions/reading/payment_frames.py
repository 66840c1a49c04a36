"""What announces payments without being one: « Versement de 20 000 € en deux fois : … », « en 3 fois ».

>>> frames = Frames()
>>> frames.count(Item(What.COUNT, 0, 9), Many(3), None)
>>> frames.counts
[3]
"""

from __future__ import annotations

from conventions.money import Amount
from conventions.reading.payment_items import Item, Many, Money, What
from conventions.reading.payment_segment import Segment

_DIVIDED = "part versée en plusieurs fois, sans dire lesquelles"


class Frames:
    """The numbers of payments that a text announces, and the sums that its payments make together."""

    def __init__(self) -> None:
        self.counts: list[int | None] = []
        self.items: list[Item] = []
        """The words of the sums: they frame the payments, and are none."""
        self.sums: list[Amount] = []
        """Those sums."""
        self._frames: list[Segment] = []

    def count(self, item: Item, many: Many, own: Segment | None) -> None:
        """Hold « en 3 fois »: it is said of the whole text, or of the payment that it follows."""
        if own is None or many.payments is None or not _is_divided(own):
            self.counts.append(many.payments)
        else:
            own.count = item
            own.add(item)

    def open(self, segment: Segment) -> None:
        """A colon opens the list of the payments that a segment is made of: « 20 000 € en 2 fois : »."""
        if segment.count is not None:
            self._frames.append(segment)

    def close(self, segments: list[Segment]) -> None:
        """Tell the sums that frame the text from the payments that are divided: those are not read."""
        said = [segment for segment in segments if segment.said]
        for segment in [each for each in segments if each.count is not None]:
            framing = segment is said[0] and segment.is_announced
            if framing or segment in self._frames or len(said) == 1:
                self.counts.append(segment.count.value.payments)  # type: ignore[union-attr]  # a count
            if framing or (segment in self._frames and not segment.conditions and not segment.unread):
                segments.remove(segment)
                amount = segment.amount.value if segment.amount else None
                self.sums.extend([amount.amount] if isinstance(amount, Money) else [])
                self.items.append(Item(What.SCOPE, segment.items[0].start, segment.items[-1].end))
            else:
                segment.refuse(_DIVIDED)


def _is_divided(segment: Segment) -> bool:
    """Whether a number of payments is that of one payment: it has an amount, or a name of its own."""
    return segment.amount is not None or (segment.head is not None and segment.head.kind is not None)
