"""Exact amounts of euros: whole cents in an ``int``, no float, no ambient decimal context.

>>> euros("50000") + euros("0.05")
Amount(cents=5000005)
>>> euros("100").split(3)
(Amount(cents=3334), Amount(cents=3333), Amount(cents=3333))
"""

from __future__ import annotations

import math
import re

from conventions.errors import AmountError
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction
    from typing import Literal, Self

    Rounding = Literal["half_up", "floor", "ceil"]

_CANONICAL = re.compile(r"(-?)(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,2}))?")
_PRICE = re.compile(r"([-.0-9]+)(?:\|(HT|TTC|NET))?(?:\|(an|mois|trimestre|semestre|jour|heure))?")

LIMIT = 10**15
"""No amount reaches this many cents (ten thousand billion euros), whatever its sign."""


class Amount(Value):
    """An amount in euros, held as whole cents; write it with :func:`euros`.

    Amounts add, subtract, compare, and multiply by an ``int``. They never mix with plain numbers:
    ``Amount + 0`` is a ``TypeError`` (sum with ``start=ZERO``).

    :raises AmountError: when ``cents`` is not an ``int``, or has more than 13 digits of euros.

    >>> Amount(cents=5_000_000) == euros(50000)
    True
    >>> str(-euros("0.05")), bool(ZERO)
    ('-0.05', False)
    >>> sum([euros(1), euros(2)], start=ZERO) * 2
    Amount(cents=600)
    """

    __slots__ = ("cents",)
    cents: int
    in_french = "un montant"
    example = "50 000 €"

    def __init__(self, *, cents: int) -> None:
        if type(cents) is not int:
            raise AmountError(f"cents must be an int, not {cents!r}")
        if not -LIMIT < cents < LIMIT:
            raise AmountError(f"amount out of bounds: {cents} cents (13 digits of euros at most)")
        _set_cents(self, cents)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"50000.00"``, the text that ``str`` writes; French texts are for ``french``."""
        digits = text[:-3] + text[-2:]
        if (
            text[-3:-2] == "."
            and digits.isdigit()
            and digits.isascii()
            and 2 < len(digits) < 16
            and (digits[0] != "0" or len(digits) == 3)
        ):
            return cls._of(int(digits))  # what ``str`` writes, without a sign: the usual case
        return cls(cents=_cents_of_text(text))

    @classmethod
    def _of(cls, cents: int) -> Self:
        """An amount known to be in bounds."""
        amount = object.__new__(cls)
        _set_cents(amount, cents)
        return amount

    @property
    def euros(self) -> Decimal:
        """The exact value in euros, with two decimals.

        >>> euros("50000.05").euros
        Decimal('50000.05')
        """
        from decimal import Decimal

        return Decimal(str(self))

    def __str__(self) -> str:
        whole, cents = divmod(abs(self.cents), 100)
        return f"{'-' if self.cents < 0 else ''}{whole}.{cents:02d}"

    def __eq__(self, other: object) -> bool:
        return self.cents == other.cents if isinstance(other, Amount) else NotImplemented

    def __hash__(self) -> int:
        return hash(("Amount", self.cents))

    def __lt__(self, other: Amount) -> bool:
        return self.cents < other.cents if type(other) is Amount else NotImplemented

    def __le__(self, other: Amount) -> bool:
        return self.cents <= other.cents if type(other) is Amount else NotImplemented

    def __gt__(self, other: Amount) -> bool:
        return self.cents > other.cents if type(other) is Amount else NotImplemented

    def __ge__(self, other: Amount) -> bool:
        return self.cents >= other.cents if type(other) is Amount else NotImplemented

    def __add__(self, other: Amount) -> Amount:
        return Amount(cents=self.cents + other.cents) if type(other) is Amount else NotImplemented

    def __sub__(self, other: Amount) -> Amount:
        return Amount(cents=self.cents - other.cents) if type(other) is Amount else NotImplemented

    def __mul__(self, times: int) -> Amount:
        return Amount(cents=self.cents * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> Amount:
        return Amount(cents=-self.cents)

    def __pos__(self) -> Amount:
        return self

    def __abs__(self) -> Amount:
        return Amount(cents=abs(self.cents))

    def __bool__(self) -> bool:
        return self.cents != 0

    def ratio(self, other: Amount) -> Fraction:
        """How many times ``other`` goes into this amount, exactly.

        :raises ZeroDivisionError: when ``other`` is zero.
        :raises AmountError: when ``other`` is not an amount.

        >>> euros(25).ratio(euros(100))
        Fraction(1, 4)
        """
        from fractions import Fraction

        return Fraction(self.cents, _amount(other).cents)

    def share(self, ratio: Fraction, *, rounding: Rounding, unit: Amount | None = None) -> Amount:
        """This amount times ``ratio``, rounded once to a multiple of ``unit`` (the cent by default).

        ``half_up`` sends a half away from zero (an entitlement), ``floor`` goes down (a ceiling),
        ``ceil`` goes up; there is no default. ``ratio`` is a ``Fraction``: 30 % is ``Fraction(30, 100)``.

        :raises AmountError: for an unknown rounding, a unit that is not positive, a ratio that is not exact.

        >>> from fractions import Fraction
        >>> euros("0.05").share(Fraction(1, 2), rounding="half_up")
        Amount(cents=3)
        >>> euros("1234.56").share(Fraction(1, 2), rounding="floor", unit=euros(1))
        Amount(cents=61700)
        """
        step = 1 if unit is None else _amount(unit).cents
        if step <= 0:
            raise AmountError(f"unit must be positive, not {unit}")
        numerator, denominator = _exact_ratio(ratio)
        return Amount(cents=_divide(self.cents * numerator, denominator * step, rounding) * step)

    def split(self, n: int) -> tuple[Amount, ...]:
        """``n`` parts that add up to the amount and differ by one cent at most, larger ones first.

        :raises AmountError: when ``n`` is not a positive ``int``.

        >>> [str(part) for part in euros("-0.05").split(2)]
        ['-0.03', '-0.02']
        """
        if type(n) is not int or n < 1:
            raise AmountError(f"n must be a positive int, not {n!r}")
        base, extra = divmod(abs(self.cents), n)
        sign = -1 if self.cents < 0 else 1
        return tuple(Amount(cents=sign * (base + (rank < extra))) for rank in range(n))

    def allocate(self, weights: Sequence[int | Fraction | Amount]) -> tuple[Amount, ...]:
        """Parts in proportion to ``weights``, by largest remainder: they add up, to the cent.

        Ties go to the earlier part, so the result is deterministic; it is sign-symmetric, and only the
        proportions of the weights count. Weights are whole numbers, fractions or amounts, not negative.

        :raises AmountError: for no weight, a negative one, weights that are all zero, amounts among numbers.

        >>> [str(part) for part in euros("281220.22").allocate([40, 40, 20])]
        ['112488.09', '112488.09', '56244.04']
        """
        shares = _whole_weights(weights if isinstance(weights, list | tuple) else tuple(weights))
        total, size = sum(shares), abs(self.cents)
        products = [size * weight for weight in shares]
        parts = [product // total for product in products]
        left = size - sum(parts)
        if left:
            remainders = [product - part * total for product, part in zip(products, parts, strict=True)]
            for i in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:left]:
                parts[i] += 1
        return tuple(map(Amount._of, parts if self.cents >= 0 else [-part for part in parts]))


_set_cents = Amount.__dict__["cents"].__set__


ZERO = Amount(cents=0)
"""No euro at all; the ``start`` of every sum."""

CENT = Amount(cents=1)
"""One cent, the default unit of a rounding."""


class Price(Value):
    """An amount with its tax basis and its period, as written: « 2 400 € HT/an ».

    ``tax`` is ``"HT"``, ``"TTC"``, ``"NET"`` or None when the text is silent; ``per`` is a French word for a
    period (``"an"``, ``"mois"``, ``"trimestre"``, ``"jour"``, ``"heure"``) or None.

    :raises AmountError: for something else than an amount, another tax basis or another period.

    >>> price = Price(euros(2400), "HT", "an")
    >>> str(price), Price.parse("2400.00|HT|an") == price
    ('2400.00|HT|an', True)
    """

    __slots__ = ("amount", "per", "tax")
    amount: Amount
    tax: str | None
    per: str | None
    in_french = "un prix"
    example = "2 400 € HT/an"

    TAXES = ("HT", "TTC", "NET")
    PERIODS = ("an", "mois", "trimestre", "semestre", "jour", "heure")

    def __init__(self, amount: Amount, tax: str | None = None, per: str | None = None) -> None:
        _amount(amount)
        if tax is not None and tax not in self.TAXES:
            raise AmountError(f"tax must be one of {', '.join(self.TAXES)}, not {tax!r}")
        if per is not None and per not in self.PERIODS:
            raise AmountError(f"per must be one of {', '.join(self.PERIODS)}, not {per!r}")
        _set_amount(self, amount)
        _set_tax(self, tax)
        _set_per(self, per)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text that ``str`` writes: amount, tax basis, period, between ``|``."""
        match = _PRICE.fullmatch(text)
        if match is None:
            raise AmountError(f"not a price: {text[:40]!r} (expected like '2400.00|HT|an')")
        amount, tax, per = match.groups()
        return cls(Amount.parse(amount), tax, per)

    def __str__(self) -> str:
        return "|".join(filter(None, (str(self.amount), self.tax, self.per)))


