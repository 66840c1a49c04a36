"""The base of plain values (amounts, periods, names): frozen, slotted, cheap to import.

A standard dataclass would do, but importing :mod:`dataclasses` costs as much as starting Python;
``docs/adr/0002-valeurs-simples.md`` has the figures. A value knows how to join a pydantic record, and
imports what that needs only then.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import ClassVar, NoReturn, Protocol, Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    class Info(Protocol):
        """What pydantic tells a validator; ``context`` holds the French readers of a file."""

        @property
        def context(self) -> Mapping[str, Callable[[str], object]] | None:
            """The French readers, by type; None outside a file."""


class Value:
    """A frozen value made of its slots, in the order of ``__init__``.

    ``in_french``, ``example`` (in a file) and ``in_python`` word the error met when what is given is not one.
    """

    __slots__: tuple[str, ...] = ()

    in_french: ClassVar[str] = "une valeur"
    example: ClassVar[str] = ""
    in_python: ClassVar[str] = ""

    def _parts(self) -> tuple[object, ...]:
        return tuple(getattr(self, slot) for slot in self.__slots__)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the canonical text that ``str`` writes."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return self._parts() == other._parts() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._parts()))

    def __repr__(self) -> str:
        inner = ", ".join(
            f"{slot}={part!r}" for slot, part in zip(self.__slots__, self._parts(), strict=True)
        )
        return f"{type(self).__name__}({inner})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: {name} cannot be deleted")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self._parts())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        text = core_schema.to_string_ser_schema()
        # JSON holds canonical texts alone, so the shortest way is enough; a file is read from Python values.
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema()),
            core_schema.with_info_plain_validator_function(cls._from_field),
            serialization=text,
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "description": cls.in_french, "examples": [cls.example]}

    @classmethod
    def _from_field(cls, value: object, info: Info) -> Self:
        """Read a field: the value itself, its canonical text, or French where a file is being read."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise _not_a_text(cls, value)
        reader = (info.context or {}).get(cls.__name__)
        return cls.parse(value) if reader is None else reader(value)  # type: ignore[return-value]  # keyed by type


def _rebuild(kind: type[Value], parts: tuple[object, ...]) -> Value:
    new = kind.__new__(kind)
    for slot, part in zip(kind.__slots__, parts, strict=True):
        object.__setattr__(new, slot, part)
    return new


def _not_a_text(kind: type[Value], value: object) -> ValueError:
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(
        "text_expected",
        "il faut {expected} ({python} en Python, « {example} » dans un fichier), pas une valeur de type {kind}",
        {
            "expected": kind.in_french,
            "example": kind.example,
            "python": kind.in_python,
            "kind": type(value).__name__,
        },
    )
