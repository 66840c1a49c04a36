"""Where a value stands in a file: a plain place, which rules and reports know without any reader of files."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file: line and column count from 1; ``text`` is what is written there.

    >>> Location("a.yaml", 3, 9, "2018")
    Location(file='a.yaml', line=3, column=9, text='2018')
    """

    file: str
    line: int
    column: int
    text: str
