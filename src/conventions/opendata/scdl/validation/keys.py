"""The keys of a whole column of SIRET at once: sums that run side by side in the bytes of one great number.

>>> wrong_keys(("73282932000074", "73282932000075", ""))
[1, 2]
"""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING, Final

from conventions.identifiers.siren import NOBODY
from conventions.identifiers.siret import LA_POSTE
from conventions.opendata.scdl.validation.spreadsheets import ROUNDED

if TYPE_CHECKING:
    from collections.abc import Sequence

LENGTH: Final = 14
_SIREN: Final = 9
_PLACEHOLDER: Final = "73282932000074"
_VALUES: Final = bytes.maketrans(b"0123456789", bytes(range(10)))
_DOUBLED: Final = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
# One where the sum is no multiple of ten: the sums of fourteen digits stay under 256.
_REMAINS: Final = bytes(1 if total % 10 else 0 for total in range(256))


def wrong_keys(column: Sequence[str]) -> list[int]:
    """The rows whose text is not fourteen digits with the keys of Luhn, and those whose key has another rule."""
    odd = list(compress(count(), map(LENGTH.__ne__, map(len, column))))
    kept = _without(odd, column)
    if not _is_plain("".join(kept)):
        odd += (row for row, text in enumerate(kept) if not _is_plain(text))
        kept = _without(odd, kept)
    return _suspects(kept, odd)


def _without(odd: Sequence[int], column: Sequence[str]) -> Sequence[str]:
    if not odd:
        return column
    kept = list(column)
    for row in odd:
        kept[row] = _PLACEHOLDER
    return kept


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _suspects(column: Sequence[str], odd: Sequence[int]) -> list[int]:
    joined = "".join(column)
    found = {*odd, *compress(count(), _remains(joined.encode(), len(column)))}
    for prefix in (LA_POSTE, NOBODY):
        if prefix in joined:
            found.update(row for row, text in enumerate(column) if text.startswith(prefix))
    if ROUNDED in joined:
        found.update(row for row, text in enumerate(column) if text.endswith(ROUNDED))
    return sorted(found)


def _remains(digits: bytes, rows: int) -> bytes:
    values, doubled = digits.translate(_VALUES), digits.translate(_DOUBLED)
    whole = [(doubled, values)[place % 2][place::LENGTH] for place in range(LENGTH)]
    siren = [(values, doubled)[place % 2][place::LENGTH] for place in range(_SIREN)]
    return bytes(map(int.__or__, *(_sums(lanes, rows).translate(_REMAINS) for lanes in (whole, siren))))


def _sums(lanes: Sequence[bytes], rows: int) -> bytes:
    return sum(int.from_bytes(lane, "little") for lane in lanes).to_bytes(rows, "little")
