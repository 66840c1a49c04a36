"""From the words of French acts to records: what is not understood stays text, never a wrong record.

>>> parse_operation("La convention est prolongée de six mois.").by
Duration(years=0, months=6, days=0)
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.reading.operation import parse_operation

_HOMES = {
    "operation": ("parse_operation",),
}

__all__ = [
    "parse_operation",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
