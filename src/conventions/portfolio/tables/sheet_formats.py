"""How the cells of a sheet look, and how wide its columns are."""

from __future__ import annotations

from conventions.portfolio.tables.cut import first_rows, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from conventions.portfolio.tables.table import Table

EUROS = "#,##0.00\\ [$€-40C];\\-#,##0.00\\ [$€-40C]"
"""Euros as French writes them: 40C is the number of French (France), in which the sign comes last."""

_GREY, _LINE = "#EEF1F5", "#6B6B6B"
_BASE = {"valign": "top", "border": 1, "border_color": _LINE}
_RIGHT = {**_BASE, "align": "right"}
_SUM = {**_RIGHT, "bold": True, "bg_color": _GREY, "top": 6}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "about": {"italic": True},
    "header": {**_BASE, "bold": True, "bg_color": _GREY, "text_wrap": True, "valign": "bottom"},
    "text": {**_BASE, "text_wrap": True, "align": "left"},
    "unknown": {**_BASE, "italic": True, "font_color": "#454545"},
    "money": {**_RIGHT, "num_format": EUROS},
    "integer": {**_RIGHT, "num_format": "#,##0"},
    "ratio": {**_RIGHT, "num_format": "0.00\\ %"},
    "year": {**_BASE, "num_format": "0", "align": "left"},
    "date": {**_BASE, "num_format": "dd/mm/yyyy", "align": "left"},
    "sum": {**_SUM, "align": "left"},
    "money_sum": {**_SUM, "num_format": EUROS},
    "integer_sum": {**_SUM, "num_format": "#,##0"},
}
_NARROWEST, _WIDEST = 10, 60
_MEASURED = 500


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, str], Any] = {}

    def of(self, look: str, *, right: bool = False, before: str = "") -> Any:
        """A format; ``before`` is what is said before its numbers."""
        key = look, right, before
        if key not in self._made:
            self._made[key] = self._book.add_format(_told(_LOOKS[look], right=right, before=before))
        return self._made[key]


def _told(look: dict[str, object], *, right: bool, before: str) -> dict[str, object]:
    told = {**look, "align": "right"} if right else {**look}
    if before:
        told["num_format"] = ";".join(f'"{before}"{part}' for part in str(look["num_format"]).split(";"))
    return told


def widths(table: Table) -> Iterator[int]:
    """The widths of the columns, in characters, from their first rows and their totals."""
    summed = [total.partition(" (")[0] for total in totals(table)]
    rows = [*first_rows(table, _MEASURED, _WIDEST), *([summed] if summed else [])]
    for place, column in enumerate(table.shown_columns):
        longest = max((len(row[place]) for row in rows), default=0)
        words = max(map(len, column.title.split()))
        yield min(max(longest + 2, words + 4, _NARROWEST), _WIDEST)