# A frozen value is filled through its slots: half the time of ``object.__setattr__``.
_set_amount, _set_tax, _set_per = (Price.__dict__[slot].__set__ for slot in ("amount", "tax", "per"))


def euros(value: int | str | Decimal) -> Amount:
    """An exact amount from whole euros, a decimal text or a ``Decimal``.

    Text is ASCII with a dot: ``"50000"``, ``"50000.5"``, ``"-0.05"``. French text (« 50 000 € ») is read by
    ``conventions.french.parse_amount``.

    :raises AmountError: a float, a bool, more than two decimals, NaN, infinity, more than 13 digits of euros,
        spaces, non-ASCII digits.

    >>> euros("50000.05")
    Amount(cents=5000005)
    >>> euros("50 000")
    Traceback (most recent call last):
    conventions.errors.AmountError: not an exact amount in euros: '50 000' (expected like '50000.05')
    """
    if type(value) is int:
        return Amount(cents=value * 100)
    if isinstance(value, str):
        return Amount(cents=_cents_of_text(value))
    return Amount(cents=_cents_of_decimal(value))


def _cents_of_text(text: str) -> int:
    match = _CANONICAL.fullmatch(text)
    if match is None:
        raise AmountError(f"not an exact amount in euros: {text[:40]!r} (expected like '50000.05')")
    sign, whole, decimals = match.groups("")
    return int(f"{sign}{whole}{decimals:0<2}")


