"""Markdown and HTML hold the text of the document, all of it, in order, and data is never markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from markdown_it import MarkdownIt

from conventions.documents import Paper, render, texts
from tests.documents.papers import HOSTILE, all_of_it, papers

_ENDS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "td", "th", "caption"}


class _Text(HTMLParser):
    """The text of a page, its elements apart."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.names: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.hidden += tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.parts.append("\n" * (tag in _ENDS))
        self.hidden -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def read(page: str) -> _Text:
    """The text and the elements of a page."""
    found = _Text()
    found.feed(page)
    found.close()
    return found


def squeezed(text: str) -> str:
    """A text without its plain blanks: where a line ends is the business of a format."""
    return re.sub(r"[ \n]+", "", text)


def told(paper: Paper) -> str:
    """The text of a paper, without its blanks."""
    return squeezed("".join(texts(paper)))


def from_markdown(paper: Paper) -> _Text:
    """What a reader of Markdown shows."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return read(reader.render(render(paper, "md")))


@given(papers)
def test_markdown_says_the_text(paper: Paper) -> None:
    """What a reader of Markdown shows is the text of the document."""
    assert squeezed("".join(from_markdown(paper).parts)) == told(paper)


@given(papers)
def test_html_says_the_text(paper: Paper) -> None:
    """What a browser shows is the text of the document."""
    assert squeezed("".join(read(render(paper, "html")).parts)) == told(paper)


@given(papers)
def test_both_have_the_same_elements(paper: Paper) -> None:
    """Titles, lists, tables are the same in both: no text became one, none was lost."""
    kept = {"h1", "h2", "h3", "h4", "h5", "li", "ul", "ol", "td", "table"}
    one, other = from_markdown(paper), read(render(paper, "html"))
    names = [name for name in one.names if name in kept and name not in {"td"}]
    assert names == [name for name in other.names if name in kept and name not in {"td"}]
    assert not {"a", "img", "code", "pre", "hr", "s", "script"} & {*one.names, *other.names}


def test_hostile_texts_are_texts() -> None:
    """What looks like markup is written as it is, in both formats."""
    paper = all_of_it()
    for found in (from_markdown(paper), read(render(paper, "html"))):
        assert squeezed("".join(found.parts)) == told(paper)
        assert not {"a", "img", "code", "script", "s"} & {*found.names}
    assert squeezed(HOSTILE[4]) in told(paper)
