"""Findings as text: in one line for ``show``, whole for ``check``."""

from __future__ import annotations

from conventions.cli.tables import paragraph
from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.rules import Finding

_SEVERITY_WIDTH = 13
_CODE_WIDTH = 9


def short(finding: Finding, room: int) -> list[Line]:
    """Severity, code and title in one line (or two in a narrow terminal)."""
    start = f"{finding.severity:<{_SEVERITY_WIDTH}}  {finding.code:<{_CODE_WIDTH}}  "
    return paragraph(finding.title, room, start, tone=finding.severity)


def whole(finding: Finding, room: int) -> Iterator[Line]:
    """All of a finding: place, words of the act, values, law, what to do, who decides."""
    title = f"{finding.severity.upper()} {finding.code}{NBSP}: {finding.title}"
    yield from paragraph(title, room, tone=finding.severity)
    yield from paragraph(_place(finding), room, "  ")
    for name, text in finding.parts:
        yield from paragraph(text, room, f"  {name}{NBSP}: ", rest="      ")


def _place(finding: Finding) -> str:
    if finding.place is None:
        return finding.address
    place = finding.place
    return f"{place.file}:{place.line}:{place.column}{NBSP}: {finding.address}"
