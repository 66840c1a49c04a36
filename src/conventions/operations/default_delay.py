"""The day on which the law makes a grant payable, when its act says nothing of it."""

from __future__ import annotations

from datetime import date

from conventions.errors import ConventionsError
from conventions.law import duration
from conventions.operations.world import World
from conventions.periods import DayCount, after


def default_day(world: World) -> date | None:
    """Sixty days from the notification, for a beneficiary of private law; None where the law says nothing.

    Article 10 of the law n° 2000-321, as the law n° 2021-875 wrote it: it holds for what is notified from
    its first day on, and not between public bodies.
    """
    notified = world.origin.notified_on
    party = world.agreed.party(world.grant.beneficiary)
    if notified is None or notified > world.moment.known_day or party is None:
        return None
    kind = party.kind_on(notified)
    if kind is None or not kind.private_law:
        return None
    try:
        return after(notified, duration("payment_delay", on=notified), counted=DayCount.CALENDAR)
    except ConventionsError:  # notified before the law, or at the end of the calendar
        return None
