"""What a whole file says of its habits: decided once for the file, never cell by cell."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """The habits of a file.

    ``comma_groups``: its amounts are written as in English, with a comma between thousands. None: unknown.
    """

    comma_groups: bool | None = None
