r"""A document as Markdown (CommonMark, and tables as GitHub writes them): texts are escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from conventions.documents.tree import (
    Block,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Role,
    Run,
    Style,
    Table,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]<|~${]|&(?=[#\w])|(?<=www)\.|:(?=//)", re.IGNORECASE)
"""What means something wherever it stands, links that readers make by themselves included."""
_START = re.compile(r"\d{0,9}[-+#>=:.)]")
_MARKS = {Style.STRONG: ("**", "strong"), Style.EMPHASIS: ("*", "em")}
_AFTER = frozenset(" \u00a0\u202f,.;:)»")


def write(paper: Paper) -> str:
    r"""The whole document.

    >>> from conventions.documents.tree import Part
    >>> print(write(Paper("note", "1. *Titre*", (Part("corps", (Paragraph((Run("<b> a-b"),)),)),))))
    # 1\. \*Titre\*
    <BLANKLINE>
    \<b> a-b
    <BLANKLINE>
    """
    head = [_title(1, (Run(paper.title),))]
    if paper.subtitle:
        head.append(_line((Run(paper.subtitle, Style.STRONG),)))
    return "\n\n".join((*head, *_blocks(paper.blocks))) + "\n"


def escaped(text: str) -> str:
    r"""A text whose every sign of Markdown is escaped where it would mean something.

    >>> print(escaped("a_b | # c"))
    a\_b \| # c
    """
    return _ANYWHERE.sub(r"\\\g<0>", text)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each block; of two lists that follow each other, the second has other marks: they stay two."""
    other = False
    for before, block in _pairs(blocks):
        other = isinstance(block, Items) and isinstance(before, Items) and not other
        yield _block(block, other=other)


def _pairs(blocks: Iterable[Block]) -> Iterator[tuple[Block | None, Block]]:
    before = None
    for block in blocks:
        yield before, block
        before = block


def _block(block: Block, *, other: bool = False) -> str:
    match block:
        case Heading():
            return _title(block.level + 1, block.line)
        case Paragraph():
            return f"> {_line(block.line)}" if block.role is Role.NOTE else _line(block.line)
        case Items():
            return "\n".join(_items(block, other=other))
        case Table():
            return "\n".join(_table(block))
        case _:
            return "\n\n".join("\\\n".join(map(_line, box)) for box in block.boxes)


def _title(level: int, line: Line) -> str:
    """A title; a number sign at its end would be taken for its own."""
    text = _line(line)
    return f"{'#' * level} {text[:-1]}\\#" if text.endswith("#") else f"{'#' * level} {text}"


def _line(line: Line) -> str:
    """A line of text, whose first sign begins nothing: no list, no title, no quotation."""
    text = _words(line)
    start = _START.match(text)
    return f"{text[: start.end() - 1]}\\{text[start.end() - 1 :]}" if start else text


def _words(line: Line) -> str:
    runs = [
        Run("".join(run.text for run in same), style) for style, same in groupby(line, lambda run: run.style)
    ]
    after = [*(run.text[:1] for run in runs[1:]), ""]
    text = ""
    for run, follows in zip(runs, after, strict=True):
        text += _run(run, text[-1:], follows)
    return _edged(text.strip(" "))


def _edged(text: str) -> str:
    """A text whose first and last blanks, which no reader keeps, are written by their number."""
    inner = text.strip()
    start = text.index(inner)
    return f"{_numbered(text[:start])}{inner}{_numbered(text[start + len(inner) :])}"


def _numbered(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _run(run: Run, before: str, after: str) -> str:
    """A run in its style: marked with stars where these can only mean that, with HTML elsewhere."""
    inner = run.text.strip()
    if run.style is Style.PLAIN or not inner:
        return escaped(run.text)
    left, right = run.text[: -len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    star, name = _MARKS[run.style]
    plain = not (left or before).strip() and (right or after or " ")[0] in _AFTER
    opened, closed = (star, star) if plain else (f"<{name}>", f"</{name}>")
    return f"{left}{opened}{escaped(inner)}{closed}{right}"


def _items(block: Items, *, other: bool) -> Iterator[str]:
    for rank, item in enumerate(block.items, start=1):
        mark = f"{rank}{')' if other else '.'} " if block.ordered else "* " if other else "- "
        yield _indented("\n\n".join(_blocks(item)), mark)


def _indented(text: str, mark: str) -> str:
    first, *others = text.split("\n")
    margin = " " * len(mark)
    return "\n".join((mark + first, *(margin + each if each else "" for each in others)))


def _table(block: Table) -> Iterator[str]:
    yield f"{_line((Run(block.caption, Style.EMPHASIS),))}\n"
    yield _row(_words((Run(column.title),)) for column in block.columns)
    yield _row("---:" if column.number else "---" for column in block.columns)
    yield from (_row(map(_words, row)) for row in block.rows)
    if block.total is not None:
        yield _row(_words((Run("".join(run.text for run in cell), Style.STRONG),)) for cell in block.total)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
