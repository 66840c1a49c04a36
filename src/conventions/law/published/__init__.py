"""The open data of grants that an authority publishes: its fields by version, and the check of one row of texts.

>>> from datetime import date
>>> version_on(date(2019, 3, 1)).number
'2.0.0'
>>> [fault.code for fault in faults({"montant": "50 000"}, "2.1.1") if fault.field == "montant"]
['type']
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.law.published.checks import (
        Fault,
        FieldCheck,
        Group,
        Kind,
        Verdict,
        checks_of,
        faults,
        groups_of,
    )
    from conventions.law.published.shapes import is_a_day
    from conventions.law.published.tables import Field, Version, fields, version_on, versions

_HOMES = {
    "checks": (
        "Fault",
        "FieldCheck",
        "Group",
        "Kind",
        "Verdict",
        "checks_of",
        "faults",
        "groups_of",
    ),
    "shapes": ("is_a_day",),
    "tables": ("Field", "Version", "fields", "version_on", "versions"),
}

__all__ = [
    "Fault",
    "Field",
    "FieldCheck",
    "Group",
    "Kind",
    "Verdict",
    "Version",
    "checks_of",
    "faults",
    "fields",
    "groups_of",
    "is_a_day",
    "version_on",
    "versions",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
