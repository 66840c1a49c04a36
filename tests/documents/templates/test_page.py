"""The committed page of the mentions is the one that the model would write."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.documents import KINDS, kind_named
from conventions.documents.templates import from_template, mentions
from conventions.documents.templates.filters import FILTERS, TESTS
from conventions.samples import cci_2017_2019

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "mentions.md"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("build_mentions", ROOT / "scripts/build_mentions_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_page_is_fresh(script: ModuleType) -> None:
    """Byte for byte what the script writes, with a row for each field of the convention and each filter."""
    text = PAGE.read_bytes().decode()
    assert text == script.page()
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    told = [each.path for each in mentions()]
    fields = [path for path in told if path.startswith("convention.")]
    assert len(rows) == len(fields) + 8 + len(FILTERS) + len(TESTS)
    assert len(set(fields)) == len(fields) > 500


def test_the_script_writes_where_it_is_told(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the file given, or in its own."""
    script.main([str(tmp_path / "page.md")])
    monkeypatch.setattr(script, "TARGET", tmp_path / "other.md")
    script.main([])
    assert (tmp_path / "page.md").read_bytes() == (tmp_path / "other.md").read_bytes() == PAGE.read_bytes()
    assert capsys.readouterr().out.count("mentions dans") == 2


def test_the_catalogue_is_complete_and_in_french() -> None:
    """Every mention has a type and a meaning; the act of a kind is of one class; the parts are told."""
    told = mentions()
    assert all(each.type and each.meaning for each in told)
    assert {each.path for each in told} > {
        "convention.title",
        "convention.initial.parties[].name",
        "convention.initial.period.start",
        "convention.avenants[].number",
        "exercice",
        "le_jour",
        "| montant",
        "is connu",
    }
    ours = {each.path: each for each in mentions("deliberation")}
    assert ours["act"].type == "«\u00a0délibération\u00a0»"
    assert 'partie("rappel")' in ours
    assert "act.operations[]" not in ours


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_base(kind: str) -> None:
    """Its name can be extended: each part has its block."""
    from conventions.documents.templates.loading import base

    source = base(kind_named(kind))
    assert source.count("{% block ") == len(kind_named(kind).parts) + 1


def test_every_mention_of_the_catalogue_may_be_said() -> None:
    """A template that mentions them, in a branch that is not taken, is let through; one in seven is tried."""
    told = [
        each.path for each in mentions("deliberation") if not each.path.startswith(("|", "is", "partie("))
    ]
    said = "".join(f"{{{{ {path.replace('[]', '[0]')} }}}}" for path in told[::7])
    source = f"# T{{% if false %}}{said}{{% endif %}}"
    assert len(told) > 800
    assert from_template(source, cci_2017_2019(), kind="deliberation").title == "T"
