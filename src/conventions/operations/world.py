"""What a payment may depend on, at a date: the act, the grant, the terms, the facts known by then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from conventions.days import check_days
from conventions.french import same_name
from conventions.model import (
    ActualCost,
    Convention,
    DatedAct,
    Document,
    EventKind,
    Facts,
    Grant,
    PaymentRequest,
    Terms,
)
from conventions.money import ZERO, Amount
from conventions.operations.moments import Moment
from conventions.operations.states import binds_at


@dataclass(frozen=True, kw_only=True)
class World:
    """All that a payment may depend on, at a date; the facts are those known by then."""

    convention: Convention
    act: DatedAct
    """The act that last set the grant: it must bind for anything to be due."""
    origin: DatedAct
    """The act that made the money of the grant firm: its signature, its notification are waited for."""
    grant: Grant
    agreed: Terms
    """The terms that the grant stands in."""
    facts: Facts
    moment: Moment

    @property
    def alone(self) -> bool:
        """Whether there is no other grant, so that a paper that names none can only be about it."""
        return len(self.agreed.grants) == 1

    @cached_property
    def binds(self) -> bool:
        """Whether the act that carries the grant binds the authority on that day."""
        return binds_at(self.convention, self.act, self.moment)

    def event_day(self, kind: EventKind) -> date | None:
        """The first day of an event about the grant, or about none."""
        told = (item.day for item in self.facts.events if item.kind is kind and self._is_about(item.grant))
        return min(told, default=None)

    def condition_day(self, condition: str) -> date | None:
        """The first day on which a condition was met."""
        met = (
            item.day
            for item in self.facts.conditions
            if self._is_about(item.grant) and same_name(item.condition, condition)
        )
        return min(met, default=None)

    def count(self, driver: str, by: date | None = None) -> Decimal | None:
        """The last count of what ``driver`` names, made by a day where one was; None when nobody counted it."""
        told = [
            item
            for item in self.facts.counts
            if self._is_about(item.grant) and same_name(item.driver, driver)
        ]
        early = [item for item in told if by is not None and item.day <= by]
        return max(early or told, key=lambda item: (item.day, item.key)).value if told else None

    @cached_property
    def costs(self) -> tuple[ActualCost, ...]:
        """The real eligible costs of the grant, in the order of their days."""
        own = (cost for cost in self.facts.costs if cost.grant == self.grant.key)
        return tuple(sorted(own, key=lambda cost: cost.day))

    def spent(self) -> Amount | None:
        """The real eligible costs in all; None when nobody told any."""
        costs = self.costs
        return sum((cost.amount for cost in costs), start=ZERO) if costs else None

    @cached_property
    def requests(self) -> tuple[PaymentRequest, ...]:
        """What was asked of the grant, in the order of the days."""
        own = (item for item in self.facts.requests if item.grant == self.grant.key)
        return tuple(sorted(own, key=lambda item: (item.day, item.key)))

    def received(self, kind: str) -> date | None:
        """The day a paper of a kind was received for the grant; None when it was not."""
        answers = (item.received_on for item in self.facts.documents if self._answers(item, kind))
        return min(filter(None, answers), default=None)

    def _answers(self, document: Document, kind: str) -> bool:
        if document.grant is not None:
            about = document.grant == self.grant.key
        else:
            about = self.alone if document.exercise is None else document.exercise == self.grant.exercise
        return about and same_name(document.kind, kind)

    def _is_about(self, grant: str | None) -> bool:
        return grant is None or grant == self.grant.key


def all_facts(convention: Convention, extra: Facts, as_of: date) -> Facts:
    """The facts of the file and the hypotheses, those dated up to ``as_of``."""
    check_days(as_of)
    known = convention.facts
    documents = (*known.documents, *convention.documents, *extra.documents)
    dated: dict[str, Any] = {
        name: tuple(item for item in (*getattr(known, name), *getattr(extra, name)) if item.day <= as_of)
        for name in _FACTS[1:]
    }
    received = tuple(item for item in documents if item.received_on and item.received_on <= as_of)
    # Not validated: a hypothesis may say again, with another day, a fact of the file.
    return Facts.model_construct(documents=received, **dated)


class FactsByGrant:
    """Facts by the grant that they name, so that each grant looks at its own and at those that name none."""

    def __init__(self, facts: Facts) -> None:
        self._groups: defaultdict[str | None, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for name in _FACTS:
            for item in getattr(facts, name):
                self._groups[item.grant][name].append(item)

    def of(self, grant: str) -> Facts:
        """The facts that may be about a grant."""
        held = (self._groups.get(None, {}), self._groups.get(grant, {}))
        about: dict[str, Any] = {
            name: tuple(item for group in held for item in group.get(name, ())) for name in _FACTS
        }
        return Facts.model_construct(**about)


_FACTS = ("documents", "events", "costs", "requests", "counts", "conditions")
