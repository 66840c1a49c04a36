"""The records inside a record, whatever stands beside them."""

from __future__ import annotations

from conventions.base import Record
from conventions.model import Axis
from conventions.model.homes import inside


class Mixed(Record):
    """A record whose list holds records and plain texts."""

    items: tuple[Axis | str, ...]


def test_plain_values_are_no_records() -> None:
    """The axis is found, the text is not."""
    axis = Axis(key="A", title="Accueil")
    assert inside(Mixed(items=(axis, "un texte"))) == [Mixed(items=(axis, "un texte")), axis]
