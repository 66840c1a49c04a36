"""What the system refuses, in French: it says it in its own language."""

from __future__ import annotations

import errno

from conventions.french import NBSP

_REASONS = {
    errno.EACCES: f"accès refusé{NBSP}: vérifiez les droits",
    errno.EISDIR: f"c’est un dossier{NBSP}: donnez le nom d’un fichier",
    errno.ENAMETOOLONG: "nom de fichier trop long",
    errno.ENOENT: f"le fichier ou son dossier n’existe pas{NBSP}: vérifiez son nom",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier",
    errno.EROFS: "ce disque est en lecture seule",
}


def reason(error: OSError) -> str:
    r"""Why the system refused, after the name of the file when it is known.

    >>> reason(FileNotFoundError(2, "No such file or directory", "a.csv")).replace("\xa0", " ")
    'a.csv : le fichier ou son dossier n’existe pas : vérifiez son nom'
    """
    told = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{error.filename}{NBSP}: {told}" if error.filename else told
