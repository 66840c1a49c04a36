"""The committed pages of the rules are those that the rules would write."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.rules import Source, all_rules

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference" / "rules"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the pages."""
    spec = importlib.util.spec_from_file_location(
        "build_rule_pages", ROOT / "scripts" / "build_rule_pages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_pages_are_fresh(script: ModuleType) -> None:
    """Each page is, byte for byte, what the script writes; no page without a rule, no rule without a page."""
    committed = {path.name: path.read_bytes().decode() for path in PAGES.glob("*.md")}
    assert committed == script.pages()
    assert set(committed) == {"index.md", *(f"{rule.code}.md" for rule in all_rules())}


def test_the_script_removes_a_page_without_a_rule(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder is made if need be, and ends with the pages of the catalogue alone."""
    folder = tmp_path / "rules"
    script.main([str(folder)])
    (folder / "OLD-001.md").write_text("old", encoding="utf-8")
    script.main([str(folder)])
    assert sorted(path.name for path in folder.iterdir()) == sorted(script.pages())
    assert capsys.readouterr().out.count("pages dans rules") == 2


def test_the_example_of_a_page_is_a_block(script: ModuleType) -> None:
    """The doctest of a rule is shown as code; the code keeps its own spaces."""
    page = script.pages()["NAT-001.md"]
    assert page.count("```pycon\n>>> from datetime import date\n") == 1
    assert page.count("```") == 2


def test_a_source_says_its_dates(script: ModuleType) -> None:
    """A source is dated, read at a date, and has a link, where it has."""
    from datetime import date

    assert script.said(Source(text="Loi")) == "Loi"
    whole = Source(
        text="Loi",
        since=date(2001, 1, 1),
        until=date(2002, 1, 2),
        address="https://x.fr",
        read_as_of=date(2015, 1, 3),
    )
    said = "Loi, du 1er janvier 2001 au 2 janvier 2002, lu dans son état au 3 janvier 2015, <https://x.fr>"
    assert script.said(whole) == said
