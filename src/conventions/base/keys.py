"""Texts, the keys that name records, and the tuples of records that keys tell apart."""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=20_000, pattern=r"\S")]
"""Free text, as written: never blank, 20 000 characters at most."""

Key = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\s\[\].][^\[\]\n]{0,79}$")]
"""What names a record in its parent and in addresses: no bracket, 80 characters at most."""


class Refers:
    """The mark of a field that holds the key of another record; ``to`` is the name of its class.

    ``within`` is the class of the parent, where several parents may hold records of the same key: the one
    meant is that which the record of the field, or the nearest record around it, names.
    """

    __slots__ = ("to", "within")

    def __init__(self, to: str, within: str | None = None) -> None:
        self.to = to
        self.within = within


def key_from(text: str) -> str:
    """A key made of a text of the act (a number, a reference): what a key may not hold is replaced.

    >>> key_from("2018-[12]"), key_from(" . ")
    ('2018-(12)', 'sans clé')
    """
    plain = " ".join(text.split()).replace("[", "(").replace("]", ")")
    return plain.lstrip(". ")[:80].rstrip() or "sans clé"


T = TypeVar("T")


def _distinct_keys(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) < 2:
        return items
    if len({item.key for item in items}) == len(items):  # type: ignore[attr-defined]  # keyed records have one
        return items
    keys = [getattr(item, "key", None) for item in items]
    seen: set[object] = set()
    twice = next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # it notes
    raise PydanticCustomError(
        "duplicate_key",
        "plusieurs éléments portent la clé « {key} » : donnez à chacun la sienne (key: …)",
        {"key": twice},
    )


Keyed = Annotated[tuple[T, ...], AfterValidator(_distinct_keys)]
"""Records that addresses name by their ``key``, unique among them."""
