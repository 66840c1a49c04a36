"""Filters: asked twice they give the same, in any order too, and what they leave out is the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import ConventionsError
from conventions.model import ActState, Role
from conventions.model.identity import every_party
from conventions.operations import act_state, fold
from conventions.portfolio import Portfolio
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025, town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions import Convention

DAY = date(2024, 6, 30)
WHOLE = Portfolio.of(
    [association_2024_2026(), cci_2017_2019(), equipment_2023_2025(), *town(size=9).conventions]
)


def _parties(role: Role) -> list[str]:
    parties = [each for item in WHOLE.conventions for each in every_party(item) if role in each.roles]
    return sorted({each.name.text for each in parties})


WISHES = st.one_of(
    st.builds(lambda name: {"authority": name}, st.sampled_from(_parties(Role.GRANTOR))),
    st.builds(lambda name: {"beneficiary": name}, st.sampled_from(_parties(Role.BENEFICIARY))),
    st.builds(lambda year: {"exercise": year}, st.integers(2016, 2028)),
    st.builds(
        lambda line: {"line": line}, st.sampled_from(["65748", "20422", "6574", "chapitre", "65", "?"])
    ),
    st.builds(lambda state: {"status": state, "as_of": DAY}, st.sampled_from(list(ActState))),
)


def names(portfolio: Portfolio) -> list[str]:
    """The names of files: they are those of the conventions."""
    return [file.name for file in portfolio.files]


@settings(max_examples=30, deadline=None)
@given(WISHES, WISHES)
def test_filters_are_idempotent_and_commute(one: dict[str, Any], two: dict[str, Any]) -> None:
    """Twice is once; either may come first; both at once is one after the other, when they wish different things.

    An exercise and a line wished at once are those of one grant.
    """
    first = WHOLE.where(**one)
    both = names(first.where(**two))
    assert names(first.where(**one)) == names(first)
    assert names(WHOLE.where(**two).where(**one)) == both
    if not set(one) & set(two) and "as_of" not in {*one, *two}:
        at_once = names(WHOLE.where(**one, **two))
        assert at_once == both or ({*one, *two} == {"exercise", "line"} and set(at_once) <= set(both))


def test_states_make_a_partition() -> None:
    """On a day, each convention is in one state, but those whose dates do not tell."""
    parts = [WHOLE.where(status=state, as_of=DAY).conventions for state in ActState]
    unknown = [item for item in WHOLE.conventions if act_state(item, item, DAY) is None]
    found = [*unknown, *(item for part in parts for item in part)]
    assert sorted(map(id, found)) == sorted(map(id, WHOLE.conventions))
    assert all(
        act_state(item, item, DAY) is state
        for state, part in zip(ActState, parts, strict=True)
        for item in part
    )


def test_exercises_and_lines_are_those_of_grants() -> None:
    """A convention is kept for an exercise when it has a grant of it, by what is in force or planned on the day."""
    for year in range(2016, 2029):
        expected = [item for item in WHOLE.conventions if year in _years(item)]
        assert list(WHOLE.where(exercise=year, as_of=DAY).conventions) == expected


def _years(item: Convention) -> set[int]:
    return {grant.exercise for grant in fold(item, DAY, with_projects=True).terms.grants}


def _names() -> Iterator[tuple[str, bool]]:
    yield "W420000123", True
    yield "w42 0000 123", False
    yield "nobody", False
    beneficiary = next(
        each for each in every_party(association_2024_2026()) if Role.BENEFICIARY in each.roles
    )
    yield beneficiary.key, True
    yield beneficiary.name.text.upper(), True
    for item in beneficiary.identifiers:
        yield item.value, True


@pytest.mark.parametrize(("told", "found"), list(_names()))
def test_a_beneficiary_is_known_by_its_key_its_name_or_its_numbers(told: str, *, found: bool) -> None:
    """Capitals do not matter in a name; a number is a whole one."""
    one = Portfolio.of([association_2024_2026()])
    assert bool(one.where(beneficiary=told).files) is found


def test_no_wish_keeps_what_can_be_used() -> None:
    """Files that have no convention are left out; an empty portfolio stays empty."""
    assert WHOLE.where() == WHOLE
    same = Portfolio.of([association_2024_2026(), association_2024_2026().replace(title="Autre")])
    assert (len(same.files), same.where().files) == (2, ())
    assert Portfolio.of([]).where(exercise=2018).files == ()


def test_a_status_is_read_on_a_day() -> None:
    """Without its day, a state says nothing."""
    with pytest.raises(ConventionsError, match="donnez aussi as_of"):
        WHOLE.where(status=ActState.SIGNED)


def test_names_stay_masked_or_shown() -> None:
    """A filter keeps what was asked for natural persons."""
    assert Portfolio.of([cci_2017_2019()], reveal=True).where(exercise=2018).reveal


def test_a_day_of_a_filter_is_a_day() -> None:
    """What is no day is refused."""
    with pytest.raises(ConventionsError):
        WHOLE.where(as_of="2024-01-01")  # type: ignore[arg-type]  # that is the test


def test_a_line_is_an_account_or_a_part_of_what_is_written() -> None:
    """The whole account, or some of the words of the imputation, whatever their capitals."""
    line = association_2024_2026().initial.grants[0].lines[0]
    one = Portfolio.of([association_2024_2026()])
    assert one.where(line=line.raw.upper()).files
    assert not one.where(line="ligne que nul ne porte").files
    assert line.account is None or one.where(line=line.account).files
