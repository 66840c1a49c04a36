"""JSON text to plain data, without floats, without doubled names, bounded before anything is built."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NoReturn

from conventions.files.json_nodes import json_nodes
from conventions.files.limits import DEPTH, NODES, TOO_DEEP, TOO_MANY
from conventions.files.problems import place_of

if TYPE_CHECKING:
    from conventions.errors import ConventionFileError
    from conventions.files.nodes import Node
    from conventions.files.problems import Problems

# Possessive: a long text must not be remembered character by character for a way back.
_SHAPE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONGEST_INTEGER = 18


class _Refused(ValueError):
    """Something that JSON allows and an exact file does not: worth reading the text again for its place."""


def read_json(text: str, problems: Problems) -> tuple[object, Node | None]:
    """The data of a JSON text; its tree too, when something is already known to be wrong.

    :raises ConventionFileError: not JSON, too deep, too many values.
    """
    _check_bounds(text, problems)
    if not text.strip():
        return None, None
    try:
        data = json.loads(
            text,
            object_pairs_hook=_distinct,
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise _syntax(error, problems) from None
    except _Refused:
        return _again(text, problems)
    return data, json_nodes(text, problems) if _SURROGATE.search(text) else None


def _again(text: str, problems: Problems) -> tuple[object, Node]:
    """All that is refused, each thing at its place, once the syntax is known to be right to the end."""
    try:
        json.loads(text, parse_float=str, parse_constant=str, parse_int=str)
    except json.JSONDecodeError as error:
        raise _syntax(error, problems) from None
    root = json_nodes(text, problems)
    return root.plain(), root


def _syntax(error: json.JSONDecodeError, problems: Problems) -> ConventionFileError:
    message = "ce n’est pas du JSON : vérifiez les virgules, les guillemets et les accolades"
    return problems.stop((error.lineno, error.colno), "syntax", message)


def _check_bounds(text: str, problems: Problems) -> None:
    depth = values = 0
    for match in _SHAPE.finditer(text):
        sign = match[0]
        depth += (sign in "[{") - (sign in "]}")
        values += sign in "[{,"
        if depth > DEPTH:
            raise problems.stop(place_of(text, match.start()), "too_deep", TOO_DEEP)
        if values > NODES:
            raise problems.stop((0, 0), "too_many_values", TOO_MANY)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else _refuse("")


def _refuse(text: str) -> NoReturn:
    raise _Refused(text)


def _integer(text: str) -> int:
    return int(text) if len(text) <= _LONGEST_INTEGER else _refuse(text)
