"""A document as a notebook shows it: its page, in the page of the notebook."""

from __future__ import annotations

from conventions.documents import Paper, texts
from conventions.documents.writers.html import content
from conventions.html import tag
from conventions.notebook.blocks import Written
from conventions.notebook.display import Display


def show_paper(paper: Paper) -> Display:
    """The title of a document, then what it says.

    >>> from conventions.documents import deliberation
    >>> from conventions.samples import cci_2017_2019
    >>> show_paper(deliberation(cci_2017_2019())).title[:12]
    'Délibération'
    """
    _, *lines = texts(paper)
    return Display(paper.title, (Written(tag("div", *content(paper)), tuple(lines)),))
