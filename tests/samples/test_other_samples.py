"""The two invented samples: amounts, schedules and positions computed by hand, to the cent."""

from __future__ import annotations

from datetime import date

import pytest

from conventions import Convention, euros, position, schedule
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, text


def test_the_association_is_paid_in_three_parts_each_year() -> None:
    """50 %, 30 %, and the rest of each exercise; 2025 follows the avenant."""
    lines = schedule(association_2024_2026(), date(2025, 6, 30)).lines
    assert [str(line.amount) for line in lines] == [
        "15000.00",
        "9000.00",
        "6000.00",
        "16750.00",
        "10050.00",
        "6700.00",
        "16000.00",
        "9600.00",
        "6400.00",
    ]
    assert [line.firm for line in lines] == [True] * 6 + [False] * 3


def test_the_association_before_and_after_its_avenant() -> None:
    """2025 is forecast, then granted once the avenant is approved, then firm once it is signed."""
    foreseen = position(association_2024_2026(), date(2025, 2, 19)).exercises[1]
    assert (foreseen.forecast.amount, foreseen.granted.amount) == (euros(31000), euros(0))
    before = position(association_2024_2026(), date(2025, 3, 3)).exercises[1]
    after = position(association_2024_2026(), date(2025, 3, 4)).exercises[1]
    assert (before.forecast.amount, before.granted.amount, before.firm.amount) == (
        euros(0),
        euros(33500),
        euros(0),
    )
    assert (after.forecast.amount, after.granted.amount, after.firm.amount) == (
        euros(0),
        euros(33500),
        euros(33500),
    )


def test_the_association_has_six_thousand_euros_left_for_2024() -> None:
    """to_pay = firm − paid + recovered."""
    row = position(association_2024_2026(), date(2024, 12, 31)).exercises[0]
    assert (row.firm.amount, row.committed.amount, row.paid.amount) == (
        euros(30000),
        euros(30000),
        euros(24000),
    )
    assert row.to_pay.amount == euros(6000)


def test_the_equipment_grant_follows_the_real_costs() -> None:
    """25 % of 238 412,60 € is 59 603,15 €, of which 18 750 € were advanced."""
    advance, balance = schedule(equipment_2023_2025(), date(2025, 6, 30)).lines
    assert (advance.amount, balance.amount) == (euros("18750"), euros("40853.15"))
    assert balance.due_on == date(2025, 1, 20)
    assert schedule(equipment_2023_2025(), date(2024, 12, 31)).lines[1].amount is None


def test_the_money_of_an_unsigned_avenant_waits_for_its_signature() -> None:
    """The seed: 50 000 € granted, nothing firm, nothing due, and the years around unknown."""
    convention = cci_2017_2019()
    lines = schedule(convention, date(2018, 12, 31)).lines
    assert [line.amount for line in lines] == [None, euros(50000), None]
    assert lines[1].awaited == "signature de l’avenant n°\u00a01, date inconnue"
    total = position(convention, date(2018, 12, 31)).total("granted")
    assert (total.known, total.unknown) == (euros(50000), ("2017", "2019"))
    assert position(convention, date(2018, 12, 31)).total("due").amount == euros(0)
    assert position(convention, date(2018, 11, 14)).exercises[0].granted.unknown == ("2017",)


@pytest.mark.parametrize(
    ("sample", "name", "word"),
    [
        (cci_2017_2019, "cci-2017-2019.yaml", "délibération"),
        (association_2024_2026, "association-2024-2026.yaml", "inventé"),
        (equipment_2023_2025, "equipement-2023-2025.yaml", "inventé"),
    ],
)
def test_a_sample_says_whether_it_is_real(sample: object, name: str, word: str) -> None:
    """Its first lines tell; and the same sample is given at each call."""
    assert word in text(name).partition("format: 1")[0]
    assert callable(sample)
    assert sample() is sample()
    assert isinstance(sample(), Convention)
