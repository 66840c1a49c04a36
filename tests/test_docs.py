"""The documentation is true: the pages that it names exist, its glossary is complete."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import conventions
from conventions import (
    documents,
    french,
    identifiers,
    law,
    model,
    nomenclature,
    notebook,
    operations,
    periods,
    portfolio,
    reading,
    rules,
    wording,
)
from conventions.law import published
from conventions.model import legal_words
from conventions.opendata import budgets, ledgers, scdl, sheets, totem
from conventions.portfolio import bulk

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
CODE = [
    ROOT / "dev",
    *(file for folder in ("src", "bench", "scripts", "examples") for file in (ROOT / folder).rglob("*.py")),
]
DECISION = re.compile(r"\b0\d{3}-[^\W\d][\w-]*")
PAGE = re.compile(r"\bdocs/[\w/.-]+\.\w+")


def named_pages(text: str) -> set[str]:
    """The pages that a text names by their path, and the decisions that it names by their file."""
    return {*PAGE.findall(text), *(f"docs/adr/{name}.md" for name in DECISION.findall(text))}


def test_every_page_that_is_named_exists() -> None:
    """A page or a decision named in a document or a docstring is there; the list of decisions has each of them."""
    read = {
        file: named_pages(file.read_text(encoding="utf-8")) for file in (*PAGES, *ROOT.glob("*.md"), *CODE)
    }
    gone = {
        (file.name, name) for file, names in read.items() for name in names if not (ROOT / name).is_file()
    }
    assert gone == set()
    decisions = {str(file.relative_to(ROOT)) for file in (ROOT / "docs/adr").glob("0*.md")}
    assert read[ROOT / "docs/adr/index.md"] >= decisions
    assert len(decisions) >= 7
    assert "docs/adr/0002-valeurs-simples.md" in read[ROOT / "src/conventions/values.py"]


def test_there_are_pages() -> None:
    """The pages are found."""
    assert len(PAGES) > 10


def glossary_names() -> set[str]:
    """The names that the glossary has to have: one that no other row explains carries that of its package."""
    bare = {
        name: getattr(package, name)
        for package in (conventions, model, operations)
        for name in package.__all__
    }
    qualified = {
        f"{package.__name__.removeprefix('conventions.')}.{name}"
        for package in (
            budgets,
            french,
            identifiers,
            law,
            published,
            nomenclature,
            notebook,
            periods,
            portfolio,
            reading,
            rules,
            ledgers,
            documents,
            scdl,
            sheets,
            totem,
            wording,
            bulk,
        )
        for name in package.__all__
        if bare.get(name) is not getattr(package, name)
    }
    return {*bare, *qualified}


def test_the_glossary_has_a_row_for_every_public_name() -> None:
    """Each public name of the library has one row, and no row is about nothing."""
    page = (ROOT / "docs/explanation/glossary.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| `([\w.]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", page.partition("## Colonnes")[0], re.M
    )
    assert sorted(name for name, *_ in rows) == sorted(glossary_names())
    assert [row for row in rows if not all(cell.strip() for cell in row)] == []


def test_homonyms_have_a_row_each() -> None:
    """Two packages may give the same name to two things: each has its row."""
    assert {"Section", "nomenclature.Section", "nomenclature.Status", "rules.Status"} <= glossary_names()
    assert not {"rules.check", "french.Name"} & glossary_names()


def test_the_glossary_gives_the_formula_of_every_column() -> None:
    """Each column of a position has its French term and formula."""
    page = (ROOT / "docs/explanation/glossary.md").read_text(encoding="utf-8").partition("## Colonnes")[2]
    columns = {*operations.ExercisePosition.model_fields, "to_pay"} - {"exercise"}
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == columns


def _spaced(text: str) -> str:
    """The text with ordinary spaces, which is what people type in a page."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_readme_shows_what_the_demonstration_prints() -> None:
    """The lines under ``./dev demo`` in the README are lines of the page of the seed."""
    readme = _spaced((ROOT / "README.md").read_text(encoding="utf-8"))
    block = readme.partition("$ ./dev demo\n")[2].partition("```")[0]
    shown = [line for line in block.splitlines() if line != "…"]
    page = _spaced((ROOT / "tests/cli/expected/show-cci.txt").read_text(encoding="utf-8")).splitlines()
    assert shown
    assert [line for line in shown if line not in page] == []


def test_the_format_page_gives_every_word_that_the_law_makes() -> None:
    """Who fills a file finds on the page of the format each word of the closed lists of the law."""
    page = (ROOT / "docs/reference/file-format.md").read_text(encoding="utf-8")
    named = (kind for kind in vars(legal_words).values() if isinstance(kind, type))
    lists = [kind for kind in named if issubclass(kind, StrEnum) and kind is not StrEnum]
    words = [word.value for kind in lists for word in kind]
    assert len(words) > 30
    assert [word for word in words if f"`{word}`" not in page] == []
