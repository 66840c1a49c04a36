"""Data of a file to a convention; of very many errors, only the first are made, so that memory stays bounded."""

from __future__ import annotations

from pydantic import ValidationError

from conventions.files.limits import NODES, PROBLEMS
from conventions.files.readers import READERS
from conventions.files.words import mend_words
from conventions.model import Convention

_ROUNDS = 3
"""A tag in an operation, another one in what the operation holds: nothing is nested further."""

Fields = dict[str, object]


def validated(data: Fields) -> Convention:
    """The convention, once the words of closed lists are as the lists have them; a tag may hide others.

    :raises ValidationError: what is wrong; of very many errors, the first ones.
    """
    found = _attempt(data)
    for _ in range(_ROUNDS):
        if isinstance(found, Convention):
            return found
        if found.error_count() > PROBLEMS:
            raise _first_errors(data, found)
        if not mend_words(data, found):
            break
        found = _attempt(data)
    if isinstance(found, Convention):
        return found
    raise found


def _attempt(data: object) -> Convention | ValidationError:
    try:
        return Convention.model_validate(data, context=READERS)
    except ValidationError as error:
        return error


def _first_errors(data: object, error: ValidationError) -> ValidationError:
    """The errors of the data whose lists are cut where there are neither none nor too many."""
    least, most, best = 0, NODES, None
    while most - least > 1:
        middle = (least + most) // 2
        found = _attempt(_cut(data, middle))
        if isinstance(found, Convention):
            least = middle
        elif found.error_count() > PROBLEMS:
            most, error = middle, min(error, found, key=ValidationError.error_count)
        else:
            least, best = middle, found
    return best or error


def _cut(data: object, size: int) -> object:
    """The data with no more than so many items in each list and each group of fields."""
    if isinstance(data, list):
        return [_cut(item, size) for item in data[:size]]
    if isinstance(data, dict):
        return {name: _cut(value, size) for name, value in list(data.items())[: size + _MOST_FIELDS]}
    return data


_MOST_FIELDS = 50
"""No record has so many fields: what a cut leaves out of a group is unknown to its record."""
