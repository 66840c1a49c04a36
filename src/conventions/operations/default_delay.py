"""The day on which the law makes a grant payable, when its act says nothing of it."""

from __future__ import annotations

from datetime import date

from conventions.errors import ConventionsError
from conventions.law import duration
from conventions.model import DatedAct, Party, PaymentTerms
from conventions.operations.world import World
from conventions.periods import DayCount, after


def default_day(world: World) -> date | None:
    """The day of the law for the grant, once its act is known to be notified; None where the law says nothing."""
    notified = world.origin.notified_on
    party = world.agreed.party(world.grant.beneficiary)
    if notified is None or notified > world.moment.known_day or party is None:
        return None
    return payable_by(party, world.origin)


def payable_by(party: Party, act: DatedAct) -> date | None:
    """Sixty days from the notification of the act, for a beneficiary of private law; None where no law says.

    Article 10 of the law n° 2000-321, as the law n° 2021-875 wrote it: it holds for what is notified from
    its first day on, and not between public bodies.

    >>> from conventions.samples import association_2024_2026
    >>> convention = association_2024_2026()
    >>> payable_by(convention.initial.parties[1], convention)
    datetime.date(2024, 3, 18)
    """
    kind = party.kind_on(act.notified_on) if act.notified_on else None
    if act.notified_on is None or kind is None or not kind.private_law:
        return None
    try:
        delay = duration("payment_delay", on=act.notified_on)
        return after(act.notified_on, delay, counted=DayCount.CALENDAR)
    except ConventionsError:  # notified before the law, or at the end of the calendar
        return None


def names_no_day(terms: PaymentTerms) -> bool:
    """Whether the terms fix no date at all, nor make any payment depend on something.

    >>> from conventions.samples import association_2024_2026
    >>> names_no_day(association_2024_2026().initial.payment_terms[0])
    False
    """
    return all(item.trigger is None and not item.proofs for item in terms.instalments)
