"""How a name joins a pydantic record: read from a name, a text or a mapping, written as the shortest.

>>> from conventions.french.names import Name
>>> to_plain(Name("Novacité")), to_plain(Name("CCI", article="la"))
('Novacité', {'text': 'CCI', 'article': 'la'})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic_core import PydanticCustomError, core_schema

from conventions.french.articles import ARTICLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from conventions.french.names import Name
    from conventions.values import Info


def core_schema_of(kind: type[Name]) -> CoreSchema:
    """The schema that reads a name, a plain text or a mapping of its fields."""

    def read(value: object, info: Info) -> Name:
        if type(value) is str:  # most names: the shortest way
            return kind(value)
        return from_plain(kind, value, (info.context or {}).get("bool"))

    return core_schema.with_info_plain_validator_function(
        read, serialization=core_schema.plain_serializer_function_ser_schema(to_plain)
    )


def json_schema_of(kind: type[Name]) -> JsonSchemaValue:
    """The JSON Schema of the two forms."""
    flag = {"type": "boolean"}
    properties = {
        "text": {"type": "string", "minLength": 1},
        "article": {"enum": list(ARTICLES)},
        "gender": {"enum": ["m", "f"]},
        "plural": flag,
        "elides": flag,
    }
    whole = {"type": "object", "properties": properties, "required": ["text"], "additionalProperties": False}
    return {"anyOf": [{"type": "string", "minLength": 1}, whole], "description": kind.in_french}


def to_plain(name: Name) -> str | dict[str, str | bool]:
    """The text alone when nothing else is known, otherwise the fields that are known.

    >>> from conventions.french.names import Name
    >>> to_plain(Name("EPURES", article="", elides=True))
    {'text': 'EPURES', 'article': '', 'elides': True}
    """
    return name.text if name.is_plain else name.as_fields()


def from_plain(kind: type[Name], value: object, read_flag: Callable[[str], object] | None = None) -> Name:
    """The name that ``to_plain`` wrote; ``read_flag`` reads « oui » and « non » where a file is being read.

    :raises PydanticCustomError: for anything else, with a French message.
    :raises ConventionsError: for a blank text, an article or a gender that is not one.

    >>> from conventions.french.names import Name
    >>> from_plain(Name, "Novacité").text
    'Novacité'
    >>> from_plain(Name, {"text": "CCI", "article": "la"})
    Name(text='CCI', article='la', gender=None, plural=None, elides=None)
    """
    if isinstance(value, kind):
        return value
    if isinstance(value, str):
        return kind(value)
    if not isinstance(value, Mapping):
        raise PydanticCustomError(
            "text_expected",
            "il faut un nom : un texte, ou ses champs (Name('CCI', article='la') en Python, « CCI » dans un fichier)",
        )
    if "text" not in value or not set(value) <= set(kind.__slots__):
        raise PydanticCustomError(
            "name_fields",
            "un nom a un champ text et, au besoin, article, gender, plural et elides ; reçu : {fields}",
            {"fields": ", ".join(map(str, value))[:100]},
        )
    fields: dict[str, Any] = dict(value)
    for flag in ("plural", "elides"):
        if read_flag and isinstance(fields.get(flag), str):
            fields[flag] = read_flag(fields[flag])
    return kind(**fields)
