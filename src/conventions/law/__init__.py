"""Dated values of the law: one file a value, each version with its date, its source and who read it when."""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.law.aging import reasons_to_reconfirm
    from conventions.law.asking import count, day_of_year, duration, ratio, stated, value
    from conventions.law.reporting import report_deadline
    from conventions.law.values import STATUSES, LegalValue, names, versions

_HOMES = {
    "aging": ("reasons_to_reconfirm",),
    "asking": ("count", "day_of_year", "duration", "ratio", "stated", "value"),
    "reporting": ("report_deadline",),
    "values": ("STATUSES", "LegalValue", "names", "versions"),
}

__all__ = [
    "STATUSES",
    "LegalValue",
    "count",
    "day_of_year",
    "duration",
    "names",
    "ratio",
    "reasons_to_reconfirm",
    "report_deadline",
    "stated",
    "value",
    "versions",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
