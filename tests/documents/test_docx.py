"""DOCX: the texts of the paper in order, what Word requires, the same bytes for the same paper."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conventions import samples
from conventions.documents import KINDS, Paper, Part, build, deliberation, kind_named, texts
from conventions.documents.blocks import (
    emphasis,
    heading,
    items,
    number,
    paragraph,
    signatures,
    strong,
    table,
)
from conventions.documents.seals import Seal, seal
from conventions.documents.told import archive
from conventions.documents.told.docx import seal_told, texts_told
from conventions.documents.tree import Block, Items, Role, Run, Style
from conventions.documents.writers.docx import write
from conventions.documents.writers.docx.grids import ROOM
from conventions.documents.writers.docx.widths import widths
from conventions.errors import ConventionsError
from tests.documents.field_cover import asked
from tests.documents.papers import HOSTILE, all_of_it, papers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODD = (
    *HOSTILE,
    "</w:t></w:r><w:p/>",
    "&amp; ]]> <![CDATA[",
    " deux  espaces ",
    "\ud800\x00\x1b\ufffe\u202e",
    "HYPERLINK",
)

TEXTS = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=12) | st.sampled_from(
    ODD
)
RUNS = st.builds(Run, TEXTS, st.sampled_from(Style))
LINES = st.lists(RUNS, max_size=3).map(tuple)


def tables() -> st.SearchStrategy[Block]:
    """Tables of none to four columns, with a total or not."""

    def of(width: int) -> st.SearchStrategy[Block]:
        row = st.lists(LINES, min_size=width, max_size=width)
        titles = st.lists(TEXTS | TEXTS.map(number), min_size=width, max_size=width)
        return st.builds(table, TEXTS, titles, st.lists(row, max_size=3), st.none() | row)

    return st.integers(0, 4).flatmap(of)


BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.builds(lambda line, role: paragraph(line, role=role), LINES, st.sampled_from(Role))
    | st.builds(heading, st.integers(1, 4), LINES)
    | tables()
    | st.lists(st.lists(LINES, max_size=3), max_size=5).map(lambda boxes: signatures(*boxes)),
    lambda inner: st.builds(
        Items, st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple), st.booleans()
    ),
    max_leaves=6,
)
PAPERS = papers | st.builds(
    lambda title, blocks, subtitle, day, author: paper(
        *blocks, title=title, subtitle=subtitle, day=day, author=author
    ),
    TEXTS | st.just("Titre long " * 40),
    st.lists(BLOCKS, max_size=4),
    st.none() | TEXTS,
    st.none() | st.dates(),
    st.none() | TEXTS,
)


def paper(*blocks: Block, title: str = "Titre", **others: Any) -> Paper:
    """A paper of some blocks."""
    return Paper("note", title, (Part("corps", blocks),), **others)


def deep(count: int) -> Block:
    """A list in a list in a list."""
    block: Block = paragraph("fond")
    for rank in range(count):
        block = items([[paragraph(f"niveau {rank}"), block]], ordered=rank % 2 == 0)
    return block


FULL = paper(
    paragraph("Vu le code,", role=Role.VISA),
    paragraph("Considérant que ", strong("oui"), emphasis(" non"), role=Role.GROUND),
    paragraph("Le Bureau\u00a0:", role=Role.DECISION),
    items(
        ["un", [paragraph("deux"), items(["a", [paragraph("b"), items(["i"], ordered=True)]])]], ordered=True
    ),
    items([[table("Dans une liste", ["x"], [["1"]])], [heading(2, "Titre")], []]),
    heading(1, "Article"),
    items(["trois"], ordered=True),
    paragraph("Une note.", role=Role.NOTE),
    table("Versements", ["Exercice", number("Montant")], [["2018", "1\u202f000\u00a0€"]], ["Total", ""]),
    paragraph("Fait à X", role=Role.PLACE),
    signatures(["Pour A", "Le Président"], ["Pour B"], [], ["Pour D"]),
    signatures(["Pour extrait"]),
    paragraph(""),
    table("", [], []),
    signatures(),
    subtitle="Sous-titre",
    day=date(2018, 11, 15),
    author="Métropole",
)


def told_by_word(data: bytes) -> tuple[str, ...]:
    """The texts as python-docx reads them back, cells too; but the first one, none is empty."""
    first, *others = _texts_in(docx.Document(BytesIO(data)))
    return (first, *filter(None, others))


def _texts_in(holder: Document | _Cell) -> Iterator[str]:
    for inner in holder.iter_inner_content():
        if isinstance(inner, WordParagraph):
            yield inner.text
        elif isinstance(inner, WordTable):
            for row in inner.rows:
                for cell in row.cells:
                    yield from _texts_in(cell)


@example(FULL)
@example(paper(deep(12)))
@example(all_of_it())
@example(paper(*(paragraph(text) for text in ODD)))
@given(PAPERS)
def test_any_paper(drawn: Paper) -> None:
    """Its texts are there in order, as Word wants them; none is markup."""
    data = write(drawn)
    assert told_by_word(data) == texts_told(data) == tuple(texts(drawn))
    _check_what_word_requires(data)
    _check_that_data_is_data(data)


SAMPLES = (samples.cci_2017_2019(), samples.association_2024_2026(), samples.equipment_2023_2025())


def _built(name: str) -> Iterator[Paper]:
    """The documents of a kind about the samples; one that has no such act gives none."""
    kind = kind_named(name)
    for convention in SAMPLES:
        for what in asked(kind, convention):
            day = date(2025, 6, 30) if "as_of" in kind.needs else None
            with suppress(ConventionsError):
                yield build(name, convention, act=what.act, exercise=what.exercise, as_of=day)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_the_catalogue(name: str) -> None:
    """Every document that the samples give says in DOCX all that it says."""
    built = list(_built(name))
    assert built
    for each in built:
        data = write(each)
        assert told_by_word(data) == texts_told(data) == tuple(texts(each))
        _check_what_word_requires(data)


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens "
    "spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr r",
    "r": "rPr t fldChar instrText",
    "sectPr": "footerReference pgSz pgMar cols",
    "body": "p tbl sectPr",
    "numPr": "ilvl numId",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "styles": "docDefaults style",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
    "characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
}
"""The order of children in ECMA-376 (transitional), as far as documents have them: Word refuses any other."""

FREE = {"body", "r"}


def _parts(data: bytes) -> dict[str, Any]:
    with ZipFile(BytesIO(data)) as opened:
        return {name: parse_xml(opened.read(name)) for name in opened.namelist()}


def _disorders(data: bytes) -> list[str]:
    """What does not follow the schema, in any part."""
    wrong = []
    for part, root in _parts(data).items():
        for element in root.iter():
            name = element.tag.removeprefix(W)
            children = [child.tag.removeprefix(W) for child in element]
            order = ORDERS.get(name, "").split() if element.tag.startswith(W) else []
            unknown = bool(order) and not set(children) <= set(order)
            if unknown or (name not in FREE and order and children != sorted(children, key=order.index)):
                wrong.append(f"{part} {name} {children}")
    return wrong


def _check_what_word_requires(data: bytes) -> None:
    """The order of the schema; a cell ends with a paragraph, two tables never touch, the last child is the page."""
    assert _disorders(data) == []
    body = _parts(data)["word/document.xml"][0]
    names = [child.tag.removeprefix(W) for child in body]
    assert names[-2:] == ["p", "sectPr"]
    assert all(name == "p" for before, name in pairwise(names) if before == "tbl")
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))
    assert all(
        sum(int(column.get(f"{W}w")) for column in grid) <= ROOM + 1 for grid in body.iter(f"{W}tblGrid")
    )


def test_the_order_is_looked_at() -> None:
    """A property out of its place is seen."""
    document = docx.Document(BytesIO(write(FULL)))
    properties = document.element.body[0].pPr
    properties.insert(0, properties.makeelement(f"{W}jc"))
    written = BytesIO()
    document.save(written)
    assert _disorders(written.getvalue()) == ["word/document.xml pPr ['jc', 'pStyle']"]


def _values(root: Any, path: str) -> list[str]:
    return [each.get(f"{W}val") for each in root.iterfind(path.replace("w:", W))]


def test_titles_and_roles() -> None:
    """Each has its style, which Word knows or which has a French name; all those used are defined."""
    document = docx.Document(BytesIO(write(FULL)))
    names = [each.style.name for each in document.paragraphs if each.style and each.text]
    assert names[:5] == ["Title", "Subtitle", "Visa", "Considérant", "Décision"]
    assert {"Heading 1", "Heading 2", "List Paragraph", "Caption", "Note", "Lieu et date"} <= set(names)
    parts = _parts(write(FULL))
    defined = {each.get(f"{W}styleId") for each in parts["word/styles.xml"].iter(f"{W}style")}
    used = set(_values(parts["word/document.xml"], ".//w:pStyle"))
    assert used | {"Tableau", "Footer", *(f"Heading{level}" for level in range(1, 5))} <= defined


def test_runs() -> None:
    """Bold and italics are marks of their own runs; outer spaces are kept."""
    document = docx.Document(BytesIO(write(FULL)))
    runs = next(each for each in document.paragraphs if "oui" in each.text).runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Considérant que ", None, None),
        ("oui", True, None),
        (" non", None, True),
    ]


def _marks(data: bytes) -> list[tuple[str, str, str]]:
    body = _parts(data)["word/document.xml"]
    return [
        (
            "".join(text.text for text in each.iter(f"{W}t")),
            *_values(each, ".//w:ilvl"),
            *_values(each, ".//w:numId"),
        )  # type: ignore[misc]
        for each in body.iter(f"{W}p")
        if each.find(f"{W}pPr/{W}numPr") is not None
    ]


def test_ordered_lists_begin_again() -> None:
    """Each has a numbering of its own that begins at 1; bullets share one; a list is as deep as it is."""
    data = write(FULL)
    marks = _marks(data)
    assert [mark for mark in marks if mark[0] in ("un", "deux", "a", "i", "trois")] == [
        ("un", "0", "2"),
        ("deux", "0", "2"),
        ("a", "1", "1"),
        ("i", "2", "3"),
        ("trois", "0", "4"),
    ]
    numbering = _parts(data)["word/numbering.xml"]
    begun = {
        each.get(f"{W}numId"): (
            each.find(f"{W}lvlOverride").get(f"{W}ilvl"),
            *_values(each, ".//w:startOverride"),
        )
        for each in numbering.iterfind(f"{W}num")
        if each.find(f"{W}lvlOverride") is not None
    }
    assert begun == {"2": ("0", "1"), "3": ("2", "1"), "4": ("0", "1")}


def test_lists_deeper_than_word_has_them() -> None:
    """The last level that Word has, and a margin that stays on the page."""
    data = write(paper(deep(40)))
    assert {mark[1] for mark in _marks(data)} == {str(level) for level in range(9)}
    body = _parts(data)["word/document.xml"]
    assert [each.get(f"{W}left") for each in body.iter(f"{W}ind")] == [str(9 * 454)]


def test_tables() -> None:
    """Titles that come back, rows that are not cut, numbers at the right, a total in bold, said to who sees not."""
    body = _parts(write(FULL))["word/document.xml"][0]
    drawn = next(each for each in body.iter(f"{W}tbl") if _values(each, ".//w:tblCaption") == ["Versements"])
    rows = drawn.findall(f"{W}tr")
    assert [len(row.findall(f"{W}trPr/{W}tblHeader")) for row in rows] == [1, 0, 0]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [_values(row, ".//w:pStyle")[0] for row in rows] == ["Colonne", "Cellule", "Total"]
    assert [[_values(cell, ".//w:jc") for cell in row.iter(f"{W}tc")] for row in rows] == [
        [[], ["right"]]
    ] * 3
    assert [len(row.findall(f".//{W}keepNext")) for row in rows] == [0, 2, 0]
    assert _values(drawn, ".//w:tblDescription") == ["Colonnes\u00a0: Exercice, Montant"]
    assert drawn.find(f".//{W}tblLook").get(f"{W}lastRow") == "1"
    before = drawn.getprevious()
    assert _values(before, ".//w:pStyle") == ["Caption"]
    styles = {each.style_id: each for each in docx.Document(BytesIO(write(FULL))).styles}
    assert all(
        styles[name].element.pPr.find(f"{W}keepNext") is not None
        for name in ("Caption", "Colonne", "Heading1")
    )


@given(tables().filter(lambda block: bool(getattr(block, "columns", ()))), st.integers(2000, ROOM))
def test_columns_fill_the_room(block: Any, room: int) -> None:
    """To the twip."""
    columns, _ = widths(block, room)
    assert sum(columns) == room
    assert all(column > 0 for column in columns)


def test_amounts_hold_on_one_line() -> None:
    """A long text leaves amounts their place, and many columns of them make the text small.

    A figure of Arial is 106 twips wide at 9,5 points and 89 at 8; its sides are 170.
    """
    amount = "12\u202f345\u202f678,90\u00a0€"
    few = table("", ["Poste", number("Prévu"), number("Réalisé")], [["mot " * 200, amount, amount]])
    columns, dense = widths(few, ROOM)
    assert columns[1] == columns[2] >= 12 * 106 + 3 * 53 + 170
    assert not dense
    many = table("", ["Poste", *map(number, "abcdef")], [["mot", *[amount] * 6]])
    columns, dense = widths(many, ROOM)
    assert dense
    assert min(columns[1:]) >= 12 * 89 + 3 * 45 + 170
    assert "CelluleDense" in _values(_parts(write(paper(many)))["word/document.xml"], ".//w:pStyle")


def test_signatures() -> None:
    """Side by side, never cut, with what is said before; the one who signs alone is at the right."""
    body = _parts(write(FULL))["word/document.xml"][0]
    boxes, alone = [
        each for each in body.iter(f"{W}tbl") if _values(each, ".//w:tblCaption") == ["Signatures"]
    ]
    assert [len(row.findall(f"{W}tc")) for row in boxes.iter(f"{W}tr")] == [2, 2]
    assert _values(boxes, "w:tblPr/w:jc") == []
    assert _values(alone, "w:tblPr/w:jc") == ["right"]
    assert boxes.getprevious().getprevious().find(f"{W}pPr/{W}keepNext") is not None
    three = _parts(write(paper(signatures(*[["x"]] * 5))))["word/document.xml"]
    assert [len(row.findall(f"{W}tc")) for row in three.iter(f"{W}tr")] == [3, 3]


def test_properties() -> None:
    """What the paper is, in French, at its day, from its source; nothing of python-docx nor of the clock."""
    written = deliberation(samples.cci_2017_2019())
    told = docx.Document(BytesIO(write(written))).core_properties
    assert (told.title, told.author, told.language) == (written.title, written.author, "fr-FR")
    assert (told.created, told.modified) == (told.modified, told.created)
    assert told.created is not None
    assert told.created.date() == date(2018, 11, 15)
    assert (told.comments, told.last_modified_by, told.revision, told.keywords) == ("", "", 0, "")
    assert told.identifier == seal_told(write(written)) == str(seal(written))


@pytest.mark.parametrize(
    ("day", "expected"), [(None, date(1980, 1, 1)), (date(1, 1, 1), date(1601, 1, 1)), (date.max, date.max)]
)
def test_the_day_of_the_properties(day: date | None, expected: date) -> None:
    """Without a day, the first one that a ZIP has; Windows has none before 1601."""
    created = docx.Document(BytesIO(write(paper(day=day)))).core_properties.created
    assert created is not None
    assert created.date() == expected


def test_no_source_no_digest() -> None:
    """A paper made from nothing says nothing of what it was made from."""
    assert seal_told(write(FULL)) is None


def test_french() -> None:
    """The language of the whole text, hyphenation, widows."""
    parts = _parts(write(FULL))
    styles = parts["word/styles.xml"]
    assert _values(styles, "w:docDefaults//w:lang") == ["fr-FR"]
    assert _values(styles, "w:style//w:lang") == ["fr-FR"]
    assert parts["word/settings.xml"].find(f"{W}autoHyphenation") is not None
    assert styles.find(f"{W}style/{W}pPr/{W}widowControl") is not None


def test_the_page() -> None:
    """A4, margins from 2 to 2,5 cm, « n / N » below, counted by Word."""
    parts = _parts(write(FULL))
    section = parts["word/document.xml"].find(f".//{W}sectPr")
    assert (section.find(f"{W}pgSz").get(f"{W}w"), section.find(f"{W}pgSz").get(f"{W}h")) == (
        "11906",
        "16838",
    )
    margins = [
        int(section.find(f"{W}pgMar").get(f"{W}{side}")) for side in ("top", "right", "bottom", "left")
    ]
    assert all(1134 <= margin <= 1418 for margin in margins)
    assert 11906 - margins[1] - margins[3] == ROOM
    footer = parts["word/footer1.xml"]
    assert [each.text.strip() for each in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert "".join(each.text for each in footer.iter(f"{W}t")) == "1\u00a0/\u00a01"


def _check_that_data_is_data(data: bytes) -> None:
    """No field, no link, no picture, no macro, nothing outside, whatever the texts."""
    parts = _parts(data)
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        *(f"word/{name}.xml" for name in ("document", "footer1", "numbering", "settings", "styles")),
        "word/_rels/document.xml.rels",
    }
    known = {name for names in ORDERS.values() for name in names.split()} | {
        *("document", "body", "lvlOverride", "startOverride", "gridCol", "ind")
    }
    found = {each.tag.removeprefix(W) for each in parts["word/document.xml"].iter()}
    assert found <= known - {"fldChar", "instrText"}
    relations = [each for name, part in parts.items() if name.endswith(".rels") for each in part]
    assert all(each.get("TargetMode") is None for each in relations)


def test_a_very_long_text() -> None:
    """A million characters in one paragraph, and many in a cell."""
    long = "é<mots " * 150_000
    drawn = paper(paragraph(long), table("", ["a"], [[long[:100_000]]]))
    data = write(drawn)
    assert texts_told(data) == tuple(texts(drawn))
    assert told_by_word(data) == tuple(texts(drawn))


SCRIPT = """
import hashlib, resource, sys
from conventions.documents import deliberation
from conventions.documents.writers.docx import write
from conventions.samples import cci_2017_2019
paper = deliberation(cci_2017_2019())
warm, count = map(int, sys.argv[1:])
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = {write(paper) for _ in range(warm)}
before = peak()
for _ in range(count):
    data = write(paper)
    found.add(data)
