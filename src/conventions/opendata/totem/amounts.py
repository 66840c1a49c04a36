"""Amounts as TotEM writes them: ``3300.00``, ``787830.0``, ``1500``, ``-1595.00``, ``1.214099781E7``.

The last is how Java writes a number of ten million or more: it is exact all the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from conventions.errors import ConventionsError
from conventions.french import parse_amount
from conventions.money import Amount, euros

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{0,30})?([Ee][+-]?[0-9]{1,2})?")
_LONGEST: Final = 60
_NOISE: Final = Fraction(1, 10_000)
"""Of a cent: what binary numbers leave behind the cents, and no person writes."""


class ReadAmount(NamedTuple):
    """What an amount says: None where it cannot be read; the remark of how it was written, if it matters."""

    amount: Amount | None
    remark: str | None = None


def read_amount(text: str) -> ReadAmount:
    """The amount of a text, to the cent, without rounding anything that could be meant.

    >>> read_amount("787830.0").amount, read_amount("1.214099781E7").amount
    (Amount(cents=78783000), Amount(cents=1214099781))
    >>> read_amount("12.345")
    ReadAmount(amount=None, remark='plus de deux décimales')
    """
    if not _NUMBER.fullmatch(text[:_LONGEST]) or len(text) > _LONGEST:
        return _in_french(text)
    try:
        return ReadAmount(euros(Decimal(text)))
    except ConventionsError:
        return _without_noise(Fraction(text) * 100)


def _without_noise(cents: Fraction) -> ReadAmount:
    """« 1218712.2100000002 », which a binary number was written as, is 1 218 712,21."""
    whole = round(cents)
    if abs(cents - whole) >= _NOISE:
        return ReadAmount(None, "plus de deux décimales")
    try:
        amount = Amount(cents=whole)
    except ConventionsError:
        return ReadAmount(None, "montant hors de toute mesure")
    return ReadAmount(amount, "nombre binaire, lu au centime")


def _in_french(text: str) -> ReadAmount:
    try:
        price = parse_amount(text, "lenient") if len(text) <= _LONGEST else None
    except ConventionsError:
        price = None
    if price is None or price.tax or price.per:
        return ReadAmount(None, "ce n’est pas un montant")
    return ReadAmount(price.amount, "écrit à la française")
