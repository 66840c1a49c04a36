"""Open a published file, with one sentence in French when that cannot be done."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.progress import ROWS, Progress
from conventions.errors import ConventionsError
from conventions.french import NBSP, typeset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.opendata.scdl import ScdlFile

UNUSABLE = 2
_NO_TABLE = "T00"


def opened(path: str) -> ScdlFile:
    """The file of a path.

    :raises ConventionsError: when there is none, when it is a folder, when nobody may read it.
    """
    from conventions.opendata.scdl import read

    check_path(path)
    with Progress(ROWS) as progress:
        return read(Path(path), progress=progress)


def check_path(path: str) -> None:
    """Refuse what is no file.

    :raises ConventionsError: says why.
    """
    if _is(Path.is_dir, path):
        raise ConventionsError(f"«{NBSP}{path}{NBSP}» est un dossier{NBSP}: nommez le fichier")
    if not _is(Path.exists, path):
        raise ConventionsError(f"«{NBSP}{path}{NBSP}» est introuvable{NBSP}: vérifiez son nom")
    if not _is(Path.is_file, path):
        raise ConventionsError(
            f"«{NBSP}{path}{NBSP}» n’est pas un fichier ordinaire{NBSP}: enregistrez-le d’abord"
        )


def _is(told: Callable[[Path], bool], path: str) -> bool:
    try:
        return told(Path(path))
    except (OSError, ValueError):  # a name that no file may have
        return False


def refusal(file: ScdlFile) -> str:
    r"""Why it is no table at all, empty when it is one.

    >>> from conventions.opendata.scdl import read
    >>> refusal(read(b"objet\n")), refusal(read(b"")).split()[:2]
    ('', ['fichier', 'vide'])
    """
    return next((typeset(each.reason) for each in file.diagnoses if each.code == _NO_TABLE), "")
