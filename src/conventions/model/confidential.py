"""Confidential data stays in: a convention without any bank details nor data of a natural person.

Only texts change, never an amount, a date, a number nor a word of a closed list; keys change together with
all that refers to them, so that the masked convention is consolidated exactly as the real one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple, Self, TypeVar, get_args, get_origin

from conventions.base import Key, Record
from conventions.errors import OperationError
from conventions.french import Name
from conventions.model.addresses import children, steps
from conventions.model.homes import inside, keys_in
from conventions.model.ledger import Payment
from conventions.model.party import Party
from conventions.model.secret_texts import NAME, NOTE, NUMBER, hide, secrets, secrets_among
from conventions.model.shapes import shape_of
from conventions.model.stand_ins import Keys, stand_ins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Mask", "hide", "masked", "secrets"]

R = TypeVar("R", bound=Record)

_LONGEST = 20_000
_LABEL = re.compile(r"\[([^\[\]]+)\]")


def masked(convention: R) -> R:
    """The same convention, or terms, without any bank details nor data of a natural person; itself when it has none.

    >>> from conventions.samples import cci_2017_2019
    >>> masked(cci_2017_2019()) == cci_2017_2019()
    True
    """
    return Mask.of(convention).record(convention)


class _Classes:
    """The class of what stands at the addresses of a record that somebody asks for."""

    def __init__(self, whole: Record) -> None:
        self._whole = whole
        self._held: dict[tuple[str, ...], Mapping[str, list[object]]] = {}

    def at(self, address: str) -> str | None:
        """Its name, None where nothing stands; where an address names two things, the first."""
        try:
            found = self._all(steps(address))
        except OperationError:
            return None
        return type(found[0]).__name__ if found else None

    def _all(self, path: tuple[str, ...]) -> Sequence[object]:
        return self._under(path[:-1]).get(path[-1], ()) if path else (self._whole,)

    def _under(self, path: tuple[str, ...]) -> Mapping[str, list[object]]:
        """What stands under an address, by the step that leads there: gone through once."""
        if path not in self._held:
            held: defaultdict[str, list[object]] = defaultdict(list)
            for each in self._all(path):
                for step, inner in children(each):
                    held[step].append(inner)
            self._held[path] = held
        return self._held[path]


class Mask(NamedTuple):
    """What to hide of a convention, and how: in its records, in its addresses, in any text about it."""

    classes: _Classes
    secrets: tuple[str, ...]
    keys: Keys

    @classmethod
    def of(cls, whole: Record, *others: Record, known: Iterable[str] = ()) -> Self:
        """The mask of a convention, or of terms; what is confidential in the others is hidden in texts too.

        ``known`` are the secrets of others that somebody looked for already.
        """
        records = inside(whole)
        texts = {*secrets_among(records), *known, *(text for each in others for text in secrets(each))}
        ordered = tuple(sorted(texts, key=lambda text: (-len(text), text)))
        return cls(
            _Classes(whole), ordered, {} if _are_plain(records, ordered) else stand_ins(whole, ordered)
        )

    def text(self, text: str) -> str:
        """A text without the secrets, never longer than a text may be."""
        hidden = hide(text, self.secrets)
        if len(hidden) <= _LONGEST:
            return hidden
        return hidden[:_LONGEST].rpartition(" ")[0].strip() or NOTE  # a word is dropped whole, not cut

    def key(self, kind: str, key: str) -> str:
        """The key of a record of a class, or the one that stands in for it."""
        return self.keys.get((kind, key), key)

    def address(self, address: str) -> str:
        """An address in the real convention, as one in the masked convention."""
        if not self.keys and not self.secrets:
            return hide(address, ())
        parts, end = [], 0
        for found in _LABEL.finditer(address):
            kind = self.classes.at(address[: found.end()])
            if kind is None:
                return self.text(address)
            parts += [address[end : found.start(1)], self.key(kind, found[1])]
            end = found.end(1)
        return "".join((*parts, address[end:]))

    def record(self, record: R) -> R:
        """A record of the convention, its texts without the secrets; itself when nothing changes."""
        old = {name: getattr(record, name) for name in type(record).model_fields}
        new = {name: self._field(type(record), name, held) for name, held in old.items()}
        if isinstance(record, Party):
            new |= _personal(new) if record.is_person else _bank_details(new)
        if isinstance(record, Payment):
            new |= _bank_details(new)
        changes = {name for name, held in new.items() if held is not old[name] and held != old[name]}
        return type(record).model_validate(new) if changes else record

    def _field(self, kind: type[Record], name: str, held: object) -> object:
        role = _roles(kind).get(name)
        if role is None:
            return self._value(held)
        if isinstance(held, tuple):
            return tuple(self.key(role, key) for key in held)
        if not isinstance(held, str) or role == _FIXED:
            return held
        return self.address(held) if role == _ADDRESS else self.key(role, held)

    def _value(self, held: object) -> object:
        if type(held) is str:
            return self.text(held)
        if isinstance(held, Record):
            return self.record(held)
        if isinstance(held, Name):
            text = self.text(held.text)
            return held if text == held.text else Name(text, *held._parts()[1:])  # type: ignore[arg-type]  # noqa: SLF001
        if isinstance(held, tuple):
            new = tuple(map(self._value, held))
            return held if all(one is other for one, other in zip(new, held, strict=True)) else new
        return held


def _are_plain(records: Iterable[Record], secrets: tuple[str, ...]) -> bool:
    """Whether no key, of records or in their references, is confidential: the usual case."""
    keys: dict[str, None] = {}
    for record in records:
        if isinstance(record, Party) and record.is_person:
            return False
        held = (getattr(record, name) for name, _ in shape_of(type(record)).references)
        keys |= dict.fromkeys(
            (*keys_in(getattr(record, "key", None)), *chain.from_iterable(map(keys_in, held)))
        )
    together = "\n".join(keys)
    return hide(together, secrets) == together


def _bank_details(fields: dict[str, object]) -> dict[str, object]:
    return {"iban": NUMBER} if fields["iban"] else {}


def _personal(party: dict[str, object]) -> dict[str, object]:
    """The fields that a natural person's data is in: the words are replaced, their number stays."""
    short, others, identifiers = party["short_name"], party["other_names"], party["identifiers"]
    texts = {"tiers_number": NUMBER, "note": NOTE}
    return {
        "name": Name(NAME, article="la", gender="f"),
        "short_name": Name(str(party["key"])) if short else None,
        "other_names": (NAME,) * len(others),  # type: ignore[arg-type]  # a tuple, as the record has it
        "identifiers": tuple(item.replace(key=item.key, value=NUMBER) for item in identifiers),  # type: ignore[attr-defined]  # the same
        **{name: text for name, text in texts.items() if party[name]},
        **_bank_details(party),
    }


_FIXED, _ADDRESS = "(mot fixe)", "(adresse)"


@cache
def _roles(kind: type[Record]) -> dict[str, str]:
    """The fields that are no free text: the class of record that a key names, a fixed word, an address."""
    keys = {name: kind.__name__ for name, field in kind.model_fields.items() if _KEY in field.metadata}
    fixed = {
        name: _FIXED for name, field in kind.model_fields.items() if get_origin(field.annotation) is Literal
    }
    address = {"address": _ADDRESS} if kind.__name__ == "Waiver" else {}
    return {**keys, **dict(shape_of(kind).references), **fixed, **address}


_KEY = get_args(Key)[1]