def _cents_of_decimal(value: object) -> int:
    from decimal import Decimal

    if not isinstance(value, Decimal):
        raise AmountError(f"an amount is read from int, str or Decimal, not {type(value).__name__}")
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not -100 < exponent < 14 or len(digits) > 120:
        raise AmountError(f"not an amount in euros: {str(value)[:40]}")
    text = "0" * 100 + "".join(map(str, digits)) + "00"
    whole, rest = text[: len(text) + exponent] + "0" * exponent, text[len(text) + exponent :]
    if rest.strip("0"):
        raise AmountError(f"more than two decimals: {str(value)[:40]}")
    return -int(whole) if sign else int(whole)


def _amount(value: object) -> Amount:
    if isinstance(value, Amount):
        return value
    raise AmountError(f"an Amount is needed here, not {value!r}: write it with euros(…)")


def _exact_ratio(ratio: Fraction | int) -> tuple[int, int]:
    if isinstance(ratio, float) or not hasattr(ratio, "denominator"):
        raise AmountError(f"a ratio is a Fraction, not {ratio!r}")
    return ratio.numerator, ratio.denominator


def _divide(numerator: int, denominator: int, rounding: str) -> int:
    if rounding == "floor":
        return numerator // denominator
    if rounding == "ceil":
        return -(-numerator // denominator)
    if rounding == "half_up":
        half = (2 * abs(numerator) + denominator) // (2 * denominator)
        return half if numerator >= 0 else -half
    raise AmountError(f"rounding must be 'half_up', 'floor' or 'ceil', not {rounding!r}")


def _whole_weights(weights: Sequence[int | Fraction | Amount]) -> list[int]:
    """The same proportions in whole numbers; plain ``int`` weights, the usual case, are taken as they are."""
    shares: list[int] = []
    for weight in weights:
        if type(weight) is not int:
            shares = _common_scale(weights)
            break
        shares.append(weight)
    if not shares or min(shares) < 0 or not any(shares):
        raise AmountError(f"weights must be at least one, none negative, not all zero: {list(weights)!r}")
    return shares


def _common_scale(weights: Sequence[int | Fraction | Amount]) -> list[int]:
    if len({isinstance(weight, Amount) for weight in weights}) > 1:
        raise AmountError(f"weights are all amounts or all numbers: {list(weights)!r}")
    ratios = [(weight.cents, 1) if isinstance(weight, Amount) else _exact_ratio(weight) for weight in weights]
    scale = math.lcm(*(denominator for _, denominator in ratios))
    return [numerator * (scale // denominator) for numerator, denominator in ratios]
