"""SIRET: the key over 14 digits, the SIREN inside, the establishments of La Poste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import IdentifierError
from conventions.identifiers import siren, siret
from conventions.identifiers.luhn import right_key

nics = st.text("0123456789", min_size=5, max_size=5)
sirens = (
    st.text("0123456789", min_size=9, max_size=9)
    .map(lambda digits: f"{digits[:8]}{right_key(digits)}")
    .filter(lambda number: number not in (siren.NOBODY, siret.LA_POSTE))
)
sirets = st.builds(lambda unit, nic: f"{unit}{nic[:4]}{right_key(unit + nic)}", sirens, nics)


@given(sirets, st.integers(0, 13), st.integers(1, 9))
def test_any_changed_digit_makes_it_invalid(number: str, place: int, shift: int) -> None:
    """A valid SIRET, not of La Poste, with one other digit is never valid."""
    changed = str((int(number[place]) + shift) % 10)
    assert siret.is_valid(number)
    assert not siret.is_valid(number[:place] + changed + number[place + 1 :])


@given(sirets)
def test_format_shows_the_siren_then_five_digits(number: str) -> None:
    """The grouped number reads back as the number."""
    assert siret.format(number) == f"{siren.format(number[:9])} {number[9:]}"
    assert siret.validate(siret.format(number)) == number


@given(nics)
def test_la_poste_goes_by_the_sum_of_its_digits(nic: str) -> None:
    """An establishment of La Poste is valid when its digits add up to a multiple of 5, but for the head office."""
    number = siret.LA_POSTE + nic
    is_multiple = sum(map(int, number)) % 5 == 0
    assert siret.is_valid(number) == (is_multiple or number == siret.LA_POSTE_HEAD_OFFICE)


def test_the_head_office_of_la_poste_goes_by_its_key() -> None:
    """The head office of La Poste is valid although its digits do not add up to a multiple of 5."""
    assert siret.validate("356 000 000 00048") == "35600000000048"
    assert sum(map(int, siret.LA_POSTE_HEAD_OFFICE)) % 5 != 0


def test_a_wrong_establishment_of_la_poste_says_its_sum() -> None:
    """The refusal of an establishment of La Poste gives the sum met and the rule."""
    with pytest.raises(
        IdentifierError, match="somme des chiffres 46, or elle est un multiple de 5"
    ) as caught:
        siret.validate("35600000049838")
    assert caught.value.code == "wrong_key"


def test_a_right_establishment_of_la_poste_is_accepted() -> None:
    """An establishment of La Poste without Luhn's key is accepted on its sum."""
    assert siret.validate("356 000 000 49837") == "35600000049837"


@pytest.mark.parametrize("unit", ["732829321", "000000000"])
def test_a_wrong_siren_inside_is_a_wrong_component(unit: str) -> None:
    """A SIRET with the right key around a SIREN that is not valid is refused for its SIREN."""
    number = f"{unit}0000{right_key(unit + '00000')}"
    with pytest.raises(IdentifierError, match=r"SIREN .* non valide") as caught:
        siret.validate(number)
    assert caught.value.code == "wrong_component"
    assert not siret.is_valid(number)


def test_a_wrong_key_says_the_right_one() -> None:
    """The refusal of a key gives the digit met and the digit expected."""
    with pytest.raises(IdentifierError, match="clé de contrôle 5 au lieu de 4") as caught:
        siret.validate("73282932000075")
    assert caught.value.code == "wrong_key"


def test_a_number_rounded_by_a_spreadsheet_is_refused() -> None:
    """A SIRET whose last digits a spreadsheet turned into zeros does not pass."""
    assert not siret.is_valid("22040000000000")


def test_another_text_is_not_grouped() -> None:
    """A text that is not fourteen digits is shown as it is."""
    assert siret.format("732 829 320") == "732 829 320"
