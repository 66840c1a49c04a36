"""What a payment may depend on, at a date: the act, the grant, the facts known by then."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Convention, DatedAct, Facts, Grant
from conventions.operations.moments import Moment
from conventions.operations.states import binds_at


class World(NamedTuple):
    """All that a payment may depend on, at a date."""

    convention: Convention
    act: DatedAct
    """The act that last set the grant: it must bind for anything to be due."""
    origin: DatedAct
    """The act that made the money of the grant firm: its signature, its notification are waited for."""
    grant: Grant
    facts: Facts
    moment: Moment
    alone: bool = False
    """Whether the convention has no other grant, so that a paper that names none can only be about it."""

    def binds(self) -> bool:
        """Whether the act that carries the grant binds the authority on that day."""
        return binds_at(self.convention, self.act, self.moment)


def all_facts(convention: Convention, extra: Facts, as_of: date) -> Facts:
    """The facts of the file and the hypotheses, those dated up to ``as_of``."""
    check_days(as_of)
    known = convention.facts
    documents = (*known.documents, *convention.documents, *extra.documents)
    # Not validated: a hypothesis may say again, with another day, a document of the file.
    return Facts.model_construct(
        events=tuple(event for event in (*known.events, *extra.events) if event.day <= as_of),
        documents=tuple(item for item in documents if item.received_on and item.received_on <= as_of),
        costs=tuple(cost for cost in (*known.costs, *extra.costs) if cost.day <= as_of),
    )
