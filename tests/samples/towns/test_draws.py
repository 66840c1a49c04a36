"""The draws and the numbers of registers: the same for ever, and of the right form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conventions.identifiers import iban, rna, siren, siret
from conventions.samples.towns import registers
from conventions.samples.towns.draws import Draws

SEEDS = st.integers(0, 2**32 - 1)


def test_draws_are_those_of_today_for_ever() -> None:
    """What is drawn depends on the numbers given alone: another order or another number draws otherwise."""
    told = [Draws(7, 12).below(1_000_000), Draws(12, 7).below(1_000_000), Draws(7).below(1_000_000)]
    assert told == [46_360, 483_298, 339_563]


@given(SEEDS, st.integers(1, 10**6))
def test_a_draw_is_below_its_count(seed: int, count: int) -> None:
    """And not below zero."""
    assert 0 <= Draws(seed).below(count) < count


@given(SEEDS, st.integers(-100, 100), st.integers(0, 100))
def test_a_draw_between_two_numbers_may_be_either(seed: int, first: int, more: int) -> None:
    """Both ends are included."""
    drawn = Draws(seed)
    assert first <= drawn.between(first, first + more) <= first + more
    assert drawn.between(first, first) == first


def test_every_item_is_picked_one_day() -> None:
    """And what happens so many times in a hundred happens about as often."""
    drawn = Draws(1)
    assert {drawn.pick("abc") for _ in range(50)} == set("abc")
    assert 250 < sum(drawn.chance(30) for _ in range(1_000)) < 350
    assert [drawn.chance(0), drawn.chance(100)] == [False, True]


@given(SEEDS, st.integers(100, 10_000), st.integers(0, 500_000))
def test_a_sum_is_round_and_within_its_limits(seed: int, least: int, more: int) -> None:
    """In whole euros, never out of the two limits."""
    assert least <= Draws(seed).euros(least, least + more) <= least + more


@given(st.integers(0, 99_999))
def test_the_numbers_have_the_right_keys(serial: int) -> None:
    """SIREN, SIRET, RNA and IBAN: each passes the check of its own register."""
    number = registers.siren(f"999{serial:05d}")
    assert siren.is_valid(number)
    assert siret.is_valid(registers.siret(number))
    assert rna.is_valid(registers.rna(serial))
    assert iban.is_valid(registers.iban(serial))
