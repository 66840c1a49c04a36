"""A document as Markdown (CommonMark, and tables as GitHub writes them): texts are escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from conventions.documents.tree import (
    Block,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Role,
    Run,
    Signatures,
    Style,
    Table,
)

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&$:=@]")
_AROUND = {Style.PLAIN: "", Style.STRONG: "**", Style.EMPHASIS: "*"}


def write(paper: Paper) -> str:
    r"""The whole document.

    >>> from conventions.documents.tree import Part
    >>> print(write(Paper("note", "1. *Titre*", (Part("corps", (Paragraph((Run("<b>"),)),)),))))
    # 1\. \*Titre\*
    <BLANKLINE>
    \<b\>
    <BLANKLINE>
    """
    head = [f"# {escaped(paper.title)}"]
    if paper.subtitle:
        head.append(f"**{escaped(paper.subtitle)}**")
    return "\n\n".join((*head, *map(_block, paper.blocks))) + "\n"


def escaped(text: str) -> str:
    r"""A text whose every sign of Markdown is escaped where it could mean something.

    >>> print(escaped("a_b | # c"))
    a\_b \| \# c
    """
    return _SPECIAL.sub(r"\\\g<0>", text)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_line(block.line)}"
        case Paragraph():
            return f"> {_line(block.line)}" if block.role is Role.NOTE else _line(block.line)
        case Items():
            return "\n".join(_items(block))
        case Table():
            return "\n".join(_table(block))
        case Signatures():
            return "\n\n".join("\\\n".join(map(_line, box)) for box in block.boxes)


def _line(line: Line) -> str:
    return "".join(map(_run, line)).strip(" ")


def _run(run: Run) -> str:
    """A run in its style; its outer spaces stay outside the marks, where Markdown wants them."""
    mark, text = _AROUND[run.style], run.text
    inner = text.strip()
    if not mark or not inner:
        return escaped(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark}{after}"


def _items(block: Items) -> Iterator[str]:
    for rank, item in enumerate(block.items, start=1):
        mark = f"{rank}. " if block.ordered else "- "
        yield _indented("\n\n".join(map(_block, item)), mark)


def _indented(text: str, mark: str) -> str:
    first, *others = text.split("\n")
    margin = " " * len(mark)
    return "\n".join((mark + first, *(margin + each if each else "" for each in others)))


def _table(block: Table) -> Iterator[str]:
    yield f"*{escaped(block.caption)}*\n"
    yield _row(escaped(column.title) for column in block.columns)
    yield _row("---:" if column.number else "---" for column in block.columns)
    yield from (_row(map(_line, row)) for row in block.rows)
    if block.total is not None:
        yield _row(
            f"**{_line(cell)}**" if any(run.text.strip() for run in cell) else "" for cell in block.total
        )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
