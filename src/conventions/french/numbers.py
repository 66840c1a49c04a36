"""Numbers in digits: grouped whole numbers and decimals, percents, ranks, Roman numerals, plurals.

>>> format_number(50000) == "50\u202f000"
True
"""

from __future__ import annotations

from conventions.errors import AmountError
from conventions.french.symbols import DECIMAL, NBSP, NNBSP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Literal

    Gender = Literal["m", "f"]

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LONGEST = 30


def format_number(n: int | Decimal) -> str:
    """A number with U+202F between groups of three digits and a decimal comma; never rounded.

    Zeros at the end of a decimal are dropped.

    :raises AmountError: a float, a bool, NaN, infinity, or more than 30 digits on one side of the comma.

    >>> format_number(-1234567) == "-1\u202f234\u202f567"
    True
    >>> from decimal import Decimal
    >>> format_number(Decimal("1.50"))
    '1,5'
    """
    if type(n) is int:
        if abs(n) >= 10**_LONGEST:
            raise AmountError(f"un nombre de plus de {_LONGEST} chiffres ne s’écrit pas")
        return f"{n:,}".replace(",", NNBSP)
    return _format_decimal(n)


def _format_decimal(n: object) -> str:
    from decimal import Decimal

    if not isinstance(n, Decimal):
        raise AmountError(f"un nombre est un int ou un Decimal, pas {n!r}")
    sign, digits, exponent = n.as_tuple()
    if not isinstance(exponent, int) or not -_LONGEST <= exponent <= _LONGEST or len(digits) > 2 * _LONGEST:
        raise AmountError(f"un nombre fini, de {_LONGEST} chiffres au plus, est attendu, pas {str(n)[:40]}")
    text = "".join(map(str, digits)) + "0" * exponent
    whole, decimals = (text[:exponent], text[exponent:].rjust(-exponent, "0")) if exponent < 0 else (text, "")
    decimals = decimals.rstrip("0")
    minus = "-" if sign and (int(whole or "0") or decimals) else ""
    return minus + format_number(int(whole or "0")) + (DECIMAL + decimals if decimals else "")


def format_percent(points: Decimal | int) -> str:
    """A percent from percentage points (5.5 is 5,5 %); never rounded.

    :raises AmountError: as :func:`format_number`.

    >>> from decimal import Decimal
    >>> format_percent(Decimal("0.125")) == "0,125\u00a0%"
    True
    """
    return f"{format_number(points)}{NBSP}%"


def plural(n: int | Decimal, singular: str, several: str) -> str:
    """The form of a noun counted by ``n``: singular below 2, whatever the sign (source: CLDR, fr, cardinal).

    :raises AmountError: for NaN.
    :raises TypeError: when ``n`` is not a number.

    >>> plural(0, "euro", "euros"), plural(2, "euro", "euros")
    ('euro', 'euros')
    """
    if n != n:  # noqa: PLR0124  # NaN alone is not itself
        raise AmountError(f"un nombre est attendu, pas {n}")
    return singular if -2 < n < 2 else several


def cents_of(amount: object) -> int:
    """The cents of an amount.

    :raises AmountError: for what is no amount; None is an unknown one, which is said, not written.

    >>> from conventions.money import euros
    >>> cents_of(euros(5))
    500
    """
    cents = getattr(amount, "cents", None)
    if type(cents) is not int:
        unknown = " : un montant inconnu se dit avec des mots" if amount is None else ""
        raise AmountError(f"un montant (Amount) est attendu, pas {amount!r}{unknown}")
    return cents


def ordinal(n: int, gender: Gender = "m") -> str:
    """A rank in digits: « 1er », « 1re », « 2e » (source: CLDR, fr, digits-ordinal).

    :raises AmountError: for a rank below 1, or an unknown gender.

    >>> ordinal(1), ordinal(1, "f"), ordinal(21)
    ('1er', '1re', '21e')
    """
    if gender not in ("m", "f"):
        raise AmountError(f"le genre est « m » ou « f », pas {gender!r}")
    if _positive(n) == 1:
        return "1er" if gender == "m" else "1re"
    return f"{format_number(n)}e"


def format_numero(n: int) -> str:
    """« n° », a no-break space and the number, which is not grouped.

    :raises AmountError: for a number below 1, or of more than nine digits, which no act has.

    >>> format_numero(1) == "n°\u00a01"
    True
    """
    if _positive(n) >= 10**9:
        raise AmountError(f"un numéro a neuf chiffres au plus, pas {n}")
    return f"n°{NBSP}{n}"


def format_roman(n: int) -> str:
    """A number from 1 to 3 999 in Roman numerals, four never written IIII.

    :raises AmountError: out of these bounds.

    >>> format_roman(2018)
    'MMXVIII'
    """
    if _positive(n) > 3999:
        raise AmountError(f"un nombre s’écrit en chiffres romains jusqu’à 3 999, pas {n}")
    numeral = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        numeral += letters * count
    return numeral


def _positive(n: int) -> int:
    if type(n) is not int or n < 1:
        raise AmountError(f"un nombre entier à partir de 1 est attendu, pas {n!r}")
    return n
