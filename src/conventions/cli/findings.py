"""Findings as text: in one line for ``show``, whole for ``check``."""

from __future__ import annotations

from conventions.cli.tables import paragraph
from conventions.french import NBSP
from conventions.wording import joined, on, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.rules import Finding, Source

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
    for name, text in _parts(finding):
        yield from paragraph(text, room, f"  {name}{NBSP}: ", rest="      ")


def _place(finding: Finding) -> str:
    if finding.place is None:
        return finding.address
    place = finding.place
    return f"{place.file}:{place.line}:{place.column}{NBSP}: {finding.address}"


def _parts(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.words:
        yield "dans l’acte", quoted(finding.words) or ""
    yield "constat", finding.message
    if finding.values:
        yield "valeurs lues", joined(f"{name} = {value}" for name, value in finding.said_values)
    if finding.inferred:
        yield "fait déduit", finding.inferred
    for source in finding.sources:
        yield "texte", said_source(source)
    yield "à faire", finding.remedy
    yield "qui décide", finding.decider
    if finding.to_reconfirm:
        yield "réserve", "obligation à reconfirmer"


def said_source(source: Source) -> str:
    """A text of law, the dates between which it applies, and where it is read.

    >>> from datetime import date
    >>> from conventions.rules import Source
    >>> said_source(Source(text="Loi X", since=date(2000, 4, 12)))
    'Loi X, en vigueur depuis le 12 avril 2000'
    """
    read = (
        f"lu dans son état au {on(source.read_as_of)}".replace("au le", "au") if source.read_as_of else None
    )
    return joined((source.text, _in_force(source), read, source.address))


def _in_force(source: Source) -> str | None:
    days = str(source.days)
    return f"{'données connues' if source.data else 'en vigueur'} {days}" if days else None
