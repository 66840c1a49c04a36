"""ODT: the text of the document in real titles, lists and tables, the same bytes each time, read back safely."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from time import perf_counter
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import odfdo
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.documents import KINDS, Paper, Part, build, deliberation, kind_named, render, texts
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
from conventions.documents.seals import seal
from conventions.documents.told.odt import seal_told, texts_told
from conventions.documents.tree import Block, Heading, Items, Paragraph, Role, Run, Signatures, Style, Table
from conventions.documents.verifying import verify
from conventions.documents.writers.odt import write
from conventions.documents.writers.odt.widths import FULL, layout
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from tests.documents.papers import HOSTILE, all_of_it, blocks, papers

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def paper(*several: Block, **known: Any) -> Paper:
    """A paper with these blocks."""
    return Paper("note", "Titre", (Part("corps", several),), **known)


def part(data: bytes, name: str = "content.xml") -> ElementTree.Element:
    """A part of an ODT."""
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def of(element: ElementTree.Element, name: str) -> str | None:
    """An attribute, by its name with a prefix."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{NAMES[prefix]}}}{local}")


def found(paper: Paper, path: str) -> list[ElementTree.Element]:
    """The elements at a path of the text of a paper."""
    return part(write(paper)).findall(f"office:body/office:text/{path}", NAMES)


def said(element: ElementTree.Element) -> str:
    """The text of an element."""
    return "".join(element.itertext())


SPACED = paper(
    Paragraph((Run(" avant "), Run(" double ", Style.STRONG), Run(" "), Run(" après "))),
    Paragraph((Run(" "),)),
    Paragraph((Run(""),)),
    Paragraph(()),
    Items(()),
    Items(((), (Paragraph(()),))),
    Signatures(()),
    Signatures(((),)),
    Table("", (), ((),)),
    Table("Une légende seule", (), ()),
    Heading(1, ()),
)
"""Spaces that a reader of ODF would drop, and all that may be empty."""


@given(papers)
@example(SPACED)
@example(all_of_it())
def test_the_text_is_that_of_the_document(paper: Paper) -> None:
    """Line by line, to the last space; the seal is the one of the document; tables take the width of the page."""
    written = write(paper)
    assert texts_told(written) == tuple(texts(paper))
    sealed = seal(paper)
    assert seal_told(written) == (None if sealed is None else str(sealed))
    widths = [layout(block).widths for block in paper.blocks if isinstance(block, Table) and block.columns]
    assert all(sum(each) == FULL and min(each) > 0 for each in widths)


def test_an_empty_title_is_a_line() -> None:
    """It is one of the lines of the text."""
    empty = Paper("note", "", ())
    assert texts_told(write(empty)) == tuple(texts(empty)) == ("",)


deep = st.recursive(
    blocks,
    lambda inner: st.builds(
        Items, st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple), st.booleans()
    ),
    max_leaves=8,
)


TABLE = table("T", ["A"], [["x"]])


@given(deep)
@example(items([[TABLE, TABLE, paragraph("x")], [paragraph("x"), TABLE], [TABLE]]))
@example(items([[TABLE, TABLE], [TABLE, signatures()]]))
def test_lists_hold_anything(block: Block) -> None:
    """A table in a list is in its place in the text, and in no list of the file."""
    whole = paper(block)
    assert texts_told(write(whole)) == tuple(texts(whole))
    assert not found(whole, ".//text:list//table:table")


_SAMPLES = (cci_2017_2019, association_2024_2026, equipment_2023_2025)


def _built() -> list[Paper]:
    """Each kind of document about each sample that it can be about."""
    made = []
    for name in KINDS:
        for sample in _SAMPLES:
            needs = {"exercise": 2018 if sample is cci_2017_2019 else 2024, "as_of": date(2024, 12, 31)}
            try:
                given = {need: needs[need] for need in kind_named(name).needs}
                made.append(build(name, sample(), **given))  # type: ignore[arg-type]
            except ConventionsError:
                continue
    return made


def test_every_kind_says_its_text() -> None:
    """Of each sample."""
    made = _built()
    assert {each.kind for each in made} == set(KINDS)
    for each in made:
        assert texts_told(write(each)) == tuple(texts(each))


