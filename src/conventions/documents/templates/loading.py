"""Where templates come from: the text given, the folder beside it, the kinds of documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment

from conventions.documents.catalogue import KINDS, kind_named
from conventions.documents.kinds import Kind
from conventions.documents.templates.bounds import SOURCE
from conventions.documents.templates.marks import PRIVATE
from conventions.documents.templates.suggesting import nearest
from conventions.errors import TemplateError
from conventions.french import NBSP, format_number, quote

TITLE = "titre"
_LONGEST = 200
"""Characters of a name; systems refuse longer ones, each in its way."""


class Sources(BaseLoader):
    """Gives the text of a template by its name: that of a kind of document, or a file of the folder."""

    def __init__(self, name: str, source: str, folder: Path | None) -> None:
        self._name = name
        self._source = source
        self._folder = None if folder is None else Path(folder)

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, Callable[[], bool]]:
        """The text of a template."""
        return self.text(template), None, lambda: True

    def text(self, name: str) -> str:
        """The text of a template, looked at.

        :raises TemplateError: for a template that is not there, is too long, holds private characters.
        """
        if name in KINDS:
            return base(kind_named(name))
        source = self._source if name == self._name else self._read(name)
        return checked(source, name)

    def _read(self, name: str) -> str:
        if self._folder is None:
            raise TemplateError(
                f"modèle introuvable{NBSP}: {quote(name[:60])}{NBSP}; donnez le dossier où il est (folder=)",
                name,
            )
        root = self._folder.resolve()
        path = (root / name.replace("\0", "_")).resolve()
        if not path.is_relative_to(root) or path == root:
            raise TemplateError("un modèle se trouve dans le dossier donné, pas ailleurs", name)
        if len(name) > _LONGEST or not path.is_file():
            there = sorted(each.name for each in root.iterdir() if each.is_file()) if root.is_dir() else []
            raise TemplateError(
                f"modèle introuvable{NBSP}: {quote(name[:60])}",
                name,
                suggestion=nearest(name, [*there, *KINDS]),
            )
        return _decoded(path, name)


def _decoded(path: Path, name: str) -> str:
    with path.open("rb") as file:
        data = file.read(4 * SOURCE + 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if len(data) > 4 * SOURCE:
            return " " * len(data)
        raise TemplateError("un modèle est un texte en UTF-8", name) from None


def checked(source: str, name: str) -> str:
    """The text of a template, which is short enough and holds none of our private characters.

    :raises TemplateError: when it is not so.
    """
    if len(source) > SOURCE:
        raise TemplateError(f"un modèle a {format_number(SOURCE)} caractères au plus", name)
    found = PRIVATE.search(source)
    if found:
        line = source.count("\n", 0, found.start()) + 1
        raise TemplateError(f"caractère réservé{NBSP}: U+{ord(found[0]):04X}", name, line)
    return source


def block_of(part: str) -> str:
    """The block of a part."""
    return part.replace("-", "_")


def base(kind: Kind) -> str:
    """The template of a kind of document: a block for its title, then one for each part, in order.

    >>> from conventions.documents.catalogue import kind_named
    >>> [line for line in base(kind_named("deliberation")).splitlines() if "rappel" in line]
    ['{{ debut("rappel") }}{% block rappel %}{{ partie("rappel") }}{% endblock %}']
    """
    parts = (
        f'{{{{ debut("{name}") }}}}{{% block {block_of(name)} %}}{{{{ partie("{name}") }}}}{{% endblock %}}'
        for name in kind.parts
    )
    return "\n\n".join((f"{{% block {TITLE} %}}# {{{{ titre }}}}{{% endblock %}}", *parts)) + "\n"
