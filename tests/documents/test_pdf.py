"""The PDF of a document: its text, its tags, its properties, the data inside it, what typst must never read."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conventions.documents import deliberation, render, texts
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
from conventions.documents.lines import texts_of
from conventions.documents.seals import data_of, seal
from conventions.documents.told.pdf import seal_told
from conventions.documents.tree import Block, Column, Items, Paper, Part, Role
from conventions.documents.writers.pdf import setting, write
from conventions.documents.writers.pdf.tables import look_of
from conventions.errors import ConventionsError
from conventions.samples import cci_2017_2019


@cache
def _reader() -> Callable[[bytes], str]:
    spec = importlib.util.spec_from_file_location("pdf_reader", Path(__file__).with_name("pdf_reader.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    read: Callable[[bytes], str] = module.text_of_pdf
    return read


def _read(data: bytes) -> str:
    """The text of a PDF, its words in one piece."""
    return _reader()(data).replace("\u00ad", "")


@cache
def _deliberation(*, attach: bool = False) -> bytes:
    return write(deliberation(cci_2017_2019()), attach=attach)


def _paper(*blocks: Block, title: str = "Titre", day: date | None = None) -> Paper:
    return Paper("note", title, (Part("corps", blocks),), day=day)


def _expected(block: Block, depth: int = 0) -> Iterator[str]:
    """The texts of a block as the PDF has them: each item of a list has its mark before it."""
    if not isinstance(block, Items):
        yield from texts_of(block)
        return
    for rank, item in enumerate(block.items, start=1):
        yield f"{rank}." if block.ordered else "–•"[depth % 2]
        for inner in item:
            yield from _expected(inner, depth if block.ordered else depth + 1)


_MARKUP = (
    '#import "a": *',
    "#{panic()}",
    "*x* _y_ `z` $x$ <script>alert(1)</script>",
    "{{7*7}} {% x %} =cmd() // c /* d */",
    "\\ \\u{41} \\n <a> @b ~ -- --- ... \"q\" 'r'",
    "= T",
    "- a",
    "+ b",
    "/ t: d",
    "https://exemple.fr/?a=b&c=%20",
)
_WORDS = st.one_of(
    st.sampled_from(_MARKUP),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=["C"]), max_size=30),
    st.sampled_from(
        ["50\u202f000\u00a0€", "n°\u00a01", "  ", "anticonstitutionnellement " * 8, "x" * 90, "漢字"]
    ),
)
_LINES = st.lists(st.one_of(_WORDS, _WORDS.map(strong), _WORDS.map(emphasis)), max_size=3).map(
    lambda words: paragraph(*words).line
)
_PARAGRAPHS = st.builds(lambda words, role: paragraph(words, role=role), _LINES, st.sampled_from(Role))
_ITEMS = st.recursive(
    st.lists(_WORDS.filter(str.strip), min_size=1, max_size=2).map(items),
    lambda inner: st.builds(
        lambda text, list_of, ordered: items([[paragraph(text), list_of], text], ordered=ordered),
        _WORDS.filter(str.strip),
        inner,
        st.booleans(),
    ),
    max_leaves=3,
)
_TABLES = st.builds(
    lambda caption, rows, total: table(
        caption, ["Objet", number("Montant"), "Note"], rows, rows[0] if total else None
    ),
    _WORDS,
    st.lists(st.tuples(_LINES, _WORDS, _WORDS), min_size=1, max_size=4),
    st.booleans(),
)
_BLOCKS = st.one_of(
    _PARAGRAPHS,
    st.builds(heading, st.integers(1, 4), _LINES),
    _ITEMS,
    _TABLES,
    st.lists(st.lists(_LINES, max_size=3), max_size=5).map(lambda boxes: signatures(*boxes)),
)


def _squashed(text: str) -> str:
    """A text without its spaces, which no page keeps at the end of a line, nor what its fonts cannot show."""
    return re.sub(r"\s", "", text.replace("漢字", r"\u6f22\u5b57"))


@settings(max_examples=25)
@given(st.builds(_paper, *[_BLOCKS] * 3, title=_WORDS))
@example(_paper(*map(paragraph, _MARKUP)))
def test_the_text_is_that_of_the_document(paper: Paper) -> None:
    """Nothing is read as markup, nothing is lost, nothing is added but the marks of lists."""
    told = [paper.title, *(text for block in paper.blocks for text in _expected(block))]
    assert _squashed(_read(write(paper))) == _squashed("".join(told))


def test_unbreakable_spaces_stay() -> None:
    """What keeps « 50 000 € » on a line can be copied from the page."""
    text = "Le n°\u00a01\u00a0: 50\u202f000\u00a0€"
    assert _read(write(_paper(paragraph(text)))) == f"Titre{text}"


def test_the_deliberation_has_its_texts() -> None:
    """The marks of its lists aside."""
    read = _squashed(_read(_deliberation()))
    for text in texts(deliberation(cci_2017_2019())):
        before, found, read = read.partition(_squashed(text))
        assert found, text
        assert re.fullmatch(r"[–•]?|\d\.", before)
    assert read == ""


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) n’est pas installé")
def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    """Poppler, where it is installed; elsewhere the reader of these tests is alone."""
    (tmp_path / "acte.pdf").write_bytes(_deliberation())
    told = subprocess.run(["pdftotext", tmp_path / "acte.pdf", "-"], capture_output=True, check=True)
    pages = re.sub(r"\d+\s*/\s*\d+\s*\f", "", told.stdout.decode())
    read = _squashed(pages.replace("-\n", "").replace("\u00ad", ""))
    assert all(_squashed(text) in read for text in texts(deliberation(cci_2017_2019())) if "-" not in text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("fin 😀", r"fin \U0001f600"),
        ("漢 é", r"\u6f22 é"),
        ("x\u20e3 e\u0301", "x\\u20e3 e\u0301"),
        ("Ω и ₂ →", "Ω и ₂ →"),
    ],
)
def test_what_no_font_has_is_escaped(text: str, shown: str) -> None:
    """A letter that has a mark too many keeps its place, and its mark is told beside it."""
    assert _read(write(_paper(paragraph(text)))) == f"Titre{shown}"


def test_a_word_longer_than_a_line_is_cut() -> None:
    """Whatever its length, its text is whole: pages would hide what leaves their margin."""
    short, long = "x" * 300, "y" * 5000
    data = write(_paper(paragraph(short, " ", long)))
    assert _read(data) == f"Titre{short} {long}"
    assert len(re.findall(rb" Tm\[", b"".join(_streams(data)))) > 60


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    """In a cell, a box, a note."""
    text = "mot de plus " * 700
    blocks = (table("", ["a"], [[text]]), signatures([text], ["b"]), paragraph(text, role=Role.NOTE))
    data = write(_paper(*blocks))
    assert _read(data).count("mot de plus") == 2100
    assert data.count(b"/Type/Page/") >= 4


def test_what_holds_no_text_leaves_no_trace() -> None:
    """No empty title, no table without cells, no item without words."""
    blank = (heading(1, " "), paragraph(""), items([""]), table("", [], []), signatures([""]))
    assert _read(write(_paper(*blank, title=" "))) == ""


def test_a_table_without_columns_has_its_caption() -> None:
    """A caption alone is still said."""
    assert _read(write(_paper(table("Légende", [], [[]])))) == "TitreLégende"


def _tags(data: bytes) -> list[str]:
    """The structure of a PDF: what each of its parts is."""
    return [name.decode() for name in re.findall(rb"/Type/StructElem/S/(\w+)", data)]


def test_titles_never_skip_a_level() -> None:
    """The title of the document is the first level; one that would skip a level is brought back."""
    blocks = (heading(4, "a"), heading(2, "b"), heading(4, "c"), heading(1, "d"), heading(2, "e"))
    tags = [tag for tag in _tags(write(_paper(*blocks))) if tag.startswith("H")]
    assert sorted(tags) == ["H1", "H2", "H2", "H3", "H3", "H4"]


def test_a_table_is_tagged() -> None:
    """Its caption, its titles with their scope, as many rows; the titles come back on each page unread."""
    rows = [[f"ligne {rank}", f"{rank}"] for rank in range(80)]
    data = write(_paper(table("Montants", ["Objet", number("Montant")], rows, ["Total", "3160"])))
    tags = _tags(data)
    assert {name: tags.count(name) for name in ("Table", "Caption", "THead", "TH", "TR", "TD")} == {
        "Table": 1,
        "Caption": 1,
        "THead": 1,
        "TH": 2,
        "TR": 82,
        "TD": 162,
    }
    assert data.count(b"/Scope/Column") == 2
    assert data.count(b"/Type/Page/") > 1
    assert _read(data).count("Objet") == 1


def test_a_wide_table_turns_its_page() -> None:
    """The page alone: the ones around it stay upright."""
    columns: list[str | Column] = ["Action", *(number(f"{year}") for year in range(2017, 2027))]
    wide = table("", columns, [["Action", *["1\u202f234\u202f567,89\u00a0€"] * 10]])
    data = write(_paper(paragraph("avant"), wide, paragraph("après")))
    assert [box[:3] for box in re.findall(rb"/MediaBox\[0 0 (\d+)", data)] == [b"595", b"841", b"595"]


@given(st.lists(st.lists(_WORDS, min_size=2, max_size=2), max_size=4), st.integers(1, 30))
def test_any_table_fits(rows: list[list[str]], times: int) -> None:
    """Each column has a share of the page, or is as narrow as its numbers; letters stay readable."""
    columns: list[str | Column] = ["Objet", number("Montant")] * times
    look = look_of(table("", columns, [row * times for row in rows]))
    assert len(look.shares) == len(columns)
    assert all(share == 0 or 6 <= share <= 40 for share in look.shares)
    assert 6 <= look.size <= 10


def test_long_numbers_are_told_from_amounts() -> None:
    """A column of numbers that holds a phrase takes a share of the page as one of texts does."""
    look = look_of(table("", [number("a"), number("b")], [["1", "sous réserve du vote du budget"]]))
    assert look.shares == [0, 30]


def test_properties() -> None:
    """Title, author, subject, language, digest and date of the act; PDF/UA-1 and PDF/A-2a."""
    packet = re.search(rb"<x:xmpmeta.*</x:xmpmeta>", _deliberation(), re.DOTALL)
    assert packet
    told = packet[0].decode()
    paper = deliberation(cci_2017_2019())
    for text in (
        paper.title,
        paper.subtitle,
        paper.author,
        str(seal(deliberation(cci_2017_2019()))),
        "fr-FR",
        "2018-11-15",
    ):
        assert f">{text}" in told
    assert re.findall(r"<(pdf\w+):(part|conformance)>(\w+)<", told) == [
        ("pdfaid", "part", "2"),
        ("pdfaid", "conformance", "A"),
        ("pdfuaid", "part", "1"),
    ]
    assert b"/Lang(fr-FR)" in _deliberation()
    assert b"/DisplayDocTitle true" in _deliberation()


@pytest.mark.parametrize(
    ("day", "told"),
    [(None, "19800101"), (date(1, 1, 1), "00010101"), (date(9999, 12, 31), "99991231")],
)
def test_the_date_is_that_of_the_act(day: date | None, told: str) -> None:
    """And never the clock's."""
    assert re.findall(rb"/CreationDate\(D:(\d{8})", write(_paper(day=day))) == [told.encode()]


