"""Words of a closed list written another way: « Beneficiaire », « dans l'exercice » with a straight apostrophe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from conventions.files.limits import PROBLEMS
from conventions.french import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_CLOSED = {"enum": "expected", "literal_error": "expected", "union_tag_invalid": "expected_tags"}
_CHOICE = re.compile(r"'([^']*)'")
_LONGEST = 80


def mend_words(data: dict[str, Any], error: ValidationError) -> bool:
    """Write in the data the words of closed lists as the lists have them; whether there was any to mend."""
    mended = False
    for found in error.errors(include_url=False, include_input=False)[:PROBLEMS]:
        if found["type"] in _CLOSED:
            mended |= _mend(data, found)
    return mended


def _mend(data: dict[str, Any], found: ErrorDetails) -> bool:
    *path, last = _steps(data, found)
    holder: Any = data
    for step in path:
        holder = holder[step]
    written = holder[last]
    choices = choices_of(found) if isinstance(written, str) and len(written) <= _LONGEST else ()
    word = next((choice for choice in choices if same_name(choice, written)), written)
    holder[last] = word
    return word is not written


def _steps(data: object, found: ErrorDetails) -> Iterator[str | int]:
    """The path of an error in the data: without the tags of unions, and to the tag that is wrong."""
    ctx = found.get("ctx", {})
    tag = (str(ctx["discriminator"]).strip("'"),) if found["type"] == "union_tag_invalid" else ()
    for step in (*found["loc"], *tag):
        if isinstance(data, list | dict) and (isinstance(data, list) or step in data):
            yield step
            data = data[step]


def choices_of(found: ErrorDetails) -> tuple[str, ...]:
    """The words that a closed list has, read from the error of pydantic that refused another one."""
    return tuple(_CHOICE.findall(str(found.get("ctx", {}).get(_CLOSED[found["type"]], ""))))
