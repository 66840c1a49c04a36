"""Papers drawn by Hypothesis: every kind of block, texts of all sorts, those that look like markup first."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from conventions.documents.blocks import paragraph
from conventions.documents.tree import (
    Block,
    Column,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Part,
    Role,
    Run,
    Signatures,
    Style,
    Table,
)
from conventions.samples import cci_2017_2019

HOSTILE = (
    "<script>alert(1)</script>",
    "{{7*7}} {% raw %}",
    "=cmd()",
    '#import "x"',
    "*pas* _cela_ **ni** `ceci`",
    "\u202egauche",
    "[a](b) ![c](d)",
    "| a | b |",
    "1. un",
    "- deux",
    "> trois",
    "# quatre #",
    "&amp; &#65; &",
    "https://exemple.fr www.exemple.fr a@b.fr",
    "$x$ $$y$$",
    "\\begin{a} \\",
    "~~non~~ ~",
    "===",
    "---",
    ":::{note}",
    "50\u202f000\u00a0€ au 1er janvier",
    "<!-- c -->",
    "]]>",
)

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet="ab é*_`<>#-1.|\\&[]()!~$", min_size=1, max_size=12),
    st.text(max_size=12),
).filter(lambda text: text.strip())
runs = st.builds(Run, words, st.sampled_from(Style))
lines: st.SearchStrategy[Line] = st.lists(runs, min_size=1, max_size=3).map(tuple)
paragraphs = st.builds(Paragraph, lines, st.sampled_from(Role))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with up to three columns."""
    columns = draw(st.lists(st.builds(Column, words, st.booleans()), min_size=1, max_size=3).map(tuple))
    row = st.tuples(*(lines for _ in columns))
    rows = draw(st.lists(row, min_size=1, max_size=3).map(tuple))
    return Table(draw(words), columns, rows, draw(st.none() | row))


def items(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Items]:
    """A list whose items begin with a paragraph, as those of documents do."""
    item = st.builds(lambda first, others: (first, *others), paragraphs, st.lists(inner, max_size=1))
    return st.builds(Items, st.lists(item, min_size=1, max_size=3).map(tuple), st.booleans())


boxes = st.lists(lines, min_size=1, max_size=2).map(tuple)
flat = st.one_of(
    paragraphs,
    st.builds(Heading, st.integers(1, 4), lines),
    tables(),
    st.builds(
        Signatures,
        st.lists(st.lists(lines, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
    ),
)
blocks: st.SearchStrategy[Block] = flat | items(paragraphs | items(paragraphs))
papers = st.builds(
    Paper,
    kind=st.just("note"),
    title=words,
    parts=st.lists(blocks, max_size=4).map(lambda each: (Part("corps", tuple(each)),)),
    subtitle=st.none() | words,
    day=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    author=st.none() | words,
    source=st.none() | st.just(cci_2017_2019()),
)


def all_of_it() -> Paper:
    """One paper with every hostile text in every place."""
    cells = tuple((paragraph(text).line, paragraph(text).line) for text in HOSTILE)
    several: tuple[Block, ...] = (
        *(Heading(1, paragraph(text).line) for text in HOSTILE),
        *(paragraph(text) for text in HOSTILE),
        Items(tuple((paragraph(text),) for text in HOSTILE)),
        Table("=cmd()", (Column("#"), Column("|", number=True)), cells, cells[0]),
        Signatures(tuple((paragraph(text).line,) for text in HOSTILE[:3])),
    )
    return Paper("note", HOSTILE[0], (Part("corps", several),), subtitle=HOSTILE[1])
