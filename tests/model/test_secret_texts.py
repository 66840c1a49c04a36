"""Secrets are looked for by their letters first: what that leaves out, the pattern would not have found."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.model import Convention, Party, Payment
from conventions.model.confidential import Mask, hide, secrets
from conventions.model.homes import inside, inside_of
from conventions.model.secret_texts import _letters, _mask, _pattern, _sought, secrets_among
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

PIECES = st.sampled_from(
    [
        *"aeEéÉi\u0131\u0130sSſkK\u212aßœ'’-. \u00a0\u2011\u0301\u0345ι\u1fbeがか\u3099123",
        "Zoé",
        "Durand",
        "123456",
    ]
)
WRITTEN = st.lists(PIECES, min_size=1, max_size=8).map("".join)
SECRETS = WRITTEN.filter(lambda text: any(char.isalnum() for char in text))


@given(st.lists(SECRETS, min_size=1, max_size=4, unique=True), st.data())
def test_the_letters_leave_nothing_out(known: list[str], data: st.DataObject) -> None:
    """The same text as with one pattern of all the secrets."""
    said = st.one_of(WRITTEN, st.sampled_from(known), st.sampled_from([known[0].upper(), known[0].lower()]))
    text = " ".join(data.draw(st.lists(said, max_size=4)))
    assert hide(text, tuple(known)) == _pattern(tuple(known)).sub(_mask, text)


def test_letters_that_a_pattern_takes_for_one_another_are_one() -> None:
    """Every letter that has another case, against all those that could be it."""
    changing = [
        char for char in map(chr, range(sys.maxunicode + 1)) if len({char, char.lower(), char.upper()}) > 1
    ]
    cased = "".join(char for char in changing if not "\ud800" <= char <= "\udfff")
    by_letters: dict[str, set[str]] = {}
    for char in cased:
        by_letters.setdefault(_letters(char), set()).add(char)
    for alike in by_letters.values():
        for char in alike:
            assert set(re.findall(re.escape(char), cased, re.IGNORECASE)) <= alike


@pytest.mark.parametrize("text", ["が", "각 Zoé"])
def test_signs_composed_otherwise_are_always_looked_for(text: str) -> None:
    """Their letters are not told: the pattern alone knows."""
    assert _sought(text) == ""
    assert hide(text, (text,)) == "personne physique (nom masqué)"


@settings(max_examples=20)
@given(conventions())
def test_secrets_are_those_of_every_record(convention: Convention) -> None:
    """What holds neither a party nor a mandate is not gone through, and holds no secret."""
    kinds = (Party, Payment)
    assert list(inside_of(convention, *kinds)) == [
        each for each in inside(convention) if isinstance(each, kinds)
    ]
    assert secrets(convention) == secrets_among(inside(convention))


def test_an_address_that_is_none_is_a_text() -> None:
    """Nothing stands there: it is hidden as any text is."""
    sample = association_2024_2026()
    mask = Mask.of(sample, known=("Zoé Xyzzy",))
    assert mask.address("initial.]parties[Zoé Xyzzy]") == "initial.]parties[personne physique (nom masqué)]"
    assert mask.address("initial.parties[ville]") == "initial.parties[ville]"
