"""What the decimal context of the caller could change, and does not."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal, FloatOperation, localcontext
from fractions import Fraction

import pytest
from hypothesis import given

from conventions.errors import AmountError
from conventions.money import Amount, Price, euros
from conventions.strategies import amounts

EVERY_SIGNAL = list(Context().flags)
CONTEXTS = {
    "three digits, down": Context(prec=3, rounding=ROUND_DOWN, traps=[]),
    "three digits, every trap": Context(prec=3, rounding=ROUND_DOWN, traps=EVERY_SIGNAL),
    "one digit, up": Context(prec=1, rounding=ROUND_UP, traps=[FloatOperation]),
    "no exponent": Context(prec=3, Emin=0, Emax=0, traps=EVERY_SIGNAL),
}


def _everything(amount: Amount) -> list[object]:
    fifth, third = Fraction(1, 5), Fraction(1, 3)
    before, after = Price(amount, "HT"), Price(amount, "TTC")
    return [
        *(
            str(amount),
            amount.euros.as_tuple(),
            euros(amount.euros),
            euros(str(amount)),
            Amount.parse(str(amount)),
        ),
        *(euros(Decimal("281220.2200")), euros(Decimal("5E+4")), euros(Decimal("123456E-2"))),
        *(amount.share(third, rounding=rounding) for rounding in ("half_up", "floor", "ceil")),
        *(amount.share(third, rounding="half_up", unit=euros(1)), amount.ratio(euros(3))),
        *(amount.split(7), amount.allocate([1, 2, 4]), amount.allocate([third, fifth])),
        *(before.to_ttc(fifth), after.to_ht(fifth), before.tax_at(fifth), Price.parse(str(after))),
    ]


AMOUNTS = amounts(euros(-(10**10)), euros(10**10))


@pytest.mark.parametrize("name", CONTEXTS)
@given(amount=AMOUNTS)
def test_no_decimal_context_changes_money(name: str, amount: Amount) -> None:
    """Digits, rounding and traps of the caller change no result, and no flag is left behind."""
    expected = _everything(amount)
    with localcontext(CONTEXTS[name]) as context:
        assert _everything(amount) == expected
        assert not any(context.flags.values())


@pytest.mark.parametrize("name", CONTEXTS)
@pytest.mark.parametrize("wrong", ["0.001", "NaN", "sNaN", "Infinity", "1E+14", "1E-3"])
def test_a_decimal_is_refused_alike_in_any_context(name: str, wrong: str) -> None:
    """What is no amount is an ``AmountError``, never a signal of the caller’s context."""
    value = Decimal(wrong)
    with localcontext(CONTEXTS[name]), pytest.raises(AmountError):
        euros(value)
