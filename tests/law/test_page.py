"""The committed page of the values of the law is the one that the data would write."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.law import names, versions

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "valeurs-legales.md"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("build_law_page", ROOT / "scripts" / "build_law_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_page_is_fresh(script: ModuleType) -> None:
    """Byte for byte what the script writes, with a section a value and a row a version."""
    text = PAGE.read_bytes().decode()
    assert text == script.page()
    assert [line[4:-1] for line in text.splitlines() if line.startswith("## ")] == list(names())
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| valeur")]
    assert len(rows) == sum(len(versions(name)) for name in names())
    assert all(row.count("|") == 6 for row in rows)


def test_the_script_writes_where_it_is_told(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the file given, or in its own."""
    script.main([str(tmp_path / "page.md")])
    monkeypatch.setattr(script, "TARGET", tmp_path / "other.md")
    script.main([])
    assert (tmp_path / "page.md").read_bytes() == (tmp_path / "other.md").read_bytes() == PAGE.read_bytes()
    assert capsys.readouterr().out.count("valeurs dans") == 2
