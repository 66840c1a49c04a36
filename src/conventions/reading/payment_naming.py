"""Names of instalments, and whose they are: « acompte de 50 % », « 20 % solde », « cette avance »."""

from __future__ import annotations

from conventions.model import InstalmentKind
from conventions.reading.payment_items import Head, Item, Rule, Share
from conventions.reading.payment_reader import Reader
from conventions.reading.payment_segment import Segment


class Naming(Reader):
    """What puts a name, or a rule about several instalments, where it belongs."""

    def _head(self, item: Item) -> None:
        head: Head = item.value  # type: ignore[assignment]  # the value of such an item
        if head.base and self._follows_amount():
            self._here().refuse("part d’un autre versement")
            self._here().add(item)
            return
        segment = self._same(head) if head.again else self._here()
        if not head.again and not self._takes(segment, head):
            segment = self._new()
        known = segment.head
        if known is None or known.kind is None:
            rank = head.rank or (known.rank if known else None)
            optional = head.optional or bool(known and known.optional)
            segment.head = head._replace(rank=rank, optional=optional)
            segment.named_between = bool(segment.conditions) and "," in self._links
            segment.named_after = segment.amount is not None and self._follows_amount()
        segment.add(item)

    def _may(self, item: Item) -> None:
        segment = self._here()
        segment.head = (segment.head or Head())._replace(optional=True)
        segment.add(item)

    def _same(self, head: Head) -> Segment:
        """The instalment already spoken of."""
        for segment in reversed(self.segments):
            if segment.scope == len(self.scopes) - 1 and segment.head and segment.head.kind is head.kind:
                self._current = segment
                segment.parts.append([])
                return segment
        return self._new()

    def _takes(self, segment: Segment, head: Head) -> bool:
        """Whether a name is that of the segment being read, and not of the next one."""
        if segment.head is None:
            if segment.amount is None:
                return segment.follows is None or not self._links
            left = head.kind is InstalmentKind.BALANCE and self._follows_amount()
            return not segment.conditions and (left or segment.suits(head))
        if segment.head.kind is head.kind is InstalmentKind.SINGLE:
            return True
        if segment.head.kind is not None or head.kind is None:
            return False
        if head.kind is InstalmentKind.SINGLE:
            return segment.head.rank is None and not segment.head.plural
        named = head.of or bool(self._links & {":", "("})
        return segment.amount is None and named

    def _rule(self, item: Item) -> None:
        rule: Rule = item.value  # type: ignore[assignment]  # the value of such an item
        some = next((each for each in reversed(self.segments) if each.is_some_acomptes), None)
        if rule.cap is not None and rule.acomptes_only and some is not None:
            some.limit = item._replace(value=Share(rule.cap))
            some.parts.append([item])
        elif rule.acomptes_only or rule.cap is not None:
            self.rules.append((len(self.scopes) - 1, item, rule))
        else:
            segment = self._here()
            segment.minimum = rule
            segment.add(item)
