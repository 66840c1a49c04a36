"""Texts as SARIF wants them: a path as an address, a message in which nothing is a link or a place to fill."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

_WORD = re.compile(r"[^\W_]+")


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


def pascal(name: str) -> str:
    """A name as SARIF likes them: words with a capital, nothing between them.

    >>> pascal("account_not_imputable"), pascal("XXX-001")
    ('AccountNotImputable', 'Xxx001')
    """
    return "".join(word.capitalize() for word in _WORD.findall(name))


def described(name: str, title: str) -> dict[str, object]:
    """A descriptor that has a title and no more, which GitHub wants in three places.

    >>> sorted(described("not_applicable", "sans objet"))
    ['fullDescription', 'help', 'id', 'name', 'shortDescription']
    """
    places = ("shortDescription", "fullDescription", "help")
    return {"id": name, "name": pascal(name) or name, **{place: {"text": title} for place in places}}
