"""Compare the rows of a file: duplicates, avenants published as totals, names that change, shares, years."""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.scdl.crossing.comparing import compare, total_without_repeats

_HOMES = {"comparing": ("compare", "total_without_repeats")}

__all__ = ["compare", "total_without_repeats"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
