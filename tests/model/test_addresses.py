"""Addresses: every value of a convention has one, which leads back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, OperationError
from conventions.base import Record
from conventions.model import BudgetLine, LinePart, Party
from conventions.model.addresses import at, walk
from conventions.samples import association_2024_2026, cci_2017_2019
from conventions.strategies import conventions, keys, names


@given(conventions())
def test_every_address_leads_to_its_value(convention: Convention) -> None:
    """``at`` finds each value at the address where ``walk`` met it."""
    for address, value in walk(convention):
        assert at(convention, address) == value


@given(conventions())
def test_addresses_are_unique(convention: Convention) -> None:
    """No two values have one address, and the convention itself has the empty one."""
    addresses = [address for address, _ in walk(convention)]
    assert len(set(addresses)) == len(addresses)
    assert addresses[0] == ""


@given(keys(), names())
def test_any_key_makes_an_address(key: str, name: object) -> None:
    """Spaces, dots, quotes, line separators in a key change nothing."""
    party = Party.model_validate({"key": key, "name": name})
    initial = cci_2017_2019().initial.replace(parties=(party,))
    assert at(cci_2017_2019().replace(initial=initial), f"initial.parties[{key}]") is party


@pytest.mark.parametrize(
    ("address", "step"),
    [
        ("titre", "titre"),
        ("initial.actions[A9].title", "[A9]"),
        ("initial.actions[1]", "[1]"),
        ("initial.grants[2018].amount", "[2018]"),
        ("title.upper", "upper"),
        ("model_fields", "model_fields"),
    ],
)
def test_a_missing_step_is_named(address: str, step: str) -> None:
    """Nothing there: the error, in French, names the address and the first step that is missing."""
    with pytest.raises(OperationError) as caught:
        at(cci_2017_2019(), address)
    assert str(caught.value) == f"rien à l’adresse {address} : « {step} » n’existe pas"


@pytest.mark.parametrize(
    "address",
    [
        ".title",
        "title.",
        "initial..period",
        "initial period",
        "avenants[2018-1",
        "avenants[]",
        "é",
        "a-b",
        " ",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """A text that is not an address leads nowhere, and is never read in part."""
    with pytest.raises(OperationError):
        at(cci_2017_2019(), address)


@given(st.text(max_size=20))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    """Whatever the text, the answer is a value or our error."""
    try:
        at(association_2024_2026(), text)
    except OperationError as error:
        assert text in str(error)  # noqa: PT017  # either answer is right


def test_items_without_a_key_are_named_by_their_rank() -> None:
    """Measures and the parts of an imputation, whose ``key`` is a word of the act, have a rank from 1."""
    assert str(at(cci_2017_2019(), "initial.actions[A1].measures[2].text")).startswith("poursuivre")
    parts = (LinePart(key="compte", code="1"), LinePart(key="compte", code="2"))
    line = BudgetLine(raw="a", parts=parts)
    assert [address for address, _ in walk(line) if address.endswith("code")] == [
        "parts[1].code",
        "parts[2].code",
    ]


def test_every_record_of_the_samples_has_an_address() -> None:
    """The walk goes through records, tuples and values, in the order of the fields."""
    found = dict(walk(association_2024_2026()))
    assert sum(isinstance(value, Record) for value in found.values()) > 40
    assert list(found)[1] == "deliberation"
