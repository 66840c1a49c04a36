"""The pages that scripts write are the ones that the records and the commands would give today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions import model
from conventions.base import Record

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def load(folder: str, name: str) -> ModuleType:
    """A script, or an extension of the site, which stand in no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def models() -> ModuleType:
    """The script of the tables of the model."""
    return load("scripts", "build_model_pages")


@pytest.fixture(scope="module")
def commands() -> ModuleType:
    """The script of the help of the commands."""
    return load("scripts", "build_command_page")


def test_the_tables_of_the_model_are_fresh(models: ModuleType) -> None:
    """Byte for byte what the script writes, and no page that it does not write but the list of them."""
    kept = {file.name: file.read_text(encoding="utf-8") for file in (REFERENCE / "modele").glob("*.md")}
    listed = kept.pop("index.md")
    assert kept == models.pages()
    assert all(f"\n{slug}\n" in listed for slug in models.PAGES)


def test_the_tables_have_every_record_and_every_field(models: ModuleType) -> None:
    """Each record and closed list of the model has its section, each field its row with five cells filled."""
    text = "".join(models.pages().values())
    kinds = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
    assert all(f"## `{kind.__name__}` : " in text for kind in kinds)
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(kind.model_fields) for kind in kinds if issubclass(kind, Record))
    assert [row for row in rows if row.count(" | ") != 4 or "|  |" in row] == []


def test_every_name_of_the_list_serves(models: ModuleType) -> None:
    """The names that the library does not give are those of fields that exist, each used once at least."""
    kinds = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)]
    fields = [(kind, field) for kind in kinds if issubclass(kind, Record) for field in kind.model_fields]
    given = {models.french_name(*each) for each in fields}
    named = {f"{kind.__name__}.{field}" for kind, field in fields}
    assert set(models.WORDS["of_one_class"]) <= named
    assert set(models.WORDS["of_any_class"].values()) <= given


def test_a_table_tells_units_and_what_is_required(models: ModuleType) -> None:
    """A row read as a person would: an amount in exact euros, which may be unknown."""
    assert (
        "| `amount` | montant | un montant | euros, exacts au centime | obligatoire ; `inconnu` si rien ne le dit |"
        in models.pages()["subventions.md"]
    )


def test_the_page_of_help_is_fresh(commands: ModuleType) -> None:
    """Byte for byte what the commands print, each with its actions."""
    text = (REFERENCE / "aide-des-commandes.md").read_text(encoding="utf-8")
    assert text == commands.page()
    assert "\n## `conventions scdl read`\n" in text


def test_scripts_write_where_they_are_told(
    models: ModuleType, commands: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the folder or the file given."""
    models.main([str(tmp_path / "modele")])
    commands.main([str(tmp_path / "aide.md")])
    assert len(list((tmp_path / "modele").iterdir())) == len(models.PAGES)
    assert (tmp_path / "aide.md").read_text(encoding="utf-8") == commands.page()
    assert capsys.readouterr().out.count("pages dans") == 1


def test_the_api_has_a_page_for_each_public_package() -> None:
    """Each page of the API is that of a package, and each is in the list of them."""
    listed = (REFERENCE / "api" / "index.md").read_text(encoding="utf-8")
    for page in (REFERENCE / "api").glob("*.rst"):
        importlib.import_module(page.stem)
        assert page.read_text(encoding="utf-8").endswith(f".. api:: {page.stem}\n")
        assert listed.count(f"\n{page.stem}\n") == 1


FETCHED = {
    '<script src="https://cdn.example/a.js">': "https://cdn.example/a.js",
    '<link rel="stylesheet" href="//fonts.example/a.css">': "//fonts.example/a.css",
    "<img alt='' src='http://a.example/b.png'>": "http://a.example/b.png",
    "@font-face { src: url(https://a.example/f.woff2) }": "https://a.example/f.woff2",
    '@import "https://a.example/a.css"': "https://a.example/a.css",
}


@pytest.mark.parametrize("text", FETCHED)
def test_what_a_page_fetches_elsewhere_is_seen(text: str, tmp_path: Path) -> None:
    """Scripts, sheets, images and fonts of another site are found, each in its file; a link is not."""
    offline = load("docs/_extensions", "offline")
    (tmp_path / "a.html").write_text(f'{text}<a href="https://a.example">a</a>', encoding="utf-8")
    (tmp_path / "b.html").write_text('<a href="https://a.example">a</a><img src="a.png">', encoding="utf-8")
    assert list(offline.wrong(tmp_path)) == [f"a.html: {FETCHED[text]}"]


def test_words_are_searched_without_their_accents() -> None:
    """The word of a page and that of who searches have the same stem."""
    search = load("docs/_extensions", "french_search").BareFrench({})
    assert search.stem("Délibérations") == search.stem("deliberation")
    assert search.stem("avenants") == search.stem("avenant")
    assert search.stem("Amendement") != search.stem("avenant")


def test_spaces_of_french_hold() -> None:
    """No line begins with a double punctuation mark; code-like text keeps its own."""
    spaced = load("docs/_extensions", "french_spaces").spaced
    assert spaced("ainsi : « oui » ; non ?") == "ainsi\u00a0: «\u00a0oui\u00a0»\u00a0; non\u00a0?"
    assert spaced("AmountError -- a float") == "AmountError – a float"
    assert spaced("grants[2018] :key a:b") == "grants[2018] :key a:b"
