"""What is wrong with a name that a template says: a mention, a filter, a test, a part; None where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jinja2 import nodes

from conventions.documents.templates.filters import FILTERS, TESTS, in_jinja
from conventions.documents.templates.meanings import meaning_of
from conventions.documents.templates.shapes import Shape, inside
from conventions.documents.templates.suggesting import nearest
from conventions.french import quote

FUNCTIONS = ("range", "namespace", "partie", "super", "self", "loop", "caller", "varargs", "kwargs")
"""The names that are no mention."""
_JINJA_TESTS = ("odd", "even", "in", "==", "eq", "!=", "ne", ">", "gt", ">=", "ge", "<", "lt", "<=", "le")
_LONGEST = 80


class Wrong(NamedTuple):
    """Why a name will not do, and the nearest that would."""

    reason: str
    suggestion: str = ""


def wrong_root(name: str, scope: Iterable[str]) -> Wrong | None:
    """What is wrong with the first name of a mention."""
    known = (*scope, *FUNCTIONS)
    return None if name in known else _unknown("mention inconnue", name, nearest(name, known))


def wrong_field(node: nodes.Expr, held: Shape, name: str) -> Wrong | None:
    """What is wrong with a field of what is held."""
    if name.startswith("_"):
        return Wrong(f"{quote(name[:_LONGEST])} ne se lit pas dans un modèle")
    fields = inside(held)
    if name in fields or not held.is_known:
        return None
    path = path_of(node)
    if held.item:
        return _unknown("mention inconnue", path)._replace(
            reason=f"mention inconnue\u00a0: {quote(path)}\u00a0; c’est une liste, qu’une boucle parcourt"
        )
    return _unknown("mention inconnue", path, nearest(name, fields, _in_french(held)))


def _in_french(held: Shape) -> Mapping[str, str]:
    return {each: meaning_of(kind, each) for kind in held.records for each in kind.model_fields}


def wrong_filter(name: str) -> Wrong | None:
    """What is wrong with the name of a filter."""
    return None if name in FILTERS else _unknown("filtre inconnu", name, _ours(name, FILTERS))


def wrong_test(name: str) -> Wrong | None:
    """What is wrong with the name of a test."""
    known = name in TESTS or name in _JINJA_TESTS
    return None if known else _unknown("épreuve inconnue", name, _ours(name, TESTS))


def _ours(name: str, known: Iterable[str]) -> str:
    return in_jinja(name) or nearest(name, known)


def wrong_part(name: str, parts: Iterable[str]) -> Wrong | None:
    """What is wrong with the name of a part of the document.

    >>> wrong_part("axe", ["axes"]).suggestion
    'axes'
    """
    known = tuple(parts)
    return None if name in known else _unknown("partie inconnue", name, nearest(name, known))


def _unknown(what: str, name: str, suggestion: str = "") -> Wrong:
    return Wrong(f"{what}\u00a0: {quote(name[-_LONGEST:])}", suggestion)


def path_of(node: nodes.Node) -> str:
    """A mention as it was written: « convention.initial.parties »."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{path_of(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        rank = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        return f"{path_of(node.node)}[{rank}]"
    return "…"