print(peak() - before, *(hashlib.sha256(each).hexdigest() for each in found))
"""


def _other_process(warm: int, count: int, **environment: str) -> tuple[int, list[str]]:
    """How much memory grew by, in KiB, and the digests of what was written."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(warm), str(count)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    grown, *told = ran.stdout.split()
    return int(grown), told


def test_same_bytes_in_another_process() -> None:
    """On another day, in another place, with other hashes; and the memory stays as it was."""
    from hashlib import sha256

    here = sha256(write(deliberation(samples.cci_2017_2019()))).hexdigest()
    grown, there = _other_process(
        5, 15, PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C", SOURCE_DATE_EPOCH="0"
    )
    assert there == [here]
    assert grown < 4_000


@pytest.mark.slow
@pytest.mark.no_cover
def test_a_thousand_in_one_process() -> None:
    """The memory of one document, whatever their number."""
    grown, _ = _other_process(20, 1_000)
    assert grown < 4_000


@pytest.mark.slow
@pytest.mark.no_cover
def test_the_time_of_a_deliberation() -> None:
    """Four times an empty document of python-docx, at most."""
    drawn = deliberation(samples.cci_2017_2019())
    ours, empty = _medians(lambda: write(drawn), lambda: docx.Document().save(BytesIO()))
    assert ours <= 4 * empty


