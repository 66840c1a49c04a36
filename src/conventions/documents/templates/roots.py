"""Where every mention of a template begins: the convention, the act, the terms, the exercise, the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from conventions.documents.kinds import About, Kind
from conventions.documents.subject import Subject
from conventions.documents.templates.shapes import DAY, TEXT, YEAR, Shape, records
from conventions.documents.templates.values import Datum, shown
from conventions.model import Avenant, Convention, Deliberation, Party, Terms


class Root(NamedTuple):
    """What a mention begins with: what it holds, what it means; ``given`` is the argument that gives it."""

    shape: Shape
    meaning: str
    given: str = ""


ACTS: Mapping[About, Shape] = {
    "convention": records(Convention),
    "avenant": records(Avenant),
    "deliberation": records(Deliberation),
    "agreement": records(Convention, Avenant),
}
_ROOTS: Mapping[str, Root] = {
    "convention": Root(records(Convention), "la convention, avec tout ce qui lui est arrivé"),
    "act": Root(records(Convention, Avenant, Deliberation), "l’acte dont parle le document"),
    "termes": Root(records(Terms), "les stipulations en vigueur au jour dit, à défaut les initiales"),
    "parties": Root(Shape(item=records(Party)), "les parties de ces stipulations"),
    "auteur": Root(records(Party), "la première partie qui attribue, s’il y en a une"),
    "titre": Root(TEXT, "le titre que la bibliothèque donne au document"),
    "exercice": Root(YEAR, "l’exercice dont parle le document", "exercise"),
    "le_jour": Root(DAY, "le jour auquel les sommes sont comptées", "as_of"),
}


def roots_of(kind: Kind | None) -> Mapping[str, Root]:
    """The roots of the templates of a kind: its act is of one class.

    >>> roots_of(None)["act"].meaning
    'l’acte dont parle le document'
    """
    if kind is None:
        return _ROOTS
    return {**_ROOTS, "act": _ROOTS["act"]._replace(shape=ACTS[kind.about])}


def values_of(kind: Kind, subject: Subject, exercise: int | None, le_jour: object) -> dict[str, object]:
    """What the roots hold for one document; what nobody gave is not there."""
    held: dict[str, object] = {
        "convention": subject.convention,
        "act": subject.act,
        "termes": subject.terms,
        "parties": subject.terms.parties,
        "auteur": subject.grantor,
        "titre": Datum(kind.heading(subject)),
        "exercice": exercise,
        "le_jour": le_jour,
    }
    asked = {name for name, root in _ROOTS.items() if root.given}
    return {name: shown(value) for name, value in held.items() if value is not None or name not in asked}
