"""From when a deliberation binds, how it was published, what was signed before: borders to the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.law import count, duration
from conventions.model import DatedKind, Organ, PartyKind, Population, PublicationMode
from conventions.rules import Case, Profile, find_rule
from conventions.rules.reading.executory import executory_day, missing_days
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2026, 6, 30)
days = st.dates(date(2000, 1, 1), date(2024, 12, 31))
delays = st.integers(0, 60)


def _first(**changes: object) -> Convention:
    base = association_2024_2026()
    return base.replace(deliberations=(base.deliberations[0].replace(**changes),), avenants=())


@given(days, delays)
def test_an_act_of_the_executive_has_fifteen_days(day: date, delay: int) -> None:
    """The fifteenth day is in time, whatever the month, the year and the version of the text."""
    sent = day + timedelta(days=delay)
    convention = _first(organ=Organ.EXECUTIVE, date=day, transmitted_on=sent)
    report = check(convention, DAY, profile=Profile(select=("EXEC-004",)))
    assert bool(report.conform) is (delay <= duration("individual_transmission", on=day).days)
    assert bool(report.findings) is not bool(report.conform)


def test_a_late_act_is_told_with_its_last_day(judge: Judge) -> None:
    """How many days it took, and when the delay ended."""
    assert judge.message("EXEC-004", judge.found("EXEC-004", "failing"), DAY) == (
        "la décision n° D1 du 22 mai 2024 est transmise le 7 juin 2024, 16 jours après sa signature : le délai"
        " courait jusqu’au 6 juin 2024"
    )


@given(days, delays, delays, st.integers(-5, 70))
def test_nothing_is_signed_before_the_executory_day(day: date, sent: int, told: int, signed: int) -> None:
    """The later of both days is the first one that is right."""
    convention = _first(
        date=day, transmitted_on=day + timedelta(days=sent), published_on=day + timedelta(days=told)
    ).replace(signed_on=day + timedelta(days=signed))
    report = check(convention, DAY, profile=Profile(select=("EXEC-003",)))
    assert bool(report.findings) is (signed < max(sent, told))
    assert bool(report.conform) is (signed >= max(sent, told))


def test_what_was_signed_too_early_is_told(judge: Judge) -> None:
    """With each day that is later than the signature."""
    assert judge.message("EXEC-003", judge.found("EXEC-003", "failing"), DAY) == (
        "la convention : signature le 26 mai 2024, avant que la délibération n° D1 du 22 mai 2024 soit exécutoire"
        " (publiée le 27 mai 2024)"
    )


def test_an_act_approved_again_is_judged_by_its_first_approval(judge: Judge) -> None:
    """A second deliberation about the same convention does not make its signature too early."""
    base = _first()
    again = base.deliberations[0].replace(number="2025-01-001", key="2025-01-001", date=date(2025, 1, 30))
    convention = base.replace(deliberation=None, deliberations=(again, *base.deliberations))
    assert judge.outcome("EXEC-003", convention, DAY) == "conforme"


@given(st.integers(0, 10_000), st.sampled_from([PublicationMode.POSTED, PublicationMode.PAPER]))
def test_a_commune_publishes_online_from_the_threshold_on(inhabitants: int, mode: PublicationMode) -> None:
    """Below it chooses: no finding; the rule is monotone."""
    base = _first(publication=mode)
    ville = base.initial.parties[0].replace(populations=(Population(inhabitants=inhabitants),))
    convention = base.replace(initial=base.initial.replace(parties=(ville, *base.initial.parties[1:])))
    report = check(convention, DAY, profile=Profile(select=("EXEC-002",)))
    threshold = count("epublication_population", on=base.deliberations[0].date)
    assert bool(report.findings) is (inhabitants >= threshold)
    assert bool(report.not_applicable) is (inhabitants < threshold)


@pytest.mark.parametrize(
    ("mode", "said"),
    [(PublicationMode.POSTED, "par voie d’affichage"), (PublicationMode.PAPER, "sous forme papier")],
)
def test_the_mode_of_publication_is_told(mode: PublicationMode, said: str, judge: Judge) -> None:
    """As the act was published."""
    base = _first(publication=mode)
    ville = base.initial.parties[0].replace(kinds=(DatedKind(kind=PartyKind.EPCI),))
    convention = base.replace(initial=base.initial.replace(parties=(ville, *base.initial.parties[1:])))
    message = judge.message("EXEC-002", convention, DAY)
    assert f"est publiée {said}, et non sous forme électronique" in message


def test_a_commune_before_the_text_has_no_threshold() -> None:
    """The rule raises nothing on a day without a value: the engine says that the text did not apply."""
    base = _first(date=date(2022, 6, 30), publication=PublicationMode.POSTED)
    ville = base.initial.parties[0].replace(populations=(Population(inhabitants=9),))
    convention = base.replace(initial=base.initial.replace(parties=(ville, *base.initial.parties[1:])))
    (answer,) = find_rule("EXEC-002").check(Case(convention, DAY))
    assert type(answer).__name__ == "NotEvaluated"


def test_an_early_publication_is_told(judge: Judge) -> None:
    """Both dates are shown."""
    assert judge.message("EXEC-001", judge.found("EXEC-001", "failing"), DAY) == (
        "la délibération n° D1 du 20 mai 2021 est dite transmise le 19 mai 2021, avant d’avoir été prise"
    )
    missing = judge.message("EXEC-001", judge.found("EXEC-001", "one-missing-paid"), DAY)
    assert "la date de la publication de la délibération n° D1 du 20 mai 2021 manque" in missing


def test_the_executory_day_of_an_act_is_that_of_its_notification() -> None:
    """A convention is notified where a deliberation is published."""
    convention = association_2024_2026()
    assert executory_day(convention) == date(2024, 1, 18)
    assert executory_day(convention.avenants[0]) is None
    assert missing_days(convention.avenants[0]) == ("la transmission",)
