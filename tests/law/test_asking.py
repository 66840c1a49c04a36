"""The questions asked to the law: each type by its function, strict where one wants to be sure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from conventions import euros
from conventions.errors import ConventionsError, UnconfirmedValue
from conventions.french import format_date
from conventions.law import STATUSES, count, day_of_year, duration, names, ratio, stated, value, versions
from conventions.money import Amount
from conventions.periods import Duration

if TYPE_CHECKING:
    from collections.abc import Callable

ASKING: dict[type, Callable[..., object]] = {
    Amount: value,
    Duration: duration,
    Fraction: ratio,
    int: count,
    tuple: day_of_year,
}
ENOUGH = date(2018, 11, 15)


@pytest.mark.parametrize("name", names())
def test_each_value_is_told_by_the_function_of_its_type_alone(name: str) -> None:
    """The others refuse it, and say which one to use."""
    for version in versions(name):
        for kind, ask in ASKING.items():
            if type(version.value) is kind:
                assert ask(name, on=version.since) == version.value
            else:
                with pytest.raises(
                    ConventionsError, match=rf"\(law\.{ASKING[type(version.value)].__name__}\)"
                ):
                    ask(name, on=version.since)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (value("auditor_threshold", on=ENOUGH), euros(153000)),
        (value("de_minimis", on=date(2023, 12, 31)), euros(200000)),
        (value("de_minimis", on=date(2024, 1, 1)), euros(300000)),
        (value("de_minimis_sieg", on=date(2023, 12, 31)), euros(500000)),
        (value("de_minimis_sieg", on=date(2030, 12, 31)), euros(750000)),
        (value("listing_threshold", on=ENOUGH), euros(75000)),
        (ratio("listing_share", on=ENOUGH), Fraction(1, 2)),
        (ratio("owner_share", on=ENOUGH), Fraction(1, 5)),
        (ratio("owner_share_lead", on=ENOUGH), Fraction(3, 10)),
        (ratio("state_before_balance_long", on=ENOUGH), Fraction(9, 10)),
        (ratio("authorization_before_budget", on=ENOUGH), Fraction(1, 3)),
        (duration("state_before_balance_long_from", on=ENOUGH), Duration(months=48)),
        (duration("amortisation_buildings", on=date(2015, 12, 31)), Duration(years=15)),
        (duration("amortisation_buildings", on=date(2016, 1, 1)), Duration(years=30)),
        (duration("amortisation_infrastructure", on=date(2016, 1, 1)), Duration(years=40)),
        (duration("recommended_duration", on=date(2015, 9, 28)), Duration(years=3)),
        (duration("recommended_duration", on=date(2015, 9, 29)), Duration(years=4)),
        (duration("essential_data_delay", on=ENOUGH), Duration(months=3)),
        (duration("individual_transmission", on=date(2022, 6, 30)), Duration(days=15)),
        (count("epublication_population", on=date(2022, 7, 1)), 3500),
        (day_of_year("cpo_advance_before", on=ENOUGH), (3, 31)),
        (day_of_year("mandate_closing_operating", on=ENOUGH), (1, 31)),
        (day_of_year("business_aid_report_before", on=ENOUGH), (3, 30)),
    ],
)
def test_what_the_law_sets(asked: object, told: object) -> None:
    """Some of the values, read again in the reference of law."""
    assert asked == told


def test_a_value_verified_is_told_in_strict_mode() -> None:
    """Read in the source, on a day that the reading covers."""
    assert value("convention_threshold", on=ENOUGH, strict=True) == euros(23000)
    assert count("essential_data_population", on=date(2026, 11, 22), strict=True) == 3500
    assert ratio("owner_share", on=date(2015, 3, 31), strict=True) == Fraction(1, 5)


@pytest.mark.parametrize(
    ("ask", "name", "on", "told"),
    [
        (value, "convention_threshold", date(2026, 11, 23), "jour postérieur à la dernière vérification"),
        (duration, "payment_delay", date(2021, 7, 3), "lu dans une source secondaire, à reconfirmer"),
        (duration, "republican_contract_repayment", date(2022, 1, 2), "cité de mémoire, à reconfirmer"),
        (ratio, "listing_share", date(2026, 1, 1), "déduit d’autres textes"),
        (count, "listing_population", date(2018, 1, 1), "lu dans son état du 31 mars 2015"),
        (day_of_year, "cpo_advance_before", ENOUGH, "lu dans une source secondaire, à reconfirmer"),
    ],
)
def test_a_value_in_doubt_is_refused_in_strict_mode(
    ask: Callable[..., object], name: str, on: date, told: str
) -> None:
    """Which value, why, its status, when it was verified and where to look; told as ever when not strict."""
    with pytest.raises(UnconfirmedValue) as caught:
        ask(name, on=on, strict=True)
    version = stated(name, on=on)
    assert str(caught.value).startswith(
        f"valeur légale « {name} » à reconfirmer pour le {format_date(on)} : {told} ("
    )
    assert f"(statut {version.status}, vérifiée le 22 novembre 2026)" in str(caught.value)
    assert f"à relire dans : {version.reference}" in str(caught.value)
    assert (version.address or "") in str(caught.value)
    assert ask(name, on=on) == version.value


@pytest.mark.parametrize("name", names())
def test_strict_mode_and_doubt_agree(name: str) -> None:
    """A value without a doubt is told in strict mode, another is not, on its first day and its last known one."""
    for version in versions(name):
        for day in (version.since, version.until or version.verified_on):
            if doubted := version.doubt(day):
                with pytest.raises(UnconfirmedValue, match=doubted):
                    stated(name, on=day, strict=True)
            else:
                assert stated(name, on=day, strict=True) == version


def test_every_status_has_its_words() -> None:
    """All four, and no value has another."""
    assert STATUSES.keys() == {"V", "V2", "M", "I"}


@pytest.mark.parametrize(
    ("name", "close"),
    [("payment_dealy", "payment_delay"), ("DE_MINIMIS", None), ("x" * 10**6, None), ("é", None)],
)
def test_an_unknown_name_is_told_with_those_that_exist(name: str, close: str | None) -> None:
    """A close one is suggested; a name of any length is cut."""
    with pytest.raises(ConventionsError, match="valeurs connues : amortisation_buildings, ") as caught:
        stated(name, on=ENOUGH)
    assert ("vouliez-vous dire" in str(caught.value)) is (close is not None)
    assert f"vouliez-vous dire « {close} » ?" in str(caught.value) or close is None
    assert len(str(caught.value)) < 2000
