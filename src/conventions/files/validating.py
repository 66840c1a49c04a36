"""Data of a file to a convention; of very many errors, only the first are made, so that memory stays bounded."""

from __future__ import annotations

from typing import cast

from pydantic import ValidationError

from conventions.files.limits import PROBLEMS
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
            del found  # so many errors are heavy: they go before the first ones are made again
            raise _first_errors(data)
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


def _first_errors(data: object) -> ValidationError:
    """The errors of the data whose lists are cut where there are neither none nor too many of them.

    Never a convention: what is cut is not the file. Uncut, the data is known to be wrong.
    """
    least, most = 0, _longest(data)
    while most - least > 1:
        middle = (least + most) // 2
        found = _attempt(_cut(data, middle))
        if isinstance(found, Convention):
            least = middle
        elif found.error_count() > PROBLEMS:
            most = middle
        elif 2 * found.error_count() > PROBLEMS:
            return found
        else:
            least = middle
    found = _attempt(_cut(data, least))
    whole = found if isinstance(found, ValidationError) else _attempt(_cut(data, most))
    return cast("ValidationError", whole)


def _longest(data: object) -> int:
    """The length of the longest list or group of fields."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return max((len(inner), *map(_longest, inner)), default=0)


def _cut(data: object, size: int) -> object:
    """The data with no more than so many items in each list and each group of fields."""
    if isinstance(data, list):
        return [_cut(item, size) for item in data[:size]]
    if isinstance(data, dict):
        return {name: _cut(value, size) for name, value in list(data.items())[: size + _MOST_FIELDS]}
    return data


_MOST_FIELDS = 50
"""No record has so many fields: what a cut leaves out of a group is unknown to its record."""
