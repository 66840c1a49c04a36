"""Changes of the terms as text, by record, and as JSON."""

from __future__ import annotations

from itertools import groupby

from conventions.cli.as_json import json_value
from conventions.cli.view import block, item
from conventions.wording import said_address, said_change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.cli.terminal import Line
    from conventions.operations import Change
    from conventions.wording import Known


def by_subject(changes: Iterable[Change], known: Known, room: int, *, level: int = 0) -> Iterator[Line]:
    """Each record with what changed in it, in the order of the changes."""
    for subject, group in groupby(changes, key=lambda change: said_address(change.address, known).subject):
        yield from item(subject, room, level=level)
        for change in group:
            yield from block(said_change(change, known), room, level=level + 2)


def change_json(change: Change) -> dict[str, object]:
    """The address, and what stands there before and after, as the records write it."""
    values = {"before": json_value(change.before), "after": json_value(change.after)}
    return {"address": change.address, **values}
