"""Events as an iCalendar file (RFC 5545): the same events make the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from conventions.extras import needed
from conventions.portfolio.calendar.records import Event
from conventions.portfolio.calendar.telling import one_line

_PRODUCT = "-//conventions//calendrier des subventions//FR"
_NAME = "Conventions de subvention"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def ics(events: Iterable[Event]) -> bytes:
    """A calendar in UTF-8 that a diary opens or follows; an event read again under its ``uid`` replaces itself.

    Every event lasts the whole day and leaves its day free. Its time stamp is the day that it was looked for.

    :raises ConventionsError: where icalendar is not installed.
    """
    made = needed("icalendar", doing="écrire un calendrier", package="icalendar", extra="calendar")
    calendar = made.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME)
    for event in events:
        calendar.add_component(_component(made, event))
    return bytes(calendar.to_ical())


def _component(made: Any, event: Event) -> Any:
    told = made.Event()
    told.add("uid", one_line(event.uid))
    told.add("dtstamp", datetime.combine(event.as_of, time(), UTC))
    told.add("dtstart", event.day)
    told.add("summary", one_line(event.summary))
    told.add("description", "\n".join(map(one_line, event.description.split("\n"))))
    told.add("categories", [event.category.value])
    told.add("transp", "TRANSPARENT")
    return told
