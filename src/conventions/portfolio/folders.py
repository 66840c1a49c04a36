"""The files of a portfolio: those of a folder, or those that are named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import NamedTuple, TypeAlias

from conventions.errors import ConventionsError, Problem
from conventions.french import NBSP, quote

Source: TypeAlias = str | PathLike[str] | Iterable[str | PathLike[str]]
SUFFIXES = frozenset({".json", ".yaml", ".yml"})


class Listed(NamedTuple):
    """The files of a portfolio by the names that they have in it, and the folders that cannot be listed."""

    paths: dict[str, Path]
    problems: tuple[Problem, ...] = ()


def listed(source: Source) -> Listed:
    """The files of a folder and of its own folders, hidden ones left out; or the files named, each once.

    A link to a folder is not followed: it could turn in circles, or lead out of the folder.

    :raises ConventionsError: when a folder that is named does not exist or is a file, or for anything else.
    """
    if isinstance(source, str | PathLike):
        folder = Path(source)
        if folder.is_file():
            way_out = f"c’est un fichier{NBSP}: donnez son dossier, ou une liste de fichiers"
            raise ConventionsError(f"dossier introuvable : {quote(str(source))}, {way_out}")
        if not folder.is_dir():
            raise ConventionsError(f"dossier introuvable : {quote(str(source))}")
        return _in_folder(folder)
    if not isinstance(source, Iterable):
        raise ConventionsError(f"il faut un dossier ou des fichiers, pas un objet {type(source).__name__}")
    return Listed({str(path): Path(path) for path in source})


def _in_folder(folder: Path) -> Listed:
    problems: list[Problem] = []

    def refuse(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        problems.append(Problem(name, 0, 0, "", "unreadable_folder", "dossier illisible : accès refusé"))

    return Listed(dict(sorted(_walk(folder, refuse))), tuple(problems))


def _walk(folder: Path, refuse: object) -> Iterator[tuple[str, Path]]:
    for here, folders, files in os.walk(folder, onerror=refuse):  # type: ignore[arg-type]
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(here, file)
            if path.suffix.lower() in SUFFIXES and not file.startswith("."):
                yield path.relative_to(folder).as_posix(), path