def test_an_author_is_data_too() -> None:
    """An author on two lines makes no property that a reader of XML refuses."""
    data = write(Paper("note", "Titre", (), author="A & B\n\x00<c>"))
    assert rb"<rdf:li>A &amp; B \x00&lt;c></rdf:li>" in data.replace(b"&gt;", b">")


def _streams(data: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"/FlateDecode[^\n]*>>\nstream\n(.*?)\nendstream", data, re.DOTALL):
        yield zlib.decompress(found[1])


def test_the_data_is_attached() -> None:
    """As JSON, whole; the PDF is PDF/A-3a then."""
    data = _deliberation(attach=True)
    assert data_of(cci_2017_2019()) in set(_streams(data))
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    assert b"/AFRelationship/Source" in data
    assert b"/Subtype/application#2Fjson" in data
    assert b"convention.json" not in _deliberation()
    assert render(deliberation(cci_2017_2019()), "pdf", attach=True) == data


def test_nothing_to_attach() -> None:
    """A document that was made by hand has no data."""
    with pytest.raises(ConventionsError, match="il n’a pas de données à joindre"):
        write(_paper(), attach=True)


_ELSEWHERE = """
import hashlib
from conventions.documents import deliberation
from conventions.documents.writers.pdf import write
from conventions.samples import cci_2017_2019
print(hashlib.sha256(write(deliberation(cci_2017_2019()), attach=True)).hexdigest())
"""


