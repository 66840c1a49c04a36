"""The chain of upgrades: each step once, in order, on the tree, so that places stay those of what was written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NoReturn

import pytest

from conventions import ConventionFileError, dumps, load_with_sources, loads
from conventions.files import loading, upgrade
from conventions.files.limits import FORMAT
from conventions.files.nodes import Node, read_nodes
from conventions.files.problems import Problems
from conventions.files.steps import inside, moved, renamed
from conventions.files.upgrade import STEPS, upgraded, version_of
from conventions.model.addresses import at
from conventions.samples import association_2024_2026, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FIRST = text("association-2024-2026.yaml").replace("reference:", "numero:").replace("use:", "emploi:")
"""A file of an imaginary first version, as its author wrote it: other names, documents not yet among the facts."""


def first_step(root: Node) -> Node:
    """The step of the imaginary first version: one list moves, a field is renamed, and one of each grant."""
    root = moved(renamed(root, "numero", "reference"), "documents", "facts")
    return inside(root, ("initial", "grants"), lambda grant: renamed(grant, "emploi", "use"))


def second_step(root: Node) -> Node:
    """The step of the next one: the grants of avenants are renamed as well."""
    path = ("avenants", "operations", "grant")
    return inside(root, path, lambda grant: renamed(grant, "emploi", "use"))


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that writes version 3, with its two steps."""
    chain(monkeypatch, {1: first_step, 2: second_step})


def chain(monkeypatch: pytest.MonkeyPatch, steps: Mapping[int, Callable[[Node], Node]]) -> None:
    """A library of as many versions as there are steps, and one."""
    monkeypatch.setattr(upgrade, "STEPS", steps)
    for module in ("upgrade", "writing", "loading"):
        monkeypatch.setattr(f"conventions.files.{module}.FORMAT", len(steps) + 1)


def as_json(written: str) -> str:
    """The same file in JSON, years and counts as numbers."""
    fields = json.dumps(read_nodes(written, Problems("a")).plain(), ensure_ascii=False, indent=1)
    return re.sub(r'("(?:format|exercise|year|in_favour|month|day)": )"([0-9]+)"', r"\1\2", fields)


CURRENT = association_2024_2026()
MEANT = CURRENT.replace(documents=(), facts={"documents": CURRENT.documents})
"""The convention that the old file means."""


def test_the_chain_has_a_step_for_each_older_version() -> None:
    """Every version before the one that is written can be upgraded."""
    assert sorted(STEPS) == list(range(1, FORMAT))


@pytest.mark.usefixtures("versions")
def test_steps_are_applied_in_order() -> None:
    """A file of version 1 goes through steps 1 and 2; one of version 2 through step 2 alone; the tree is unchanged."""
    original = read_nodes(FIRST, Problems("a"))
    before = repr(original)
    latest = read_nodes(text("association-2024-2026.yaml"), Problems("a"))
    assert upgraded(original, 1).plain() == moved(latest, "documents", "facts").plain()
    assert upgraded(original, 2).plain() == second_step(original).plain() != original.plain()
    assert upgraded(original, 3) is original
    assert repr(original) == before


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("write", [str, as_json])
def test_an_older_file_is_read_and_its_sources_stand_where_it_was_written(
    tmp_path: Path, write: Callable[[str], str]
) -> None:
    """Each address of the new format leads to the line and column where the old file has it."""
    path = tmp_path / ("a.json" if write is as_json else "a.yaml")
    path.write_text(write(FIRST), encoding="utf-8")
    loaded = load_with_sources(path)
    assert loaded.convention == MEANT
    lines = write(FIRST).split("\n")
    for address, place in loaded.sources.items():
        at(loaded.convention, address)
        first = place.text.split("\n")[0][:20]
        assert first in lines[place.line - 1][place.column - 1 :], (address, place)
    grant = loaded.sources["facts.documents[bilan-2024].grant"]
    assert grant.text == "2024-fonctionnement"
    for renamed_to, word in (("reference", "numero"), ("initial.grants[2025-fonctionnement].use", "emploi")):
        assert word in lines[loaded.sources[renamed_to].line - 1]


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("write", [str, as_json])
def test_the_problems_of_an_older_file_stand_where_it_was_written(write: Callable[[str], str]) -> None:
    """A day, a word of a closed list, an unknown field, a key that names nothing: each at its line and column."""
    wrong = (
        FIRST.replace("12 septembre 2024", "32 septembre 2024")
        .replace("emploi: affectée", "emploi: à voir", 1)
        .replace('numero: "2024-017"', 'numero: ""')
        .replace("key: bilan-2024", "key: bilan-2024\n    clef: b")
    )
    written = write(wrong)
    assert places(written) == [
        ("reference", *place_of(written, "numero", '""')),
        ("initial.grants[2024-fonctionnement].use", *place_of(written, "emploi", "à voir")),
        ("facts.documents[bilan-2024].clef", *place_of(written, "clef", "clef")),
        ("facts.documents[bilan-2024].received_on", *place_of(written, "received_on", "32 sep")),
    ]
    lost = write(FIRST.replace("12 septembre 2024\n    grant: 2024-", "12 septembre 2024\n    grant: 2034-"))
    assert places(lost) == [("facts.documents[bilan-2024].grant", *place_of(lost, "grant", "2034-"))]


def places(written: str) -> list[tuple[str, int, int]]:
    """The address, line and column of each problem of a text that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        loads(written)
    return [(found.address, found.line, found.column) for found in caught.value.problems]


def place_of(written: str, name: str, value: str) -> tuple[int, int]:
    """The line and column of a value, quotes included, on the line of its name."""
    rank, line = next(
        (rank, line)
        for rank, line in enumerate(written.split("\n"), start=1)
        if name in line and value in line
    )
    column = line.index(value)
    return rank, column if column and line[column - 1] == '"' else column + 1


@pytest.mark.usefixtures("versions")
def test_the_new_format_is_written_and_read_back() -> None:
    """What the library writes is of the latest version, and goes through no step."""
    for form in ("yaml", "json"):
        again = dumps(MEANT, "json" if form == "json" else "yaml")
        assert re.match(r'\{?\s*"?format"?: 3\b', again)
        assert loads(again) == MEANT


def test_a_file_of_today_costs_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the latest version goes through no step, and the tree of a JSON one is not built."""

    def never(*_: object) -> NoReturn:
        raise AssertionError

    chain(monkeypatch, {1: never})
    monkeypatch.setattr(loading, "json_nodes", never)
    today = text("association-2024-2026.yaml").replace("format: 1", "format: 2")
    assert loads(as_json(today), "a.json") == loads(today)
    with pytest.raises(AssertionError):
        loads(FIRST)


def test_a_newer_version_is_refused_with_the_way_out() -> None:
    """A file of tomorrow is refused at its place."""
    with pytest.raises(ConventionFileError, match=r"a:4:2: format 9 : .* mettez la bibliothèque à jour"):
        version_of(9, lambda: (4, 2), Problems("a"))


def test_a_step_on_a_list_that_is_no_list_is_told_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a step cannot move stays, and is refused at its place: nothing is lost in silence."""
    chain(monkeypatch, {1: lambda root: moved(root, "waivers", "facts")})
    with pytest.raises(ConventionFileError) as caught:
        loads(
            FIRST.replace("numero:", "reference:").replace("emploi:", "use:")
            + "waivers: aucune\nfacts: rien\n"
        )
    assert [problem.address for problem in caught.value.problems] == ["waivers", "facts"]
