"""The version of the format, and the chain of steps that brings the tree of an older file up to date.

A step takes the located tree, not the bare fields: what is then told of the file (problems, sources) stands
where its author wrote it. :mod:`conventions.files.steps` has what steps are made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conventions.files.limits import FORMAT
from conventions.files.nodes import Node
from conventions.files.problems import Place, Problems

STEPS: Mapping[int, Callable[[Node], Node]] = {}
"""For each older version, the pure function to the next one; version 1 is the first, so there is none yet."""


def version_of(written: object, place: Callable[[], Place], problems: Problems) -> int:
    """The version that a file says it has in ``format``; ``place`` tells where, when something is wrong.

    :raises ConventionFileError: no ``format``, one that is not a version, a newer one.
    """
    text = str(written)
    if written is None:
        message = f"la première ligne manque : écrivez « format: {FORMAT} »"
        raise problems.stop(place(), "missing_format", message)
    if (
        isinstance(written, bool)
        or not text.isascii()
        or not text.isdigit()
        or not 1 <= int(text[:9]) < 10**6
    ):
        raise problems.stop(
            place(), "bad_format", f"format « {text[:20]} » inconnu : écrivez « format: {FORMAT} »"
        )
    if int(text) > FORMAT:
        message = (
            f"format {text} : ce fichier vient d’une version plus récente, mettez la bibliothèque à jour"
        )
        raise problems.stop(place(), "newer_format", message)
    return int(text)


def is_older(version: int) -> bool:
    """Whether a file of that version has steps to go through."""
    return version < FORMAT


def upgraded(root: Node, version: int) -> Node:
    """The tree of a file of an older version, as the latest version writes it; ``format`` stays as written."""
    for step in range(version, FORMAT):
        root = STEPS[step](root)
    return root
