"""The keys of a whole column of SIRET at once: sums that run side by side in the bytes of one great number.

>>> wrong_keys(("73282932000074", "73282932000075", ""))
[1, 2]
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, Final

from conventions.identifiers.siret import LA_POSTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDED: Final = "00000"
"""How a number ends that a spreadsheet rounded."""

LENGTH: Final = 14
_SIREN: Final = 9
_ORDER: Final = "little"
_PLACEHOLDER: Final = "73282932000074"
_VALUES: Final = bytes.maketrans(b"0123456789", bytes(range(10)))
_DOUBLED: Final = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
# One where the sum is no multiple of ten: the sums of fourteen digits stay under 256.
_REMAINS: Final = bytes(1 if total % 10 else 0 for total in range(256))
_IS_ZERO: Final = bytes((1, *bytes(255)))


def wrong_keys(column: Sequence[str]) -> list[int]:
    """The rows whose text is not fourteen digits with the keys of Luhn, and those whose key has another rule.

    A number that a spreadsheet rounded is one of them, whatever its key. The last answer is kept: the schema and
    the comparison of rows ask for the same.
    """
    return list(_wrong_keys(tuple(column)))


@lru_cache(1)
def _wrong_keys(column: tuple[str, ...]) -> tuple[int, ...]:
    kept: Sequence[str] = column
    odd: list[int] = []
    if set(map(len, column)) != {LENGTH}:
        odd = list(compress(count(), map(LENGTH.__ne__, map(len, column))))
        kept = _without(odd, kept)
    if not _is_plain("".join(kept)):
        strange = [row for row, text in enumerate(kept) if not _is_plain(text)]
        odd, kept = odd + strange, _without(strange, kept)
    return tuple(sorted({*odd, *_suspects("".join(kept), len(kept))}))


def _without(odd: Sequence[int], column: Sequence[str]) -> Sequence[str]:
    kept = list(column)
    for row in odd:
        kept[row] = _PLACEHOLDER
    return kept


def _is_plain(text: str) -> bool:
    return text.isascii() and text.encode().isdigit()


def _suspects(joined: str, rows: int) -> Iterator[int]:
    yield from _of_la_poste(joined)
    marks = _marks(joined.encode(), rows).to_bytes(rows, _ORDER)
    row = marks.find(1)
    while row >= 0:
        yield row
        row = marks.find(1, row + 1)


def _of_la_poste(joined: str) -> Iterator[int]:
    place = joined.find(LA_POSTE)
    while place >= 0:
        if place % LENGTH == 0:
            yield place // LENGTH
        place = joined.find(LA_POSTE, place + 1)


def _marks(digits: bytes, rows: int) -> int:
    """A byte for each row, the first one the lowest: zero for a number that is right."""
    values, doubled = _lanes(digits.translate(_VALUES)), _lanes(digits.translate(_DOUBLED))
    whole = [(doubled, values)[place % 2][place] for place in range(LENGTH)]
    siren = [(values, doubled)[place % 2][place] for place in range(_SIREN)]
    sums = ((whole, _REMAINS), (siren, _REMAINS), (values[:_SIREN], _IS_ZERO), (values[_SIREN:], _IS_ZERO))
    found = 0
    for lanes, told in sums:
        found |= int.from_bytes(sum(lanes).to_bytes(rows, _ORDER).translate(told), _ORDER)
    return found


def _lanes(digits: bytes) -> list[int]:
    """The first digits of all the rows as one number, a byte each, then the second ones."""
    return [int.from_bytes(digits[place::LENGTH], _ORDER) for place in range(LENGTH)]