def _medians(*works: Callable[[], object]) -> tuple[float, ...]:
    """The median seconds of each, warm, one after the other."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(22):
        for work, kept in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            kept.append(time.perf_counter() - begun)
    return tuple(statistics.median(each[2:]) for each in times)


def test_where_python_docx_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the command; what a DOCX says is read all the same."""
    data = write(FULL)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ConventionsError, match=r"demande python-docx.*conventions-subvention\[documents\]"):
        write(FULL)
    assert texts_told(data) == tuple(texts(FULL))


def _changed(**members: bytes | None) -> bytes:
    """The full document with other members; None takes one away."""
    names = {"body": "word/document.xml", "core": "docProps/core.xml"}
    with ZipFile(BytesIO(write(FULL))) as opened:
        kept: dict[str, bytes | None] = {name: opened.read(name) for name in opened.namelist()}
    kept |= {names[name]: content for name, content in members.items()}
    written = BytesIO()
    with ZipFile(written, "w") as copy:
        for name, content in kept.items():
            if content is not None:
                copy.writestr(name, content)
    return written.getvalue()


def test_what_is_no_docx() -> None:
    """An archive of another kind, or no archive at all."""
    for told in (seal_told, texts_told):
        with pytest.raises(ConventionsError, match="n’est pas un document DOCX"):
            told(_changed(body=None))
        with pytest.raises(ConventionsError, match="archive ZIP"):
            told(b"%PDF-1.7")


