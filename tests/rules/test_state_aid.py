"""Aids to undertakings: ceilings over years, each aid counted once; regimes, the région, the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, Avenant, check, euros
from conventions.model import AidRegime, DeMinimisAid, SetGrant, ThirdPartyCharge
from conventions.money import Price
from conventions.rules import Profile
from conventions.rules.state_aid.ceilings import fiscal_years
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

LATE = date(2031, 12, 31)
Told = Sequence[tuple[date, int]]

aids = st.lists(
    st.tuples(
        st.dates(date(2021, 1, 1), date(2030, 12, 31))
        | st.sampled_from([date(2024, 2, 29), date(2025, 2, 28), date(2028, 2, 29), date(2027, 3, 1)]),
        st.integers(1, 20_000_000),
    ),
    max_size=7,
)


def _declared(judge: Judge, told: Told, regime: AidRegime = AidRegime.DE_MINIMIS) -> Convention:
    """A company without any grant, and the aids that it declares, keyed by their rank."""
    base = judge.found("AIDE-001", "passing")
    items = (
        DeMinimisAid(
            beneficiary="sas",
            granted_on=day,
            amount=Amount(cents=cents),
            funder="Région",
            regime=regime,
            key=str(rank),
        )
        for rank, (day, cents) in enumerate(told)
    )
    return base.replace(de_minimis=tuple(items), initial=base.initial.replace(grants=()))


def _found(code: str, convention: Convention, *, on: date = LATE) -> set[str]:
    report = check(convention, on, profile=Profile(select=(code,)))
    return {item.address for item in report.findings}


def _over(told: Told, limit: int, *, rolling: bool) -> set[str]:
    """The aids granted above a ceiling, worked out apart: a year is compared as a number."""
    found = set()
    for rank, (day, _) in enumerate(told):
        total = 0
        for place, (other, cents) in enumerate(told):
            before = other < day or (other == day and place <= rank)
            near = (
                (other.year + 3, other.month, other.day) > (day.year, day.month, day.day)
                if rolling
                else other.year > day.year - 3
            )
            total += cents if before and near else 0
        if total > limit:
            found.add(f"de_minimis[{rank}]")
    return found


def _between(found: set[str], told: Told, first: int, last: int) -> set[str]:
    return {f"de_minimis[{rank}]" for rank, (day, _) in enumerate(told) if first <= day.year <= last} & found


@given(told=aids)
def test_the_ceilings_are_those_of_the_day_of_each_aid(judge: Judge, told: Told) -> None:
    """Three financial years until 2023, three years to the day since, each aid under its own regulation."""
    convention = _declared(judge, told)
    fiscal, rolling = _over(told, 20_000_000, rolling=False), _over(told, 30_000_000, rolling=True)
    assert _found("AIDE-001", convention) == _between(fiscal, told, 2014, 2023)
    assert _found("AIDE-002", convention) == _between(rolling, told, 2024, 2030)


@given(told=aids, scale=st.sampled_from([1, 3]))
def test_the_ceiling_of_services_of_general_interest(judge: Judge, told: Told, scale: int) -> None:
    """500 000 € until 2023, 750 000 € since; other aids do not count."""
    told = [(day, cents * scale) for day, cents in told]
    convention = _declared(judge, told, AidRegime.DE_MINIMIS_SIEG)
    expected = _between(_over(told, 50_000_000, rolling=False), told, 2012, 2023)
    expected |= _between(_over(told, 75_000_000, rolling=True), told, 2024, 2030)
    assert _found("AIDE-003", convention) == expected
    assert _found("AIDE-001", convention) == _found("AIDE-002", convention) == set()


@given(told=aids, more=aids)
def test_more_aid_is_never_less_wrong(judge: Judge, told: Told, more: Told) -> None:
    """Aids told after the others in the file only add findings."""
    fewer, all_told = _declared(judge, told), _declared(judge, [*told, *more])
    for code in ("AIDE-001", "AIDE-002"):
        assert _found(code, fewer) <= _found(code, all_told)


@given(told=aids, copies=st.integers(1, 3))
def test_an_aid_that_several_conventions_repeat_is_one_aid(judge: Judge, told: Told, copies: int) -> None:
    """The declaration is joined to each convention of the company."""
    sample = judge.found("AIDE-002", "sibling")
    convention = _declared(judge, told)
    identified = convention.replace(
        initial=convention.initial.replace(parties=sample.initial.parties), title="Première"
    )
    others = tuple(identified.replace(title=f"Autre {rank}") for rank in range(copies))
    for code in ("AIDE-001", "AIDE-002"):
        alone = judge.outcome(code, identified, LATE)
        assert judge.outcome(code, identified, LATE, *others) == alone


def test_two_grants_of_one_day_and_amount_are_two_aids(judge: Judge) -> None:
    """What two conventions grant is not one aid for being alike."""
    sample = judge.found("AIDE-002", "sibling")
    (grant,) = sample.initial.grants
    initial = sample.initial.replace(grants=(grant.replace(amount=euros("150000.01")),))
    one = sample.replace(initial=initial, de_minimis=())
    told = judge.outcome("AIDE-002", one, LATE, one.replace(title="Autre"))
    assert told == "avertissement, initial.grants[2027]"


def test_a_sibling_that_declares_the_grant_adds_nothing(judge: Judge) -> None:
    """The company declares to another authority what this convention grants."""
    sample = judge.found("AIDE-002", "sibling")
    (grant,) = sample.initial.grants
    aid = sample.de_minimis[0].replace(granted_on=date(2027, 3, 1), amount=euros(200000), key="told")
    large = grant.replace(amount=euros(200000))
    one = sample.replace(initial=sample.initial.replace(grants=(large,)), de_minimis=())
    other = sample.replace(initial=sample.initial.replace(grants=()), de_minimis=(aid,), title="Autre")
    assert judge.outcome("AIDE-002", one, LATE, other) == "conforme"


def test_the_excess_is_told_with_its_years(judge: Judge) -> None:
    """The sum, the first day that counts, the ceiling."""
    assert judge.message("AIDE-002", judge.found("AIDE-002", "failing"), LATE) == (
        "aides de minimis de 300 000,01 € du 2 mars 2024 au 1er mars 2027, au-delà du plafond de 300 000 €"
        " (bénéficiaire : les Ateliers du Pilat)"
    )


def test_the_end_of_the_financial_year_that_is_not_read_is_shown(judge: Judge) -> None:
    """With the form that is read."""
    reason = judge.reason("AIDE-001", judge.found("AIDE-001", "year-end-unread"), date(2024, 12, 31))
    assert "(« fin août », au lieu d’un mois et d’un jour : « 06-30 »)" in reason


@pytest.mark.parametrize(
    ("end", "day", "first"),
    [
        (None, date(2022, 12, 31), date(2020, 1, 1)),
        ("12-31", date(2022, 1, 1), date(2020, 1, 1)),
        ("08-31", date(2022, 8, 31), date(2019, 9, 1)),
        ("08-31", date(2022, 9, 1), date(2020, 9, 1)),
        ("02-29", date(2022, 2, 28), date(2019, 3, 1)),
        ("02-28", date(2023, 2, 28), date(2020, 2, 29)),
        ("06-31", date(2022, 6, 30), date(2019, 7, 1)),
        ("8-31", date(2022, 8, 31), None),
        ("00-12", date(2022, 8, 31), None),
        ("12-00", date(2022, 8, 31), None),
        ("9" * 5_000, date(2022, 8, 31), None),
    ],
)
def test_the_financial_years_of_a_body(end: str | None, day: date, first: date | None) -> None:
    """The one of the aid and the two before it; what is no day of the year says nothing."""
    party = association_2024_2026().initial.parties[1].replace(financial_year_end=end)
    assert fiscal_years(party, day, 3) == first


@given(st.dates(date(2014, 1, 1), date(2030, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_the_first_day_follows_the_end_of_a_financial_year(day: date, month: int, last: int) -> None:
    """Three financial years, the aid in the last one."""
    party = association_2024_2026().initial.parties[1]
    party = party.replace(financial_year_end=f"{month:02}-{last:02}")
    first = fiscal_years(party, day, 3)
    assert first is not None
    eve = first - timedelta(days=1)
    assert (eve.month, eve.day) == (month, last)
    assert date(day.year - 3, day.month, min(day.day, 28)) <= first + timedelta(days=366 + 3)
    assert 2 * 365 <= (day - first).days < 3 * 366


def test_without_a_beneficiary_nothing_is_summed(judge: Judge) -> None:
    """Nobody is granted anything, nobody declared anything."""
    base = judge.found("AIDE-001", "passing")
    alone = base.initial.replace(grants=(), parties=base.initial.parties[:1])
    told = base.replace(initial=alone, de_minimis=())
    assert judge.reason("AIDE-001", told, LATE) == "aucun bénéficiaire n’est nommé"


def test_the_indirect_aid_of_the_seed_is_told_once(judge: Judge) -> None:
    """Three grants, one information: the accelerator whose clients pay a part."""
    assert judge.message("AIDE-004", cci_2017_2019(), date(2018, 12, 31)) == (
        "aide indirecte possible aux entreprises accompagnées : « Novacité »"
    )


@pytest.mark.parametrize(
    ("payer", "outcome"),
    [
        ("l’entreprise", "information"),
        ("les Startups", "information"),
        ("chaque PME", "information"),
        ("la société accompagnée", "information"),
        ("la famille", "sans objet"),
        ("l’abonné PMEX", "sans objet"),
        ("é" * 5_000, "sans objet"),
    ],
)
def test_who_pays_tells_who_is_helped(judge: Judge, payer: str, outcome: str) -> None:
    """Words for an undertaking, whatever their case; « PME » as a word only."""
    base = judge.found("AIDE-004", "indirect")
    (device,) = base.initial.devices
    (phase,) = device.phases
    charge = ThirdPartyCharge(price=Price(euros(350)), payer=payer)
    paid = device.replace(phases=(phase.replace(charges=(charge,)),))
    convention = base.replace(initial=base.initial.replace(devices=(paid,)))
    assert judge.outcome("AIDE-004", convention, LATE).partition(",")[0] == outcome


def _another_year(convention: Convention, exercise: int) -> Convention:
    (first,) = convention.initial.grants
    second = first.replace(exercise=exercise, key=str(exercise))
    return convention.replace(initial=convention.initial.replace(grants=(first, second)))


def test_an_exercise_before_the_law_is_told_beside_another(judge: Judge) -> None:
    """Grants of two years: one is before the yearly information of the région."""
    told = judge.outcome("AIDE-006", _another_year(judge.found("AIDE-006", "failing"), 2003), LATE)
    assert told == "avertissement, publications[P].day"


def test_a_year_whose_holidays_nobody_knows_is_not_evaluated(judge: Judge) -> None:
    """Working days are counted as far as the calendar goes."""
    base = judge.found("AIDE-007", "passing")
    (vote,), (entry,) = base.deliberations, base.publications
    far = date(9999, 12, 30)
    convention = base.replace(
        deliberations=(vote.replace(date=far),), publications=(entry.replace(day=far + timedelta(days=1)),)
    )
    assert "délai d’inscription incalculable" in judge.reason("AIDE-007", convention, date.max)


def test_an_aid_before_the_register_is_told_beside_a_later_one(judge: Judge) -> None:
    """The convention grants before the register, an avenant after it."""
    base = judge.found("AIDE-007", "before-law")
    (grant,) = base.initial.grants
    later = grant.replace(exercise=2026, key="2026")
    avenant = Avenant(number=1, signed_on=date(2026, 3, 2), operations=(SetGrant(grant=later),))
    convention = base.replace(avenants=(avenant,))
    assert judge.outcome("AIDE-007", convention, date(2026, 12, 31)) == "non évaluée"
