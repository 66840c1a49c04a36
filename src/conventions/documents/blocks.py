"""Short ways to write the parts of a document.

>>> text_of(paragraph("Le ", strong("Bureau")).line)
'Le Bureau'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conventions.documents.tree import (
    Block,
    Column,
    Heading,
    Items,
    Line,
    Paragraph,
    Role,
    Run,
    Signatures,
    Style,
    Table,
)
from conventions.french import NBSP, ordinal

Words = str | Run | Line
"""A text as builders write it: plain, a run, or a line of them."""


def strong(text: str) -> Run:
    """Words in bold."""
    return Run(text, Style.STRONG)


def emphasis(text: str) -> Run:
    """Words in italics: what another text says, most often."""
    return Run(text, Style.EMPHASIS)


def line(*words: Words) -> Line:
    """A line of words; where two of them meet, one space is enough.

    >>> line("Le ", strong(" Bureau"))
    (Run(text='Le ', style=<Style.PLAIN: 'plain'>), Run(text='Bureau', style=<Style.STRONG: 'strong'>))
    """
    found: list[Run] = []
    for run in (run for each in words for run in _runs(each)):
        doubled = bool(found) and found[-1].text.endswith(" ") and run.text.startswith(" ")
        found.append(Run(run.text[1:], run.style) if doubled else run)
    return tuple(found)


def _runs(words: Words) -> Line:
    if isinstance(words, str):
        return (Run(words),)
    return (words,) if isinstance(words, Run) else words


def text_of(words: Line) -> str:
    """The text of a line, whatever its styles."""
    return "".join(run.text for run in words)


def heading(level: int, *words: Words) -> Heading:
    """A title of a level, from 1."""
    return Heading(level, line(*words))


def article(number: int, title: str, level: int = 1) -> Heading:
    """« Article 1er – Objet ».

    >>> text_of(article(1, "Objet").line).replace(NBSP, " "), text_of(article(2, "Durée").line).replace(NBSP, " ")
    ('Article 1er – Objet', 'Article 2 – Durée')
    """
    return heading(level, f"Article{NBSP}{ordinal(1) if number == 1 else number} – {title}")


def paragraph(*words: Words, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of words."""
    return Paragraph(line(*words), role)


def items(each: Iterable[Words | Block | Sequence[Block]], *, ordered: bool = False) -> Items:
    """A list; an item is a text, a block or several.

    >>> len(items(["un", strong("deux"), [paragraph("trois"), items(["et demi"])]]).items)
    3
    """
    return Items(tuple(map(_item, each)), ordered)


def _item(content: Words | Block | Sequence[Block]) -> tuple[Block, ...]:
    if isinstance(content, str | Run):
        return (paragraph(content),)
    if isinstance(content, Block):
        return (content,)
    blocks = tuple(each for each in content if isinstance(each, Block))
    return blocks or (Paragraph(tuple(each for each in content if isinstance(each, Run))),)


def number(title: str) -> Column:
    """A column of numbers."""
    return Column(title, number=True)


def table(
    caption: str,
    columns: Iterable[str | Column],
    rows: Iterable[Iterable[Words]],
    total: Iterable[Words] | None = None,
) -> Table:
    """A table: columns by their title (of text) or as :func:`number`, cells as words.

    >>> table("Subventions", ["Exercice", number("Montant")], [["2018", "50 000 €"]]).columns[1].number
    True
    """
    titles = tuple(each if isinstance(each, Column) else Column(each) for each in columns)
    last = None if total is None else tuple(map(line, total))
    return Table(caption, titles, tuple(tuple(map(line, row)) for row in rows), last)


def signatures(*boxes: Iterable[Words]) -> Signatures:
    """The boxes of those who sign: the lines of each."""
    return Signatures(tuple(tuple(map(line, box)) for box in boxes))
