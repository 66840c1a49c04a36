"""What a published text says of acts, whatever it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import euros
from conventions.opendata.scdl.drafting.mentions import mention_in
from conventions.opendata.scdl.drafting.splitting import pieces_of
from conventions.opendata.scdl.drafting.totals import says_new_total
from conventions.opendata.scdl.drafting.wording import (
    days_in,
    exercise_in,
    folded,
    sums_in,
    years_in,
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1er août 2017", [date(2017, 8, 1)]),
        ("du 01/01/17 au 31.08.2017", [date(2017, 1, 1), date(2017, 8, 31)]),
        ("2017-06-18 00:00:00", [date(2017, 6, 18)]),
        ("31/21/2021, 30 février 2017, 2017-30-05", []),
        ("n° 112/12/20171", []),
    ],
)
def test_days(text: str, days: list[date]) -> None:
    """Those that exist."""
    assert days_in(folded(text)) == days


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("30 000 €, 1 500,50 euros et 12€", ["30000.00", "1500.50", "12.00"]),
        ("30 000 € puis 25 %", ["30000.00"]),
        ("1.234 €", []),
        ("2017", []),
    ],
)
def test_sums(text: str, sums: list[str]) -> None:
    """One that may be two numbers is none."""
    assert [str(each) for each in sums_in(folded(text))] == sums


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Avenant à la convention signée le 14 mars 2017 : etc.", date(2017, 3, 14)),
        ("avenant n° 2 à la convention du 20/12/2016", date(2016, 12, 20)),
        ("avenant au protocole du 20/12/2016", date(2016, 12, 20)),
        ("avenant au marché du 20/12/2016", None),
        ("avenant\nconvention du 20/12/2016", None),
        ("avenant à la convention " + "x" * 200 + " du 20/12/2016", None),
    ],
)
def test_the_convention_that_an_avenant_names(text: str, base: date | None) -> None:
    """On the same line, not far."""
    mention = mention_in(folded(text))
    assert mention is not None
    assert mention.base == base


def test_years_and_exercises() -> None:
    """A convention lasts; an exercise is one year."""
    assert years_in("2019-2019 puis 2017/2019") == (2017, 2019)
    assert years_in("2001-2099") is None
    assert exercise_in("annee 2018") == 2018
    assert exercise_in("pour 2018-2020") is None


def test_new_totals() -> None:
    """The sum that follows « portée à », and no other."""
    assert says_new_total(folded("montant porté à 50 000 €"), euros(50000))
    assert not says_new_total(folded("montant porté à 50 000 €"), euros(30000))
    assert not says_new_total(folded("50 000 € apportés"), euros(50000))


@given(st.text(alphabet="avenant conve0123456789/-€,.'\n°à", max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Without an error, with days and sums that are."""
    said = folded(text)
    assert all(isinstance(day, date) for day in days_in(said))
    mention_in(said)
    sums_in(said)
    assert sum(piece.amount.cents for piece in pieces_of(text, euros(10))) in {0, 1000}


@pytest.mark.parametrize(
    "text",
    [
        "avenant " * 4000,
        "1 " * 16000,
        "avenant " + " " * 30000 + "convention",
        "porte a " * 4000,
        "1/1/" * 8000,
        "avenant n° " * 3000,
        "signature de l'" * 2000,
    ],
)
def test_a_hostile_text_takes_no_longer_than_another(text: str) -> None:
    """Thirty thousand characters: the patterns are bounded."""
    said = folded(text)
    mention_in(said)
    says_new_total(said, euros(1))
    assert pieces_of(text, euros(1)) == ()
    assert years_in(said) is None
