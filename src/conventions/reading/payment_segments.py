"""Which items of a text belong to the same instalment: segments, one for each instalment that may be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from conventions.model import EventKind, InstalmentKind, Upon
from conventions.reading.payment_items import Head, Item, Many, Money, Rule, Share, What
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words

_CONDITION = re.compile(
    r"(?:avant|apres|a|au|aux|lors|en|dans|courant|sur|suivant|selon|suite|des|d'|quand|fin|au vu|sous)(?![^ ])"
)
"""How words that nobody reads have to start to be a condition, and not a change of the share."""

_BASE = re.compile(r"(?:du|de|d'|des(?! (?:que|la|le|l') ))(?![^ ])")
"""What makes a share that of something else than the grant: « 50 % des dépenses »."""

_CHANGES = re.compile(
    r"(?<![^ ])(?:si|sauf|prorata|rata|limite|plafon\w*|maxim\w*|minim\w*|major\w*|taux|hors|dont|fur|moins|titre|ou"
    r"|seulement|uniquement|environ|exception\w*|[0-9%€#]\S*)(?![^ ])"
)
"""Words that nobody reads and that may change the share."""

_ACT = re.compile(r"(?<![^ ])(?:convention|avenant|contrat)")

_SAID = (What.SHARE, What.SUM, What.UP_TO, What.LIMIT)


class Segments:
    """The segments of a text, the rules that stand for several, the numbers announced, the exercises."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.segments: list[Segment] = []
        self.rules: list[tuple[int, Item, Rule]] = []
        self.counts: list[int | None] = []
        self.scopes: list[tuple[int, ...]] = [()]
        self.contexts: list[Item] = []
        self._sentence = 0
        self._current: Segment | None = None
        self._links: set[str] = set()
        """The separators and small words since the last item that says something."""
        self._readers: dict[What, Callable[[Item], None]] = {
            What.HEAD: self._head,
            What.MAY: self._may,
            What.RULE: self._rule,
            What.UNREAD: self._unread,
            **dict.fromkeys(_SAID, self._amount),
        }
        self._last: Item | None = None
        """The last item that says something."""

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
            self._links, self._last = set(), item
        self._tell_acts_apart()
        return self

    def _tell_acts_apart(self) -> None:
        """Two acts are signed, and a trigger does not say which one: what waits for either is not read."""
        signed = [
            (segment, item, set(_ACT.findall(self._word(item))))
            for segment in self.segments
            for item in segment.conditions
            if isinstance(item.value, Upon) and item.value.event is EventKind.SIGNATURE
        ]
        if len(set().union(*(acts for *_, acts in signed))) > 1:
            for segment, item, _ in signed:
                segment.unread.append(item)

    def _word(self, item: Item) -> str:
        return self.words.plain[item.start : item.end]

    def _place(self, item: Item) -> None:
        if isinstance(item.value, Many):
            self.counts.append(item.value.payments)
        elif item.what is What.SCOPE:
            self._scope(item)
        elif self._is_doubtful(item):
            self._unread(item)
        else:
            self._readers.get(item.what, self._condition)(item)

    def _scope(self, item: Item) -> None:
        self._current = None
        if item.value:
            self.scopes.append(item.value)  # type: ignore[arg-type]  # the years of the item
        else:
            self.contexts.append(item)

    @property
    def is_of_several_years(self) -> bool:
        """Whether several exercises are spoken of, without saying what is of which."""
        return len(self.scopes) == 1 and any(item.value == () for item in self.contexts)

    def _new(self) -> Segment:
        self._current = Segment(len(self.scopes) - 1, self._sentence)
        self.segments.append(self._current)
        return self._current

    def _here(self) -> Segment:
        return self._current or self._new()

    def _is_doubtful(self, item: Item) -> bool:
        """A name or an amount that words nobody reads may change: they come just before it."""
        if self._current is None or self._last is None or self._last.what is not What.UNREAD:
            return False
        if item.what not in (What.HEAD, *_SAID):
            return not self._current.said
        named = isinstance(item.value, Head) and not item.value.of
        return not self._links & ({",", "-", ":", ")", "et", "puis"} if named else {",", "-", ")"})

    def _head(self, item: Item) -> None:
        head: Head = item.value  # type: ignore[assignment]  # the value of such an item
        segment = self._same(head) if head.again else self._here()
        if not head.again and not self._takes(segment, head):
            segment = self._new()
        known = segment.head
        if known is None or known.kind is None:
            rank = head.rank or (known.rank if known else None)
            optional = head.optional or bool(known and known.optional)
            segment.head = head._replace(rank=rank, optional=optional)
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
            return segment.amount is None or (not segment.conditions and segment.suits(head))
        if segment.head.kind is head.kind is InstalmentKind.SINGLE:
            return True
        if segment.head.kind is not None or head.kind is None:
            return False
        if head.kind is InstalmentKind.SINGLE:
            return segment.head.rank is None and not segment.head.plural
        named = head.of or bool(self._links & {":", "("})
        return segment.amount is None and named

    def _amount(self, item: Item) -> None:
        value: Share | Money = item.value  # type: ignore[assignment]  # the value of such an item
        tied = None if value.stated else self._tied()
        segment = self._here()
        if value.stated and segment.may_be_restated:
            self._state(segment, value, item)
        elif item.what is What.LIMIT and segment.said:
            segment.broken = segment.broken or segment.limit is not None
            segment.limit = item
            segment.add(item)
        elif self._is_its_amount(segment, value):
            self._take(segment, item)
        elif value.attached and not self._goes_on(segment):
            segment.broken = True
            segment.add(item)
        else:
            self._take(self._new(), item)
        if tied is not None and tied is not self._current:
            # « 50 000 € : 30 000 € à la signature… »: what the first one is made of follows.
            tied.broken = True
            self._here().broken = self._here().broken or not self._links & {":", "("}

    def _tied(self) -> Segment | None:
        """The payment whose amount comes just before: « 20 % - 30 % à la signature » may be one, or two."""
        if self._last is None or self._last.what not in _SAID or self._links & {";", "|", "."}:
            return None
        return next((each for each in self.segments[-1:] if each.amount is self._last), None)

    def _goes_on(self, segment: Segment) -> bool:
        """« versement de 24 000 € en mai et de 6 000 € en octobre »."""
        return segment.amount is not None and bool(segment.conditions and self._links & {"et", "puis"})

    def _is_its_amount(self, segment: Segment, value: Share | Money) -> bool:
        if segment.amount is not None:
            return False
        if value.attached:
            return segment.head is not None
        if segment.head is None:
            return True
        return not segment.conditions or ":" in self._links

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
        """« le solde, soit 50 % »; a share said again in euros changes nothing."""
        segment.add(item)
        if segment.amount is None and segment.stated is None:
            segment.stated = value

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

    def _unread(self, item: Item) -> None:
        segment = self._here()
        segment.add(item)
        segment.unread.append(item)
        words = self._word(item)
        base = self._last is not None and self._last.what in _SAID and not self._links and _BASE.match(words)
        may_wait = (
            not base and item.what is What.UNREAD and _CONDITION.match(words) and not _CHANGES.search(words)
        )
        segment.broken = segment.broken or not segment.said or not may_wait

    def _condition(self, item: Item) -> None:
        segment = self._here()
        if segment.condition_first and segment.amount is not None and self._links and ":" not in self._links:
            segment = self._new()
        segment.add(item)
        if item.what is What.PROOFS:
            segment.proofs.extend(item.value)  # type: ignore[arg-type]  # the texts of the item
        else:
            segment.triggers.append(item.value)  # type: ignore[arg-type]  # the trigger of the item
