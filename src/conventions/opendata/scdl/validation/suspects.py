r"""Which cells of a column deserve a look: whole columns are cleared at once, by operations that run in C.

A filter may suspect a good text, never clear a bad one, and never tells a row twice: each suspect is then judged.

>>> from conventions.law.published import fields
>>> montant = next(field for field in fields("2.1.1") if field.name == "montant")
>>> list(filter_of(montant, lambda text: None)(("12.50", "NC", "13")))
[1]
"""

from __future__ import annotations

import re
from itertools import chain, compress, count
from operator import not_
from typing import TYPE_CHECKING, Final

from conventions.opendata.scdl.columns import odd_ones
from conventions.opendata.scdl.keys import wrong_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from conventions.law.published import Field

    Suspects = Callable[[Sequence[str]], Iterable[int]]

_KNOWN_AT_MOST: Final = 8192
_NEW_AT_MOST: Final = 64
_NUMBER: Final = r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?"
# The 29th of February is left to the judge.
_DAY: Final = (
    r"(?!0000)[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)


def filter_of(field: Field, is_wrong: Callable[[str], object]) -> Suspects:
    """The filter of a field; ``is_wrong`` judges one text."""
    if field.type == "period":
        return _periods(odd_ones(f"{_DAY}(?:{re.escape(field.separator or '')}{_DAY})?"))
    if field.type == "number" and field.minimum is None:
        return odd_ones(_NUMBER)
    if field.type == "string" and not field.siret:
        return _of_string(field, is_wrong)
    return _known_first(is_wrong, wrong_keys if field.siret else None)


def _of_string(field: Field, is_wrong: Callable[[str], object]) -> Suspects:
    if field.pattern and field.required:
        # A number that a spreadsheet rounded ends so.
        return _known_first(is_wrong, odd_ones(f"(?!.*00000\n){field.pattern}"))
    if field.pattern:
        return _when_any(odd_ones(f"(?:{field.pattern})?"))
    return _filled(field.max_length) if field.required else _no_longer(field.max_length)


def _known_first(is_wrong: Callable[[str], object], otherwise: Suspects | None) -> Suspects:
    """For a column that repeats its texts: the good ones are remembered, within bounds.

    Where many are new, ``otherwise`` looks at the column instead.
    """
    known: set[str] = set()

    def suspects(column: Sequence[str]) -> Iterable[int]:
        new = set(column) - known
        if otherwise is not None and len(new) > _NEW_AT_MOST:
            return otherwise(column)
        wrong = set(filter(is_wrong, new))
        if len(known) > _KNOWN_AT_MOST:
            known.clear()
        known.update(new - wrong)
        return _those_in(wrong, column) if wrong else ()

    return suspects


def _those_in(texts: set[str], column: Sequence[str]) -> Iterable[int]:
    return compress(count(), map(texts.__contains__, column))


def _periods(scan: Suspects) -> Suspects:
    """Those of the right form, with an end that precedes no start."""

    def suspects(column: Sequence[str]) -> Iterable[int]:
        found = list(scan(column))
        found += [row for row, text in enumerate(column) if text[11:] and text[:10] > text[11:]]
        return sorted(set(found))

    return suspects


def _when_any(scan: Suspects) -> Suspects:
    return lambda column: scan(column) if any(column) else ()


def _no_longer(most: int | None) -> Suspects:
    if most is None:
        return lambda column: ()

    def suspects(column: Sequence[str]) -> Iterable[int]:
        if max(map(len, column)) <= most:
            return ()
        return compress(count(), map(most.__lt__, map(len, column)))

    return suspects


def _filled(most: int | None) -> Suspects:
    too_long = _no_longer(most)

    def suspects(column: Sequence[str]) -> Iterable[int]:
        if all(column) and not any(map(str.isspace, column)):
            return too_long(column)
        return chain(too_long(column), compress(count(), map(not_, map(str.strip, column))))

    return suspects
