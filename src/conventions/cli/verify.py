"""``conventions verify``: whether a document still says what the convention says."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.terminal import tell
from conventions.documents import Verification, verify
from conventions.errors import ConventionsError
from conventions.files import load
from conventions.french import NBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

_LARGEST = 100 * 2**20


def run(arguments: Namespace) -> int:
    """Print the answer: 0 when the document and the convention agree, 1 when they do not, or nothing tells.

    :raises ConventionsError: for a file that is no document, or too large a one.
    """
    # Read with a bound, whatever size is told: a device has none.
    with Path(arguments.document).open("rb") as opened:
        document = opened.read(_LARGEST + 1)
    if len(document) > _LARGEST:
        raise ConventionsError(f"{arguments.document} dépasse {_LARGEST // 2**20} Mio")
    found = verify(document, load(arguments.file))
    tell(f"{arguments.document}{NBSP}: {line}" for line in said(found, arguments.file))
    return 0 if found.agrees else 1


def said(found: Verification, file: str) -> Iterator[str]:
    """What was found, a line for the data, a line for the text.

    >>> list(said(Verification("docx", sealed=True, data=True, text=True), "c.yaml"))
    ['fait à partir de c.yaml tel qu’il est', 'son texte n’a pas été retouché']
    """
    if not found.sealed:
        yield "ne porte pas d’empreinte : rien ne dit de quelles données il a été fait"
        return
    yield (
        f"fait à partir de {file} tel qu’il est"
        if found.data
        else f"{file} a changé depuis qu’il a été fait, ou n’est pas sa convention : refaites-le (conventions render)"
    )
    if found.text is None:
        yield "le texte d’un PDF n’est pas relu : seules ses données sont comparées"
    else:
        yield "son texte n’a pas été retouché" if found.text else "son texte a été retouché depuis"
