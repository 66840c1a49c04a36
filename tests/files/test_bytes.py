"""Files that cannot be read, in this very process (tests/test_hostile_files.py has them in others)."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from conventions import ConventionFileError, load, load_with_sources, loads
from conventions.files.limits import JSON_BYTES, NODES, PROBLEMS, TOO_MANY
from conventions.files.problems import Problems


def refusal(path: str | Path) -> tuple[str, str]:
    """The code and the message of the one problem of a file that is refused."""
    with pytest.raises(ConventionFileError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.file == str(path)
    assert (problem.line, problem.column, problem.address) == (0, 0, "")
    return problem.code, problem.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A name that leads nowhere is told as such."""
    assert refusal(tmp_path / "a") == ("missing_file", "fichier introuvable : vérifiez son nom")


def test_a_directory(tmp_path: Path) -> None:
    """A directory is told as such, and stays closed: no descriptor is left open."""
    assert refusal(tmp_path) == ("directory", "c’est un dossier : donnez le nom d’un fichier")
    gc.collect()


def test_a_path_through_a_file(tmp_path: Path) -> None:
    """A path that goes through a file is told as such."""
    (tmp_path / "a").write_text("")
    expected = "fichier illisible (une partie du chemin n’est pas un dossier)"
    assert refusal(tmp_path / "a" / "b") == ("unreadable_file", expected)


def test_a_loop_of_links(tmp_path: Path) -> None:
    """A link to itself is told as such."""
    (tmp_path / "a").symlink_to(tmp_path / "a")
    expected = "fichier illisible (lien symbolique qui tourne en rond)"
    assert refusal(tmp_path / "a") == ("unreadable_file", expected)


def test_a_name_that_no_file_has() -> None:
    """A name with a null character is told as such."""
    assert refusal("a\0b") == ("unreadable_file", "fichier illisible (nom de fichier impossible)")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipe on this system")
def test_a_pipe(tmp_path: Path) -> None:
    """A named pipe is refused without waiting."""
    os.mkfifo(tmp_path / "a")
    expected = "fichier illisible (ce n’est pas un fichier ordinaire)"
    assert refusal(tmp_path / "a") == ("unreadable_file", expected)


def test_a_large_json_file(tmp_path: Path) -> None:
    """JSON may be larger than YAML, up to 8 MiB."""
    path = tmp_path / "a.json"
    path.write_bytes(b" " * (JSON_BYTES + 1))
    assert refusal(path) == (
        "too_large",
        "fichier trop gros : 8 Mio au plus ; écrivez une convention par fichier",
    )


def test_sources_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The loader with places refuses the same files."""
    with pytest.raises(ConventionFileError, match="fichier introuvable"):
        load_with_sources(tmp_path / "a")


@pytest.mark.parametrize("text", ["- a\n" * (NODES + 1), "{" + '"a":1,' * NODES + '"a":1}'])
def test_too_many_values(text: str) -> None:
    """Fifty thousand values are enough for a convention."""
    with pytest.raises(ConventionFileError, match=TOO_MANY):
        loads(text)


def test_the_last_problem_is_the_one_that_stopped() -> None:
    """When nobody would read more problems, the one that stops the reading is still told."""
    problems = Problems("a")
    for line in range(2 * PROBLEMS):
        problems.add((line + 2, 1), "any", "a")
    error = problems.stop((1, 1), "last", "b")
    assert len(error.problems) == PROBLEMS
    assert error.problems[0].code == "last"


@pytest.mark.parametrize("written", ["FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189"])
def test_an_iban_in_a_message_is_masked(written: str) -> None:
    """No problem shows an IBAN, wherever it was written."""
    problems = Problems("a")
    problems.add((1, 1), "any", f"« {written} » : refusé", f"initial.{written}")
    assert problems.found[0].message == "« FR76 •••• … 0189 » : refusé"
    assert problems.found[0].address == "initial.FR76 •••• … 0189"
