"""What every record promises: frozen, exact, hashable, copied and pickled, changed by ``replace`` alone."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conventions import Amount, Convention, Duration, Name, Period, Price, euros
from conventions.base import Record, key_from
from conventions.files.readers import READERS
from conventions.model import (
    Avenant,
    BudgetLine,
    Commitment,
    Grant,
    Instalment,
    InstalmentKind,
    Party,
    Payment,
    PaymentTerms,
    Remainder,
    Request,
    SetGrant,
    Target,
    Vote,
)
from conventions.samples import cci_2017_2019
from conventions.strategies import conventions, ibans, keys, records, texts
from conventions.strategies.registry import record_types

RECORDS = sorted(record_types(), key=lambda kind: (kind.__module__, kind.__name__))
EXACT = (str, int, bool, dt.date, Decimal, Fraction, Amount, Price, Period, Duration, Name, NoneType)
"""The types that may stand in a field: exact, immutable, hashable."""


def leaves(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of, without what is only a container."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Literal or not arguments:
        yield from (map(type, arguments) if arguments else [annotation])
        return
    if get_origin(annotation) is Annotated:
        arguments = arguments[:1]
    elif get_origin(annotation) is tuple:
        arguments = tuple(argument for argument in arguments if argument is not ...)
    elif get_origin(annotation) in (list, dict, set, frozenset):
        yield get_origin(annotation)
    for argument in arguments:
        yield from leaves(argument)


def is_exact(leaf: object) -> bool:
    """Whether a type may stand in a field."""
    return isinstance(leaf, type) and (leaf in EXACT or issubclass(leaf, (Enum, Record)))


def test_there_are_records() -> None:
    """The records that the next tests go through are more than forty."""
    assert len(RECORDS) > 40


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_fields_are_exact_and_immutable(kind: type[Record]) -> None:
    """No field holds a list, a dict, a set, a float or anything."""
    for name, field in kind.model_fields.items():
        wrong = [leaf for leaf in leaves(field.annotation) if not is_exact(leaf)]
        assert not wrong, f"{kind.__name__}.{name}: {wrong}"


@pytest.mark.parametrize(
    "annotation", [list[str], dict[str, int], set[int], float, Any, tuple[float, ...], str | float]
)
def test_the_check_above_refuses_what_it_must(annotation: object) -> None:
    """A list, a dict, a set, a float, ``Any`` are seen wherever they stand in an annotation."""
    assert not all(is_exact(leaf) for leaf in leaves(annotation))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_record(kind: type[Record], data: st.DataObject) -> None:
    """A record equals its copies, its pickle and its JSON, has their hash, and nothing can be set in it."""
    record = data.draw(records(kind))
    copies = (
        copy.copy(record),
        copy.deepcopy(record),
        pickle.loads(pickle.dumps(record)),
        record.model_copy(),
        record.model_copy(deep=True),
        record.replace(),
        kind.model_validate(record.model_dump()),
        kind.model_validate_json(record.model_dump_json()),
    )
    for other in copies:
        assert other == record
        assert hash(other) == hash(record)
    for name in kind.model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, name, getattr(record, name))


@given(conventions(), conventions())
def test_hash_agrees_with_equality(one: Convention, other: Convention) -> None:
    """Equal conventions have one hash, and stand once in a set."""
    assert (one == other) == (len({one, other}) == 1)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_an_unknown_field_is_refused(kind: type[Record]) -> None:
    """No record takes a field that it does not have."""
    with pytest.raises(ValidationError, match="extra_forbidden"):
        kind.model_validate({"no_such_field": 1})


GRANT = Grant(exercise=2018, beneficiary="CCI", amount=euros(50000))


def test_replace_validates() -> None:
    """A change that is not valid is refused, and a field that does not exist too."""
    with pytest.raises(ValidationError, match="amount"):
        GRANT.replace(amount=50000)
    with pytest.raises(ValidationError, match="extra_forbidden"):
        GRANT.replace(montant=euros(1))
    with pytest.raises(ValidationError, match="rate"):
        GRANT.replace(calculation="proportionnelle")


def test_replace_computes_default_keys_again() -> None:
    """A key that was computed follows what it was computed from; a key that was given stays."""
    assert GRANT.replace(exercise=2019).key == "2019"
    assert GRANT.replace(nature="fonctionnement").key == "2018-fonctionnement"
    assert GRANT.replace(key="A").replace(exercise=2019).key == "A"


@given(conventions())
def test_replace_depends_on_the_value_alone(convention: Convention) -> None:
    """Two equal conventions, one read from JSON where every key is written, change in the same way."""
    again = Convention.model_validate_json(convention.model_dump_json())
    assert again.replace(reference="R-1") == convention.replace(reference="R-1")


def test_holds_default() -> None:
    """A field holds its default whether it was given or left out; a required field never does."""
    assert GRANT.holds_default("key")
    assert GRANT.replace(key="2018").holds_default("key")
    assert not GRANT.replace(key="A").holds_default("key")
    assert not GRANT.holds_default("amount")


def test_model_copy_with_an_update_is_refused() -> None:
    """Pydantic would not validate it."""
    with pytest.raises(TypeError, match=r"record\.replace"):
        GRANT.model_copy(update={"amount": 1})
    assert GRANT.model_copy(update={}) == GRANT


@given(ibans(), texts())
def test_repr_never_shows_an_iban(iban: str, note: str) -> None:
    """Neither the repr of a party, nor the errors of a wrong one, show its IBAN."""
    party = Party(key="A", name=Name("B"), iban=iban, note=note)
    assert iban not in repr(party)
    assert iban not in str(party)
    for wrong in ([iban], {"iban": iban}, iban.encode(), int(iban[4:])):
        with pytest.raises(ValidationError) as caught:
            party.replace(iban=wrong)
        assert iban[4:] not in str(caught.value)
        assert iban[4:] not in repr(caught.value)
    with pytest.raises(ValidationError) as caught:
        party.replace(name=None)
    assert iban not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (GRANT, "exercise", True),
        (GRANT, "exercise", 2018.0),
        (GRANT, "exercise", -1),
        (GRANT, "exercise", 10**9),
        (GRANT, "exercise", "deux mille"),
        (GRANT, "rate", 0.5),
        (GRANT, "rate", Fraction(-1, 2)),
        (GRANT, "rate", Fraction(11)),
        (GRANT, "rate", Fraction(1, 10**18)),
        (GRANT, "rate", "50"),
        (GRANT, "rate", "1/0"),
        (GRANT, "rate", "٣/٤"),
        (GRANT, "amount", 50000),
        (GRANT, "amount", 50000.0),
        (GRANT, "amount", Decimal(50000)),
        (GRANT, "amount", "50 000 €"),
        (GRANT, "amount", "NaN"),
        (GRANT, "object", ""),
        (GRANT, "object", " "),
        (GRANT, "object", 12),
        (GRANT, "object", "a" * 20_001),
        (GRANT, "object", "\ud800"),
        (GRANT, "key", "A[1]"),
        (GRANT, "key", ".A"),
        (GRANT, "key", " A"),
        (GRANT, "key", ""),
        (GRANT, "key", "A\nB"),
        (GRANT, "key", "a" * 81),
        (Target(key="T", unit="u", value=Decimal(1)), "value", 1.5),
        (Target(key="T", unit="u", value=Decimal(1)), "value", Decimal("NaN")),
        (Target(key="T", unit="u", value=Decimal(1)), "value", Decimal("Infinity")),
        (Target(key="T", unit="u", value=Decimal(1)), "value", Decimal("1e999999")),
        (Target(key="T", unit="u", value=Decimal(1)), "value", Decimal("1e-999999")),
        (Target(key="T", unit="u", value=Decimal(1)), "value", Decimal("0.1234567891")),
        (Target(key="T", unit="u", value=Decimal(1)), "value", 10**15),
        (Target(key="T", unit="u", value=Decimal(1)), "value", "1e3"),
        (Target(key="T", unit="u", value=Decimal(1)), "value", "1_000"),
        (Target(key="T", unit="u", value=Decimal(1)), "approximate", 1),
        (Target(key="T", unit="u", value=Decimal(1)), "approximate", "oui"),
        (Avenant(number=1), "signed_on", dt.datetime(2018, 11, 15)),  # noqa: DTZ001  # refused with or without a zone
        (Avenant(number=1), "signed_on", "20181115"),
        (Avenant(number=1), "signed_on", "2018-02-30"),
        (Avenant(number=1), "signed_on", "15 novembre 2018"),
        (Avenant(number=1), "signed_on", 0),
    ],
    ids=repr,
)
def test_an_inexact_value_is_refused(kind: Record, field: str, value: object) -> None:
    """Out of a file, a field takes the exact value or its canonical text: nothing is guessed."""
    with pytest.raises(ValidationError) as caught:
        kind.replace(**{field: value})
    assert {error["loc"][0] for error in caught.value.errors()} - {"key"} <= {field}


@pytest.mark.parametrize(
    ("field", "given_value", "held"),
    [
        ("value", 30, "30"),
        ("value", "30.50", "30.5"),
        ("value", Decimal("3E+1"), "30"),
        ("value", Decimal("-0.00"), "0"),
        ("value", Decimal("1E-9"), "0.000000001"),
    ],
)
def test_a_number_has_one_form(field: str, given_value: object, held: str) -> None:
    """A number is held without exponent nor useless zero, so that equal numbers are written the same."""
    target = Target(key="T", unit="u", value=Decimal(1)).replace(**{field: given_value})
    assert format(target.value, "f") == held
    assert str(getattr(target, field)) in {held, "1E-9"}


def test_ratios_from_text() -> None:
    """A ratio is read from the text that JSON holds."""
    assert GRANT.replace(rate="1/4").rate == Fraction(1, 4)
    assert GRANT.replace(rate="1/4").model_dump(mode="json")["rate"] == "1/4"
    assert GRANT.replace(rate=Fraction(1)).model_dump(mode="json")["rate"] == "1/1"


@pytest.mark.parametrize(
    ("made", "key"),
    [
        (Avenant(number=1, year=2018), "2018-1"),
        (Avenant(number=1), "1"),
        (Avenant(year=2018), "2018"),
        (Avenant(signed_on=dt.date(2018, 12, 1)), "2018-12-01"),
        (Avenant(), "sans numéro"),
        (BudgetLine(raw="a"), "1"),
    ],
    ids=repr,
)
def test_default_keys(made: Record, key: str) -> None:
    """A record without a key has one made of what names it."""
    assert getattr(made, "key") == key  # noqa: B009  # records of two classes


@given(texts())
def test_a_key_made_of_any_text_is_a_key(text: str) -> None:
    """A number or a reference, whatever it holds, makes a valid key, and making it again changes nothing."""
    key = key_from(text)
    assert GRANT.replace(key=key).key == key
    assert key_from(key) == key


@given(keys())
def test_a_drawn_key_is_a_key(key: str) -> None:
    """The strategy of keys draws valid ones."""
    assert GRANT.replace(key=key).key == key


def test_keys_are_unique_in_their_parent() -> None:
    """Two items of one key are refused with a French message that says what to do."""
    instalment = Instalment(kind=InstalmentKind.BALANCE, amount=Remainder())
    with pytest.raises(
        ValidationError, match="plusieurs éléments portent la clé « solde » : donnez à chacun la sienne"
    ):
        PaymentTerms(instalments=(instalment, instalment))
    assert PaymentTerms(instalments=(instalment, instalment.replace(key="solde 2"))).instalments


def test_a_unit_of_payment_is_positive() -> None:
    """A sum is never rounded to a multiple of nothing."""
    for unit in (euros(0), euros(-1)):
        with pytest.raises(ValidationError, match="une unité de versement est un montant positif"):
            PaymentTerms(unit=unit, instalments=())


@given(conventions(), st.booleans())
def test_validating_again_keeps_the_same_record(convention: Convention, as_json: bool) -> None:  # noqa: FBT001  # drawn
    """Reading the plain data of a convention, as a file is read, gives it again."""
    mode: Literal["json", "python"] = "json" if as_json else "python"
    assert Convention.model_validate(convention.model_dump(mode=mode), context=READERS) == convention


def test_json_schema_of_every_field_says_something() -> None:
    """The published schema has a type, or a French description, for each field of ours."""
    schema = Convention.model_json_schema()
    assert schema["$defs"]["Grant"]["properties"]["exercise"]["type"] == ["integer", "string"]
    assert schema["$defs"]["Grant"]["properties"]["rate"]["anyOf"][0]["description"] == "une part exacte"
    assert schema["properties"]["signed_on"]["anyOf"][0]["description"] == "une date"


def test_the_old_copy_of_pydantic_is_refused() -> None:
    """``copy(update=…)`` validates nothing: ``replace`` is the only way."""
    with pytest.raises(TypeError, match="replace"):
        cci_2017_2019().copy(update={"title": 5})


@pytest.mark.parametrize("year", [0, 27, 999, 10_000, True, "2018 "])
def test_an_exercise_is_a_year_of_four_digits(year: object) -> None:
    """27 is no exercise: refused, with what a year looks like."""
    with pytest.raises(ValueError, match="une année"):
        Grant.model_validate({"exercise": year, "beneficiary": "A", "amount": None})


@pytest.mark.parametrize("count", [-1, True, "12", 10**9])
def test_a_count_is_a_whole_number(count: object) -> None:
    """A vote of -1 voice means nothing."""
    with pytest.raises(ValueError, match="un nombre entier, zéro ou plus"):
        Vote.model_validate({"against": count})


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Payment, {"number": "1", "exercise": 2018, "issued_on": dt.date(2018, 1, 1)}),
        (Request, {"exercise": 2018, "beneficiary": "A"}),
        (Commitment, {"number": "1", "exercise": 2018, "committed_on": dt.date(2018, 1, 1)}),
        (SetGrant, {}),
    ],
)
def test_what_is_never_negative(kind: type[Record], fields: dict[str, object]) -> None:
    """A mandate, a request, an engagement or a grant below zero means nothing; zero does."""
    for amount, is_right in (("0.00", True), ("-0.01", False)):
        grant = {"exercise": 2018, "beneficiary": "A", "amount": amount}
        money = {"grant": grant} if kind is SetGrant else {"amount": amount}
        if is_right:
            assert isinstance(kind.model_validate({**fields, **money}), kind)
        else:
            with pytest.raises(ValueError, match="-0,01"):
                kind.model_validate({**fields, **money})
