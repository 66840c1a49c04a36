"""A folder where much is wrong: each wrong thing is named in French, and all the rest is read."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from conventions import ConventionsError, dumps, loads
from conventions.french import quote
from conventions.portfolio import Portfolio
from conventions.portfolio.folders import listed

if TYPE_CHECKING:
    from pathlib import Path

    from conventions import Convention


def codes(portfolio: Portfolio) -> dict[str, set[str]]:
    """What is wrong, by file."""
    return {file.name: {each.code for each in file.problems} for file in portfolio.files if file.problems}


def test_a_good_folder_is_read_whole(folder: Path, some: tuple[Convention, ...]) -> None:
    """Every convention, in the order of the names of files, in YAML as in JSON."""
    loaded = Portfolio.load(folder)
    assert loaded.conventions == some
    assert [file.name for file in loaded.files] == sorted(path.name for path in folder.iterdir())
    assert (loaded.problems, Portfolio.load(folder.iterdir()).conventions) == ((), some)


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "alias.yaml": ("format: 1\na: &a [1]\nb: *a\n", "alias"),
    "bombe.yaml": ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)), "alias"),
    "crochets.yaml": ("[" * 100_000, "too_deep"),
    "crochets.json": ("[" * 100_000, "too_deep"),
    "tirets.yaml": ("- " * 100_000, "too_deep"),
    "gros.yaml": ("# x\n" * 300_000, "too_large"),
    "vide.yaml": ("", "not_a_convention"),
    "vide.json": ("", "not_a_convention"),
    "liste.yml": ("- a\n- b\n", "not_a_convention"),
    "latin.yaml": (b"titre: \xe9t\xe9\n", "not_utf8"),
    "double.json": ('{"format": 1, "format": 1}', "duplicate_field"),
    "virgule.json": ('{"format": 1,', "syntax"),
}


def test_hostile_files_are_named_and_the_rest_is_read(folder: Path, some: tuple[Convention, ...]) -> None:
    """Aliases, brackets by the hundred thousand, a file too large, not UTF-8, empty: one problem for each."""
    for name, (content, _) in HOSTILE.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    loaded = Portfolio.load(folder)
    told = codes(loaded)
    assert loaded.conventions == some
    assert set(told) == set(HOSTILE)
    assert all(code in told[name] for name, (_, code) in HOSTILE.items()), told
    assert not loaded.check(some[0].initial.period.start).ok


def test_hostile_files_read_by_workers_say_the_same(folder: Path) -> None:
    """A worker answers the problems of a file to the letter."""
    for name, (content, _) in HOSTILE.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert Portfolio.load(folder, workers=2) == Portfolio.load(folder, workers=1)


def test_no_ordinary_file(folder: Path, some: tuple[Convention, ...]) -> None:
    """Links that turn or lead nowhere, a pipe that nobody writes to, a folder named as a file."""
    (folder / "tourne.yaml").symlink_to("tourne.yaml")
    (folder / "perdu.yaml").symlink_to("nulle-part.yaml")
    os.mkfifo(folder / "tube.yaml")
    (folder / "dossier.yaml").mkdir()
    loaded = Portfolio.load(folder)
    assert codes(loaded) == {
        "tourne.yaml": {"unreadable_file"},
        "perdu.yaml": {"missing_file"},
        "tube.yaml": {"unreadable_file"},
    }
    assert loaded.conventions == some


def test_what_is_hidden_or_linked_is_left_out(folder: Path, some: tuple[Convention, ...]) -> None:
    """Hidden files and folders, other kinds of files; a link to a folder is not followed, a folder is."""
    (folder / ".git").mkdir()
    for name in (".cache.yaml", ".git/a.yaml", "notes.txt", "budget.csv"):
        (folder / name).write_text("n’importe quoi", encoding="utf-8")
    (folder / "boucle").symlink_to(folder, target_is_directory=True)
    (folder / "2024").mkdir()
    shutil.move(folder / "00.yaml", folder / "2024" / "00.YAML")
    loaded = Portfolio.load(folder)
    assert set(loaded.conventions) == set(some)
    assert (loaded.problems, loaded.files[-1].name) == ((), "2024/00.YAML")


def test_a_folder_that_cannot_be_listed(
    folder: Path, some: tuple[Convention, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named; those beside it are read. (Permissions do not stop root: the system is asked to refuse.)"""
    closed = folder / "fermé"
    closed.mkdir()
    real = os.scandir

    def refusing(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    loaded = Portfolio.load(folder)
    assert loaded.conventions == some
    assert [str(problem) for problem in loaded.problems] == ["fermé: dossier illisible : accès refusé"]


def test_a_file_that_cannot_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, with the reason in French."""
    real = os.open

    def refusing(path: str, *rest: int) -> int:
        if str(path).endswith("03.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refusing)
    loaded = Portfolio.load(folder)
    assert codes(loaded) == {"03.yaml": {"unreadable_file"}}
    assert "accès refusé" in loaded.problems[0].message


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_an_empty_folder(tmp_path: Path, workers: int | None) -> None:
    """No convention is no fault."""
    loaded = Portfolio.load(tmp_path, workers=workers)
    assert (loaded.files, loaded.problems) == ((), ())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A name that is wrong is an error, and never an empty portfolio."""
    for wrong in (tmp_path / "absent", __file__):
        with pytest.raises(ConventionsError, match="dossier introuvable"):
            Portfolio.load(wrong)


def test_of_equal_copies_one_counts(
    folder: Path, texts: dict[str, str], some: tuple[Convention, ...]
) -> None:
    """The same convention in another format, or with comments, is the same: the first name counts."""
    (folder / "copie.json").write_text(dumps(some[0], format="json"), encoding="utf-8")
    (folder / "copie.yaml").write_text("# revue\n" + texts["00.yaml"], encoding="utf-8")
    loaded = Portfolio.load(folder)
    assert loaded.conventions == some
    assert codes(loaded) == {"copie.json": {"copy"}, "copie.yaml": {"copy"}}
    assert all(quote("00.yaml") in problem.message for problem in loaded.problems)


def test_of_rivals_none_counts(folder: Path, some: tuple[Convention, ...]) -> None:
    """Two conventions that bear one reference and differ: both are named, each with the others."""
    for rank in range(5):
        other = some[0].replace(title=f"Autre objet {rank}")
        (folder / f"rivale-{rank}.yaml").write_text(dumps(other), encoding="utf-8")
    loaded = Portfolio.load(folder)
    assert loaded.conventions == some[1:]
    assert set(codes(loaded)) == {"00.yaml", *(f"rivale-{rank}.yaml" for rank in range(5))}
    named = ", ".join(quote(f"rivale-{rank}.yaml") for rank in range(3))
    assert f"portée aussi par {named} et 2 autres :" in loaded.problems[0].message


def test_conventions_without_reference_are_never_copies(some: tuple[Convention, ...]) -> None:
    """Nothing tells that two conventions without a reference are one."""
    bare = some[0].replace(reference=None)
    twice = Portfolio.of([bare, bare])
    assert twice.conventions == (bare, bare)
    assert [file.name for file in twice.files] == ["convention 1", "convention 2"]
    assert [file.digest for file in twice.files] == ["", ""]


def test_files_are_named_once(folder: Path) -> None:
    """A file given twice is one file."""
    path = folder / "00.yaml"
    assert list(listed([path, str(path)]).paths) == [str(path)]
    assert loads(path.read_bytes()) == Portfolio.load([path, path]).conventions[0]


@pytest.mark.parametrize("workers", [-1, 1.5, "2", True])
def test_workers_are_a_number_of_programs(folder: Path, workers: object) -> None:
    """What is no number of programs is refused in French, even where there is little to read."""
    with pytest.raises(ConventionsError, match="un nombre de programmes, comme 2, pas"):
        Portfolio.load(folder, workers=workers)  # type: ignore[arg-type]


def test_what_is_no_folder_says_what_to_give(folder: Path) -> None:
    """A file alone goes in a list; nothing at all is no source."""
    with pytest.raises(ConventionsError, match="est un fichier\u00a0: donnez son dossier, ou une liste"):
        Portfolio.load(folder / "00.yaml")
    for wrong in (None, 3):
        with pytest.raises(ConventionsError, match="il faut un dossier ou des fichiers"):
            Portfolio.load(wrong)  # type: ignore[arg-type]
