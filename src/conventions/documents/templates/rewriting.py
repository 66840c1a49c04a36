"""The tree of a template, so that all that is written, joined and gone through passes by us.

The names of the filters that do it hold a space: no template can call them.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

WORDS, LOOPED, JOINED, LISTED = " words", " looped", " joined", " listed"


class _Rewriter(NodeTransformer):
    def __init__(self, name: str) -> None:
        self.name = name

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Expr:  # noqa: N802  # as Jinja calls it
        return _through(WORDS, nodes.Const(node.data), node.lineno, node.lineno, self.name)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802  # as Jinja calls it
        self.generic_visit(node)
        return _through(JOINED, nodes.Tuple(list(node.nodes), "load"), node.lineno)

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802  # as Jinja calls it
        self.generic_visit(node)
        return _through(LISTED, node, node.lineno)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802  # as Jinja calls it
        self.generic_visit(node)
        return _through(LISTED, node, node.lineno) if node.ctx == "load" else node

    def visit_For(self, node: nodes.For) -> nodes.Stmt:  # noqa: N802  # as Jinja calls it
        self.generic_visit(node)
        node.iter = _through(LOOPED, node.iter, node.lineno)
        return node


def _through(name: str, value: nodes.Node, line: int, *more: object) -> nodes.Filter:
    """A value through a filter, with more that it is told."""
    told: list[nodes.Expr] = [nodes.Const(each) for each in more]
    return nodes.Filter(value, name, told, [], None, None, lineno=line)


def rewritten(tree: nodes.Template, environment: Environment, name: str) -> nodes.Template:
    """The tree, its words, joints and loops through the filters of the sandbox."""
    _Rewriter(name).visit(tree)
    tree.set_environment(environment)
    return tree
