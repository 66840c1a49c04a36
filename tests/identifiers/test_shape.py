"""The behaviour that all identifiers share: any text, any spaces, refusals in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import identifiers
from conventions.errors import IdentifierError
from conventions.identifiers import iban, rib, rna, siren, siret
from conventions.identifiers.shape import SPACES, compact, mask, visible

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES: dict[ModuleType, str] = {
    siren: "732829320",
    siret: "73282932000074",
    rna: "W2A1234567",
    rib: "20041010050500013M02606",
    iban: "FR1420041010050500013M02606",
}
CODES = {"empty", "invalid_character", "wrong_length", "wrong_key", "wrong_component", "wrong_format"}

modules = pytest.mark.parametrize("module", SAMPLES, ids=lambda module: module.__name__.rpartition(".")[2])
spaces = st.text(SPACES, max_size=3)
near_texts = st.text("0123456789 FRWwfrMAé²٣\u00a0\n-", max_size=40)


def test_every_identifier_is_under_test() -> None:
    """The samples cover every module that the package shows, and there are five."""
    assert [getattr(identifiers, name) for name in identifiers.__all__] == sorted(
        SAMPLES, key=lambda m: m.__name__
    )
    assert len(SAMPLES) == 5


@modules
@given(text=st.text() | near_texts)
def test_any_text_is_judged(module: ModuleType, text: str) -> None:
    """Any text is valid and has a canonical form, or is refused with one documented code; never anything else."""
    if module.is_valid(text):
        number = module.validate(text)
        assert module.validate(number) == number
    else:
        with pytest.raises(IdentifierError) as caught:
            module.validate(text)
        assert caught.value.code in CODES


@modules
@given(text=st.text() | near_texts)
def test_compact_and_format_take_any_text(module: ModuleType, text: str) -> None:
    """To compact twice is to compact once, and what format writes compacts to the same."""
    number = module.compact(text)
    assert module.compact(number) == number
    assert module.compact(module.format(text)) == number


@modules
@given(data=st.data())
def test_spaces_of_french_writing_change_nothing(module: ModuleType, data: st.DataObject) -> None:
    """A valid number stays valid, and the same, whatever spaces of French writing stand in it."""
    number = SAMPLES[module]
    spaced = "".join(mark + data.draw(spaces) for mark in number)
    assert module.is_valid(spaced)
    assert module.validate(spaced) == number


@modules
@pytest.mark.parametrize("stray", ["\t", "\n", "-", ".", "²", "٣", "é", "\ud800", "\u2007"])
def test_other_marks_are_refused_at_their_place(module: ModuleType, stray: str) -> None:
    """A character that is no space of French writing is refused, with its position in the text as written."""
    text = f" {SAMPLES[module][:4]}{stray}{SAMPLES[module][4:]}"
    with pytest.raises(IdentifierError) as caught:
        module.validate(text)
    assert (caught.value.code, caught.value.position) == ("invalid_character", 5)
    assert not module.is_valid(text)


@modules
@pytest.mark.parametrize("text", ["", " ", "\u202f\u00a0\u2009"])
def test_an_empty_text_has_its_own_code(module: ModuleType, text: str) -> None:
    """A text of nothing but spaces is empty, and the message says so."""
    with pytest.raises(IdentifierError, match=r"^[A-Z]+ vide\u202f; attendu\u00a0: ") as caught:
        module.validate(text)
    assert caught.value.code == "empty"


@modules
@pytest.mark.parametrize("change", [-1, +1])
def test_one_character_too_few_or_too_many_is_a_wrong_length(module: ModuleType, change: int) -> None:
    """A number one character short or long is refused, and the message counts its characters."""
    number = SAMPLES[module]
    text = (number + "0")[: len(number) + change]
    with pytest.raises(IdentifierError, match=f"{len(text)} caractères") as caught:
        module.validate(text)
    assert caught.value.code == "wrong_length"


def test_a_message_shows_the_value_what_is_expected_and_the_source() -> None:
    """A refusal is one French line: value met, reason, form expected, source."""
    with pytest.raises(IdentifierError) as caught:
        siren.validate("7")
    assert str(caught.value) == (
        "SIREN «\u00a07\u00a0»\u00a0: 1 caractère\u202f; attendu\u00a0: 9 chiffres, le dernier étant une clé de "
        "contrôle (source\u00a0: article R.\u00a0123-221 du code de commerce, clé de Luhn)"
    )
    assert caught.value.text == "7"


@given(st.text())
def test_a_shown_text_fits_one_line(text: str) -> None:
    """What a message shows of a text is short and has no control character."""
    shown = visible(text)
    assert len(shown) <= 41
    assert all(mark.isprintable() or mark in SPACES for mark in shown)


@given(st.text())
def test_compact_drops_the_four_spaces_and_nothing_else(text: str) -> None:
    """Compacting is dropping the spaces of French writing, each of them, and no other mark."""
    assert compact(text) == "".join(mark for mark in text if mark not in SPACES)


@given(st.text(min_size=15))
def test_a_mask_shows_eight_marks_at_most(text: str) -> None:
    """The mask of a text is short, whatever the text."""
    assert len(mask(text)) == len("FR76 •••• … 0189")


@pytest.mark.parametrize("text", ["F", "FR76", "FR763000600001"])
def test_a_text_too_short_to_hide_in_is_hidden_whole(text: str) -> None:
    """The mask of a text of less than 15 characters shows none of them."""
    assert mask(text) == "•••• …"


def test_the_mask_of_an_account_without_country_shows_only_its_end() -> None:
    """The beginning shows only when it is a country and two digits."""
    assert mask("30006000011234567890189") == "•••• •••• … 0189"
