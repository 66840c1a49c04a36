"""Findings that somebody accepted: told apart, for a time, and never for nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.model import Convention, Waiver
from conventions.rules import Profile, Report, check
from conventions.samples import association_2024_2026, cci_2017_2019

DAY = date(2018, 12, 31)
LINE = "avenants[2018-1].operations[subvention 2018].grant.lines[1]"
SINCE, UNTIL = date(2018, 12, 1), date(2019, 3, 31)


def _with(*waivers: Waiver) -> Convention:
    return cci_2017_2019().replace(waivers=waivers)


def _waiver(code: str = "NAT-001", address: str = LINE, until: date | None = UNTIL) -> Waiver:
    return Waiver(code=code, address=address, reason="erreur de plume", by="DAF", day=SINCE, until=until)


def _codes(report: Report) -> set[str]:
    return {item.code for item in report.findings}


@pytest.mark.parametrize(
    ("on", "waived"),
    [
        (date(2018, 11, 30), False),
        (SINCE, True),
        (UNTIL, True),
        (date(2019, 4, 1), False),
    ],
)
def test_a_waiver_counts_between_its_days(on: date, waived: bool) -> None:  # noqa: FBT001  # expected
    """On the first and on the last day, not the day before nor after: the finding then stands again."""
    report = check(_with(_waiver()), on)
    assert ("NAT-001" in {item.code for item in report.waived}) is waived
    assert ("NAT-001" in _codes(report)) is not waived
    assert report.ok is waived


def test_a_waiver_without_an_end_lasts() -> None:
    """Its term may be unknown."""
    assert check(_with(_waiver(until=None)), date(2040, 1, 1)).ok


def test_a_waiver_is_about_one_address_of_one_rule() -> None:
    """Another rule at the same address still speaks."""
    assert {"NAT-002", "NAT-009"} <= _codes(check(_with(_waiver()), DAY))


@given(code=st.sampled_from(["NAT-001", "NAT-099", "CONV-010", "jus"]), rank=st.integers(1, 3))
def test_a_waiver_that_answers_nothing_is_a_finding(code: str, rank: int) -> None:
    """Exactly when no finding of its rule is at its address."""
    address = f"{LINE[:-2]}{rank}]"
    report = check(_with(_waiver(code, address)), DAY)
    assert ("JUS-001" in _codes(report)) is not (code == "NAT-001" and rank == 1)


def test_the_rule_that_a_waiver_names_is_looked_at_even_when_it_does_not_run() -> None:
    """Selecting the rule on waivers alone changes nothing to what it says."""
    only = Profile(select=("JUS-001",))
    assert check(_with(_waiver()), DAY, profile=only).conform == ("JUS-001",)
    assert _codes(check(_with(_waiver(address="initial")), DAY, profile=only)) == {"JUS-001"}


def test_a_waiver_of_waivers_is_not_judged() -> None:
    """The rule on waivers does not wait for itself."""
    report = check(_with(_waiver("JUS-001", "waivers")), DAY, profile=Profile(select=("JUS-001",)))
    assert [item.code for item in report.not_evaluated] == ["JUS-001"]


def test_without_a_waiver_there_is_nothing_to_look_at() -> None:
    """Neither where none is written, nor where none is given yet."""
    for convention, on in ((association_2024_2026(), DAY), (_with(_waiver()), date(2018, 1, 1))):
        report = check(convention, on, profile=Profile(select=("JUS-001",)))
        assert [item.code for item in report.not_applicable] == ["JUS-001"]
