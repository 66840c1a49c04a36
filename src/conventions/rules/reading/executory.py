"""The day from which a deliberation or a convention binds: published or notified, and sent to the prefect."""

from __future__ import annotations

from datetime import date

from conventions.model import DatedAct, Deliberation


def executory_day(act: Deliberation | DatedAct) -> date | None:
    """The later of its publication (or notification) and of its transmission; None when one is not known.

    Source: CGCT, art. L2131-1, L3131-1 and L4141-1.

    >>> from conventions.samples import association_2024_2026
    >>> executory_day(association_2024_2026().deliberations[0])
    datetime.date(2023, 12, 19)
    """
    told = act.published_on if isinstance(act, Deliberation) else act.notified_on
    return None if told is None or act.transmitted_on is None else max(told, act.transmitted_on)


def missing_days(act: Deliberation | DatedAct) -> tuple[str, ...]:
    """Which of the two days is not known, in French, with its article."""
    if isinstance(act, Deliberation):
        told = (("la publication", act.published_on), ("la transmission", act.transmitted_on))
    else:
        told = (("la notification", act.notified_on), ("la transmission", act.transmitted_on))
    return tuple(name for name, day in told if day is None)
