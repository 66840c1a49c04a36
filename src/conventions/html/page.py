"""A whole page: no script, nothing to fetch, readable by a screen reader and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from conventions.html.style import STYLE
from conventions.html.tags import Html, tag

_HEAD = (
    Html('<meta charset="utf-8">'),
    Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
)


def page(title: str, top: Iterable[Html], sections: Iterable[Html]) -> str:
    """A page in French with its title, what stands at its top, its sections.

    >>> "<title>1 &lt; 2</title>" in page("1 < 2", [], [])
    True
    """
    head = tag("head", *_HEAD, tag("title", title), tag("style", STYLE))
    body = tag("body", tag("header", *top), tag("main", *sections))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='fr')}\n"