@pytest.mark.parametrize(
    "body", [b"", b"<a", b"<a/><b/>", b'<?xml version="1.0" encoding="x-klingon"?><a/>', b"\xff\xfe<", b"\0"]
)
def test_an_xml_that_nobody_reads(body: bytes) -> None:
    """It is refused in French."""
    with pytest.raises(ConventionsError, match="abîmé"):
        texts_told(_changed(body=body))
    with pytest.raises(ConventionsError, match="abîmé"):
        seal_told(_changed(core=body))


def test_no_entity() -> None:
    """Neither those that grow nor those that read a file: the declaration alone is refused."""
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&d;</a>'
    for data, told in ((_changed(body=bomb), texts_told), (_changed(core=bomb), seal_told)):
        with pytest.raises(ConventionsError, match="DOCTYPE"):
            told(data)


def test_elements_one_in_another_without_end() -> None:
    """They would fill the memory; five hundred are read."""
    for count, wrong in ((500, False), (501, True), (2_000_000, True)):
        body = b"<a>" * count + b"</a>" * count
        with pytest.raises(ConventionsError, match="500 niveaux") if wrong else nullcontext():
            assert texts_told(_changed(body=body)) == ()


def test_a_body_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fill the memory is refused."""
    monkeypatch.setattr(archive, "MOST", 1_000)
    with pytest.raises(ConventionsError, match="décompressé"):
        texts_told(write(FULL))


def test_a_document_that_word_saved_again() -> None:
    """Signs kept as elements, places on the ruler, words struck out or moved, frames, texts outside paragraphs."""
    body = f"""<w:document xmlns:w="{W[1:-1]}"><w:body><w:r><w:t>dehors</w:t><w:br/></w:r>
      <w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>un</w:t><w:tab/><w:t>de</w:t></w:r>
      <w:r><w:t>ux</w:t><w:br/><w:noBreakHyphen/><w:delText>non</w:delText></w:r> <x/>
      <w:moveFrom><w:r><w:t>non</w:t><w:tab/></w:r></w:moveFrom></w:p>
      <f:Fallback xmlns:f="http://schemas.openxmlformats.org/markup-compatibility/2006">
      <w:p><w:r><w:t>non</w:t></w:r></w:p></f:Fallback>
      <w:p><w:r><w:txbxContent><w:p><w:r><w:t>cadre</w:t></w:r></w:p></w:txbxContent></w:r></w:p>
      </w:body></w:document>"""
    assert texts_told(_changed(body=body.encode())) == ("un deux \u2011", "cadre")


def test_an_identifier_that_is_not_ours() -> None:
    """No properties, no identifier, the ISBN of someone: no digest."""
    own = str(Seal("a" * 64, "b" * 64))
    core = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{}</dc:identifier>reste</a>'
    assert seal_told(_changed(core=None)) is None
    assert seal_told(_changed(core=f"<a>{own}</a>".encode())) is None
    assert seal_told(_changed(core=core.format("ISBN 2").encode())) is None
    ours = core.format(own.replace("b", "<![CDATA[b]]>", 1))
    assert seal_told(_changed(core=ours.encode())) == own


@settings(max_examples=10)
@given(st.data())
def test_a_file_that_is_abridged(data: st.DataObject) -> None:
    """A file that lost its end is refused, never read by half."""
    whole = write(FULL)
    with pytest.raises(ConventionsError):
        texts_told(whole[: data.draw(st.integers(0, len(whole) - 1))])
