"""The files of a check, each opened once: those to check, and those that are only siblings."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.paths import real
from conventions.errors import ConventionFileError, ConventionsError, Problem
from conventions.files import Loaded, load_with_sources
from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = (".json", ".yaml", ".yml")

Opened = Loaded | tuple[Problem, ...]
"""What a file holds, with its places; or what makes it unusable."""


def opened(files: Iterable[str]) -> dict[str, Opened]:
    """Each file, by its path as given; one given twice, or by two paths, is opened once."""
    found: dict[Path, Opened] = {}
    told: dict[str, Opened] = {}
    for file in files:
        place = real(file)
        if place not in found:
            found[place] = _open(file)
        told[file] = found[place]
    return told


def siblings(paths: Iterable[str], files: Iterable[str]) -> list[str]:
    """The files that ``--with`` names, those of its folders too, that are not among the files to check.

    :raises ConventionsError: for a folder without any file of a convention.
    """
    known = {real(file) for file in files}
    named = dict.fromkeys(file for path in paths for file in _files(path))
    return [file for file in named if real(file) not in known]


def _files(path: str) -> list[str]:
    if not Path(path).is_dir():
        return [path]
    found = sorted(
        str(file)
        for file in Path(path).rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not _is_hidden(file, path)
    )
    if not found:
        raise ConventionsError(f"«{NBSP}{path}{NBSP}» n’a aucun fichier YAML ou JSON")
    return found


def _is_hidden(file: Path, folder: str) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _open(file: str) -> Opened:
    try:
        return load_with_sources(file)
    except ConventionFileError as error:
        return error.problems
