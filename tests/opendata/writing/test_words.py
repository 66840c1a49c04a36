"""Payment days, conditions, references, shares: the parts of a row."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros
from conventions.model import (
    By,
    Convention,
    Decision,
    DecisionKind,
    EventKind,
    Fixed,
    Instalment,
    InstalmentKind,
    Ledger,
    OnProofs,
    Payment,
    PaymentState,
    PaymentTerms,
    Remainder,
    Upon,
    YearDay,
)
from conventions.money import Amount
from conventions.opendata import scdl
from conventions.opendata.scdl import PublishedRow
from conventions.opendata.scdl.writing.shares import shares_of
from conventions.opendata.scdl.writing.texts import plain, shortened
from tests.opendata.writing.made import CLUB, DAY, SAMPLE, THEATRE, avenant, convention, grant, more, paid


def _single(trigger: Any = None, **fields: Any) -> PaymentTerms:
    one = Instalment(kind=InstalmentKind.SINGLE, amount=Remainder(), trigger=trigger)
    return PaymentTerms(instalments=(one,), **fields)


def _only(made: Convention, as_of: date = DAY) -> tuple[PublishedRow, list[str]]:
    """The only row, and what was noted about it."""
    rows = scdl.write(made, as_of)
    (row,) = rows
    return row, [plain(note.reason) for note in rows.notes]


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("trigger", "days", "notes"),
    [
        (By(day=date(2024, 6, 30)), "2024-06-30", []),
        (YearDay(month=3, day=31), "2024-03-31", []),
        (
            YearDay(month=2, day=30),
            "2024-02-29",
            ["période de versement : le 2024-02-30 n’existe pas"],
        ),
        (Upon(event=EventKind.SIGNATURE), "2024-01-12", []),
    ],
)
def test_the_days_are_those_that_the_act_fixes(trigger: Any, days: str, notes: list[str]) -> None:
    """Else those of the schedule."""
    row, told = _only(paid(convention(), _single(trigger)))
    assert (row["datesPeriodeVersement"], told) == (days, notes)


def test_no_day_at_all_is_noted() -> None:
    """The period is then the exercise, from the signature on."""
    row, told = _only(paid(convention(), _single(OnProofs())))
    assert row["datesPeriodeVersement"] == "2024-01-12/2024-12-31"
    assert "aucun jour n’est connu à partir de la signature" in told[0]


def test_an_exercise_that_was_over_when_the_act_was_signed() -> None:
    """Nothing is paid before the signature."""
    row, _ = _only(paid(convention(grant(2023)), _single(OnProofs())))
    assert row["datesPeriodeVersement"] == "2024-01-12"


def test_a_period_that_begins_before_the_signature_begins_then() -> None:
    """And it is noted."""
    first = Instalment(
        kind=InstalmentKind.ADVANCE, amount=Fixed(amount=euros(1)), trigger=By(day=date(2024, 1, 2))
    )
    last = Instalment(kind=InstalmentKind.BALANCE, amount=Remainder(), trigger=By(day=date(2024, 9, 30)))
    row, told = _only(paid(convention(), PaymentTerms(instalments=(first, last))))
    assert row["datesPeriodeVersement"] == "2024-01-12/2024-09-30"
    assert told == ["période de versement : commence à la signature, le 12 janvier 2024"]


def test_days_that_are_all_before_the_signature_are_not_published() -> None:
    """What the schedule computes is: nothing is due before the act binds."""
    row, told = _only(paid(convention(), _single(YearDay(month=1, day=1))))
    assert (row["datesPeriodeVersement"], told) == ("2024-01-12", [])


def test_what_an_avenant_adds_is_not_paid_before_it() -> None:
    """The days of the convention that are past are not those of its money."""
    made = convention(avenants=(avenant(more(grant())),))
    assert [row["datesPeriodeVersement"] for row in scdl.write(made, DAY)] == [
        "2024-03-31/2024-09-30",
        "2025-03-04",
    ]


def test_the_mandates_paid_tell_the_days_that_the_act_does_not_fix() -> None:
    """Those that were paid by the day."""
    payments = tuple(
        Payment(
            number=str(day.day),
            exercise=2024,
            grant="2024",
            issued_on=day,
            paid_on=day,
            amount=euros(1),
            state=PaymentState.PAID,
        )
        for day in (date(2024, 3, 1), date(2024, 7, 2), date(2024, 11, 3))
    )
    made = paid(convention(ledger=Ledger(payments=payments)), _single(OnProofs()))
    assert _only(made, date(2024, 10, 1))[0]["datesPeriodeVersement"] == "2024-03-01/2024-07-02"


# ---------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("terms", "text", "noted"),
    [
        ((), "autre : modalités de versement non renseignées", 1),
        ((_single(raw="en une fois"),), "unique", 0),
        ((PaymentTerms(instalments=(), raw="Échelonné sur deux ans"),), "Échelonné sur deux ans", 0),
        ((PaymentTerms(instalments=(), raw="ECHELONNE"),), "échelonné", 0),
        ((PaymentTerms(instalments=(), raw="Unique"),), "unique", 0),
        ((PaymentTerms(instalments=(), raw="80 %\npuis le solde"),), "autre : 80 % puis le solde", 0),
        ((PaymentTerms(instalments=(), raw="mot " * 100),), f"autre : {'mot ' * 61}mot…", 1),
    ],
)
def test_conditions_are_a_word_or_the_words_of_the_act(
    terms: tuple[PaymentTerms, ...], text: str, noted: int
) -> None:
    """256 characters at most."""
    row, told = _only(paid(convention(), *terms))
    assert row["conditionsVersement"] == text
    assert len(text) <= 256
    assert sum("conditions" in note for note in told) == noted


def test_two_single_payments_are_staged() -> None:
    """A row that is made of two grants is paid in two times."""
    made = paid(convention(grant(key="a"), grant(key="b")), _single(By(day=date(2024, 6, 30))))
    assert _only(made)[0]["conditionsVersement"] == "échelonné"


# ---------------------------------------------------------------- shares


@given(st.lists(st.integers(1, 10**11), min_size=2, max_size=8))
def test_shares_give_the_cents_back(cents: list[int]) -> None:
    """They add up to 1, each is 1 % at least, and none rounds to another sum."""
    parts = [Amount(cents=each) for each in cents]
    shares = shares_of(parts)
    if shares is None:
        assert min(cents) * 100 <= sum(cents) * 1.01  # 1 %, or so near that its decimals would say less
        return
    total = Amount(cents=sum(cents))
    assert sum(map(Fraction, shares)) == 1
    assert [total.share(Fraction(share), rounding="half_up") for share in shares] == parts
    assert min(map(Fraction, shares)) >= Fraction(1, 100)


def test_what_the_format_cannot_share_is_not() -> None:
    """Nothing, less than nothing, or less than 1 %."""
    assert shares_of((euros(100), euros(-1))) is None
    assert shares_of((euros(100), Amount(cents=0))) is None
    assert shares_of((euros(1000), euros(1))) is None


def test_one_object_that_several_bodies_share_is_one_sum() -> None:
    """The whole amount on each row, and the part of each."""
    made = convention(
        grant(key="a", amount=euros(750), object="Festival"),
        grant(key="b", amount=euros(250), object="Festival", beneficiary=THEATRE.key),
        grant(key="c", amount=euros(10), object="Saison"),
    )
    rows = scdl.write(made, DAY)
    assert [(row["montant"], row["pourcentageSubvention"], str(row.amount)) for row in rows] == [
        ("1000.00", "0.75", "750.00"),
        ("1000.00", "0.25", "250.00"),
        ("10.00", "1.00", "10.00"),
    ]
    assert str(rows.total) == "1010.00"


def test_grants_without_an_object_are_not_one_sum() -> None:
    """Nothing says that they are."""
    made = convention(grant(key="a"), grant(key="b", beneficiary=THEATRE.key))
    assert {row["pourcentageSubvention"] for row in scdl.write(made, DAY)} == {"1.00"}


@pytest.mark.parametrize(
    ("fields", "shares"),
    [
        ({}, ["0.60", "0.40"]),
        ({"beneficiary": CLUB.key}, ["1.00", "1.00"]),
        ({"exercise": 2025}, ["1.00", "1.00"]),
        ({"amount": euros(1001)}, ["1.00", "1.00"]),
        ({"kind": DecisionKind.TAKE_NOTE}, ["1.00", "1.00"]),
    ],
)
def test_a_decision_that_names_nobody_is_shared(fields: dict[str, Any], shares: list[str]) -> None:
    """When it is of the sum of what its act grants for the exercise."""
    told = {"kind": DecisionKind.GRANT, "raw": "attribue", "exercise": 2024, "amount": euros(1000)}
    decision = Decision.model_validate({**told, **fields, "key": "attribution"})
    decided = SAMPLE.deliberations[0]
    made = convention(
        grant(key="a", amount=euros(600)),
        grant(key="b", amount=euros(400), beneficiary=THEATRE.key),
        deliberations=(decided.replace(decisions=(decided.decisions[0], decision)),),
    )
    assert [row["pourcentageSubvention"] for row in scdl.write(made, DAY)] == shares


# ---------------------------------------------------------------- texts


@given(st.text())
def test_a_plain_text_is_one_line_that_stays_as_it_is(text: str) -> None:
    """It prints, and reads the same again."""
    made = plain(text)
    assert made.isprintable()
    assert made == plain(made) == made.strip()


@given(st.text(), st.integers(2, 50))
def test_a_shortened_text_is_short(text: str, most: int) -> None:
    """What is short enough stays."""
    made = shortened(text, most)
    assert len(made) <= most
    assert made == text or (len(text) > most and made.endswith("…"))
