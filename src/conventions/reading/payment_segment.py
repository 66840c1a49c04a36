"""What is said of one instalment of a text: a builder, that the items of the text are put in."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from conventions.model import InstalmentKind, OneTrigger
from conventions.money import Amount
from conventions.reading.payment_items import Head, Item, Money, Rule, Share, What


class Segment:
    """What is said of one instalment; a builder, which :mod:`payment_instalments` turns into a record."""

    def __init__(self, scope: int, sentence: int) -> None:
        self.scope = scope
        self.sentence = sentence
        self.parts: list[list[Item]] = [[]]
        """Its items; one list for each time that the text comes to it (« cette avance sera… »)."""
        self.head: Head | None = None
        self.amount: Item | None = None
        self.limit: Item | None = None
        self.stated: Share | Money | None = None
        self.equal: Amount | None = None
        """The sum that the text says a share is."""
        self.part: Fraction | None = None
        """The share that the text says a sum is."""
        self.total: Amount | None = None
        """What the text says the sums make together: « 500 € en juin, soit 1 000 € »."""
        self.minimum: Rule | None = None
        self.triggers: list[OneTrigger] = []
        self.proofs: list[str] = []
        self.broken = False
        """Whether something may change the amount: nothing is then made of the segment."""
        self.fault = ""
        """Why, where it can be told."""
        self.unread: list[Item] = []
        self.condition_first = False
        self.follows: Segment | None = None
        """The payment whose amount comes just before the condition that this one opens on."""
        self.count: Item | None = None
        """In how many times this payment itself is made: « 70 % en 2 fois »."""
        self.named_between = False
        """Whether its name came after a condition and a comma: « à la signature, solde en mai »."""
        self.named_after = False
        """Whether its name came after its amount: « 20 % solde »."""

    @property
    def items(self) -> list[Item]:
        """All its items."""
        return [item for part in self.parts for item in part]

    def add(self, item: Item) -> None:
        """Hold an item, in the part being read."""
        self.parts[-1].append(item)

    def refuse(self, fault: str) -> None:
        """Make nothing of it, and say why."""
        self.broken, self.fault = True, self.fault or fault

    def spans(self, kept: Iterable[Item]) -> list[tuple[int, int]]:
        """Where some of its items are among the plain words: one span a part."""
        wanted = set(kept)
        parts = [[item for item in part if item in wanted] for part in self.parts]
        return [(part[0].start, max(item.end for item in part)) for part in parts if part]

    @property
    def conditions(self) -> list[Item]:
        """The items that say what the payment waits for."""
        return [item for item in self.items if item.what in (What.TRIGGER, What.PROOFS)]

    @property
    def said(self) -> bool:
        """Whether it has a name or an amount."""
        return self.head is not None or self.amount is not None

    @property
    def pays_once(self) -> bool:
        """Whether the text itself says that all is paid at once."""
        return self.head is not None and self.head.kind is InstalmentKind.SINGLE

    @property
    def may_be_restated(self) -> bool:
        """Whether « soit 50 % » says again what is known: an amount, or what is left to the balance."""
        return self.amount is not None or (self.head is not None and self.head.kind is InstalmentKind.BALANCE)

    @property
    def is_announced(self) -> bool:
        """« Versement de 20 000 € », whose payments are said elsewhere."""
        plain = self.head is None or self.head.kind is None
        money = self.amount is not None and isinstance(self.amount.value, Money)
        return plain and money and not self.conditions and not self.unread

    def suits(self, head: Head) -> bool:
        """Whether a name that comes after the amount is its own: « 30 % d’acompte », « 500 € en une fois »."""
        if head.kind is not InstalmentKind.SINGLE:
            return head.of and head.kind is not None
        value = self.amount.value if self.amount else None
        return isinstance(value, Money) or (isinstance(value, Share) and value.ratio == 1)

    @property
    def is_only_a_share(self) -> bool:
        """« 50 % », without a name nor a condition."""
        only = self.head is None and not self.conditions and not self.unread
        return only and self.amount is not None and isinstance(self.amount.value, Share)

    @property
    def only_names(self) -> bool:
        """« Versement », and nothing else."""
        return self.head is not None and self.head.kind is None and len(self.items) == 1

    @property
    def is_some_acomptes(self) -> bool:
        """« des acomptes », whose amount is said elsewhere."""
        named = self.head is not None and self.head.plural and self.head.kind is InstalmentKind.INTERIM
        return named and self.amount is None and self.limit is None

    @property
    def pays(self) -> bool:
        """Whether it speaks of a payment, be it one that is not understood."""
        return self.said or any(item.what is not What.UNREAD for item in self.unread)
