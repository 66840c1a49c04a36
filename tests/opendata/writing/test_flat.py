"""The flat shape: a row for each exercise, the avenants included."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conventions import euros
from conventions.model import (
    ChangeAmount,
    Commitment,
    Firmness,
    Ledger,
    Payment,
    PaymentState,
    PaymentTerms,
    RemoveGrant,
    Request,
    Role,
)
from conventions.opendata import scdl
from conventions.opendata.scdl import PublishedRows
from conventions.periods import Period
from conventions.samples import association_2024_2026
from tests.opendata.writing.made import CITY, CLUB, DAY, THEATRE, avenant, convention, grant, more, paid


def _flat(made: Any, as_of: date = DAY) -> PublishedRows:
    return scdl.write(made, as_of, shape="flat")


def test_the_sample_in_the_flat_shape() -> None:
    """What it tells of the platform; the name of the grant is the same in each exercise."""
    rows = _flat(association_2024_2026(), date(2025, 12, 31))
    told = [
        "idSubvention",
        "exerciceBudgetaire",
        "anneesPluriannualite",
        "dateDecision",
        "dateDebut",
        "dateFin",
        "montant",
        "montantVerse",
        "cléVersement",
        "descriptionConditionsVersement",
    ]
    first, second = ([row[name] for name in told] for row in rows)
    common = ["2024 - 2025 - 2026", "2024-01-01", "2026-12-31", "avance, acompte et solde"]
    assert [first[i] for i in (2, 4, 5, 9)] == [second[i] for i in (2, 4, 5, 9)] == common
    assert [first[i] for i in (0, 1, 3, 6, 7, 8)] == [
        "2024-017",
        "2024",
        "2023-12-14",
        "30000.00",
        "24000.00",
        "E2024-0412",
    ]
    assert [second[i] for i in (0, 1, 3, 6, 7, 8)] == [
        "2024-017",
        "2025",
        "2025-02-20",
        "33500.00",
        "0.00",
        "",
    ]
    assert {row["pluriannualite"] for row in rows} == {"oui"}
    assert {row["statutLabel"] for row in rows} == {"attribuée"}


def test_avenants_are_in_the_row_of_their_exercise() -> None:
    """One row, with the addresses of all acts."""
    made = convention(avenants=(avenant(more(grant(amount=euros(500)))),))
    (row,) = _flat(made)
    assert (row["montant"], row["pourcentageSubvention"], row["dateConvention"]) == (
        "1500.00",
        "1.00",
        "2024-01-12",
    )
    assert len(row.addresses) == 2
    assert row["datesPeriodeVersement"] == "2024-03-31/2025-03-04"


def test_what_is_granted_no_more_has_no_row() -> None:
    """It is told."""
    rows = _flat(convention(avenants=(avenant(RemoveGrant(grant="2024")),)))
    assert (len(rows), rows.left_out[0].reason) == (0, "2024 : plus rien n’est attribué après les avenants")


def test_each_grant_has_its_name() -> None:
    """The beneficiary, then the rank of the object, where they are several."""
    made = convention(
        grant(key="a", object="Saison"),
        grant(key="b", object="Festival"),
        grant(2025, key="c", object="Saison"),
        grant(key="d", beneficiary=THEATRE.key),
    )
    assert [row["idSubvention"] for row in _flat(made)] == [
        "2024-017, treteaux, 1",
        "2024-017, treteaux, 2",
        "2024-017, treteaux, 1",
        "2024-017, théâtre",
    ]


def test_a_grant_of_one_year_is_not_for_several() -> None:
    """No list of years."""
    (row,) = _flat(convention())
    assert (row["pluriannualite"], row["anneesPluriannualite"]) == ("non", "")


def test_forecast_years_count() -> None:
    """The grant is for several years, of which one is firm."""
    (row,) = _flat(convention(grant(), grant(2025, firmness=Firmness.FORECAST)))
    assert row["anneesPluriannualite"] == "2024 - 2025"


def test_what_was_asked_for() -> None:
    """The requests of the exercise that were known; an unknown sum stays unknown."""
    asked = Request(exercise=2024, beneficiary=CLUB.key, amount=euros(1200), requested_on=date(2023, 9, 1))
    later = asked.replace(key="2", requested_on=date(2027, 1, 1))
    other = asked.replace(key="3", exercise=2025)
    (row,) = _flat(convention(requests=(asked, later, other)))
    assert (row["montantDemande"], row["dateCreation"]) == ("1200.00", "2023-09-01")
    (row,) = _flat(convention(requests=(asked.replace(amount=None, requested_on=None),)))
    assert (row["montantDemande"], row["dateCreation"]) == ("", "")


def test_what_was_paid() -> None:
    """Nothing is said where there is no ledger."""
    (row,) = _flat(convention())
    assert (row["montantVerse"], row["cléVersement"]) == ("", "")
    day = date(2024, 2, 1)
    payment = Payment(
        number="1",
        exercise=2024,
        grant="2024",
        issued_on=day,
        paid_on=day,
        amount=euros(400),
        state=PaymentState.PAID,
    )
    commitment = Commitment(number="E 1", committed_on=day, exercise=2024, amount=euros(1000), grant="2024")
    ledger = Ledger(payments=(payment,), commitments=(commitment,))
    (row,) = _flat(convention(ledger=ledger))
    assert (row["montantVerse"], row["cléVersement"]) == ("400.00", "E 1")
    (row,) = _flat(convention(ledger=ledger), date(2024, 1, 31))
    assert (row["montantVerse"], row["cléVersement"]) == ("0.00", "")


@pytest.mark.parametrize(
    ("terms", "kind", "words"),
    [
        ((PaymentTerms(instalments=(), raw="unique"),), "unique", "versement unique"),
        ((PaymentTerms(instalments=(), raw="échelonné"),), "échelonné", "versement échelonné"),
        ((PaymentTerms(instalments=(), raw="80 % puis 20 %"),), "autre", "autre : 80 % puis 20 %"),
        ((), "autre", "autre : modalités de versement non renseignées"),
    ],
)
def test_conditions_are_one_of_three(terms: tuple[PaymentTerms, ...], kind: str, words: str) -> None:
    """And their words stand beside."""
    (row,) = _flat(paid(convention(), *terms))
    assert (row["conditionsVersement"], row["descriptionConditionsVersement"]) == (kind, words)


def test_cofunders_are_named() -> None:
    """That none is named says nothing."""
    assert _flat(convention())[0]["cofinancement"] == ""
    region = CITY.replace(key="région", name="Région", roles=(Role.COFUNDER,))
    (row,) = _flat(convention(parties=(CITY, CLUB, region)))
    assert (row["cofinancement"], row["attribuantsCofinanceurs"]) == ("oui", "Région")


def test_an_open_period_and_a_deliberation_to_come() -> None:
    """What is not known is left empty."""
    made = convention()
    made = made.replace(initial=made.initial.replace(period=Period(date(2024, 1, 1), None)))
    (row,) = _flat(made)
    assert (row["dateDebut"], row["dateFin"], row["dateDecision"]) == ("2024-01-01", "", "")


def test_the_columns_are_forty_then_the_sum_paid() -> None:
    """Each row has them all."""
    rows = _flat(convention())
    assert (len(rows.columns), rows.columns[-1]) == (41, "montantVerse")
    assert tuple(rows[0]) == rows.columns
    assert rows[:1] == (rows[0],)
    assert len(rows[0]) == 41
    assert rows.to_csv().count(b"\r\n") == 2


def test_a_shared_sum_that_an_avenant_raises_is_that_of_one_body() -> None:
    """The whole amount and the share are those of one act; several acts give the sum of this body alone."""
    made = convention(
        grant(key="a", object="Festival"),
        grant(key="b", object="Festival", beneficiary=THEATRE.key),
        avenants=(avenant(ChangeAmount(grant="a", by=euros(500))),),
    )
    assert [(row["montant"], row["pourcentageSubvention"]) for row in _flat(made)] == [
        ("1500.00", "1.00"),
        ("2000.00", "0.50"),
    ]
