from __future__ import annotations

import copy
import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from operator import add, ge, gt, le, lt, sub
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import AmountError
from conventions.money import CENT, LIMIT, ZERO, Amount, Price, euros
from conventions.strategies import amounts

if TYPE_CHECKING:
    from collections.abc import Callable

AMOUNTS = amounts(euros(-(10**10)), euros(10**10))
CENTS = AMOUNTS.map(lambda amount: amount.cents)
FLOAT: object = 0.1
BOOL: object = True


@given(st.lists(CENTS, max_size=8))
def test_a_sum_of_amounts_is_the_sum_of_their_cents_in_any_order(cents: list[int]) -> None:
    """Amounts add like their cents, whatever the order."""
    amounts = [Amount(cents=n) for n in cents]
    total = sum(amounts, start=ZERO)
    assert total.cents == sum(cents)
    assert sum(reversed(amounts), start=ZERO) == total


@given(AMOUNTS, AMOUNTS, st.integers(-100, 100))
def test_operations_are_those_of_the_cents(a: Amount, b: Amount, n: int) -> None:
    """Adding, subtracting, multiplying, comparing and negating amounts is doing it on their cents."""
    assert a + b - b == a
    assert (a * n).cents == (n * a).cents == a.cents * n
    assert (-a).cents == -a.cents
    assert (+a, abs(a).cents) == (a, abs(a.cents))
    assert (a < b, a <= b, a > b, a >= b) == (
        a.cents < b.cents,
        a.cents <= b.cents,
        a.cents > b.cents,
        a.cents >= b.cents,
    )
    assert bool(a) == (a.cents != 0)


@given(AMOUNTS)
def test_the_canonical_text_reads_back(amount: Amount) -> None:
    """The text of an amount has two decimals, no negative zero, and reads back; so do its euros."""
    text = str(amount)
    assert Amount.parse(text) == euros(text) == euros(amount.euros) == amount
    assert text[-3] == "."
    assert text != "-0.00"


@given(AMOUNTS)
def test_an_amount_is_a_value(amount: Amount) -> None:
    """Repr evaluates back, copies and pickles are equal, the hash follows equality."""
    assert eval(repr(amount), {"Amount": Amount}) == amount
    for twin in (copy.copy(amount), copy.deepcopy(amount), pickle.loads(pickle.dumps(amount))):
        assert twin == amount
        assert hash(twin) == hash(amount)
    assert amount != amount.cents


@given(AMOUNTS, AMOUNTS)
def test_the_decimal_context_of_the_caller_changes_nothing(a: Amount, b: Amount) -> None:
    """A context of one digit changes neither the text nor the euros nor the operations."""
    expected = (str(a), a.euros.as_tuple(), a + b, a.share(Fraction(1, 3), rounding="half_up"))
    with localcontext(prec=1):
        assert (str(a), a.euros.as_tuple(), a + b, a.share(Fraction(1, 3), rounding="half_up")) == expected
        assert euros(a.euros) == a


def test_an_amount_cannot_be_changed() -> None:
    """Setting or deleting the cents of an amount is refused."""
    amount = euros(1)
    with pytest.raises(AttributeError):
        setattr(amount, "cents", 2)  # noqa: B010  # what is tested
    with pytest.raises(AttributeError):
        delattr(amount, "cents")
    assert amount == euros(1)


@pytest.mark.parametrize("wrong", [FLOAT, BOOL, "1", None, LIMIT, -LIMIT])
def test_cents_are_a_bounded_int(wrong: object) -> None:
    """Cents that are not an int, or out of bounds, are refused."""
    with pytest.raises(AmountError):
        Amount(cents=wrong)  # type: ignore[arg-type]  # what is tested


@pytest.mark.parametrize("operation", [add, sub, lt, le, gt, ge])
def test_amounts_never_mix_with_numbers(operation: Callable[[object, object], object]) -> None:
    """An amount and a plain number neither add nor compare, not even zero."""
    with pytest.raises(TypeError):
        operation(euros(1), 0)
    with pytest.raises(TypeError):
        operation(0, euros(1))


def test_amounts_multiply_by_an_int_only() -> None:
    """A float, a bool or an amount is no factor."""
    for wrong in (FLOAT, BOOL, euros(1)):
        with pytest.raises(TypeError):
            euros(1) * wrong  # type: ignore[operator]  # what is tested


@pytest.mark.parametrize("wrong", [5, "5", None])
def test_an_amount_is_needed_where_money_is_meant(wrong: object) -> None:
    """A plain number is not an amount, whatever the operation."""
    with pytest.raises(AmountError, match="un montant"):
        euros(5).ratio(wrong)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(AmountError, match="un montant"):
        Price(wrong)  # type: ignore[arg-type]  # what is tested


@given(st.lists(AMOUNTS, max_size=8).flatmap(lambda terms: st.tuples(st.just(terms), st.permutations(terms))))
def test_a_sum_does_not_depend_on_the_order(orders: tuple[list[Amount], list[Amount]]) -> None:
    """Amounts in two orders have one sum, written with two decimals like each of them."""
    one, other = (sum(terms, start=ZERO) for terms in orders)
    assert one == other
    assert str(one) == str(other)
    assert one.euros.as_tuple().exponent == -2


@given(AMOUNTS, st.integers(1, 5))
def test_nothing_is_never_less_than_zero(amount: Amount, n: int) -> None:
    """However it comes about, no euro at all is written without a sign and is one value."""
    third = Fraction(1, 3)
    zeros = [
        *(-ZERO, abs(-ZERO), amount - amount, -(amount - amount), amount * 0, amount * -1 + amount),
        *(amount.share(Fraction(0), rounding=rounding) for rounding in ("half_up", "floor", "ceil")),
        *((-CENT).share(third, rounding="half_up"), (-CENT).share(third, rounding="ceil")),
        *(*(-ZERO).split(n), *(-ZERO).allocate([1] * n), *amount.allocate([0] * n + [1])[:n]),
        *(
            euros("-0"),
            euros("-0.00"),
            euros(Decimal("-0.00")),
            Amount.parse("-0.00"),
            Price.parse("-0.0").amount,
        ),
    ]
    assert {str(zero) for zero in zeros} == {"0.00"}
    assert set(zeros) == {ZERO}


@pytest.mark.parametrize("kind", [Amount, Price])
def test_what_was_pickled_when_money_was_one_module_is_read(kind: type) -> None:
    """The package answers to the names of the module that it was."""
    assert pickle.loads(f"cconventions.money\n{kind.__name__}\n.".encode()) is kind
