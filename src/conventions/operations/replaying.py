"""Making changes again: records are opened along the addresses, and validated once all changes are made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from pydantic import ValidationError

from conventions.base import Record
from conventions.errors import OperationError
from conventions.model import Terms
from conventions.model.addresses import steps
from conventions.operations.changes import Change, by_key, check_terms, is_order, keyed_fields, mismatch


def apply(terms: Terms, changes: Iterable[Change]) -> Terms:
    """The terms after some changes, made one after another: ``apply(a, diff(a, b)) == b``.

    :raises OperationError: when an address leads nowhere, when what is there is not what a change replaces,
        or when the terms would mean nothing after all of them.
    :raises ConventionsError: when ``terms`` is no terms, as a whole convention.

    >>> from conventions.operations import diff
    >>> from conventions.samples import association_2024_2026
    >>> before = association_2024_2026().initial
    >>> apply(before, diff(before, before.replace(actions=()))).actions
    ()
    """
    check_terms(terms=terms)
    opened = _Opened(terms)
    for change in changes:
        _make(opened, change)
    try:
        return cast("Terms", _closed(opened))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise OperationError(
            f"après ces modifications, les stipulations n’ont plus de sens : {first['msg']}"
        ) from None


class _Opened:
    """A record, whose fields may be opened in turn; a list of keyed records is opened as a dict."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.fields: dict[str, Any] = dict(vars(record))

    def open(self, name: str) -> Any:
        """The inside of a field: a record or a list of keyed records."""
        held = self.fields[name]
        if name in keyed_fields(type(self.record)) and isinstance(held, tuple):
            self.fields[name] = by_key(held)
        elif isinstance(held, Record):
            self.fields[name] = _Opened(held)
        return self.fields[name]


def _make(opened: _Opened, change: Change) -> None:
    *path, last = steps(change.address) or ("",)
    inside: Any = opened
    for step in path:
        inside = _inside(inside, step, change)
    if isinstance(inside, dict) and last.startswith("["):
        _put(inside, last[1:-1], change)
    elif isinstance(inside, _Opened) and last in inside.fields:
        _set(inside, last, change)
    else:
        raise OperationError(f"rien à l’adresse {change.address} : « {last} » n’existe pas")


def _inside(inside: Any, step: str, change: Change) -> Any:
    if isinstance(inside, _Opened) and step in inside.fields:
        return inside.open(step)
    if isinstance(inside, dict) and step[1:-1] in inside:
        held = inside[step[1:-1]]
        inside[step[1:-1]] = held if isinstance(held, _Opened) else _Opened(held)
        return inside[step[1:-1]]
    raise OperationError(f"rien à l’adresse {change.address} : « {step} » n’existe pas")


def _put(items: dict[str, Any], key: str, change: Change) -> None:
    """A record comes, goes, or is replaced."""
    if _closed(items.get(key)) != change.before:
        raise mismatch(change.address)
    if change.after is None:
        items.pop(key, None)
    elif getattr(change.after, "key", None) == key:
        items[key] = change.after
    else:
        raise OperationError(
            f"une modification met à l’adresse {change.address} un élément qui a une autre clé"
        )


def _set(record: _Opened, name: str, change: Change) -> None:
    """A value is replaced, or a list put in another order."""
    before, after = change.before, change.after
    if name in keyed_fields(type(record.record)) and is_order(before) and is_order(after):
        items = record.open(name)
        if not isinstance(items, dict) or before != tuple(items) or set(items) != set(after):
            raise mismatch(change.address)
        record.fields[name] = {key: items[key] for key in after}
    elif _closed(record.fields[name]) != change.before:
        raise mismatch(change.address)
    else:
        record.fields[name] = change.after


def _closed(held: Any) -> Any:
    """What was opened, as records again; a record that nothing changed is left as it is."""
    if isinstance(held, dict):
        return tuple(map(_closed, held.values()))
    if not isinstance(held, _Opened):
        return held
    fields = {name: _closed(value) for name, value in held.fields.items()}
    if all(value is getattr(held.record, name) for name, value in fields.items()):
        return held.record
    return type(held.record).model_validate(fields)
