"""Keys that stand in for the confidential ones: « personne-1 » for the key of a natural person."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count

from conventions.base import key_from
from conventions.model.homes import placed
from conventions.model.party import Party
from conventions.model.references import named_among
from conventions.model.secret_texts import PERSON_KEY, hide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.base import Record

HIDDEN_KEY = "clé masquée"
_ROOM = 70

Keys = Mapping[tuple[str, str], str]
"""The new key of each key that changes, by the class of its record."""


def stand_ins(record: Record, secrets: tuple[str, ...]) -> Keys:
    """The key that replaces each confidential one, wherever it stands; different keys stay different.

    >>> from conventions.samples import cci_2017_2019
    >>> stand_ins(cci_2017_2019(), ("EPURES",))
    {('Party', 'EPURES'): 'personne physique (nom masqué)'}
    """
    records = placed(record)
    inside = [each.record for each in records]
    persons = {each.key for each in inside if isinstance(each, Party) and each.is_person}
    every: dict[str, dict[str, None]] = {}
    for each in inside:
        key = getattr(each, "key", None)
        if key is not None:
            every.setdefault(type(each).__name__, {})[key] = None
    for kind, key in named_among(records):
        every.setdefault(kind, {})[key] = None
    found: dict[tuple[str, str], str] = {}
    for kind, keys in every.items():
        confidential = persons if kind == "Party" else set()
        plain = {key for key in keys if key not in confidential and hide(key, secrets) == key}
        found |= {(kind, old): new for old, new in _renamed(keys, plain, confidential, secrets)}
    return {of: new for of, new in found.items() if of[1] != new}


def _renamed(
    keys: dict[str, None], plain: set[str], persons: set[str], secrets: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    taken = set(plain)
    for key in keys:
        if key not in plain:
            choices = _numbered() if key in persons else _readable(hide(key, secrets))
            new = next(choice for choice in choices if choice not in taken)
            taken.add(new)
            yield key, new


def _numbered() -> Iterator[str]:
    return (f"{PERSON_KEY}-{rank}" for rank in count(1))


def _readable(hidden: str) -> Iterator[str]:
    """What is left of a key that holds a secret, then with a number when another one reads the same."""
    base = key_from(hidden) if len(hidden) <= _ROOM else HIDDEN_KEY
    return chain((base,), (f"{base} {rank}" for rank in count(2)))
