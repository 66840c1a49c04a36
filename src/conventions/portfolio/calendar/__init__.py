"""What a town has to do on which day, as a calendar that any diary reads: payments, reports, lapses, ends.

>>> from datetime import date
>>> from conventions.portfolio import Portfolio
>>> from conventions.samples import association_2024_2026
>>> found = events(Portfolio.of([association_2024_2026()]), date(2024, 9, 1), date(2025, 6, 30))
>>> [(str(event.day), event.category.value) for event in found]
[('2024-09-30', 'échéance'), ('2025-06-30', 'compte rendu')]
>>> ics(found).count(b"BEGIN:VEVENT")
2
"""

from __future__ import annotations

from conventions.portfolio.calendar.finding import events
from conventions.portfolio.calendar.records import Category, Event
from conventions.portfolio.calendar.writing import ics

__all__ = ["Category", "Event", "events", "ics"]
