"""Dated facts about the world that payments depend on: events, costs, requests, counts, conditions met."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from conventions.base import Day, Key, Keyed, Number, Record, Text, key_from
from conventions.model.amounts import Sum
from conventions.model.keys import GrantKey, InstalmentKey
from conventions.model.ledger import Document
from conventions.model.vocabulary import EventKind


def _dated(*names: str) -> Callable[[dict[str, Any]], str]:
    """The default key of a fact: what it is about, and its day."""

    def key(data: dict[str, Any]) -> str:
        return key_from(" ".join(str(data[name]) for name in (*names, "day") if data[name] is not None))

    return key


class Event(Record):
    """Something that happened on a day and that payments may wait for."""

    kind: EventKind
    day: Day
    grant: GrantKey | None = None
    key: Key = Field(default_factory=_dated("kind", "grant"))


class ActualCost(Record):
    """Real eligible costs, justified on a day."""

    day: Day
    grant: GrantKey
    amount: Sum
    key: Key = Field(default_factory=_dated("grant"))


class PaymentRequest(Record):
    """What the beneficiary asked to be paid, on a day; ``amount`` None when the request gives no sum."""

    day: Day
    grant: GrantKey
    instalment: InstalmentKey | None = None
    amount: Sum | None = None
    key: Key = Field(default_factory=_dated("grant", "instalment"))


def _not_negative(value: Decimal) -> Decimal:
    if value >= 0:
        return value
    raise ValueError(f"{value} : un comptage n’est pas négatif")


class Counting(Record):
    """What was counted on a day: how many of what ``driver`` names; of one grant, or of all of them."""

    driver: Text
    day: Day
    value: Annotated[Number, AfterValidator(_not_negative)]
    grant: GrantKey | None = None
    key: Key = Field(default_factory=_dated("driver", "grant"))


class MetCondition(Record):
    """A condition or a criterion of the act that was met on a day."""

    condition: Text
    day: Day
    grant: GrantKey | None = None
    key: Key = Field(default_factory=_dated("condition", "grant"))


class Facts(Record):
    """Dated facts about the world; those of the file, or hypotheses."""

    events: Keyed[Event] = ()
    documents: Keyed[Document] = ()
    costs: Keyed[ActualCost] = ()
    requests: Keyed[PaymentRequest] = ()
    counts: Keyed[Counting] = ()
    conditions: Keyed[MetCondition] = ()