def test_the_seal_agrees_with_the_convention() -> None:
    """Its data and its text."""
    assert verify(render(deliberation(cci_2017_2019()), "odt"), cci_2017_2019()).agrees


def test_another_library_reads_it() -> None:
    """The reader of odfdo finds the same titles, and what it needs."""
    paper = deliberation(cci_2017_2019())
    document = odfdo.Document(BytesIO(render(paper, "odt")))
    assert document.get_type() == "text"
    levels = [str(block.level) for block in paper.blocks if isinstance(block, Heading)]
    assert [str(title.level) for title in document.body.headers] == levels
    assert {"1", "2", "3"} <= {*levels}


def test_the_package_is_what_odf_asks_for() -> None:
    """The kind first and stored, no member that the manifest does not name, one version, no day of the clock."""
    data = write(deliberation(cci_2017_2019()))
    with ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert (members[0].filename, members[0].compress_type) == ("mimetype", ZIP_STORED)
    assert {each.date_time for each in members} == {(1980, 1, 1, 0, 0, 0)}
    assert data[30:38] == b"mimetype"  # where « file » and servers look for it
    entries = part(data, "META-INF/manifest.xml").findall("manifest:file-entry", NAMES)
    told = {of(entry, "manifest:full-path") for entry in entries}
    names = {each.filename for each in members}
    assert told == {"/", *names} - {"mimetype", "META-INF/manifest.xml"}
    assert {"content.xml", "meta.xml", "settings.xml", "styles.xml"} < told
    for name in told - {"/"}:
        assert of(part(data, str(name)), "office:version") == "1.3"


def test_properties() -> None:
    """Title, author, language, the day of the act, a generator that no version changes."""
    data = write(Paper("note", "1 < 2", (), day=date(2018, 11, 15), author="Saint-Étienne\nMétropole\x07"))
    meta = {child.tag.rpartition("}")[2]: child.text for child in part(data, "meta.xml")[0]}
    assert meta == {
        "title": "1 < 2",
        "language": "fr-FR",
        "generator": "conventions",
        "initial-creator": "Saint-Étienne Métropole\\x07",
        "creator": "Saint-Étienne Métropole\\x07",
        "creation-date": "2018-11-15T00:00:00",
        "date": "2018-11-15T00:00:00",
    }


def test_an_act_without_a_day_has_the_first_one() -> None:
    """No clock is read; no author, no property."""
    meta = {child.tag.rpartition("}")[2]: child.text for child in part(write(paper()), "meta.xml")[0]}
    assert (meta["creation-date"], meta["date"]) == ("1980-01-01T00:00:00",) * 2
    assert "creator" not in meta


