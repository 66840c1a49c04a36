"""Amounts of euros: whole cents in an ``int``, what is done with them, how they are written."""

from __future__ import annotations

from conventions.errors import AmountError
from conventions.money.cents import cents_of_decimal, cents_of_text
from conventions.money.rounding import divide, exact_ratio
from conventions.money.sharing import are_ints, equal_parts, in_proportion, whole_weights
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from fractions import Fraction
    from typing import Self

    from conventions.money.rounding import Rounding

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
    in_python = "euros(50000)"

    def __init__(self, *, cents: int) -> None:
        if type(cents) is not int:
            raise AmountError(f"des centimes se comptent en int, pas {cents!r}")
        if not -LIMIT < cents < LIMIT:
            raise AmountError(f"un montant a 13 chiffres d’euros au plus, pas {cents} centimes")
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
        return cls(cents=cents_of_text(text))

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

        return Fraction(self.cents, amount_given(other).cents)

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
        step = 1 if unit is None else amount_given(unit).cents
        if step <= 0:
            raise AmountError(f"l’unité d’un arrondi est positive, pas {unit}")
        numerator, denominator = exact_ratio(ratio)
        return Amount(cents=divide(self.cents * numerator, denominator * step, rounding) * step)

    def split(self, n: int) -> tuple[Amount, ...]:
        """``n`` parts that add up to the amount and differ by one cent at most, larger ones first.

        :raises AmountError: when ``n`` is not a positive ``int``.

        >>> [str(part) for part in euros("-0.05").split(2)]
        ['-0.03', '-0.02']
        """
        return tuple(map(Amount._of, equal_parts(self.cents, n)))

    def allocate(self, weights: Sequence[int | Fraction | Amount]) -> tuple[Amount, ...]:
        """Parts in proportion to ``weights``, by largest remainder: they add up, to the cent.

        Ties go to the earlier part, so the result is deterministic; it is sign-symmetric, and only the
        proportions of the weights count. Weights are whole numbers, fractions or amounts, not negative.

        :raises AmountError: for no weight, a negative one, weights that are all zero, amounts among numbers.

        >>> [str(part) for part in euros("281220.22").allocate([40, 40, 20])]
        ['112488.09', '112488.09', '56244.04']
        """
        given = weights if isinstance(weights, list | tuple) else tuple(weights)
        whole = given if are_ints(given) else _whole(given)
        return tuple(map(Amount._of, in_proportion(self.cents, whole)))


_set_cents = Amount.__dict__["cents"].__set__


ZERO = Amount(cents=0)
"""No euro at all; the ``start`` of every sum."""

CENT = Amount(cents=1)
"""One cent, the default unit of a rounding."""


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
    conventions.errors.AmountError: « 50 000 » n’est pas un montant exact en euros (« 50000.05 ») ; …
    """
    if type(value) is int:
        return Amount(cents=value * 100)
    if isinstance(value, str):
        return Amount(cents=cents_of_text(value))
    return Amount(cents=cents_of_decimal(value))


def amount_given(value: object) -> Amount:
    """What was given where an amount is needed.

    :raises AmountError: when it is something else.

    >>> amount_given(50)
    Traceback (most recent call last):
    conventions.errors.AmountError: un montant (Amount) est attendu, pas 50 : écrivez-le avec euros(…)
    """
    if isinstance(value, Amount):
        return value
    raise AmountError(f"un montant (Amount) est attendu, pas {value!r} : écrivez-le avec euros(…)")


def _whole(weights: Sequence[int | Fraction | Amount]) -> list[int]:
    """Weights in whole numbers; an amount weighs its cents."""
    numbers = [weight for weight in weights if not isinstance(weight, Amount)]
    if len(numbers) == len(weights):
        return whole_weights(numbers)
    if numbers:
        raise AmountError(f"les poids sont tous des montants ou tous des nombres : {list(weights)!r}")
    return [weight.cents for weight in weights if isinstance(weight, Amount)]
