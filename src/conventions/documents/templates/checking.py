"""What is wrong in a template is said before it runs: tags, mentions, filters, even in a branch that is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatchmethod

from jinja2 import nodes

from conventions.documents.templates.bounds import DEPTH, LOOPS
from conventions.documents.templates.naming import (
    Wrong,
    wrong_field,
    wrong_filter,
    wrong_part,
    wrong_root,
    wrong_test,
)
from conventions.documents.templates.shapes import ANY, NUMBER, TEXT, Shape, inside, joined
from conventions.errors import TemplateError

_PROTECTED = Wrong("la protection des textes ne se change pas")
_REFUSED: Mapping[type[nodes.Node], Wrong] = {
    nodes.FilterBlock: Wrong("un filtre s’applique à une mention, pas à un passage entier"),
    nodes.ScopedEvalContextModifier: _PROTECTED,
    nodes.Pow: Wrong("les puissances ne se calculent pas dans un modèle"),
    nodes.Dict: Wrong("un modèle ne fait pas de table de valeurs"),
    nodes.Slice: Wrong("une liste ne se coupe pas : une boucle la parcourt"),
}
_CONSTANTS: Mapping[type, Shape] = {str: TEXT, int: NUMBER}


class Checker:
    """Goes through the tree of one template; ``scope`` is what its names hold, where it is known.

    ``whole`` says that every name that it may use is known: it is not so of what another template includes.
    """

    def __init__(self, name: str, scope: Mapping[str, Shape], parts: tuple[str, ...], *, whole: bool) -> None:
        self._name = name
        self._scope = dict(scope)
        self._parts = parts
        self._whole = whole
        self._depth = 0
        self._loops = 0

    def visit(self, node: nodes.Node) -> Shape:
        """Look at a node and at what is inside; give what it holds.

        :raises TemplateError: with the line of the first thing wrong.
        """
        self._depth += 1
        if self._depth > DEPTH:
            self._refuse(node, Wrong(f"plus de {DEPTH} balises ou parenthèses les unes dans les autres"))
        self._refuse(node, _REFUSED.get(type(node)))
        found: Shape = self._look(node)
        self._depth -= 1
        return found

    def _refuse(self, node: nodes.Node, wrong: Wrong | None) -> None:
        if wrong is not None:
            raise TemplateError(wrong.reason, self._name, node.lineno, wrong.suggestion)

    @singledispatchmethod
    def _look(self, node: nodes.Node) -> Shape:
        for child in node.iter_child_nodes():
            self.visit(child)
        return ANY

    @_look.register
    def _(self, node: nodes.Name) -> Shape:
        if node.ctx != "load":
            self._scope[node.name] = ANY
        elif node.name not in self._scope and self._whole:
            self._refuse(node, wrong_root(node.name, self._scope))
        return self._scope.get(node.name, ANY)

    @_look.register
    def _(self, node: nodes.Getattr) -> Shape:
        return self._field(node, self.visit(node.node), node.attr)

    @_look.register
    def _(self, node: nodes.Getitem) -> Shape:
        held = self.visit(node.node)
        self.visit(node.arg)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, held, node.arg.value)
        return held.item or ANY

    def _field(self, node: nodes.Expr, held: Shape, name: str) -> Shape:
        self._refuse(node, wrong_field(node, held, name))
        return inside(held).get(name, ANY)

    @_look.register
    def _(self, node: nodes.Const) -> Shape:
        if isinstance(node.value, float):
            self._refuse(node, Wrong("un nombre à virgule ne s’écrit pas dans un calcul"))
        return _CONSTANTS.get(type(node.value), ANY)

    @_look.register
    def _(self, node: nodes.Filter) -> Shape:
        self._refuse(node, wrong_filter(node.name))
        held = self.visit(node.node) if node.node else ANY
        for child in (*node.args, *node.kwargs):
            self.visit(child)
        if node.name in {"premier", "dernier"}:
            return held.item or ANY
        return ANY

    @_look.register
    def _(self, node: nodes.Test) -> Shape:
        self._refuse(node, wrong_test(node.name))
        return self._inside(node)

    @_look.register
    def _(self, node: nodes.Call) -> Shape:
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        if called == "partie" and node.args and isinstance(node.args[0], nodes.Const):
            self._refuse(node, wrong_part(str(node.args[0].value), self._parts))
        self._inside(node)
        return Shape(item=NUMBER) if called == "range" else ANY

    def _inside(self, node: nodes.Node) -> Shape:
        for child in node.iter_child_nodes():
            self.visit(child)
        return ANY

    @_look.register
    def _(self, node: nodes.For) -> Shape:
        if node.recursive:
            self._refuse(node, Wrong("une boucle ne s’appelle pas elle-même"))
        self._loops += 1
        if self._loops > LOOPS:
            self._refuse(node, Wrong(f"plus de {LOOPS} boucles les unes dans les autres"))
        held, outside = self.visit(node.iter), dict(self._scope)
        self._set(node.target, held.item or ANY)
        for child in (*([node.test] if node.test else []), *node.body):
            self.visit(child)
        self._scope = outside
        self._loops -= 1
        for child in node.else_:
            self.visit(child)
        return ANY

    @_look.register
    def _(self, node: nodes.Assign) -> Shape:
        held = self.visit(node.node)
        name = getattr(node.target, "name", "")
        self._set(node.target, joined(self._scope.get(name, held), held))
        return ANY

    def _set(self, target: nodes.Node, held: Shape) -> None:
        self.visit(target)
        if isinstance(target, nodes.Name):
            self._scope[target.name] = held

    @_look.register
    def _(self, node: nodes.With) -> Shape:
        outside = dict(self._scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._set(target, self.visit(value))
        for child in node.body:
            self.visit(child)
        self._scope = outside
        return ANY

    @_look.register
    def _(self, node: nodes.Macro) -> Shape:
        self._scope[node.name] = ANY
        return self._apart(node)

    @_look.register
    def _(self, node: nodes.CallBlock) -> Shape:
        return self._apart(node)

    def _apart(self, node: nodes.Node) -> Shape:
        outside = dict(self._scope)
        self._inside(node)
        self._scope = outside
        return ANY

    @_look.register
    def _(self, node: nodes.Import) -> Shape:
        self._scope[node.target] = ANY
        return self._inside(node)

    @_look.register
    def _(self, node: nodes.FromImport) -> Shape:
        for each in node.names:
            self._scope[each if isinstance(each, str) else each[1]] = ANY
        return self._inside(node)