def test_the_same_bytes_in_another_process() -> None:
    """Whatever its clock, its time zone and its language."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TZ": "Pacific/Auckland",
        "LANG": "C",
    }
    told = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], capture_output=True, check=True, env=environment
    )
    assert told.stdout.decode().strip() == hashlib.sha256(_deliberation(attach=True)).hexdigest()


def test_threads_write_the_same() -> None:
    """They share fonts, and nothing that changes."""
    papers = [_paper(paragraph(f"texte {rank}")) for rank in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(write, papers)) == list(map(write, papers))


_TITLED = b'#set document(title: "x")\n'


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            b'#set document(title: "x")\n#text(font: "marianne")[x]',
            "typst avertit\u00a0: unknown font family: marianne",
        ),
        (b"#panic()", "typst refuse ce document\u00a0: panicked"),
        (b"x", "typst refuse ce document\u00a0: PDF/UA-1 error: missing document title"),
        (_TITLED + b"\\u{6f22}", "typst refuse ce document\u00a0: .*could not be displayed"),
    ],
)
def test_what_typst_says_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, template: bytes, message: str
) -> None:
    """Its warnings, its refusals, and a character at fault that is nowhere in the document."""
    file = tmp_path / "paper.typ"
    file.write_bytes(template)
    monkeypatch.setattr(setting, "_TEMPLATE", file)
    with pytest.raises(ConventionsError, match=message):
        write(_paper())


def test_typst_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(
        ConventionsError, match=r"écrire un PDF demande typst .*conventions-subvention\[documents\]"
    ):
        write(_paper())


def test_the_digest_is_told() -> None:
    """By the PDF with and without its data; a document without source tells none."""
    for attach in (False, True):
        assert seal_told(_deliberation(attach=attach)) == str(seal(deliberation(cci_2017_2019())))
    assert seal_told(write(_paper())) is None


_DIGEST = f"conventions:sha256:{'0' * 64}:{'1' * 64}"


@pytest.mark.parametrize(
    ("packet", "told"),
    [
        ("", None),
        ("<x:xmpmeta></x:xmpmeta>", None),
        (f"<x:xmpmeta><dc:title>{_DIGEST}</dc:title></x:xmpmeta>", None),
        (f"<x:xmpmeta><pdf:Keywords>{_DIGEST}</pdf:Keywords>", None),
        (f"<x:xmpmeta></x:xmpmeta><pdf:Keywords>{_DIGEST}</pdf:Keywords>", None),
        (f"<x:xmpmeta><pdf:Keywords>a, {_DIGEST}; b</pdf:Keywords></x:xmpmeta>", _DIGEST),
        (f'<x:xmpmeta><rdf:Description pdf:Keywords="{_DIGEST}"/></x:xmpmeta>', _DIGEST),
        (f"<x:xmpmeta><pdf:Keywords>{_DIGEST}0</pdf:Keywords></x:xmpmeta>", None),
        (f"<x:xmpmeta><pdf:Keywords>x{_DIGEST}</pdf:Keywords></x:xmpmeta>", None),
        (f"<x:xmpmeta><pdf:Keywords>{_DIGEST}</pdf:Keywords></x:xmpmeta><x:xmpmeta></x:xmpmeta>", None),
    ],
)
def test_the_digest_is_that_of_the_keywords(packet: str, told: str | None) -> None:
    """Of the last properties, whole, and of nothing else that the file says."""
    assert seal_told(f"%PDF-1.7\n{packet}".encode()) == told


@given(st.binary(max_size=200))
@example(b"<x:xmpmeta><pdf:Keywords>\xff<</x:xmpmeta>")
def test_any_bytes_tell_nothing(data: bytes) -> None:
    """A digest is not met by chance, and no bytes break the reading."""
    assert seal_told(b"%PDF-" + data) is None


def test_a_title_tells_no_digest() -> None:
    """What the properties hold as a text is no keyword."""
    assert seal_told(write(_paper(title=f"<pdf:Keywords>{_DIGEST}</pdf:Keywords>"))) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 2000 + b"%PDF-1.7"])
def test_not_a_pdf(data: bytes) -> None:
    """The mark of a PDF stands in its first bytes."""
    with pytest.raises(ConventionsError, match="n’est pas un PDF"):
        seal_told(data)


@pytest.mark.parametrize(
    "repeated", [b"<x:xmpmeta>", b"<pdf:Keywords>", b' pdf:Keywords="', b"<x:xmpmeta><pdf:Keywords>"]
)
def test_hostile_bytes_take_no_time(repeated: bytes) -> None:
    """Ten megabytes of them are read once."""
    assert seal_told(b"%PDF-<x:xmpmeta>" + repeated * 300_000 + b"</x:xmpmeta>") is None


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="la mémoire se lit dans /proc")
def test_memory_stays_flat() -> None:
    """Two hundred documents in one process take no more than the first ones did."""
    body = "Le présent document rappelle les engagements des parties. " * 8

    def _write(rank: int) -> None:
        write(_paper(*(paragraph(f"{rank} {line} {body}") for line in range(4))))

    for rank in range(50):
        _write(rank)
    before = _resident()
    for rank in range(50, 250):
        _write(rank)
    assert (_resident() - before) * os.sysconf("SC_PAGESIZE") < 30 << 20
