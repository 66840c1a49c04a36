"""No page fetches anything elsewhere: the site is read without a network. Links are not fetched; they may go out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

ELSEWHERE = r"(?:https?:)?//[^\"'\s)>]+"
FETCHED = re.compile(
    rf"<(?:script|img|iframe|source|audio|video|embed|object)\b[^>]*?\b(?:src|data|srcset)=[\"']({ELSEWHERE})"
    rf"|<link\b(?![^>]*\brel=[\"']canonical)[^>]*?\bhref=[\"']({ELSEWHERE})"
    rf"|url\([\"']?({ELSEWHERE})|@import\s+[\"']({ELSEWHERE})"
)


def fetched(text: str) -> list[str]:
    """The addresses elsewhere that a page, or a style sheet, fetches.

    >>> fetched('<a href="https://a.fr">a</a><script src="https://b.fr/b.js"></script>')
    ['https://b.fr/b.js']
    """
    return [next(filter(None, found)) for found in FETCHED.findall(text)]


def wrong(folder: Path) -> Iterator[str]:
    """Each page or style sheet of a site that fetches something elsewhere."""
    for file in sorted([*folder.rglob("*.html"), *folder.rglob("*.css")]):
        for address in fetched(file.read_text(encoding="utf-8")):
            yield f"{file.relative_to(folder)}: {address}"


def refuse(app: Sphinx, error: Exception | None) -> None:
    """Stop the build when something is fetched elsewhere."""
    found = [] if error else list(wrong(Path(app.outdir)))
    if found:
        raise ExtensionError("fetched elsewhere:\n" + "\n".join(found))


def setup(app: Sphinx) -> dict[str, bool]:
    """Look at the pages once they are written."""
    app.connect("build-finished", refuse)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
