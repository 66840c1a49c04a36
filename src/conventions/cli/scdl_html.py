"""A summary as a page of HTML, with the figures of the text."""

from __future__ import annotations

from conventions.french import NBSP
from conventions.html import Html, html, named, page, table, tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.cli.scdl_summary import Block, Summary

_TONES = {
    "erreur": "erreur",
    "ambigu": "erreur",
    "à vérifier": "avertissement",
    "réparé": "information",
}
_EXAMPLES = "Exemples"


def html_page(summary: Summary) -> str:
    """One page: the title, the verdict, the facts, then a table a block.

    >>> from conventions.cli.scdl_summary import Summary
    >>> "<h1>a.csv</h1>" in html_page(Summary("a.csv", (), (), "rien à signaler", True))
    True
    """
    verdict = tag("strong", summary.verdict)
    top = [
        tag("h1", summary.title),
        tag("p", verdict, class_="sans-erreur" if summary.ok else "erreur"),
        named(summary.facts),
    ]
    return page(
        summary.title, top, [_section(block, f"s{rank}") for rank, block in enumerate(summary.blocks, 1)]
    )


def _section(block: Block, name: str) -> Html:
    rows = [(*map(_toned, entry.cells), _lines(entry.examples)) for entry in block.entries]
    titles = (*(column.title for column in block.columns), _EXAMPLES)
    content = [tag("h2", block.title, id=name), table(f"{block.title} ({len(rows)})", titles, rows)]
    note = [tag("p", block.note)] if block.note else []
    return tag("section", *content, *note, aria_labelledby=name)


def _toned(cell: str) -> str:
    return tag("span", cell.replace(" ", NBSP), class_=_TONES[cell]) if cell in _TONES else cell


def _lines(texts: tuple[str, ...]) -> Html:
    return Html("<br>".join(map(html, texts)))
