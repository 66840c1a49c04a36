"""``.. api:: PACKAGE``: the public names of a package, from its ``__all__``, with their docstrings.

A name that loads on first use is read like any other. The fields of a record are in the tables of the model: here
its signature only names them.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

# Its strategies read the annotations of the records, to which autodoc adds names that nothing defines.
import conventions.strategies  # noqa: F401
from conventions.base import Record

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = "reference/api/conventions"
SHORT = {"conventions.strategies"}
"""Packages whose functions all take the same arguments: a row each says enough."""

KINDS = {"function": "Fonctions", "class": "Types", "exception": "Erreurs", "data": "Valeurs"}


def public_names(module: ModuleType) -> list[str]:
    """What the package gives; a module without ``__all__`` gives the classes that it makes."""
    made = [
        name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__
    ]
    return sorted(getattr(module, "__all__", None) or (name for name in made if name[0].isupper()))


def kind_of(value: object) -> str:
    """The kind of page entry that a value is."""
    if isinstance(value, type):
        return "exception" if issubclass(value, BaseException) else "class"
    return (
        "function"
        if inspect.isroutine(value) or inspect.isroutine(getattr(value, "__wrapped__", 0))
        else "data"
    )


@cache
def homes(module: ModuleType) -> dict[str, str]:
    """Where each name that a package gives is written, from what its source imports."""
    tree = ast.parse(inspect.getsource(module))
    return {
        alias.asname or alias.name: each.module
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and each.module
        for alias in each.names
    }


def told(home: str, name: str) -> list[str]:
    """What the module where a value is written says under it."""
    return ModuleAnalyzer.for_module(home).find_attr_docs().get(("", name), [])


def entry(module: ModuleType, name: str, kind: str) -> Iterator[str]:
    """The directive of one name."""
    if kind == "data":
        yield f".. py:data:: {module.__name__}.{name}"
        yield ""
        yield from (f"   {line}" for line in told(homes(module).get(name, module.__name__), name))
    else:
        yield f".. auto{kind}:: {module.__name__}.{name}"
        if kind == "class":
            yield "   :members:"
    yield ""


def links(module: ModuleType, names: dict[str, str]) -> Iterator[str]:
    """A row for each name that is told on the page of another package: its kind, its first line."""
    if names:
        yield from (".. list-table::", "   :header-rows: 1", "", "   * - nom", "     - ce que c’est", "")
    for name, home in names.items():
        value = getattr(module, name)
        told_there = (
            inspect.getdoc(value) if kind_of(value) != "data" else " ".join(told(homes(module)[name], name))
        )
        yield f"   * - :py:obj:`{name} <{home}.{name}>`" if home else f"   * - ``{name}()``"
        yield f"     - {(told_there or '').partition(chr(10))[0]}"
    yield ""


def elsewhere(module: ModuleType, pages: Iterable[str]) -> dict[str, str]:
    """The names that have their entry on the page of another package, and that package."""
    found = {}
    for name in public_names(module):
        home = homes(module).get(name, module.__name__)
        package = max((page for page in pages if f"{home}.".startswith(f"{page}.")), key=len, default="")
        if package not in ("", module.__name__):
            found[name] = package
    return found


def text_of(module: ModuleType, pages: Iterable[str]) -> Iterator[str]:
    """The whole page below its title."""
    yield f".. automodule:: {module.__name__}"
    yield ""
    others = elsewhere(module, pages)
    if module.__name__ in SHORT:
        others |= dict.fromkeys(public_names(module), "")
    yield from links(module, others)
    kinds = {name: kind_of(getattr(module, name)) for name in public_names(module) if name not in others}
    for kind, title in KINDS.items():
        names = [name for name, each in kinds.items() if each == kind]
        if names:
            yield from (title, "-" * len(title), "")
        for name in names:
            yield from entry(module, name, kind)


class Api(SphinxDirective):
    """The names of a package."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read the directives of each name where this one stands."""
        module = import_module(self.arguments[0])
        pages = [page.rpartition("/")[2] for page in self.env.found_docs if page.startswith(PAGES)]
        self.env.note_dependency(str(module.__file__))
        return self.parse_text_to_nodes("\n".join(text_of(module, pages)), allow_section_headings=True)


def short_signature(
    _app: Sphinx, what: str, _name: str, value: Any, _options: object, _signature: str, _returned: str
) -> tuple[str, str] | None:
    """The fields of a record, those that may be left out with a default."""
    if what != "class" or not issubclass(value, Record):
        return None
    fields = (f"{name}" if field.is_required() else f"{name}=…" for name, field in value.model_fields.items())
    return f"(*, {', '.join(fields)})" if value.model_fields else "()", ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directive."""
    app.add_directive("api", Api)
    app.connect("autodoc-process-signature", short_signature)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
