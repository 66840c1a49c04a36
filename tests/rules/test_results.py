"""Targets and results: due after the report delay, compared in the same unit, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Target, check
from conventions.model import AddAction, ChangeAction, SetTarget
from conventions.rules import Case, Profile
from conventions.rules.results.periods import dues
from conventions.rules.results.wording import objective
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from conventions.model import Operation
    from tests.rules.conftest import Judge

AFTER = date(2025, 7, 1)
CR_005 = Profile(select=("CR-005",))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_result_below_its_target_is_told(got: int, wanted: int) -> None:
    """There is a warning exactly when the result is below the target."""
    base = association_2024_2026()
    target = base.initial.actions[0].targets[0].replace(value=wanted)
    action = base.initial.actions[0].replace(targets=(target,))
    convention = base.replace(
        initial=base.initial.replace(actions=(action,)), results=(base.results[0].replace(value=got),)
    )
    assert bool(check(convention, AFTER, profile=CR_005).findings) is (got < wanted)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_target_is_not_judged_before_the_end_of_the_delay(day: date) -> None:
    """Six months after the end of the exercise, and not a day before."""
    base = association_2024_2026()
    convention = base.replace(results=(base.results[0].replace(value=1),))
    assert bool(check(convention, day, profile=CR_005).findings) is (day > date(2025, 6, 30))


def test_the_rate_is_exact(judge: Judge) -> None:
    """Two thirds are two thirds."""
    base = association_2024_2026()
    convention = base.replace(results=(base.results[0].replace(value=16),))
    (finding,) = judge.report("CR-005", convention, AFTER).findings
    assert judge.plain(finding.message) == (
        "résultat de 2024 : 16 représentations ; objectif : au moins 24 représentations par an ; taux : 2/3"
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("unlinked", "aucun résultat n’est rattaché à l’objectif « 300 élèves par an » de 2024"),
        (
            "undated",
            "le résultat rattaché à l’objectif « 300 élèves par an » de 2024 ne dit pas son exercice",
        ),
        ("two-results", "plusieurs résultats sont rattachés à l’objectif « 300 élèves par an » de 2024"),
        ("other-unit", "unités différentes : « élèves » pour l’objectif, « classes » pour le résultat"),
        (
            "about",
            "objectif ou résultat approximatif : 299 élèves pour environ 300 élèves par an, à apprécier",
        ),
        ("at-most", "301 élèves pour au plus 300 élèves : objectif sans minimum"),
        ("monthly", "objectif par mois : la règle ne compare que par an, ou sur toute la période"),
        ("open", "fin de la période inconnue : objectif sans échéance"),
        ("nothing-to-reach", "aucun objectif chiffré"),
        ("near-miss", "le délai de compte rendu des objectifs n’est pas écoulé"),
    ],
)
def test_why_it_gives_no_verdict(name: str, reason: str, judge: Judge) -> None:
    """Each missing fact is named."""
    on = date(2025, 6, 30) if name == "near-miss" else AFTER
    assert judge.reason("CR-005", judge.found("CR-005", name), on) == reason


def test_a_result_that_is_only_planned_answers_nothing(judge: Judge) -> None:
    """An announced result is not a result."""
    convention = judge.found("CR-005", "failing")
    planned = convention.replace(results=(convention.results[0].replace(status="prévu"),))
    assert judge.outcome("CR-005", planned, AFTER) == "non évaluée"


def test_an_approximate_result_below_is_left_to_a_human(judge: Judge) -> None:
    """« Environ 225 » for 300: the act itself is not exact."""
    convention = judge.found("CR-005", "failing")
    about = convention.replace(results=(convention.results[0].replace(approximate=True),))
    assert judge.reason("CR-005", about, AFTER).startswith(
        "objectif ou résultat approximatif : environ 225 élèves"
    )


def test_a_target_of_the_whole_period_waits_for_its_end(judge: Judge) -> None:
    """The delay counts from the end of the period, not of each year."""
    convention = judge.found("CR-005", "range").replace(results=())
    assert judge.outcome("CR-005", convention, date(2025, 6, 30)) == "sans objet"
    assert "de toute la période" in judge.reason("CR-005", convention, AFTER)


def test_the_years_of_an_open_period_stop_at_the_day(judge: Judge) -> None:
    """Without an end, the exercises are those begun by the day of the check."""
    convention = judge.found("CR-005", "open")
    action = convention.initial.actions[0]
    yearly = action.replace(targets=(action.targets[0].replace(per="an"),))
    convention = convention.replace(initial=convention.initial.replace(actions=(yearly,)))
    assert [due.exercise for due in dues(Case(convention, AFTER))] == [2024, 2025]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (Target(key="T", value=Decimal(30), unit="jeunes", at_least=True), "au moins 30 jeunes"),
        (Target(key="T", low=Decimal(3), unit="jeunes", per="an"), "3 jeunes par an"),
        (Target(key="T", high=Decimal("2.5"), unit="tonnes"), "au plus 2,5 tonnes"),
    ],
)
def test_a_target_in_words(target: Target, said: str) -> None:
    """Range, floor and ceiling are told apart."""
    assert objective(target) == said


def _address(convention: Convention, operation: Operation) -> str:
    avenant = convention.avenants[0].replace(operations=(operation,))
    changed = convention.replace(avenants=(avenant,))
    return next(due.address for due in dues(Case(changed, date(2025, 12, 31))) if due.target.key == "nouveau")


def test_a_target_has_the_address_of_the_act_that_wrote_it() -> None:
    """Set, or brought with an action added or changed by an avenant."""
    base = association_2024_2026()
    target = Target(key="nouveau", value=Decimal(1), unit="ateliers")
    action = base.initial.actions[0].replace(targets=(target,))
    at = "avenants[2025-1].operations"
    assert _address(base, SetTarget(action="saison", target=target)) == f"{at}[objectif nouveau].target"
    assert _address(base, ChangeAction(action=action)) == f"{at}[action saison].action.targets[nouveau]"
    added = AddAction(action=action.replace(key="autre"))
    assert _address(base, added) == f"{at}[action autre].action.targets[nouveau]"
