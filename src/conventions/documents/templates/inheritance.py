"""What templates call for: a base by ``extends``, pieces by ``include`` and ``import``; only names that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes

from conventions.documents.catalogue import KINDS
from conventions.documents.templates.bounds import FILES
from conventions.documents.templates.suggesting import nearest
from conventions.errors import TemplateError
from conventions.french import NBSP, quote

Calling = nodes.Include | nodes.Import | nodes.FromImport
Parse = Callable[[str], nodes.Template]
"""The tree of a template of a name."""


def chain_of(tree: nodes.Template, name: str, parse: Parse) -> Mapping[str, nodes.Template]:
    """The templates that a template extends, one after the other, by their names; the last may be a kind.

    :raises TemplateError: for a name that is no text, for templates that extend one another.
    """
    found: dict[str, nodes.Template] = {}
    while (base := _extended(tree, name)) is not None:
        if base in found or len(found) >= FILES:
            raise TemplateError("des modèles se prolongent l’un l’autre sans fin", name, 1)
        tree, name = parse(base), base
        found[name] = tree
    return found


def _extended(tree: nodes.Template, name: str) -> str | None:
    extends = list(tree.find_all(nodes.Extends))
    if not extends:
        return None
    if len(extends) > 1 or extends[0] not in tree.body:
        raise TemplateError("extends s’écrit une fois, en tête du modèle", name, extends[-1].lineno)
    return constant(extends[0].template, name, extends[0].lineno)


def constant(node: nodes.Node, name: str, line: int) -> str:
    """The name of the template that a tag calls for, which is written between quotes.

    :raises TemplateError: for one that is worked out while the template runs.
    """
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    raise TemplateError("le nom d’un modèle s’écrit entre guillemets", name, line)


def check_calls(tree: nodes.Template, name: str) -> None:
    """Refuse what calls for a template by a name worked out, or for a whole document inside another.

    :raises TemplateError: with the line of the tag.
    """
    callers: tuple[type[Calling], ...] = (nodes.Include, nodes.Import, nodes.FromImport)
    for node in tree.find_all(callers):
        called = constant(node.template, name, node.lineno)
        if called in KINDS:
            raise TemplateError(
                f"{quote(called)} est un document entier{NBSP}: extends le prolonge, partie(…) en écrit une partie",
                name,
                node.lineno,
            )


def check_child(tree: nodes.Template, name: str, blocks: frozenset[str]) -> None:
    """Refuse what a template that extends another one would never write: words and blocks without a place.

    :raises TemplateError: with the line of the first of them.
    """
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in blocks:
            raise TemplateError(
                f"bloc inconnu{NBSP}: {quote(node.name)}",
                name,
                node.lineno,
                nearest(node.name, sorted(blocks)),
            )
        for lost in _lost(node):
            raise TemplateError(
                "ce texte ne serait pas écrit : un modèle qui en prolonge un autre écrit dans ses blocs",
                name,
                lost.lineno,
            )


def _lost(node: nodes.Node) -> Iterator[nodes.Node]:
    """What is written outside of a block."""
    if isinstance(node, nodes.Output):
        yield from (
            each for each in node.nodes if not isinstance(each, nodes.TemplateData) or each.data.strip()
        )
    elif isinstance(node, nodes.Include):
        yield node
    elif isinstance(node, nodes.If | nodes.For):
        yield from (lost for child in node.iter_child_nodes() for lost in _lost(child))


def blocks_of(tree: nodes.Template) -> frozenset[str]:
    """The blocks that a template has."""
    return frozenset(block.name for block in tree.find_all(nodes.Block))


def made_by(tree: nodes.Template) -> frozenset[str]:
    """The names that the tags of a template make: those that a template which extends it may use."""
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    targets = {node.target for node in tree.find_all(nodes.Import)}
    named = {
        each if isinstance(each, str) else each[1]
        for node in tree.find_all(nodes.FromImport)
        for each in node.names
    }
    return frozenset({*stored, *macros, *targets, *named})
