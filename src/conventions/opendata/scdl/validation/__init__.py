"""Validate a file of grants: the verdicts of the official schema, and what it lets pass."""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.scdl.validation.faults import FileFault
    from conventions.opendata.scdl.validation.validating import Summary, Validation, validate

_HOMES = {"faults": ("FileFault",), "validating": ("Summary", "Validation", "validate")}

__all__ = ["FileFault", "Summary", "Validation", "validate"]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
