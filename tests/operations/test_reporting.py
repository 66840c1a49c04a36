"""By when a financial report has to be there: of which grants, and what nobody stated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from conventions.model import Document, Facts, FinancialReport
from conventions.operations import ReportDue, reports_due, year_ends
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions.model import Convention

DAY = date(2024, 12, 31)


def _with(*, grant: dict[str, object] | None = None, body: dict[str, object] | None = None) -> Convention:
    """The sample with some fields of its grants, or of its beneficiary, replaced."""
    convention = association_2024_2026()
    city, troupe = convention.initial.parties
    parties = (city, type(troupe).model_validate({**dict(troupe), **(body or {})}))
    grants = tuple(
        type(each).model_validate({**dict(each), **(grant or {})}) for each in convention.initial.grants
    )
    return convention.replace(initial=convention.initial.replace(parties=parties, grants=grants))


def _told(convention: Convention) -> list[tuple[str, str]]:
    return [(str(due.day), due.doubt) for due in reports_due(convention, DAY)]


def test_six_months_after_the_exercise() -> None:
    """Of a grant that is firm: the two others are forecasts."""
    (due,) = reports_due(association_2024_2026(), DAY)
    assert due == ReportDue("2024-fonctionnement", 2024, "treteaux", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("convention", "told"),
    [
        (_with(grant={"use": None}), [("2025-06-30", "l’affectation de la subvention n’est pas dite")]),
        (_with(grant={"use": "globale"}), []),
        (_with(body={"kinds": ()}), [("2025-06-30", "la nature juridique du bénéficiaire n’est pas dite")]),
        (_with(body={"kinds": [{"kind": "chambre consulaire"}]}), []),
        (_with(body={"kinds": [{"kind": "personne physique"}]}), []),
        (
            _with(body={"financial_year_end": "08-31"}),
            [("2025-02-28", "l’exercice comptable qui compte n’est pas dit")],
        ),
        (_with(body={"financial_year_end": "fin août"}), []),
        (_with(grant={"exercise": 9999}), []),
        (_with(grant={"beneficiary": "personne"}), []),
    ],
)
def test_what_nobody_stated_is_told(convention: Convention, told: list[tuple[str, str]]) -> None:
    """A doubt never makes a duty sure, nor silent; where the law asks nothing, there is nothing."""
    assert _told(convention) == told


@pytest.mark.parametrize("about", [{"grant": "2024-fonctionnement"}, {"exercise": 2024}])
def test_a_document_is_a_report(about: dict[str, object]) -> None:
    """One that is said to be a compte rendu financier, once it is received."""
    document = Document.model_validate(
        {"key": "d", "kind": "Compte-rendu financier", "received_on": DAY, **about}
    )
    convention = association_2024_2026().replace(facts=Facts(documents=(document,)))
    assert reports_due(convention, DAY) == ()
    assert len(reports_due(convention, date(2024, 12, 30))) == 1
    assert len(reports_due(convention, DAY, known_on=date(2024, 12, 30))) == 1


def test_a_report_of_another_grant_is_another_one() -> None:
    """Nor does a report without a day count."""
    others = (
        FinancialReport(exercise=2024, grant="autre", received_on=DAY),
        FinancialReport(exercise=2024, key="x"),
    )
    assert len(reports_due(association_2024_2026().replace(reports=others), DAY)) == 1


def test_a_projet_asks_for_no_report() -> None:
    """Nobody signed it."""
    convention = association_2024_2026().replace(signed_on=None, notified_on=None, transmitted_on=None)
    assert reports_due(convention, DAY) == ()


def test_no_such_day() -> None:
    """A month and a day that do not exist are not read."""
    body = association_2024_2026().initial.parties[1]
    assert year_ends(body.replace(financial_year_end="02-00"), 2024) is None
    assert year_ends(body.replace(financial_year_end="02-31"), 2023) == (date(2023, 2, 28), date(2024, 2, 29))
