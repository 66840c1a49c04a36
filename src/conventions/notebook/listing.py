"""Tuples that have a display: changes, and dates that matter, as the functions of ``conventions`` give them."""

from __future__ import annotations

from conventions.notebook.cards import milestones
from conventions.notebook.changes import show_changes
from conventions.notebook.display import Display
from conventions.operations import Change, Milestone


def show_tuple(shown: tuple[object, ...]) -> Display | None:
    """The display of a tuple of changes or of dates; None for any other one.

    >>> show_tuple(()) is None, show_tuple((1,)) is None
    (True, True)
    """
    changes = tuple(each for each in shown if isinstance(each, Change))
    if changes and len(changes) == len(shown):
        return show_changes(changes)
    dates = tuple(each for each in shown if isinstance(each, Milestone))
    return Display("Chronologie", (milestones(dates),)) if dates and len(dates) == len(shown) else None
