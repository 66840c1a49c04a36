"""What every plain value promises, ``Price`` and the base included; each kind has tests of its own too."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from conventions import Amount, Duration, Name, Period, Price, euros
from conventions.files.readers import READERS
from conventions.strategies import amounts, durations, names, periods, prices
from conventions.values import Value

KINDS: dict[type[Value], Callable[[], st.SearchStrategy[Value]]] = {
    Amount: amounts,
    Duration: durations,
    Name: names,
    Period: periods,
    Price: prices,
}
ANY = st.one_of(*(strategy() for strategy in KINDS.values()))
NAMESPACE = {"Amount": Amount, "Duration": Duration, "Name": Name, "Period": Period, "Price": Price}


def known_values() -> set[type[Value]]:
    """Every class of plain values of the library."""
    own = {kind for kind in Value.__subclasses__() if kind.__module__.startswith("conventions.")}
    return {
        kind for kind in own if not kind.__module__.startswith("conventions.portfolio.")
    }  # with their tests


def test_all_the_values_are_here() -> None:
    """The kinds that these tests go through are all there are."""
    assert known_values() == set(KINDS)


@given(ANY)
def test_repr_evaluates_back(value: Value) -> None:
    """The repr of a value is the expression that makes it."""
    import datetime

    made_again = eval(repr(value), {**NAMESPACE, "datetime": datetime})
    assert made_again == value


@given(ANY)
def test_copies_and_pickles_are_equal(value: Value) -> None:
    """A value is its own copy; its pickle is an equal value of the same hash."""
    assert copy.copy(value) is value
    assert copy.deepcopy(value) is value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value
        assert hash(again) == hash(value)


@given(ANY)
def test_values_cannot_be_changed(value: Value) -> None:
    """Nothing is set or deleted in a value, a new attribute neither."""
    for name in (*value.__slots__, "new"):
        with pytest.raises(AttributeError, match=f"is immutable: {name} cannot be set"):
            setattr(value, name, None)
        with pytest.raises(AttributeError, match=f"is immutable: {name} cannot be deleted"):
            delattr(value, name)
    assert not hasattr(value, "__dict__")


@given(ANY, ANY)
def test_hash_agrees_with_equality(one: Value, other: Value) -> None:
    """Equal values have one hash; values of two classes are never equal."""
    assert (one == other) == (len({one, other}) == 1)
    assert type(one) is type(other) or one != other
    assert one != str(one)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_values_join_records(kind: type[Value], data: st.DataObject) -> None:
    """A field takes the value, and JSON gives it back."""
    adapter = TypeAdapter(kind)
    value = data.draw(KINDS[kind]())
    assert adapter.validate_python(value) is value
    assert adapter.validate_json(adapter.dump_json(value)) == value


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Name], ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_canonical_text_reads_back(kind: type[Value], data: st.DataObject) -> None:
    """The text of a value reads back, alone, in a field, and where a file is being read."""
    value = data.draw(KINDS[kind]())
    assert kind.parse(str(value)) == value
    assert TypeAdapter(kind).validate_python(str(value)) == value
    assert TypeAdapter(kind).validate_python(str(value), context=READERS) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "wrong", [1, 1.5, None, True, [], b"1", object()], ids=lambda wrong: type(wrong).__name__
)
def test_what_is_no_text_is_refused(kind: type[Value], wrong: object) -> None:
    """A number, a list, nothing: a value is read from a text, and the error says so in French."""
    with pytest.raises(ValidationError, match=r"en Python, « .+ » dans un fichier"):
        TypeAdapter(kind).validate_python(wrong)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_json_schema_says_what_it_is(kind: type[Value]) -> None:
    """The schema of a value has its French description."""
    assert TypeAdapter(kind).json_schema()["description"] == kind.in_french


def test_the_base_reads_no_text() -> None:
    """A class of values says how its text is read; the base does not know."""
    with pytest.raises(NotImplementedError):
        Value.parse("1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2400",
        "2400.00|HT|an|x",
        "2400.00|TVA",
        "2400.00|HT|siècle",
        "|HT",
        "2 400.00",
        "٥.00",
        "1.001",
        "2400.00|",
    ],
)
def test_prices_that_are_none(text: str) -> None:
    """A text that is not the canonical one is refused, but for whole euros."""
    if text == "2400":
        assert Price.parse(text) == Price(euros(2400))
        return
    with pytest.raises(ValueError, match=r".+"):
        Price.parse(text)


@pytest.mark.parametrize(("tax", "per"), [("TVA", None), ("", None), (None, "siècle"), (None, "")])
def test_prices_of_another_tax_or_period(tax: str | None, per: str | None) -> None:
    """The tax basis and the period of a price are of closed lists."""
    with pytest.raises(ValueError, match="vaut"):
        Price(euros(1), tax, per)
