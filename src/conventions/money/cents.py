"""Whole cents read from what is exact, a text or a ``Decimal``; nothing is rounded, nothing is guessed."""

from __future__ import annotations

import sys

from conventions.errors import AmountError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal


def cents_of_text(text: str) -> int:
    """The cents of an ASCII text with a dot.

    :raises AmountError: for another text, more than two decimals or 13 digits of euros.

    >>> cents_of_text("-0.5")
    -50
    """
    cents = _canonical(text)
    if cents is None:
        raise AmountError(
            f"« {text[:40]} » n’est pas un montant exact en euros (« 50000.05 ») ;"
            " un texte français (« 50 000 € ») se lit avec conventions.french.parse_amount"
        )
    return cents


def cents_of_decimal(value: object) -> int:
    """The cents of a ``Decimal``, whatever its exponent and the decimal context.

    :raises AmountError: for something else, NaN, infinity, more than two decimals or 120 digits.

    >>> from decimal import Decimal
    >>> cents_of_decimal(Decimal("5E+4"))
    5000000
    """
    decimal = sys.modules.get("decimal")  # loaded where there is a Decimal; the statement costs more
    if decimal is None or not isinstance(value, decimal.Decimal):
        raise AmountError(
            f"un montant se donne en int, en texte ou en Decimal, pas en {type(value).__name__}"
        )
    cents = _canonical(str(value))
    return _cents_of_digits(value) if cents is None else cents


def _cents_of_digits(value: Decimal) -> int:
    """The cents of a ``Decimal`` with an exponent, or zeros beyond the cents."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not -100 < exponent < 14 or len(digits) > 120:
        raise AmountError(f"« {str(value)[:40]} » n’est pas un montant en euros")
    text = "0" * 100 + "".join(map(str, digits)) + "00"
    whole, rest = text[: len(text) + exponent] + "0" * exponent, text[len(text) + exponent :]
    if rest.strip("0"):
        raise AmountError(f"« {str(value)[:40]} » a plus de deux décimales")
    return -int(whole) if sign else int(whole)


def _canonical(text: str) -> int | None:
    whole, dot, decimals = text.removeprefix("-").partition(".")
    digits = whole + decimals
    if (
        digits.isdigit()
        and digits.isascii()
        and (whole == "0" or (whole[:1] > "0" and len(whole) < 14))
        and (not dot or len(decimals) in (1, 2))
    ):
        cents = int(f"{whole}{decimals:0<2}")
        return -cents if text[0] == "-" else cents
    return None