_PROCESS = """
import hashlib
from conventions.documents import deliberation, render
from conventions.samples import cci_2017_2019
print(hashlib.sha256(render(deliberation(cci_2017_2019()), "odt")).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    """This one, and one with another seed of hashes, in another zone."""
    told = subprocess.run(
        [sys.executable, "-c", _PROCESS],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path), "TZ": "Pacific/Auckland"},
    ).stdout
    assert told.strip() == sha256(write(deliberation(cci_2017_2019()))).hexdigest()


def test_titles_are_titles() -> None:
    """With their levels, a style for each, and no number."""
    whole = paper(*(heading(level, f"Niveau {level}") for level in range(1, 5)), subtitle="Sous-titre")
    titles = found(whole, "text:h")
    assert [of(title, "text:outline-level") for title in titles] == ["1", "2", "3", "4"]
    assert [of(title, "text:style-name") for title in titles] == [
        f"Heading_20_{level}" for level in range(1, 5)
    ]
    head = [of(each, "text:style-name") for each in found(whole, "text:p")]
    assert head == ["Title", "Subtitle"]
    levels = part(write(whole), "styles.xml").findall(".//text:outline-level-style", NAMES)
    assert {of(level, "style:num-format") for level in levels} == {""}


def test_lists_are_lists() -> None:
    """Nested, in bullets or in numbers; each begins again at 1."""
    whole = paper(
        items(["un", [paragraph("deux"), items(["a", "b"])]], ordered=True), items(["un"], ordered=True)
    )
    first, second = found(whole, "text:list")
    assert [of(each, "text:style-name") for each in first.iter(f"{{{NAMES['text']}}}list")] == [
        "Numeros",
        "Puces",
    ]
    assert len(first.findall("text:list-item", NAMES)) == 2
    assert of(second, "text:continue-numbering") is None
    assert of(second[0], "text:start-value") is None
    styles = part(write(whole), "styles.xml")
    levels = styles.findall(".//text:list-style[@style:name='Numeros']/*", NAMES)
    assert {(of(each, "style:num-format"), of(each, "text:start-value")) for each in levels} == {("1", "1")}


def test_a_list_goes_on_after_a_table() -> None:
    """The item that the table cuts has no second number, the next one has the number that follows."""
    inside: list[Block] = [paragraph("deux"), TABLE, paragraph("suite")]
    pieces = found(paper(items(["un", inside, "trois"], ordered=True)), "*")[1:]
    assert [each.tag.rpartition("}")[2] for each in pieces] == ["list", "p", "table", "list"]
    assert [each.tag.rpartition("}")[2] for each in pieces[3]] == ["list-header", "list-item"]
    assert of(pieces[3][1], "text:start-value") == "3"


def test_a_list_of_bullets_needs_no_number() -> None:
    """Nothing to begin again at."""
    cut = found(paper(items(["un", TABLE, "trois"])), "text:list")
    assert [len(each) for each in cut] == [2, 1]
    assert of(cut[1][0], "text:start-value") is None


TOTALLED = table(
    "Subventions",
    ["Exercice", number("Montant")],
    [["2017", "50\u202f000\u00a0€"], ["2018", strong("1\u00a0€")]],
    ["Total", "50\u202f001\u00a0€"],
)


def test_tables() -> None:
    """Caption above, kept with it; titles on each page; rows whole; numbers to the right; the total in bold."""
    data = write(paper(TOTALLED))
    above, table_ = part(data).findall("office:body/office:text/*", NAMES)[1:]
    assert (of(above, "text:style-name"), said(above)) == ("Caption", "Subventions")
    assert [said(row) for row in table_.findall("table:table-header-rows/table:table-row", NAMES)] == [
        "ExerciceMontant"
    ]
    rows = table_.findall(".//table:table-row", NAMES)
    assert {of(row, "table:style-name") for row in rows} == {"Rang"}
    used = [[of(cell, "text:style-name") for cell in row.findall(".//text:p", NAMES)] for row in rows]
    assert used == [["Titre", "TitreNombre"], *[["Cellule", "Nombre"]] * 2, ["Total", "TotalNombre"]]
    assert (style(data, "Rang", "fo:keep-together"), style(data, "Caption", "fo:keep-with-next")) == (
        "always",
        "always",
    )
    assert style(data, "Nombre", "fo:text-align") == "end"
    assert style(data, "TotalNombre", "fo:font-weight") == style(data, "Total", "fo:font-weight") == "bold"


def style(data: bytes, name: str, attribute: str) -> str | None:
    """What a style says itself of an attribute of its properties."""
    for each in ("content.xml", "styles.xml"):
        for properties in part(data, each).findall(f".//style:style[@style:name='{name}']/*", NAMES):
            if (value := of(properties, attribute)) is not None:
                return value
    return None


def test_every_style_that_is_used_is_there() -> None:
    """And those that others come from."""
    whole = paper(
        *all_of_it().blocks,
        *(paragraph(role, role=role) for role in Role),
        paragraph("x"),
        signatures(["x"]),
        *(block for role in Role for block in (items([paragraph("x", role=role)]), signatures(["x"]))),
        paragraph(strong("a"), emphasis("b")),
        table("T", [number("N" * 30)] * 8, []),
        table("T", [number("N" * 30), "A"] * 4, [["x"] * 8], ["x"] * 8),
        *(heading(level, "x") for level in range(1, 5)),
        items(["x"], ordered=True),
        subtitle="x",
    )
    content, styles = part(write(whole)), part(write(whole), "styles.xml")
    known = {of(each, "style:name") for root in (content, styles) for each in root.iter()}
    asked = {
        of(each, name)
        for root in (content, styles)
        for each in root.iter()
        for name in (
            "text:style-name",
            "table:style-name",
            "style:parent-style-name",
            "style:next-style-name",
        )
    }
    assert asked - {None} <= known
    # What nothing asks for has no place in the file.
    automatic = content.findall("office:automatic-styles/style:style", NAMES)
    assert {of(each, "style:name") for each in automatic} <= asked


def test_french_everywhere() -> None:
    """The language of the default style; hyphens in the text, none in titles, captions and numbers."""
    data = write(paper())
    default = part(data, "styles.xml").find(".//style:default-style[@style:family='paragraph']", NAMES)
    assert default is not None
    paragraph_, text = default
    assert [of(text, f"fo:{name}") for name in ("language", "country", "hyphenate")] == ["fr", "FR", "false"]
    assert (of(paragraph_, "fo:widows"), of(paragraph_, "fo:orphans")) == ("2", "2")
    assert style(data, "Text_20_body", "fo:hyphenate") == "true"
    assert [style(data, name, "fo:hyphenate") for name in ("Heading", "Title", "Cellule")] == [None] * 3


def test_pages() -> None:
    """A4, margins of two centimetres and more, « n / N » at their foot."""
    styles = part(write(paper()), "styles.xml")
    page = styles.find(".//style:page-layout-properties", NAMES)
    foot = styles.find(".//style:footer/text:p", NAMES)
    assert page is not None
    assert foot is not None
    assert (of(page, "fo:page-width"), of(page, "fo:page-height")) == ("21cm", "29.7cm")
    assert all(
        2 <= float(str(of(page, f"fo:margin-{side}"))[:-2]) <= 2.5 for side in ("top", "bottom", "left")
    )
    assert [each.tag.rpartition("}")[2] for each in foot] == ["page-number", "page-count"]
    assert said(foot) == "1 / 1"


def test_roles_have_styles_of_their_own() -> None:
    """Each with a French name."""
    whole = paper(*(paragraph(role, role=role) for role in Role))
    used = [str(of(each, "text:style-name")) for each in found(whole, "text:p")[1:]]
    assert len(set(used)) == len(Role)
    styles = part(write(whole), "styles.xml")
    shown = {
        of(each, "style:name"): of(each, "style:display-name") or of(each, "style:name")
        for each in styles.findall(".//style:style", NAMES)
    }
    assert [shown[name] for name in used] == [
        "Text body",
        "Visa",
        "Considérant",
        "Formule de décision",
        "Note",
        "Lieu et date",
    ]


@pytest.mark.parametrize(
    ("count", "rows", "beside"), [(1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 2), (5, 2, 3), (7, 3, 3)]
)
def test_signatures_are_side_by_side(count: int, rows: int, beside: int) -> None:
    """Three at most, as evenly as it goes; no line around them."""
    whole = paper(signatures(*([f"Pour {rank},", "X"] for rank in range(count))))
    (boxes,) = found(whole, "table:table")
    lines = boxes.findall("table:table-row", NAMES)
    assert [len(line) for line in lines] == [beside] * rows
    assert style(write(whole), "CelluleSignature", "fo:border") == "none"


def test_nobody_signs_a_page_without_text() -> None:
    """The line before the boxes stays on their page, even the last one of a list."""
    one = found(paper(paragraph("Fait."), signatures(["A"])), "text:p")
    assert of(one[-1], "text:style-name") == "Text_20_bodyGarde"
    several = found(
        paper(items(["un", [paragraph("deux"), items(["trois"])]]), signatures(["A"])), ".//text:p"
    )
    used = [of(each, "text:style-name") for each in several]
    assert used[1:4] == ["Element", "Element", "ElementGarde"]
    assert style(write(paper()), "ElementGarde", "fo:keep-with-next") == "always"
    placed = found(paper(paragraph("Fait à…", role=Role.PLACE), signatures(["A"])), "text:p")
    assert style(write(paper()), str(of(placed[-1], "text:style-name")), "fo:keep-with-next") == "always"


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_never_markup(text: str) -> None:
    """It makes no element, wherever it stands."""
    plain = paper(
        paragraph("x"), table("x", ["x"], [["x"]]), items(["x"]), signatures(["x"]), heading(1, "x")
    )
    hostile = Paper(
        "note",
        text,
        (
            Part(
                "corps",
                (
                    paragraph(text),
                    table(text, [text], [[text]]),
                    items([text]),
                    signatures([text]),
                    heading(1, text),
                ),
            ),
        ),
    )
    tags = [
        [each.tag for each in part(write(each)).find("office:body", NAMES) or ()] for each in (plain, hostile)
    ]
    assert tags[0] == tags[1] != []


def test_narrow_spaces_are_kept() -> None:
    """An amount stays in one piece."""
    amount = "50\u202f000\u00a0€"
    assert said(found(paper(paragraph(amount)), "text:p")[-1]) == amount


AMOUNT = "10\u202f500\u202f000,00\u00a0€"


def test_an_amount_is_never_cut() -> None:
    """Beside texts that are long, and among five others, in smaller characters."""
    wordy = table("T", ["Objet", number("Montant")], [["un texte qui est long " * 20, AMOUNT]])
    (_, amounts), suffix = layout(wordy)
    assert suffix == ""
    assert amounts >= 2 * 120 + 11 * 176 + 4 * 90  # its cell, digits, spaces and sign at 10 points
    many = table("T", ["Bénéficiaire", *[number("2018")] * 6], [["La chambre", *[AMOUNT] * 6]])
    widths, suffix = layout(many)
    assert suffix == "Serre"
    assert min(widths[1:]) >= 2 * 120 + 11 * 141 + 4 * 71  # the same at 8 points
    cells = found(paper(many), ".//table:table-cell/text:p")
    assert {of(cell, "text:style-name") for cell in cells} == {
        "TitreSerre",
        "TitreNombreSerre",
        "CelluleSerre",
        "NombreSerre",
    }


def test_too_many_columns_share_the_page() -> None:
    """As well as it can be."""
    widths, suffix = layout(table("T", [number("N" * 30)] * 30, []))
    assert (sum(widths), suffix) == (FULL, "Serre")


def test_a_long_text_takes_no_square() -> None:
    """A million signs, most of them to escape, and as many runs as one wants."""
    whole = paper(
        paragraph("<é& " * 250_000), Paragraph(tuple(Run(" ", each) for each in list(Style) * 1_000))
    )
    begun = perf_counter()
    assert len(texts_told(write(whole))) == 3
    assert perf_counter() - begun < 20


def nested(depth: int) -> Block:
    """Lists in lists."""
    inner: Block = paragraph("x")
    for _ in range(depth):
        inner = items([inner])
    return inner


def test_what_no_reader_opens_is_refused() -> None:
    """LibreOffice would say that the file is broken."""
    with pytest.raises(ConventionsError, match="trop long, ou des listes trop imbriquées"):
        write(paper(nested(150)))


def test_without_odfdo(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, "odfdo", None)
    with pytest.raises(ConventionsError, match=r"écrire un document ODT demande odfdo : .*\[documents\]"):
        write(paper())


def grown(times: int) -> int:
    """How many bytes of memory are kept after as many documents."""
    act = deliberation(cci_2017_2019())
    write(act)
    tracemalloc.start()
    for _ in range(times):
        write(act)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept


def test_memory_is_flat() -> None:
    """A few documents."""
    assert grown(10) < 200_000


@pytest.mark.slow
@pytest.mark.no_cover
def test_memory_is_flat_over_a_thousand() -> None:
    """The whole of it, of the process too: lxml keeps its trees where Python does not count."""
    import resource

    act = deliberation(cci_2017_2019())
    sizes = []
    for _ in range(5):
        for _ in range(200):
            write(act)
        sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert sizes[-1] - sizes[1] < 4_000  # kibibytes
    assert all(after >= before for before, after in pairwise(sizes))
    assert grown(200) < 200_000


@pytest.mark.slow
@pytest.mark.no_cover
def test_it_costs_less_than_four_empty_documents() -> None:
    """Of odfdo, one after the other, warm: the least of several, as a machine has other things to do."""
    act = deliberation(cci_2017_2019())

    def empty() -> None:
        odfdo.Document("text").save(BytesIO())

    def whole() -> None:
        write(act)

    taken: dict[Callable[[], None], list[float]] = {empty: [], whole: []}
    for _ in range(30):
        for work, times in taken.items():
            begun = perf_counter()
            work()
            times.append(perf_counter() - begun)
    assert sorted(taken[whole])[15] <= 4 * sorted(taken[empty])[15]


# Files that come from anywhere.

KIND = "application/vnd.oasis.opendocument.text"


def odt(**parts: str | bytes) -> bytes:
    """An ODT made by hand."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", KIND)
        for name, content in parts.items():
            archive.writestr(f"{name}.xml", content)
    return made.getvalue()


