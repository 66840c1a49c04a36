"""What the official schema itself accepts: its constraints as Validata (frictionless, python-stdnum) applies them.

The schema is wider than what its own descriptions ask for; these are its verdicts, text by text.

>>> from conventions.law.published.tables import fields
>>> accepts = {field.name: acceptance(field) for field in fields("2.1.1")}
>>> accepts["montant"]("1e3"), accepts["montant"]("50 000"), accepts["datesPeriodeVersement"]("2017-99-99")
(True, False, True)
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from conventions.identifiers.luhn import remainder
from conventions.identifiers.shape import is_digits
from conventions.identifiers.siret import has_right_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions.law.published.tables import Field

    Accepts = Callable[[str], bool]

# The directives %Y, %m and %d of strptime, in which a day may have a space before its one digit.
_DAY: Final = re.compile(r"(\d{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\d|0[1-9]|[1-9]| [1-9])")
# What Decimal reads, once the spaces around and every underscore are away.
_NUMERAL: Final = re.compile(
    r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|(?ai:inf(?:inity)?)|(?ai:s?nan)\d*)"
)
_READING: Final = Context(traps=[InvalidOperation])
_DIGITS: Final = "0123456789"
_ZEROS: Final = (0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
_DROPPED: Final = (
    " .\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u00b7\u0387\u06d4\u3002\u0701\u0702\u0830\u0f0b\u0f0c\u16eb\u2022\u2024\u2027\u2e31\u2e33\u30fb\ufe52\uff0e"
    "\uff65\U00010101\U0001091f\U00010a50\u02d9\ufbb2\ufbb3\u2219\u22c5"
)
_CLEANED: Final = {
    **dict.fromkeys(map(ord, _DROPPED)),
    **{zero + value: digit for zero in _ZEROS for value, digit in enumerate(_DIGITS)},
}


def acceptance(field: Field) -> Accepts:
    """Whether the schema accepts a text in a field; the empty one where the field is not required.

    A format that has no schema of its own, that of Etalab, is judged like the version 1.1 with its separator.
    """
    checks = tuple(_checks(field))
    required = field.required

    def accepts(text: str) -> bool:
        return all(check(text) for check in checks) if text else not required

    return accepts


def _checks(field: Field) -> Iterator[Accepts]:
    if field.type == "date":
        yield _is_a_day
    if field.type == "number":
        yield _number(field)
    if field.type == "period":
        yield _matches(rf"{_SHAPE}(?:{re.escape(field.separator or '')}{_SHAPE})?")
    if field.values:
        yield frozenset(field.values).__contains__
    if field.pattern and not field.stricter:
        yield _matches(field.pattern.replace("[0-9]", r"\d"))
    if field.siret:
        yield _has_the_key
    if field.max_length is not None:
        yield _no_longer(field.max_length)


_SHAPE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _is_a_day(text: str) -> bool:
    match = _DAY.fullmatch(text)
    if match is None:
        return False
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True


def _number(field: Field) -> Accepts:
    low, high = field.minimum, field.maximum

    def accepts(text: str) -> bool:
        number = text.strip().replace("_", "")
        if _NUMERAL.fullmatch(number) is None:
            return False
        try:
            value = Decimal(number, _READING)
        except InvalidOperation:
            return False
        return _is_within(value, low, high)

    return accepts


def _is_within(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """What is no number is in no bounds."""
    if low is None or high is None:
        return True
    return value.is_finite() and low <= value <= high


def _matches(pattern: str) -> Accepts:
    match = re.compile(f"(?:{pattern})$").match
    return lambda text: match(text) is not None


def _has_the_key(text: str) -> bool:
    """The rule of python-stdnum, which forgives spaces, points and digits of other shapes."""
    number = text if is_digits(text, 14) else text.translate(_CLEANED).strip()
    if not is_digits(number, 14):
        return False
    return has_right_key(number) and not remainder(number[:9])


def _no_longer(most: int) -> Accepts:
    return lambda text: len(text) <= most
