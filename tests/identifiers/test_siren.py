"""SIREN: the key, the nine zeros, the VAT number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import IdentifierError
from conventions.identifiers import siren
from conventions.identifiers.luhn import right_key

sirens = st.text("0123456789", min_size=9, max_size=9).map(lambda digits: f"{digits[:8]}{right_key(digits)}")
valid_sirens = sirens.filter(lambda number: number != siren.NOBODY)


@given(valid_sirens, st.integers(0, 8), st.integers(1, 9))
def test_any_changed_digit_makes_it_invalid(number: str, place: int, shift: int) -> None:
    """A valid SIREN with one other digit is never valid."""
    changed = str((int(number[place]) + shift) % 10)
    assert siren.is_valid(number)
    assert not siren.is_valid(number[:place] + changed + number[place + 1 :])


@given(valid_sirens)
def test_format_groups_by_three(number: str) -> None:
    """The three groups of three digits are the number, and read back as the number."""
    shown = siren.format(number)
    assert shown.split(" ") == [number[:3], number[3:6], number[6:]]
    assert siren.validate(shown) == number


@given(valid_sirens)
def test_the_vat_key_is_the_usual_formula(number: str) -> None:
    """The VAT key is 12 more than three times the SIREN, modulo 97, on two digits."""
    assert siren.tva_number(number) == f"FR{(12 + 3 * (int(number) % 97)) % 97:02d}{number}"


def test_the_vat_number_of_a_wrong_siren_is_refused() -> None:
    """No VAT number is made from a SIREN that is not one."""
    with pytest.raises(IdentifierError):
        siren.tva_number("732829321")


def test_nine_zeros_are_refused() -> None:
    """Nine zeros satisfy the key, and are refused as naming nobody."""
    with pytest.raises(IdentifierError, match="ne désignent personne") as caught:
        siren.validate("000 000 000")
    assert caught.value.code == "wrong_format"
    assert not siren.is_valid("000000000")


def test_a_wrong_key_says_the_right_one() -> None:
    """The refusal of a key gives the digit met and the digit expected."""
    with pytest.raises(IdentifierError, match="clé de contrôle 1 au lieu de 0") as caught:
        siren.validate("732829321")
    assert (caught.value.code, caught.value.text) == ("wrong_key", "732829321")


def test_another_text_is_not_grouped() -> None:
    """A text that is not nine digits is shown as it is."""
    assert siren.format("732 829") == "732 829"