def text(markup: str) -> bytes:
    """An ODT whose text is a markup."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return odt(content=f"<office:document-content {spaces}>{markup}</office:document-content>")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<text:p> a \n b </text:p>", ("a b",)),
        ("<text:p>a<text:s/></text:p>", ("a ",)),
        ('<text:p>a<text:s text:c="3"/>b</text:p>', ("a   b",)),
        ("<text:p>a <text:span> b</text:span></text:p>", ("a b",)),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", ("a\tb\nc",)),
        ("<text:p/><text:p> </text:p><text:h>t</text:h>dehors", ("t",)),
        ("<text:p>a<text:p>b</text:p>c</text:p>", ("b", "ac")),
        (
            "<text:tracked-changes><a><text:p>ôté</text:p></a></text:tracked-changes><text:p>b</text:p>",
            ("b",),
        ),
        ("<text:p>a<office:annotation><text:p>vu<text:s/></text:p></office:annotation>b</text:p>", ("ab",)),
        ("<text:p>a<text:bookmark/><text:s/> b</text:p>", ("a  b",)),
    ],
)
def test_lines_are_read_as_odf_says(markup: str, lines: tuple[str, ...]) -> None:
    """Blanks are one space, none at the ends; elements say the others."""
    assert texts_told(text(markup)) == lines


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "archive ZIP"),
        (b"PK\x05\x06" + b"\0" * 18, "pas un document texte ODT"),
        (odt(), "n’a pas de fichier"),
        (odt(content="<a>"), "abîmé"),
        (odt(content=b"\xff\xfe\xff"), "abîmé"),
        (odt(content='<?xml version="1.0" encoding="rien"?><a/>'), "abîmé"),
        (odt(content='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (odt(content='<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "DOCTYPE"),
        (odt(content="<a>" * 501 + "</a>" * 501), "500 niveaux"),
        (text('<text:p><text:s text:c="999999999999"/></text:p>'), "plus d’un million d’espaces"),
        (text('<text:p><text:s text:c="-1"/></text:p>'), "plus d’un million d’espaces"),
        (text('<text:p><text:s text:c="600000"/><text:s text:c="600000"/></text:p>'), "million d’espaces"),
    ],
)
def test_hostile_files_are_refused(data: bytes, message: str) -> None:
    """In French, and before they cost anything."""
    with pytest.raises(ConventionsError, match=message):
        texts_told(data)


def test_another_kind_of_archive_is_no_odt() -> None:
    """A DOCX, an ODS."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(ConventionsError, match="pas un document texte ODT"):
        seal_told(made.getvalue())


@given(st.binary(max_size=60), st.integers(0, 30_000))
def test_a_broken_file_is_refused_or_read(noise: bytes, at: int) -> None:
    """Nothing else comes out of it."""
    broken = _SOUND[:at] + noise + _SOUND[at + len(noise) :]
    for read in (texts_told, seal_told):
        try:
            read(broken)
        except ConventionsError:
            continue


_SOUND = write(deliberation(cci_2017_2019()))


def test_one_seal_among_properties() -> None:
    """Another property is none."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    others = '<meta:user-defined meta:name="autre">x</meta:user-defined><dc:title>t</dc:title>'
    one = '<meta:user-defined meta:name="conventions-digest">a&amp;b</meta:user-defined>'
    assert seal_told(odt(meta=f"<a {spaces}>{others}</a>")) is None
    assert seal_told(odt(meta=f"<a {spaces}>{others}{one}{others}</a>")) == "a&b"
