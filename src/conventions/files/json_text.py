"""JSON text to plain data, without floats, without doubled names, bounded in depth."""

from __future__ import annotations

import json
from typing import NoReturn

from conventions.files.problems import Problems


class _Refused(ValueError):
    """Something that JSON allows and an exact file does not."""


def read_json(text: str, problems: Problems) -> object:
    """The data of a JSON text; the places are read only when something is wrong.

    :raises ConventionFileError: not JSON, a float, NaN, a doubled name, too deep.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_distinct,
            parse_float=_no_float,
            parse_constant=_no_float,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        message = "ce n’est pas du JSON : vérifiez les virgules, les guillemets et les accolades"
        raise problems.stop((error.lineno, error.colno), "syntax", message) from None
    except _Refused as error:
        raise problems.stop(_place(text, error.args[1]), *error.args[0]) from None
    except RecursionError:
        raise problems.stop((0, 0), "too_deep", "trop de niveaux d’imbrication") from None


def _place(text: str, needle: str) -> tuple[int, int]:
    """Line and column of the last place of ``needle``: the hooks know the text, not where it stands."""
    at = text.rfind(needle)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for rank, name in enumerate(names) if name in names[:rank])
        message = f"« {twice} » est donné deux fois : gardez une seule valeur"
        raise _Refused(("duplicate_field", message), json.dumps(twice, ensure_ascii=False))
    return fields


def _no_float(text: str) -> NoReturn:
    message = f"nombre {text} refusé : écrivez-le entre guillemets (« \"50000.00\" »)"
    raise _Refused(("float", message), text)


def _integer(text: str) -> int:
    if len(text) > 18:
        raise _Refused(("number_too_long", f"nombre de {len(text)} chiffres refusé"), text)
    return int(text)
