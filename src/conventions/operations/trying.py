"""Acts tried on terms, then undone: what each leaves is kept, and nothing that it does not touch is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from conventions.model import Avenant, Terms, TermsPart
from conventions.money import Amount
from conventions.operations.applying import apply_operation, apply_renewal
from conventions.operations.editing import PARTS, Draft, Touched
from conventions.operations.ordering import AmendingAct
from conventions.periods import Period

_Items = dict[tuple[TermsPart, str], Any]


class Trial(Draft):
    """A draft that can be put back as it was, but for the order of its records, which says nothing here."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(terms)
        self._found: _Items = {}

    def put(self, part: TermsPart, record: Any) -> None:
        """As for any draft; what was there is kept."""
        self._keep(part, record.key)
        super().put(part, record)

    def drop(self, part: TermsPart, key: str) -> None:
        """As for any draft; what was there is kept."""
        self._keep(part, key)
        super().drop(part, key)

    def rename(self, part: TermsPart, old: str, record: Any) -> None:
        """As for any draft, but that the record goes to the end."""
        self.drop(part, old)
        self.put(part, record)

    def _keep(self, part: TermsPart, key: str) -> None:
        self._found.setdefault((part, key), self.part(part).get(key))

    @contextmanager
    def undone(self) -> Iterator[_Items]:
        """What is done meanwhile is undone at the end; by part and key, the records that it touches, as found."""
        found: _Items = {}
        self._found = found
        kept = (self.period, self.ceiling, self.ended, self.knows_clauses, dict(self.successors))
        try:
            yield found
        finally:
            for (part, key), record in dict(found).items():
                self._put_back(part, key, record)
            self.period, self.ceiling, self.ended, self.knows_clauses, self.successors = kept

    def _put_back(self, part: TermsPart, key: str, record: Any) -> None:
        if record is not None:
            self.put(part, record)
        elif key in self.part(part):
            self.drop(part, key)


class Tried(NamedTuple):
    """What acts leave of the records that they touch, and what was there before."""

    period: Period
    ceiling: Amount | None
    knows_clauses: bool
    before: _Items
    after: _Items
    said: tuple[tuple[AmendingAct, Touched], ...]
    """What each of their operations wrote, in order."""


def tried(draft: Trial, *acts: AmendingAct) -> Tried:
    """What some acts do, one after another, to a draft that they leave as it was.

    :raises OperationError: when one of them cannot be applied.
    """
    with draft.undone() as found:
        said = tuple((act, touched) for act in acts for touched in _done(draft, act))
        after = {(part, key): draft.part(part).get(key) for part, key in found}
        return Tried(draft.period, draft.ceiling, draft.knows_clauses, dict(found), after, said)


def _done(draft: Draft, act: AmendingAct) -> Iterator[Touched]:
    if isinstance(act, Avenant):
        yield from (apply_operation(draft, operation, act) for operation in act.operations)
    else:
        yield apply_renewal(draft, act)


def slices(*each: Tried) -> tuple[Terms, ...]:
    """What each leaves, as terms that have only the records that one of them touches.

    They are to be compared with each other: they would not make sense alone.
    """
    before: _Items = {}
    for trial in each:
        before |= trial.before
    return tuple(_slice({**before, **trial.after}, trial) for trial in each)


def _slice(items: Mapping[tuple[TermsPart, str], Any], trial: Tried) -> Terms:
    held: dict[str, list[Any]] = {part.value: [] for part in PARTS}
    for (part, _), record in items.items():
        held[part.value] += _there(record)
    told: dict[str, Any] = {part: tuple(records) for part, records in held.items()}
    if not trial.knows_clauses:
        told["clauses"] = None
    return Terms.model_construct(period=trial.period, ceiling=trial.ceiling, **told)


def _there(record: Any) -> Iterable[Any]:
    return () if record is None else (record,)
