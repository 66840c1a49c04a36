"""When a payment is due: events, delays, papers, and the day from which the act may be carried out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, Facts, PaymentTerms, schedule
from conventions.model import Document
from conventions.operations.schedules import ScheduleLine
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

KEY = "2024-fonctionnement"
NOTIFIED = date(2024, 1, 18)
DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))


def _one(trigger: Mapping[str, object], facts: Facts = Facts(), *proofs: str) -> ScheduleLine:
    """The line of a grant paid at once upon a trigger, at the end of 2024."""
    instalment = {"kind": "unique", "amount": {"rule": "reste"}, "trigger": trigger, "proofs": proofs}
    base = association_2024_2026()
    terms = base.initial.replace(payment_terms=(PaymentTerms.model_validate({"instalments": (instalment,)}),))
    return schedule(base.replace(initial=terms), date(2024, 12, 31), facts=facts).lines[0]


@pytest.mark.parametrize("event", ["décision", "signature", "transmission", "notification"])
def test_nothing_is_due_before_the_act_is_executory(event: str) -> None:
    """The decision, the signature and the transmission come before the notification: due from that day."""
    assert _one({"trigger": "après", "event": event}).due_on == NOTIFIED


@given(conventions(coherent=True), DAYS)
def test_no_line_is_due_before_the_signature_of_the_convention(convention: Convention, day: date) -> None:
    """Whatever its trigger, what the convention itself carries is due from its last known date on."""
    dates = (convention.signed_on, convention.transmitted_on, convention.notified_on)
    first = max(filter(None, dates), default=date.min)
    for line in schedule(convention.replace(avenants=()), day).lines:
        assert line.due_on is None or line.due_on >= first


def test_a_day_out_of_the_calendar_is_awaited() -> None:
    """An offset or a delay that leaves the calendar gives no day, and says so."""
    for trigger in (
        {"trigger": "dans l’exercice", "month": 1, "day": 1, "offset": 9000},
        {"trigger": "après", "event": "notification", "delay": "P9000Y"},
        {"trigger": "après", "event": "notification", "delay": "P7900Y99999D"},
    ):
        line = _one(trigger)
        assert (line.due_on, line.awaited) == (None, "date hors du calendrier")


def test_a_delay_counts_from_the_event_and_not_from_the_notification() -> None:
    """A month from the decision of 14 December is before the act is notified: it is due on that day."""
    month = {"trigger": "après", "event": "décision", "delay": "P1M"}
    assert _one(month).due_on == NOTIFIED
    assert _one({**month, "delay": "P2M"}).due_on == date(2024, 2, 14)


def test_the_days_of_a_delay_are_calendar_days() -> None:
    """Sixty days, weekends and holidays with them, from 18 January 2024; after the months when there are some."""
    sixty = {"trigger": "après", "event": "notification", "delay": "P60D"}
    assert _one(sixty).due_on == NOTIFIED + timedelta(days=60)
    assert _one({**sixty, "delay": "P2M10D"}).due_on == date(2024, 3, 28)


def test_the_first_reception_of_a_paper_counts() -> None:
    """A paper received twice is there from the first day, whatever the order of the list."""
    days = (date(2024, 7, 1), date(2024, 5, 2), date(2024, 6, 3))
    twice = tuple(Document(key=str(day), kind="bilan", received_on=day, grant=KEY) for day in days)
    line = _one({"trigger": "sur pièces"}, Facts(documents=twice), "bilan")
    assert line.due_on == date(2024, 5, 2)
