"""What follows a long file while it is read, validated or repaired."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int | None], object]
"""What is called with how much is done (rows, or bytes of a file that streams), and how much there is, if known."""
