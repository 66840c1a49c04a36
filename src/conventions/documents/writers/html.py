"""A document as one HTML page: readable by a screen reader and on paper, no script, nothing to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conventions.documents.tree import (
    Block,
    Column,
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
from conventions.html import Html, html, tag

_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em"}
_HEAD = (
    Html('<meta charset="utf-8">'),
    Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
)
_STYLE = Html(
    """
body { color: #1a1a1a; background: #fff; font: 1.0625rem/1.5 Georgia, "Liberation Serif", serif; margin: 0 auto;
  max-width: 46rem; padding: 1.5rem; overflow-wrap: break-word; hyphens: auto; }
h1, h2, h3, h4, h5 { line-height: 1.25; hyphens: manual; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
h3 { font-size: 1.1rem; }
h4, h5 { font-size: 1rem; }
.sous-titre { font-weight: 600; }
.note { border-left: .25rem solid #6b6b6b; padding-left: .75rem; }
.place { text-align: right; }
.large { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95em; }
caption { text-align: left; font-style: italic; padding: .25rem 0; }
th, td { border: 1px solid #6b6b6b; padding: .35rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #eef1f5; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { font-weight: 600; border-top: 3px double #6b6b6b; }
.nombre { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; hyphens: manual; }
.signatures { display: flex; flex-wrap: wrap; gap: 1rem 3rem; justify-content: space-between; margin-top: 3rem; }
.signatures div { min-width: 12rem; padding-bottom: 5rem; break-inside: avoid; }
.signatures p { margin: 0; }
@page { size: A4; margin: 22mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  .large { overflow: visible; }
  thead { display: table-header-group; }
  tr, .signatures { break-inside: avoid; }
  h1, h2, h3, h4, h5, caption { break-after: avoid; }
}
"""
)


def write(paper: Paper) -> str:
    """The whole page.

    >>> page = write(Paper("note", "1 < 2", ()))
    >>> "<h1>1 &lt; 2</h1>" in page, '<html lang="fr">' in page
    (True, True)
    """
    author = [Html(f'<meta name="author" content="{html(paper.author)}">')] if paper.author else []
    head = tag("head", *_HEAD, tag("title", paper.title), *author, tag("style", _STYLE))
    body = tag("body", tag("main", tag("h1", paper.title), *content(paper)))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='fr')}\n"


def content(paper: Paper) -> Iterator[Html]:
    """What stands under the title of the page.

    >>> list(content(Paper("note", "Titre", (), subtitle="Sous-titre")))
    ['<p class="sous-titre">Sous-titre</p>']
    """
    if paper.subtitle:
        yield tag("p", paper.subtitle, class_="sous-titre")
    yield from map(_block, paper.blocks)


def _block(block: Block) -> Html:
    match block:
        case Heading():
            return tag(f"h{block.level + 1}", *_runs(block.line))
        case Paragraph():
            attributes = {} if block.role is Role.BODY else {"class_": block.role.value}
            return tag("p", *_runs(block.line), **attributes)
        case Items():
            return tag("ol" if block.ordered else "ul", *map(_item, block.items))
        case Table():
            return _table(block)
        case _:
            boxes = (tag("div", *(tag("p", *_runs(line)) for line in box)) for box in block.boxes)
            return tag("div", *boxes, class_="signatures")


def _runs(line: Line) -> Iterator[Html]:
    return map(_run, line)


def _run(run: Run) -> Html:
    name = _TAGS.get(run.style)
    return tag(name, run.text) if name else html(run.text)


def _item(blocks: tuple[Block, ...]) -> Html:
    """An item; one paragraph needs no mark of its own."""
    first, *others = blocks
    text = _runs(first.line) if isinstance(first, Paragraph) else (_block(first),)
    return tag("li", *text, *map(_block, others))


def _table(block: Table) -> Html:
    titles = (tag("th", column.title, scope="col", **_mark(column)) for column in block.columns)
    parts = [tag("caption", block.caption), tag("thead", tag("tr", *titles))]
    parts.append(tag("tbody", *(tag("tr", *_cells(block.columns, row)) for row in block.rows)))
    if block.total is not None:
        parts.append(tag("tfoot", tag("tr", *_cells(block.columns, block.total))))
    return tag("div", tag("table", *parts), class_="large")


def _cells(columns: Iterable[Column], row: Iterable[Line]) -> Iterator[Html]:
    for rank, (column, cell) in enumerate(zip(columns, row, strict=True)):
        named = {} if rank else {"scope": "row"}
        yield tag("td" if rank else "th", *_runs(cell), **named, **_mark(column))


def _mark(column: Column) -> dict[str, str]:
    return {"class_": "nombre"} if column.number else {}
