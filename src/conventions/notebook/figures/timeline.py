"""The figure of the dates that matter: each on its row, along the period of the convention."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.french import NBSP, format_date, format_list, format_period, plural
from conventions.model import Convention
from conventions.model.confidential import masked
from conventions.notebook.figures.figure import Figure
from conventions.notebook.figures.setting import BLUE, GREY, INK, begun, blank, setting, wrapped
from conventions.operations import Milestone, act_title, fold, signature_day, timeline
from conventions.periods import Period
from conventions.wording import joined

_ROW, _MARGIN = 0.36, 0.9


def plot_timeline(convention: Convention, *, reveal: bool = False) -> Figure:
    """A point for each known date, in order; the acts that nobody dated a signature of are in the title.

    The data of natural persons is masked, unless ``reveal``.

    :raises ConventionsError: when Matplotlib is missing, with how to install it.
    :raises OperationError: when an avenant operates on something that is not there.
    """
    shown = convention if reveal else masked(convention)
    dates, period = timeline(shown), fold(shown, date.max).terms.period
    title = _title(shown, dates, period)
    with setting():
        drawing, frame = blank(title, _MARGIN + _ROW * len(dates))
        _points(frame, dates, period)
    told = (f"{format_date(each.day)}{NBSP}: {each.label}" for each in dates)
    return Figure(title, joined((f"Chronologie. {title}", *told), ". "), drawing)


def _title(convention: Convention, dates: tuple[Milestone, ...], period: Period) -> str:
    """« Du … au … : 9 dates connues ; sans date de signature : avenant n° 1 »."""
    when = format_period(period, "long")
    count = f"{len(dates)} {plural(len(dates), 'date connue', 'dates connues')}"
    acts = [act for act in (convention, *convention.avenants) if signature_day(act) is None]
    unsigned = f"sans date de signature{NBSP}: {format_list(map(act_title, acts))}" if acts else None
    return joined((f"{begun(when)}{NBSP}: {count}", unsigned), f"{NBSP}; ")


def _points(frame: Any, dates: tuple[Milestone, ...], period: Period) -> None:
    """The days are drawn as their ordinals: no time zone, no clock."""
    days = [each.day.toordinal() for each in dates]
    first, last = min(days), max(days)
    end = last if period.end is None else period.end.toordinal()
    span = max(last - first, 1)
    frame.axvspan(period.start.toordinal(), max(end, period.start.toordinal()), color="#eef1f5", zorder=0)
    for rank, (day, each) in enumerate(zip(days, dates, strict=True)):
        frame.hlines(rank, first, day, color=GREY, linewidth=0.8, linestyle=":")
        frame.plot([day], [rank], marker="o", color=BLUE, markersize=6)
        frame.text(day + span * 0.015, rank, wrapped(each.label, 46, 1), va="center", color=INK)
    frame.set_yticks(range(len(dates)), [format_date(each.day) for each in dates])
    frame.set_ylim(len(dates) - 0.4, -0.6)
    frame.set_xlim(first - span * 0.02, last + span * 0.6)
    _years(frame, first, last)


def _years(frame: Any, first: int, last: int) -> None:
    """A tick on the first day of each year, or of some of them when there are many."""
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    every = max(1, len(years) // 10)
    starts = [date(year, 1, 1).toordinal() for year in years[::every]]
    ticks = [(day, date.fromordinal(day).year) for day in starts if day >= first]
    frame.set_xticks([day for day, _ in ticks], [str(year) for _, year in ticks])
    frame.grid(axis="x", color=GREY, linewidth=0.4)
