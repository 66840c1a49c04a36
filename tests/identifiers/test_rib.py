"""RIB: the key, by its formula and by the modulo it makes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conventions.errors import IdentifierError
from conventions.identifiers import rib

banks = st.text("0123456789", min_size=5, max_size=5)
bank_accounts = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=11, max_size=11)
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789", strict=True))


def whole_rib(bank: str, branch: str, account: str) -> str:
    """The account with its key."""
    return f"{bank}{branch}{account}{rib.key(bank, branch, account)}"


@given(banks, banks, bank_accounts)
def test_the_whole_number_is_a_multiple_of_97(bank: str, branch: str, account: str) -> None:
    """With its key, and letters as digits, the account number is a multiple of 97; the key is 01 to 97."""
    number = whole_rib(bank, branch, account)
    assert int("".join(LETTERS.get(mark, mark) for mark in number)) % 97 == 0
    assert 1 <= int(number[21:]) <= 97
    assert rib.is_valid(number)


@given(banks, banks, bank_accounts, st.integers(0, 20), st.integers(1, 9))
def test_any_changed_digit_makes_it_invalid(
    bank: str, branch: str, account: str, place: int, shift: int
) -> None:
    """A valid RIB with one other digit is never valid."""
    number = whole_rib(bank, branch, account)
    old = LETTERS.get(number[place], number[place])
    changed = str((int(old) + shift) % 10)
    assert not rib.is_valid(number[:place] + changed + number[place + 1 :])


@given(banks, banks, bank_accounts)
def test_format_shows_four_groups(bank: str, branch: str, account: str) -> None:
    """The groups are bank, branch, account and key, and read back as the number."""
    number = whole_rib(bank, branch, account)
    assert rib.format(number).split(" ") == [bank, branch, account, number[21:]]
    assert rib.validate(rib.format(number.lower())) == number


@given(banks, banks, bank_accounts, st.integers(0, 22), st.sampled_from("é-X"))
def test_a_refusal_never_shows_the_account(
    bank: str, branch: str, account: str, place: int, mark: str
) -> None:
    """Neither the message nor the text of a refusal holds the account number."""
    number = whole_rib(bank, branch, account)
    wrong = number[:place] + mark + number[place + 1 :]
    assume(not rib.is_valid(wrong))
    with pytest.raises(IdentifierError) as caught:
        rib.validate(wrong)
    told = f"{caught.value.text} {caught.value} {caught.value.args!r} {caught.value!r}"
    assert not any(wrong[start : start + 5] in told for start in range(len(wrong) - 4))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("30006 00001 12345678901 88", "wrong_key"),
        ("3000A 00001 12345678901 89", "wrong_format"),
        ("30006 00001 12345678901 8A", "wrong_format"),
        ("30006 00001 1234567890 89", "wrong_length"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    """A wrong key, a letter among the digits, a missing character are told apart, under a mask."""
    with pytest.raises(IdentifierError) as caught:
        rib.validate(text)
    assert (caught.value.code, caught.value.text) == (code, rib.mask(text))


@pytest.mark.parametrize(
    "parts",
    [
        ("3000", "600001", "12345678901"),
        ("30006", "00001", "1234567890"),
        ("30006", "00001", "1234567_901"),
        ("3000٦", "00001", "12345678901"),
        ("30006", "00001", "1234567890a"),
    ],
)
def test_no_key_is_made_of_a_malformed_part(parts: tuple[str, str, str]) -> None:
    """A part of another length, or with another mark than digits and capitals, has no key."""
    with pytest.raises(IdentifierError) as caught:
        rib.key(*parts)
    assert caught.value.code == "wrong_format"


def test_the_key_known_from_the_standard_sample() -> None:
    """The account of the published French sample has the key 06."""
    assert rib.key("20041", "01005", "0500013M026") == "06"


def test_another_text_is_not_grouped() -> None:
    """A text that is not 23 characters is shown as it is."""
    assert rib.format("30006 0") == "30006 0"
