"""IBAN: the modulo, the French RIB key inside, and the mask that never comes off."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conventions.errors import IdentifierError
from conventions.identifiers import iban, rib

banks = st.text("0123456789", min_size=5, max_size=5)
bank_accounts = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=11, max_size=11)


def with_check_digits(country: str, account: str) -> str:
    """The IBAN of an account, by the rule of the standard."""
    number = int("".join(str(int(mark, 36)) for mark in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02d}{account}"


def french_iban(bank: str, branch: str, account: str) -> str:
    """The IBAN of a French account, keys included."""
    return with_check_digits("FR", f"{bank}{branch}{account}{rib.key(bank, branch, account)}")


french_ibans = st.builds(french_iban, banks, banks, bank_accounts)


@given(french_ibans)
def test_a_french_iban_is_read_back_from_its_groups(number: str) -> None:
    """Groups of four characters, small letters and spaces read back as the number in one block."""
    shown = iban.format(number)
    assert all(len(group) == 4 for group in shown.split(" ")[:-1])
    assert iban.validate(shown.lower()) == number


@given(french_ibans, st.data())
def test_any_changed_digit_makes_it_invalid(number: str, data: st.DataObject) -> None:
    """A valid IBAN with one other digit is never valid."""
    place = data.draw(st.sampled_from([rank for rank, mark in enumerate(number) if mark.isdigit()]))
    changed = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not iban.is_valid(number[:place] + changed + number[place + 1 :])


@given(french_ibans, st.integers(0, 26), st.sampled_from("é-0Z²\n"))
def test_a_refusal_never_shows_the_account(number: str, place: int, mark: str) -> None:
    """Neither the message nor the text of a refusal holds more than the two ends of the number."""
    wrong = number[:place] + mark + number[place + 1 :]
    assume(not iban.is_valid(wrong))
    with pytest.raises(IdentifierError) as caught:
        iban.validate(wrong)
    told = f"{caught.value.text} {caught.value} {caught.value.args!r} {caught.value!r}"
    assert not any(wrong[start : start + 6] in told for start in range(len(wrong) - 5))
    assert caught.value.__cause__ is caught.value.__context__ is None


@given(st.text(min_size=9, max_size=60))
def test_a_refusal_never_shows_any_text_in_full(text: str) -> None:
    """Whatever was written where an IBAN was awaited, the refusal does not repeat it."""
    assume(len(iban.compact(text)) > 8)
    with pytest.raises(IdentifierError) as caught:
        iban.validate(text)
    assert iban.compact(text) not in f"{caught.value.text} {caught.value}"


@given(french_ibans)
def test_the_mask_keeps_the_two_ends(number: str) -> None:
    """The mask shows the country, the check digits and the last four characters."""
    assert iban.mask(iban.format(number)) == f"{number[:4]} •••• … {number[-4:]}"


@given(banks, banks, bank_accounts, st.integers(1, 96))
def test_a_french_iban_needs_its_rib_key(bank: str, branch: str, account: str, shift: int) -> None:
    """A French IBAN with the right check digits around a wrong RIB key is refused for the key."""
    key = (int(rib.key(bank, branch, account)) + shift - 1) % 97 + 1
    number = with_check_digits("FR", f"{bank}{branch}{account}{key:02d}")
    with pytest.raises(IdentifierError, match="clé RIB fausse") as caught:
        iban.validate(number)
    assert caught.value.code == "wrong_component"
    assert not iban.is_valid(number)


@pytest.mark.parametrize(
    "text",
    [
        "BE68 5390 0754 7034",
        "DE89370400440532013000",
        "NO93 8601 1117 947",
        "FR14 2004 1010 0505 0001 3M02 606",
    ],
)
def test_the_samples_of_the_standard_are_valid(text: str) -> None:
    """Published samples, French and foreign, are accepted."""
    assert iban.is_valid(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("FR76 3000 6000 0112 3456 7890 180", "wrong_key"),
        ("BE69 5390 0754 7034", "wrong_key"),
        ("FR76 3000 6000 0112 3456 7890 1", "wrong_length"),
        ("BE68 5390 0754 70", "wrong_length"),
        ("F176 3000 6000 0112 3456 7890 189", "wrong_format"),
        ("FRA6 3000 6000 0112 3456 7890 189", "wrong_format"),
        (with_check_digits("FR", "3000A000011234567890189"), "wrong_format"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    """Each fault of an IBAN has its own code, and the text of the refusal is masked."""
    with pytest.raises(IdentifierError) as caught:
        iban.validate(text)
    assert (caught.value.code, caught.value.text) == (code, iban.mask(text))


def test_check_digits_that_are_never_issued_are_refused() -> None:
    """Check digits 00, 01 and 99 satisfy the modulo in place of 97, 98 and 02, and are refused."""
    numbers = [with_check_digits("DE", f"{account:018d}") for account in range(400)]
    twins = {"97": "00", "98": "01", "02": "99"}
    wrong = [f"DE{twins[number[2:4]]}{number[4:]}" for number in numbers if number[2:4] in twins]
    assert {number[2:4] for number in wrong} == {"00", "01", "99"}
    assert not any(map(iban.is_valid, wrong))


def test_a_text_that_cannot_be_an_iban_is_not_grouped() -> None:
    """A text too short or too long is shown as it is."""
    assert iban.format("FR76 3") == "FR76 3"
