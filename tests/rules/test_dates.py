"""Dates that do not agree: grants outside the period, events told as future that are past."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Period, check
from conventions.model import Action, ChangeAction, FuzzyDate, Perspective, ResultStatus
from conventions.rules import Profile
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from conventions.model import Convention
    from tests.rules.conftest import Judge

DAY = date(2025, 6, 30)
ADOPTED = date(2023, 12, 14)


def _with(convention: Convention, **told: object) -> Convention:
    return convention.replace(initial=convention.initial.replace(**told))


days = st.dates(date(2022, 1, 1), date(2028, 12, 31))


@given(start=days, end=days, exercise=st.integers(2020, 2030))
def test_one_day_of_the_exercise_is_enough(start: date, end: date, exercise: int) -> None:
    """There is a warning exactly when no day of the year of the grant is in the period."""
    period = Period(min(start, end), max(start, end))
    base = association_2024_2026().replace(avenants=(), ledger=None, results=())
    grant = base.initial.grants[0].replace(exercise=exercise)
    convention = _with(base, period=period, grants=(grant,))
    report = check(convention, DAY, profile=Profile(select=("DATE-001",)))
    assert bool(report.findings) is (exercise not in period.exercises)


def test_the_period_is_told(judge: Judge) -> None:
    """An open period has no end to tell."""
    base = judge.found("DATE-001", "before")
    told = "subvention de l’exercice 2023, hors de la période de la convention"
    assert judge.message("DATE-001", base, DAY) == f"{told} (du 1er janvier 2024 au 31 décembre 2024)"
    still_open = _with(base, period=Period(date(2024, 1, 1), None))
    assert judge.message("DATE-001", still_open, DAY) == f"{told} (à partir du 1er janvier 2024)"


def test_a_payment_after_the_period_is_no_matter(judge: Judge) -> None:
    """Only grants are looked at: the balance comes later."""
    base = association_2024_2026().replace(avenants=())
    assert base.ledger is not None
    late = base.ledger.payments[0].replace(exercise=2027, issued_on=date(2027, 3, 1))
    convention = base.replace(ledger=base.ledger.replace(payments=(late,)))
    assert judge.outcome("DATE-001", convention, date(2027, 6, 30)) == "conforme"


def _expecting(when: str) -> Convention:
    base = association_2024_2026().replace(avenants=(), results=())
    (action,) = base.initial.actions
    told = Perspective(text="un festival est prévu", when=FuzzyDate(raw=when))
    return _with(base, actions=(action.replace(perspectives=(Perspective(text="sans date"), told)),))


@given(st.integers(-800, 800))
def test_an_event_is_past_from_the_day_after_it(shift: int) -> None:
    """Told for the very day of the act, it is not past; for the day before, it is."""
    day = ADOPTED + timedelta(days=shift)
    report = check(_expecting(day.strftime("%d/%m/%Y")), DAY, profile=Profile(select=("DATE-002",)))
    assert bool(report.findings) is (day < ADOPTED)
    assert all(item.address.endswith(".perspectives[2].when") for item in report.findings)


@pytest.mark.parametrize("when", ["14 juin", "bientôt", "x" * 20_000, "fin 9999", "1" * 5_000, "depuis 2019"])
def test_words_that_give_no_last_day_are_not_judged(when: str, judge: Judge) -> None:
    """No year, no date, a hostile text: not evaluated."""
    assert judge.outcome("DATE-002", _expecting(when), DAY) in {"non évaluée", "conforme"}


def test_a_perspective_is_dated_by_the_act_that_writes_it(judge: Judge) -> None:
    """The avenant is of February 2025: an event of January 2025 is past for it, one of March is not."""
    base = association_2024_2026().replace(results=())
    (avenant,), (action,) = base.avenants, base.initial.actions
    for when, outcome in (("janvier 2025", "information"), ("mars 2025", "conforme")):
        told = Perspective(text="un festival est prévu", when=FuzzyDate(raw=when))
        change = ChangeAction(action=action.replace(perspectives=(told,)))
        convention = base.replace(avenants=(avenant.replace(operations=(change,)),))
        assert judge.outcome("DATE-002", convention, DAY).startswith(outcome)


def test_a_result_that_is_planned_is_compared_with_the_first_deliberation(judge: Judge) -> None:
    """A result names no act: only what was past for the first deliberation is past for sure."""
    base = association_2024_2026()
    planned = base.results[0].replace(
        key="R", target=None, status=ResultStatus.PLANNED, when=FuzzyDate(raw="juin 2024")
    )
    assert judge.outcome("DATE-002", base.replace(results=(planned,)), DAY) == "conforme"
    before = planned.replace(when=FuzzyDate(raw="novembre 2023"))
    assert judge.outcome("DATE-002", base.replace(results=(before,)), DAY) == "information, results[R].when"
    undated = before.replace(when=None)
    assert judge.outcome("DATE-002", base.replace(results=(undated,)), DAY) == "sans objet"
    assert judge.outcome("DATE-002", base.replace(results=(before,)), date(2023, 12, 13)) == "non évaluée"


def test_the_two_events_of_the_seed(judge: Judge) -> None:
    """The call of October 2018 and the jury of 8 November, told on 15 November; « à l’horizon 2019 » is not past."""
    report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DATE-002",)))
    assert [judge.plain(item.message) for item in report.findings] == [
        "événement annoncé (« courant octobre 2018 »), déjà passé le jour de l’acte, le 15 novembre 2018",
        "événement annoncé (« 08/11/2018 »), déjà passé le jour de l’acte, le 15 novembre 2018",
    ]
    assert report.partly_evaluated == ()


def test_an_action_without_perspectives_announces_nothing(judge: Judge) -> None:
    """Nothing told, nothing to look at."""
    bare = _with(_expecting("2024"), actions=(Action(key="A", title="Saison"),))
    assert judge.reason("DATE-002", bare, DAY) == "aucun événement daté n’est annoncé"
