"""Data is never markup: whatever a text holds, the document has the same shape, and the text as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.documents import Paper, render, texts
from conventions.documents.templates import from_template
from conventions.documents.tree import Heading, Items, Paragraph, Run, Table, one_line
from conventions.samples import cci_2017_2019

CCI = cci_2017_2019()
SOURCE = """\
# Titre {{ convention.title }}

{% macro twice(x) %}{{ x }} {{ x }}{% endmacro %}
{% set saved %}*{{ convention.title }}*{% endset %}
{{ convention.title }}

Avant {{ convention.title }} après : **{{ convention.title }}**{{ convention.title }}{{ 'x' ~ convention.title }}

## {{ convention.title }}

- {{ convention.title|majuscule }}
- {{ saved }} {{ twice(convention.title) }}
  - {{ convention.title|citation }} {{ parties|liste("note") }}

> {{ convention.title }}

*{{ convention.title }}*

| {{ convention.title }} | b |
|---|---:|
| {{ convention.title }} | {{ convention.title }} |

{% if convention.title == convention.title %}{{ convention.title }}{% endif %}
"""
HOSTILE = (
    "{{7*7}}",
    "{% raw %}",
    "# x",
    "| a |",
    "<script>alert(1)</script>",
    "*x*",
    "**",
    "[a](b)",
    "![a](b)",
    "a\n\n# b\n",
    "\ue000\ue010\ue001",
    "\ue003\ue010\ue001",
    "\ufffc\ufffc",
    "&lt;&#35;",
    "\\",
    "- a",
    "1. a",
    "l'été : 50 000 €",
    "`a`",
    "Vu la loi",
    "1",
    "\u202ea",
    "a\r\n---\r\nb",
    "    code",
    "e\u0301",
)


def paper_of(title: str) -> Paper:
    """The document of a convention that has a title everywhere."""
    return from_template(SOURCE, CCI.replace(title=title))


def shape_of(paper: Paper) -> list[object]:
    """What a document is made of, its texts aside: the classes, roles, styles and sizes of its blocks."""
    return [list(_shape(block)) for block in paper.blocks]


def _shape(block: object) -> Iterator[object]:
    yield type(block).__name__
    match block:
        case Heading():
            yield block.level
        case Paragraph():
            yield block.role
            yield [run.style for run in block.line]
        case Items():
            yield block.ordered, [[list(_shape(each)) for each in item] for item in block.items]
        case Table():
            yield len(block.columns), len(block.rows), block.total is None


NEUTRAL = shape_of(paper_of("Neutre"))

free = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
joined = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join)


@given(title=free | joined)
@example(title="# x\n\n| a |\n|---|\n{{7*7}}")
def test_a_text_of_the_data_is_never_markup(title: str) -> None:
    """The document has the shape that a neutral text gives it, and every text holds the data as it is."""
    paper = paper_of(title)
    told = list(texts(paper))
    assert shape_of(paper) == NEUTRAL
    assert paper.title == one_line(f"Titre {title}")
    assert told[1] == one_line(title)
    assert told[-1] == one_line(title)
    assert sum(one_line(title) in line for line in told) >= 8


@pytest.mark.parametrize("title", HOSTILE)
def test_each_hostile_text_is_written_as_it_is(title: str) -> None:
    """Every one of them, in the tree and in Markdown, where it is escaped."""
    paper = paper_of(title)
    assert shape_of(paper) == NEUTRAL
    (first, *_) = (block for block in paper.blocks if isinstance(block, Paragraph))
    assert first.line == (Run(title),)
    assert render(paper).count("\n# ") == 0


@given(st.text(alphabet="#*_-|>`[]()!<&;:{}%'« \n01ab\ue000\ue010\ue001\ufffc", max_size=60))
def test_any_template_gives_a_document_or_a_clear_error(source: str) -> None:
    """Never another error; the same document twice."""
    try:
        paper = from_template(source, CCI)
    except ConventionsError as error:
        paper, said = None, str(error)
    assert paper == from_template(source, CCI) if paper else said.startswith("modèle")
