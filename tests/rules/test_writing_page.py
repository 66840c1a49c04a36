"""Reports as a page of HTML: whatever the texts, one page that a screen reader follows."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given

from conventions.errors import Problem
from conventions.html import STYLE
from conventions.rules import Checked, Finding, Report, Severity, Unsettled, check, html_page
from conventions.samples import cci_2017_2019
from conventions.visible import visible
from tests.rules.hostile import MANY

DAY = date(2018, 12, 31)
VOID = {"meta", "br"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section"),
    *("h1", "h2", "h3", "p", "strong", "span", "code", "br", "a", "ol", "li", "div", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "lang",
    "charset",
    "name",
    "content",
    "class",
    "id",
    "href",
    "scope",
    "aria-label",
    "aria-labelledby",
}


class Page(HTMLParser):
    """What a browser would see: the tags in order, their attributes, the texts; and that tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that began last ends."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """A text."""
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """No text makes a comment."""
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def shown(text: str) -> str:
    """How a page shows a text, with plain spaces."""
    return plain(visible(re.sub(r"[\t\n\r\f\v]", " ", text)))


def plain(text: str) -> str:
    """A text without the spaces of French, which the page puts where they are missing."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@given(MANY)
def test_no_text_becomes_html(checked: list[Checked]) -> None:
    """Whatever the texts, the elements are ours, they close in order, and each text is there as it is."""
    text = html_page(checked)
    page = Page(text)
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    assert "<script" not in text.lower()
    assert re.findall(r"<(?!/?[a-z0-9]+[ >]|!DOCTYPE html>)", text) == []
    assert all(visible(line) == line for line in text.split("\n"))
    told = plain("".join(page.texts))
    for item in checked:
        assert shown(item.file if item.report is None else item.report.convention) in told
        findings = (*item.report.findings, *item.report.waived) if item.report else ()
        assert all(shown(finding.message) in told for finding in findings)
        assert all(shown(problem.message) in told for problem in item.problems)


@given(MANY)
def test_a_screen_reader_finds_its_way(checked: list[Checked]) -> None:
    """The language, one first title, titles that skip no level, a caption and scopes in each table, links."""
    page = Page(html_page(checked))
    assert page.all("html") == [{"lang": "fr"}]
    assert len(page.all("h1")) == len(page.all("title")) == len(page.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("h2")) == len(checked)
    assert len(page.all("caption")) == len(page.all("table"))
    assert {each.get("scope") for each in page.all("th")} <= {"col", "row"}
    names = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(names) == len(set(names))
    assert {each["href"] for each in page.all("a")} <= {f"#{name}" for name in names}
    assert {each["aria-labelledby"] for each in page.all("section")} == set(names)


def test_the_page_needs_nothing_else() -> None:
    """No script, nothing to fetch: the page is read without a network, and on paper."""
    page = html_page([Checked("a.yaml", check(cci_2017_2019(), DAY))])
    assert re.findall(r"src=|<link|url\(|@import|<script", page) == []
    assert "@media print" in page


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", sorted(set(re.findall(r"[{ ]color: (#[0-9a-f]{6})", STYLE))))
def test_colours_have_contrast(colour: str) -> None:
    """Each colour of a text is seen on white and on the grey of the titles, as the enhanced level asks."""
    for background in ("#ffffff", "#eef1f5"):
        lighter, darker = _luminance(background), _luminance(colour)
        assert (lighter + 0.05) / (darker + 0.05) >= 7


def test_colours_are_found() -> None:
    """The test of contrasts runs on the severities too, and a severity is told in words."""
    assert len(set(re.findall(r"[{ ]color: (#[0-9a-f]{6})", STYLE))) >= 5
    assert all(f".{severity.value} {{" in STYLE for severity in Severity)


def _text(page: str) -> str:
    return plain("\n".join(Page(page).texts))


def test_without_any_file() -> None:
    """No file is a page all the same."""
    page = html_page([])
    assert "Aucun fichier contrôlé" in page
    assert Page(page).all("section") == []


def test_a_report_without_a_finding() -> None:
    """What is missing is said: no finding, no list that is empty."""
    fields = {"convention": "Titre", "as_of": DAY, "library_version": "1", "rules_version": "2"}
    text = _text(Report.model_validate({**fields, "data_version": "Source : 3"}).to_html())
    assert "Titre – Contrôle de conventions de subvention" in text
    assert "contrôle au 31 décembre 2018" in text
    assert "Aucun constat." in text
    for absent in ("Constats", "non évaluées", "sans objet", "conformes"):
        assert absent not in text
    assert "données\n3" in text


def test_only_what_is_waived() -> None:
    """A waived finding is told apart, with its reason; the report says that nothing is wrong."""
    finding = Finding(
        code="NAT-001", severity=Severity.ERROR, address="a", message="m", justification="vu en commission"
    )
    unsettled = Unsettled(code="PAI-001", title="T", reason="un fait manque", addresses=("grants[2018]",))
    report = Report(
        convention="C",
        as_of=DAY,
        library_version="1",
        rules_version="1",
        data_version="1",
        waived=(finding,),
        conform=("PAI-008", "NAT-002"),
        not_evaluated=(unsettled,),
    )
    text = _text(html_page([Checked("a.yaml", report), Checked("b.yaml", report)]))
    assert "2 fichiers contrôlés" in text
    assert "a.yaml : aucune erreur, 1 non évaluée, 1 justifiée" in text
    assert "Constats justifiés par un agent, non comptés (1)" in text
    assert "justification\nvu en commission" in text
    assert "PAI-008, NAT-002" in text
    assert "un fait manque\ngrants[2018]" in text


def test_a_file_that_cannot_be_used() -> None:
    """The problems of a file are in a table; one about the whole file has no line."""
    problems = (
        Problem("a.yaml", 0, 0, "", "x", "introuvable"),
        Problem("a.yaml", 3, 9, "title", "x", "vide"),
    )
    text = _text(html_page([Checked("a.yaml", None, problems)]))
    assert "a.yaml – Contrôle de conventions de subvention" in text
    assert "Ce fichier est inutilisable." in text
    assert "–\nintrouvable\nligne 3\ntitle\nvide" in text
