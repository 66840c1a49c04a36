"""Amounts in digits: « 50 000 € », « 2 400 € HT/an », « 1,5 million d’euros ».

>>> from conventions.money import euros
>>> format_amount(euros(50000)) == "50\u202f000\u00a0€"
True
"""

from __future__ import annotations

from conventions.errors import AmountError
from conventions.french.numbers import cents_of
from conventions.french.symbols import DECIMAL, NBSP, NNBSP
from conventions.money import Amount, Price

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

_TAXES = {"HT": "HT", "TTC": "TTC", "NET": "net de taxe"}
# One thousand has no compact noun in French: « 15 mille euros » is not written.
_SCALES = ((10**9, "milliard", "Md€"), (10**6, "million", "M€"), (10**3, "", "k€"))


def format_amount(
    value: Amount | Price,
    decimals: Literal["auto", "always"] = "auto",
    tax: Literal["HT", "TTC", "NET"] | None = None,
    per: str | None = None,
    *,
    unit: Literal["€", "euros"] = "€",
) -> str:
    """An amount in euros: U+202F between groups, U+00A0 before €, no « ,00 » unless ``decimals="always"``.

    ``tax`` and ``per`` (« an », « mois »…) follow the sign; a :class:`Price` brings its own. With
    ``unit="euros"`` the words are written, as most laws do: « 50 000 euros HT par an », « 1,50 euro ».

    :raises AmountError: for an unknown ``decimals``, unit, tax basis or period, or one that the price
        contradicts.

    >>> from conventions.money import euros
    >>> format_amount(euros("-1234.50")) == "-1\u202f234,50\u00a0€"
    True
    >>> format_amount(Price(euros(2400), "HT", "an")) == "2\u202f400\u00a0€\u00a0HT/an"
    True
    >>> format_amount(euros(2400), per="an", unit="euros") == "2\u202f400\u00a0euros par an"
    True
    """
    if isinstance(value, Price):
        _refuse_contradiction(value, tax, per)
        price = Price(value.amount, tax or value.tax, per or value.per)
    elif tax is None and per is None and unit == "€":
        return _digits(cents_of(value), decimals) + NBSP + "€"
    else:
        price = Price(value, tax, per)
    basis = NBSP + _TAXES[price.tax] if price.tax else ""
    return _digits(price.amount.cents, decimals) + NBSP + _unit(price, unit, basis)


def _unit(price: Price, unit: str, basis: str) -> str:
    if unit == "€":
        return f"€{basis}{'/' + price.per if price.per else ''}"
    if unit != "euros":
        raise AmountError(f"unit vaut « € » ou « euros », pas {unit!r}")
    return f"{_noun(price.amount.cents)}{basis}{' par ' + price.per if price.per else ''}"


def _noun(cents: int) -> str:
    return "euros" if abs(cents) >= 200 else "euro"


def _refuse_contradiction(price: Price, tax: str | None, per: str | None) -> None:
    for own, asked in ((price.tax, tax), (price.per, per)):
        if own is not None and asked is not None and own != asked:
            raise AmountError(f"le prix est en {own!r} : il ne s’écrit pas en {asked!r}")


def _digits(cents: int, decimals: str) -> str:
    whole, rest = divmod(abs(cents), 100)
    text = f"{'-' if cents < 0 else ''}{whole:,}".replace(",", NNBSP)
    if decimals == "always" or (rest and decimals == "auto"):
        return f"{text}{DECIMAL}{rest:02d}"
    if decimals != "auto":
        raise AmountError(f"decimals vaut « auto » ou « always », pas {decimals!r}")
    return text


def format_compact(amount: Amount, style: Literal["long", "short"] = "long") -> str:
    """An amount with its scale: « 1,5 million d’euros » (long), « 1,5 M€ » (short); never rounded.

    An amount that would need more than three decimals, or is too small for a scale, is written whole.

    :raises AmountError: for an unknown style.

    >>> from conventions.money import euros
    >>> format_compact(euros(1_500_000)) == "1,5\u00a0million d’euros"
    True
    >>> format_compact(euros(50_000), "short") == "50\u00a0k€"
    True
    >>> format_compact(euros(15_000)) == "15\u202f000\u00a0euros"
    True
    """
    if style not in ("long", "short"):
        raise AmountError(f"style vaut « long » ou « short », pas {style!r}")
    cents = cents_of(amount)
    for scale, noun, symbol in _SCALES:
        mantissa = _mantissa(cents, scale * 100)
        if mantissa and (noun or style == "short"):
            plural = "s" if abs(cents) >= 2 * scale * 100 else ""
            return mantissa + NBSP + (symbol if style == "short" else f"{noun}{plural} d’euros")
    if style == "short":
        return format_amount(amount)
    return _digits(cents, "auto") + NBSP + _noun(cents)


def _mantissa(cents: int, scale: int) -> str:
    """The amount counted in ``scale``, exact with three decimals at most, or an empty text."""
    thousandths, rest = divmod(abs(cents) * 1000, scale)
    if rest or thousandths < 1000:
        return ""
    whole, decimals = divmod(thousandths, 1000)
    text = _digits((-whole if cents < 0 else whole) * 100, "auto")
    return text + (f"{DECIMAL}{decimals:03d}".rstrip("0") if decimals else "")
