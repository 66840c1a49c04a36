from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import Amount, euros
from conventions.strategies import amounts

AMOUNTS = amounts(euros(-(10**10)), euros(10**10))
CENTS = AMOUNTS.map(lambda amount: amount.cents)
FLOAT: object = 0.1
BOOL: object = True


@given(CENTS)
def test_euros_reads_decimals_exactly(cents: int) -> None:
    """A decimal with more zeros, or in scientific notation, is the same amount."""
    amount = Amount(cents=cents)
    assert euros(Decimal(f"{amount}000")) == amount
    assert euros(Decimal(f"{cents}E-2")) == amount
    assert euros(Decimal("5E+4")) == euros(50000)


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            FLOAT,
            BOOL,
            None,
            b"1",
            "50 000",
            "٥",
            "１",
            "1_000",
            " 5",
            "5 ",
            "1e5",
            "NaN",
            "",
            "-",
            "1.",
            ".5",
        ),
        *("1.001", "00", "01.00", "+1", "1,5", "10000000000000.00", Decimal("NaN"), Decimal("Infinity")),
        *(Decimal("0.001"), Decimal("1E-3"), Decimal("1E+14"), Decimal("1E-101"), Decimal(10**13), 10**13),
        *(Decimal("1E+999999999"), Decimal("1E-999999999"), Decimal("1" + "0" * 5000)),
    ],
)
def test_euros_refuses_what_is_not_an_exact_amount(wrong: object) -> None:
    """A float, a bool, a text that is not canonical, more than two decimals or 13 digits: refused."""
    with pytest.raises(AmountError):
        euros(wrong)  # type: ignore[arg-type]  # what is tested


def test_a_huge_exponent_is_refused_at_once() -> None:
    """No power of ten is computed for a decimal with a huge exponent."""
    start = time.process_time()
    for exponent in (999_999, 999_999_999):
        with pytest.raises(AmountError):
            euros(Decimal(f"1E+{exponent}"))
    assert time.process_time() - start < 0.5


GRAMMAR = re.compile(r"-?(0|[1-9][0-9]{0,12})(\.[0-9]{1,2})?")
NEAR = st.from_regex(GRAMMAR, fullmatch=True) | st.text("-.0159²٥ \n", max_size=18)


@given(NEAR)
@example("--1")
@example("1.2.3")
@example("1.-2")
@example("1\n")
def test_the_texts_that_are_read_are_those_of_the_grammar(text: str) -> None:
    """A sign or none, no useless zero, 13 digits at most, one decimal or two: this is read, all else is refused."""
    if GRAMMAR.fullmatch(text):
        assert euros(text).euros == Decimal(text)
    else:
        with pytest.raises(AmountError, match="n’est pas un montant exact en euros"):
            euros(text)
