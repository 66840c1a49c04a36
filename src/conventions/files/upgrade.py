"""The version of the format, and the chain of pure functions that brings an older file up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conventions.files.limits import FORMAT
from conventions.files.problems import Place, Problems

Fields = dict[str, object]

STEPS: Mapping[int, Callable[[Fields], Fields]] = {}
"""For each older version, the function to the next one; version 1 is the first, so there is none yet."""


def upgrade(
    fields: Fields,
    place: Place,
    problems: Problems,
    *,
    steps: Mapping[int, Callable[[Fields], Fields]] = STEPS,
    latest: int = FORMAT,
) -> Fields:
    """The fields of the file in the latest version, without ``format``.

    :raises ConventionFileError: no ``format``, one that is not a version, a newer one.
    """
    rest = {name: value for name, value in fields.items() if name != "format"}
    for version in range(_version(fields.get("format"), place, problems, latest), latest):
        rest = steps[version](rest)
    return rest


def _version(value: object, place: Place, problems: Problems, latest: int) -> int:
    text = str(value)
    if value is None:
        message = f"la première ligne manque : écrivez « format: {latest} »"
        raise problems.stop(place, "missing_format", message)
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) < 10**6:
        raise problems.stop(
            place, "bad_format", f"format « {text[:20]} » inconnu : écrivez « format: {latest} »"
        )
    if int(text) > latest:
        message = (
            f"format {text} : ce fichier vient d’une version plus récente, mettez la bibliothèque à jour"
        )
        raise problems.stop(place, "newer_format", message)
    return int(text)
