"""Amounts in a table that stands up: one line a column of money, one column an exercise or a grant.

What does not fit in the width goes in a second table under the first one.

>>> for line in stacked(["Payé"], [("2018", ["50 €"]), ("2019", ["0 €"])], 13):
...     print(line)
      2018
────  ────
Payé  50 €
<BLANKLINE>
      2019
────  ────
Payé   0 €
"""

from __future__ import annotations

from conventions.cli.tables import GAP, Column, table
from conventions.cli.terminal import Line, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDEST_TEXT = 18
"""How wide a name may make its column: beyond, it wraps."""

Told = tuple[str, list[str]]
"""What is told of one exercise or grant: its name, then a text for each line of the table."""


def stacked(names: Sequence[str], columns: Iterable[Told], room: int) -> Iterator[Line]:
    """The tables, one after another, none wider than ``room``."""
    first = max(map(width, names), default=0)
    for rank, group in enumerate(_groups(columns, room - first)):
        yield from [Line("")] if rank else []
        titles = (Column(""), *(Column(title, right=True) for title, _ in group))
        rows = [(name, *(texts[line] for _, texts in group)) for line, name in enumerate(names)]
        yield from map(Line, table(titles, rows, room))


def _groups(columns: Iterable[Told], room: int) -> Iterator[list[Told]]:
    """As many columns as fit side by side, one at least."""
    group: list[Told] = []
    left = room
    for column in columns:
        size = len(GAP) + _size(column)
        if group and size > left:
            yield group
            group, left = [], room
        group.append(column)
        left -= size
    if group:
        yield group


def _size(column: Told) -> int:
    """What the amounts and the words take, uncut; a text of several words may wrap."""
    title, texts = column
    words = (word for text in (title, *texts) for word in text.split(" "))
    return max(*map(width, words), *(min(width(text), _WIDEST_TEXT) for text in (title, *texts)))
