"""Looks at each template that is loaded, before anything of it runs."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from conventions.documents.catalogue import KINDS
from conventions.documents.kinds import Kind
from conventions.documents.templates.checking import Checker
from conventions.documents.templates.inheritance import blocks_of, check_calls, check_child, made_by
from conventions.documents.templates.roots import roots_of
from conventions.documents.templates.shapes import ANY


class Looking:
    """What is known when templates are looked at: the kind of document, the templates extended, by name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.kind: Kind | None = None
        self.chain: Mapping[str, nodes.Template] = {}

    def __call__(self, tree: nodes.Template, name: str) -> None:
        """Look at a template; ours are written for the sandbox.

        :raises TemplateError: with the line of the first thing wrong.
        """
        if name in KINDS:
            return
        above = self._above(name)
        check_calls(tree, name)
        if any(isinstance(node, nodes.Extends) for node in tree.body):
            check_child(tree, name, frozenset().union(*map(blocks_of, above)))
        scope = {name: root.shape for name, root in roots_of(self.kind).items()}
        made = {each: ANY for base in above for each in made_by(base)}
        parts = tuple(self.kind.parts) if self.kind else ()
        Checker(name, {**made, **scope}, parts, whole=self._is_whole(name)).visit(tree)

    def _is_whole(self, name: str) -> bool:
        return name == self._name or name in self.chain

    def _above(self, name: str) -> list[nodes.Template]:
        """The templates that a template of the chain extends."""
        names = [self._name, *self.chain]
        rank = names.index(name) if name in names else len(names)
        return [self.chain[each] for each in names[rank + 1 :]]
