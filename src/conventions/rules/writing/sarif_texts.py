"""Texts as SARIF wants them: a path as an address, a message in which nothing is a link or a place to fill."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def uri_of(file: str) -> str:
    """The address of a file: relative for a relative path, with everything else than letters encoded.

    >>> uri_of("./dossier/été : 2018.yaml"), uri_of("/tmp/a b.yaml")
    ('dossier/%C3%A9t%C3%A9%20%3A%202018.yaml', 'file:///tmp/a%20b.yaml')
    """
    path = PurePath(file)
    start = "file://" if path.is_absolute() else ""
    return start + quote(path.as_posix(), safe="/", errors="surrogatepass")


def plain(text: str) -> str:
    r"""A text that SARIF shows as it is: a link of Markdown is none, a brace stays a brace.

    >>> print(plain("[ici](https://exemple.fr) {0}"))
    [ici\](https://exemple.fr) {{0}}
    """
    return text.replace("](", "\\](").replace("{", "{{").replace("}", "}}")
