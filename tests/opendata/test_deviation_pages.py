"""Each deviation has examples that the reading really gives, and a page written from them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.opendata import scdl

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference" / "ecarts"
CODES = [each.code for each in scdl.DEVIATIONS]
TOLD_BY_OTHERS = {"T42", "T43"}
"""Errors of other readers: ours has nothing to say, and reads the amount whole."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the pages."""
    spec = importlib.util.spec_from_file_location(
        "build_deviation_pages", ROOT / "scripts" / "build_deviation_pages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", CODES)
def test_the_first_example_shows_the_deviation(script: ModuleType, code: str) -> None:
    """It is told with its code, and what the norm would write is what the example says."""
    first, *others = script.examples(code)
    assert bool(script.said(first, code)) is (code not in TOLD_BY_OTHERS)
    for example in (first, *others):
        if "reads" in example:
            assert script.texts(example) == example["reads"]


def test_an_example_that_is_right_says_nothing(script: ModuleType) -> None:
    """The row from which the examples depart has no deviation at all."""
    assert list(script.read({"cells": {}}).all_diagnoses()) == []
    assert list(scdl.validate([script.VALID])) == []


def test_the_committed_pages_are_fresh(script: ModuleType) -> None:
    """Byte for byte what the script writes; a page for each code, and no other."""
    assert {page.name: page.read_bytes().decode() for page in PAGES.glob("*.md")} == script.pages()
    assert re.findall(r"^\| \[(T\d\d)\]", (PAGES / "index.md").read_text(encoding="utf-8"), re.M) == CODES


def test_the_script_writes_where_it_is_told(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the folder given, or in its own."""
    monkeypatch.setattr(script, "pages", lambda: {"index.md": "é\n"})
    script.main([str(tmp_path / "given")])
    monkeypatch.setattr(script, "TARGET", tmp_path / "own")
    script.main([])
    assert (
        (tmp_path / "given/index.md").read_bytes()
        == (tmp_path / "own/index.md").read_bytes()
        == "é\n".encode()
    )
    assert capsys.readouterr().out.count("44 écarts dans") == 2
