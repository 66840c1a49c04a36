"""Addresses: the stable name of any value of a record.

``initial.actions[A1].targets[A1-T1].value``: a field, then the key of an item in brackets. Items that have
no key (measures, the operations of an avenant) are named by their rank, from 1.
"""

import re
from collections.abc import Iterator

from conventions.base import Record
from conventions.errors import OperationError
from conventions.model.imputation import LinePart

_STEP = re.compile(r"^[A-Za-z_]+|(?<=[\s\S])\.[A-Za-z_]+|\[[^\[\]]+\]")


def label(item: object, rank: int) -> str:
    """What names an item among its siblings: its key, or its rank from 1.

    The ``key`` of a part of an imputation is the word before its code: it names nothing.
    """
    key = getattr(item, "key", None) if isinstance(item, Record) else None
    return key if isinstance(key, str) and not isinstance(item, LinePart) else str(rank)


def walk(value: object, address: str = "") -> Iterator[tuple[str, object]]:
    """Every value inside a record, with its address, in the order of the fields.

    >>> from conventions.model import Signatory
    >>> list(walk(Signatory(capacity="Le Président")))[1:]
    [('name', None), ('capacity', 'Le Président')]
    """
    yield address, value
    for step, inner in children(value):
        yield from walk(inner, f"{address}{step}" if step[0] == "[" or not address else f"{address}.{step}")


def children(value: object) -> Iterator[tuple[str, object]]:
    """What a record or a tuple holds, each with its step of an address: a field, a key in brackets.

    >>> list(children(("a", "b")))
    [('[1]', 'a'), ('[2]', 'b')]
    """
    if isinstance(value, Record):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, tuple):
        yield from ((f"[{label(item, rank)}]", item) for rank, item in enumerate(value, start=1))


def at(record: object, address: str) -> object:
    """The value at an address.

    :raises OperationError: when nothing is there (names the first step that is missing), or it is no address.

    >>> from conventions.samples import cci_2017_2019
    >>> at(cci_2017_2019(), "initial.actions[A1].targets[A1-T1].value")
    Decimal('30')
    """
    value = record
    for step in steps(address):
        value = _step(value, step, address)
    return value


def steps(address: str) -> tuple[str, ...]:
    """The steps of an address: names of fields, and keys in their brackets.

    :raises OperationError: when it is no address.

    >>> steps("grants[2018.1].lines[1]")
    ('grants', '[2018.1]', 'lines', '[1]')
    """
    found, position = [], 0
    while position < len(address):
        match = _STEP.match(address, position)
        if match is None:
            raise OperationError(f"adresse mal écrite : {address}")
        found.append(match[0].removeprefix("."))
        position = match.end()
    return tuple(found)


def _step(value: object, step: str, address: str) -> object:
    for name, inner in children(value):
        if name == step:
            return inner
    raise OperationError(f"rien à l’adresse {address} : « {step} » n’existe pas")
