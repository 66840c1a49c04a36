"""A summary as lines of text."""

from __future__ import annotations

from conventions.cli.tables import paragraph, table
from conventions.cli.terminal import Line
from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.scdl_summary import Block, Summary


def text(summary: Summary, room: int) -> Iterator[Line]:
    r"""The lines of a summary, none wider than ``room`` columns.

    >>> from conventions.cli.scdl_summary import Summary
    >>> [str(line) for line in text(Summary("a.csv", (("lignes", "2"),), (), "rien à signaler", True), 40)]
    ['a.csv', 'lignes\xa0: 2', '', 'rien à signaler']
    """
    yield from paragraph(summary.title, room, tone="titre")
    for name, told in summary.facts:
        yield from paragraph(told, room, f"{name}{NBSP}: ", rest="  ")
    for block in summary.blocks:
        yield from _block(block, room)
    yield Line("")
    yield from paragraph(summary.verdict, room, tone="titre" if summary.ok else "erreur")


def _block(block: Block, room: int) -> Iterator[Line]:
    yield Line("")
    yield from paragraph(block.title, room, tone="titre")
    rows: list[tuple[str, ...] | str] = []
    for entry in block.entries:
        rows += [entry.cells, *entry.examples]
    yield from map(Line, table(block.columns, rows, room))
    if block.note:
        yield from paragraph(block.note, room)
