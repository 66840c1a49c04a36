"""How acts are filed when they are sent: the subject by the purpose, the nature by the act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.model import Classification, Purpose
from conventions.rules import Profile
from conventions.samples import association_2024_2026, cci_2017_2019

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2025, 1, 31)
ACTES = Profile(select=("ACTES-001",))


def _filed(subject: str | None, nature: int | None = 1, purpose: Purpose | None = None) -> Convention:
    base = association_2024_2026()
    filed = base.deliberations[0].replace(classification=Classification(nature=nature, subject=subject))
    grants = tuple(grant.replace(purpose=purpose) for grant in base.initial.grants)
    return base.replace(
        initial=base.initial.replace(grants=grants),
        deliberations=(filed,),
        avenants=(),
        transmitted_on=None,
    )


levels = st.integers(0, 12)


@given(levels, levels, st.lists(levels, max_size=2))
def test_only_the_subject_of_grants_is_right_for_a_grant(one: int, two: int, more: list[int]) -> None:
    """Deeper levels are those of the département: they change nothing."""
    subject = ".".join(map(str, (one, two, *more)))
    convention = _filed(subject, purpose=Purpose.SOCIAL_HOUSING)
    assert bool(check(convention, DAY, profile=ACTES).conform) is ((one, two) == (7, 5))


@given(st.text(max_size=40))
def test_any_subject_is_read_without_an_error(subject: str) -> None:
    """What is no code is not evaluated."""
    report = check(_filed(f"x{subject}"), DAY, profile=ACTES)
    assert report.findings == ()


@pytest.mark.parametrize(
    ("purpose", "subject", "outcome"),
    [
        (Purpose.BUSINESS_PREMISES, "7.4", "conforme"),
        (Purpose.BUSINESS_CREATION, "7.4.2", "conforme"),
        (Purpose.BUSINESS, "7.8", "avertissement, deliberations[2023-12-118].classification.subject"),
        (Purpose.HEALTH, "7.5", "conforme"),
        (Purpose.SUPPORTING_FUND, "7.8", "conforme"),
        (None, "7.8", "non évaluée"),
        (None, " 7 - 5 ", "conforme"),
        (None, "07.5", "conforme"),
        (None, "75", "non évaluée"),
    ],
)
def test_the_subject_follows_the_purpose(
    purpose: Purpose | None, subject: str, outcome: str, judge: Judge
) -> None:
    """7.4 for businesses, 7.8 for a fonds de concours, 7.5 for the others."""
    assert judge.outcome("ACTES-001", _filed(subject, purpose=purpose), DAY) == outcome


def test_several_purposes_have_several_subjects(judge: Judge) -> None:
    """A convention with a fonds de concours and a grant may be filed under either."""
    base = _filed("7.8", purpose=Purpose.SUPPORTING_FUND)
    first, *others = base.initial.grants
    grants = (first, *(grant.replace(purpose=None) for grant in others))
    mixed = base.replace(initial=base.initial.replace(grants=grants))
    assert judge.outcome("ACTES-001", mixed, DAY) == "conforme"


def test_the_finding_says_what_was_expected(judge: Judge) -> None:
    """Met and expected, for the subject and for the nature."""
    said = "la délibération n° 2023-12-118 du 14 décembre 2023"
    assert judge.message("ACTES-001", _filed("7.1"), DAY) == (
        f"{said} : matière « 7.1 » à la transmission, 7.5 attendue (ou 7.4, pour une aide aux entreprises)"
    )
    assert judge.message("ACTES-001", _filed("7.5", nature=4), DAY) == (
        f"{said} : nature 4 à la transmission, 1 attendue"
    )


def test_the_convention_of_the_seed_is_not_said_to_be_sent(judge: Judge) -> None:
    """Only the deliberation is looked at: nothing says that the avenant was sent, and nothing must."""
    assert judge.reason("ACTES-001", cci_2017_2019(), DAY) == (
        "classement non renseigné pour la délibération du 15 novembre 2018 : nature 1, matière 7.5 attendue (ou"
        " 7.4, pour une aide aux entreprises)"
    )


def test_a_convention_without_a_date_follows_its_deliberation(judge: Judge) -> None:
    """It is dated by the deliberation that approves it; without one, by nothing."""
    filed = Classification(nature=1, subject="7.5")
    base = _filed("7.5").replace(classification=filed, signed_on=None, notified_on=None)
    assert judge.outcome("ACTES-001", base, DAY) == "avertissement, classification.nature"
    alone = base.replace(deliberation=None, deliberations=())
    assert judge.outcome("ACTES-001", alone, DAY) == "avertissement, classification.nature"


def test_the_nature_of_a_decision_of_the_executive_is_not_guessed(judge: Judge) -> None:
    """It is told, and yet not compared: the reason does not say that it is missing."""
    base = judge.found("ACTES-001", "executive")
    (item,) = base.deliberations
    filed = base.replace(
        deliberations=(item.replace(classification=Classification(nature=3, subject="7.5")),)
    )
    report = judge.report("ACTES-001", filed, date(2024, 12, 31))
    reasons = [judge.plain(told.reason) for told in (*report.not_evaluated, *report.partly_evaluated)]
    assert any("nature attendue d’une décision de l’exécutif non connue : " in reason for reason in reasons)
    assert not any("nature non renseignée" in reason for reason in reasons)
