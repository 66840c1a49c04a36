"""RNA: the wide pattern of the register, the narrow one of the published schema."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import IdentifierError
from conventions.identifiers import rna

WIDE = re.compile(r"W[0-9][A-Z0-9][0-9]{7}")
NARROW = re.compile(r"W[0-9]{9}")

rna_numbers = st.from_regex(WIDE, fullmatch=True)
near_numbers = st.text("W09AZ²é", min_size=10, max_size=10).map(lambda text: "W" + text[1:])


@given(rna_numbers | near_numbers | st.text(max_size=12))
def test_valid_is_the_wide_pattern(text: str) -> None:
    """A text is an RNA number when its compact form has the pattern of the register, and only then."""
    assert rna.is_valid(text) == (WIDE.fullmatch(rna.compact(text)) is not None)


@given(rna_numbers | near_numbers)
def test_narrow_is_the_pattern_of_the_schema(text: str) -> None:
    """A number is narrow when the published schema takes it, and every narrow number is valid."""
    assert rna.is_scdl_narrow(text) == (NARROW.fullmatch(text) is not None)
    assert rna.is_valid(text) or not rna.is_scdl_narrow(text)


@given(rna_numbers)
def test_small_letters_become_capitals(number: str) -> None:
    """A number in small letters has the same canonical form."""
    assert rna.validate(number.lower()) == rna.format(number.lower()) == number


@pytest.mark.parametrize("text", ["X751234567", "WA51234567", "W75123456A"])
def test_a_letter_out_of_place_is_a_wrong_format(text: str) -> None:
    """Ten capitals and digits in another order are refused for their form."""
    with pytest.raises(IdentifierError, match="forme inattendue") as caught:
        rna.validate(text)
    assert (caught.value.code, caught.value.text) == ("wrong_format", text)


def test_another_text_is_shown_as_it_is() -> None:
    """A text that is not an RNA number comes back unchanged."""
    assert rna.format("w75 12") == "w75 12"
