"""HTML by small functions, which write every text that is not HTML already as a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from conventions.visible import visible

_BLANK = re.compile("[\t\n\r\f\v]")
_SIGNS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"))
"""In this order: the first one stands in the others."""


class Html(str):
    """A text that is HTML: what these functions give back, and nothing that a file holds."""

    __slots__ = ()


def html(text: str) -> Html:
    r"""A text as HTML shows it, its invisible characters as escapes; HTML as it is.

    >>> html("<b> & \u202e"), html(Html("<b>"))
    ('&lt;b&gt; &amp; \\u202e', '<b>')
    """
    if isinstance(text, Html):
        return text
    shown = visible(_BLANK.sub(" ", text))
    for sign, written in _SIGNS:
        shown = shown.replace(sign, written)
    return Html(shown)


def tag(name: str, *content: str, **attributes: str) -> Html:
    """An element; an attribute whose name is a word of Python ends with a line below it.

    >>> tag("p", "1 < 2", class_="résumé")
    '<p class="résumé">1 &lt; 2</p>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html(value)}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{said}>{''.join(map(html, content))}</{name}>")


def table(
    caption: str, titles: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[int] = ()
) -> Html:
    """A table with its caption, the titles of its columns, and rows named by their first cell.

    ``numbers`` are the ranks of the columns of numbers, which a style may align.

    >>> table("T", ("A",), [("1",)]).count('scope="')
    2
    >>> table("T", ("A", "B"), [("1", "2")], {1}).count('class="nombre"')
    2
    """
    head = tag(
        "tr", *(tag("th", title, scope="col", **_mark(rank, numbers)) for rank, title in enumerate(titles))
    )
    body = (tag("tr", *_cells(cells, numbers)) for cells in rows)
    whole = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag("div", whole, class_="large")


def _cells(cells: Sequence[str], numbers: Collection[int]) -> Iterator[Html]:
    for rank, cell in enumerate(cells):
        mark = _mark(rank, numbers)
        yield tag("td", cell, **mark) if rank else tag("th", cell, scope="row", **mark)


def _mark(rank: int, numbers: Collection[int]) -> dict[str, str]:
    return {"class_": "nombre"} if rank in numbers else {}


def named(pairs: Iterable[tuple[str, str]]) -> Html:
    """A list of names, each with what it is.

    >>> named([("A", "1")])
    '<dl><dt>A</dt><dd>1</dd></dl>'
    """
    return tag("dl", *(part for name, text in pairs for part in (tag("dt", name), tag("dd", text))))
