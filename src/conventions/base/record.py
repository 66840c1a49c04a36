"""``Record``, the one frozen pydantic base of every record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen, hashable, picklable record; :meth:`replace` is the only way to change one.

    >>> class Point(Record):
    ...     x: int
    >>> Point(x=1).replace(x=2)
    Point(x=2)
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    def replace(self, **changes: object) -> Self:
        """The same record with some fields changed, validated again.

        What was computed by default (a key, for instance) is computed again from the new values.

        :raises pydantic.ValidationError: when a change is not valid, or no such field exists.
        """
        fields = type(self).model_fields.items()
        kept = {
            name: getattr(self, name)
            for name, field in fields
            if field.default_factory is None or not self.holds_default(name)
        }
        return type(self).model_validate({**kept, **changes})

    def holds_default(self, name: str) -> bool:
        """Whether a field holds what it would hold if nobody had given it.

        >>> class Point(Record):
        ...     x: int = 0
        >>> Point(x=0).holds_default("x"), Point(x=1).holds_default("x")
        (True, False)
        """
        field = type(self).model_fields[name]
        if field.is_required():
            return False
        known = {other: getattr(self, other) for other in type(self).model_fields if other != name}
        return bool(getattr(self, name) == field.get_default(call_default_factory=True, validated_data=known))

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """The record itself; an ``update`` is refused, because pydantic would not validate it.

        :raises TypeError: when ``update`` is given.
        """
        if update:
            raise TypeError("model_copy(update=…) does not validate: use record.replace(…)")
        return super().model_copy(deep=deep)

    def copy(self, **options: object) -> NoReturn:
        """Refused: it is an old name of pydantic for ``model_copy``.

        :raises TypeError: always.
        """
        raise TypeError("copy(…) does not validate: use record.replace(…)")
