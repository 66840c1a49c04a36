from __future__ import annotations

from datetime import date

import pytest

from conventions import Avenant, Convention, Deliberation
from conventions.model import Organ
from conventions.operations import act_name, act_state, binds, is_approved
from conventions.samples import association_2024_2026, cci_2017_2019

DAYS = {
    "2023-12-13": "projet",
    "2023-12-14": "approuvé",
    "2024-01-11": "approuvé",
    "2024-01-12": "signé",
    "2024-01-15": "transmis",
    "2024-01-18": "exécutoire",
}


@pytest.mark.parametrize(("day", "state"), DAYS.items())
def test_the_state_changes_on_the_day_of_each_date(day: str, state: str) -> None:
    """Each date of the act opens the next state, that day included."""
    convention = association_2024_2026()
    assert act_state(convention, convention, date.fromisoformat(day)) == state


def test_an_act_notified_and_never_transmitted_is_notified() -> None:
    """Executory needs both transmission and notification."""
    convention = association_2024_2026().replace(transmitted_on=None)
    assert act_state(convention, convention, date(2024, 12, 31)) == "notifié"


def _repealed() -> Convention:
    convention = cci_2017_2019()
    repeal = Deliberation(
        authority="SEM", organ=Organ.BUREAU, assembly="Bureau", date=date(2019, 2, 1), repeals=("2018-11-15",)
    )
    return convention.replace(deliberations=(*convention.deliberations, repeal))


def test_a_repealed_decision_withdraws_its_act_from_that_day() -> None:
    """The act is approved until the day before the repeal, withdrawn after."""
    convention = _repealed()
    avenant = convention.avenants[0]
    assert act_state(convention, avenant, date(2019, 1, 31)) == "approuvé"
    assert act_state(convention, avenant, date(2019, 2, 1)) == "retiré"
    assert is_approved(convention, avenant, date(2019, 1, 31))
    assert not is_approved(convention, avenant, date(2019, 2, 1))
    signed = convention.replace(avenants=(avenant.replace(signed_on=date(2018, 12, 1)),))
    assert binds(signed, signed.avenants[0], date(2019, 1, 31))
    assert not binds(signed, signed.avenants[0], date(2019, 2, 1))
    assert binds(signed, signed.avenants[0], date(2019, 2, 1), date(2019, 1, 31))


def test_only_a_convention_known_in_part_binds_without_a_date() -> None:
    """A convention without dates, said to be whole, is a projet."""
    seed = cci_2017_2019()
    whole = seed.replace(known_in_part=False)
    assert binds(seed, seed, date(2018, 1, 1))
    assert not binds(whole, whole, date(2018, 1, 1))
    assert act_state(whole, whole, date(2018, 1, 1)) == "projet"


@pytest.mark.parametrize(
    ("avenant", "name"),
    [
        (Avenant(number=2), "l’avenant n°\u00a02"),
        (Avenant(year=2018), "l’avenant de 2018"),
        (Avenant(signed_on=date(2018, 1, 1)), "l’avenant sans numéro"),
    ],
)
def test_an_avenant_is_named_by_what_it_has(avenant: Avenant, name: str) -> None:
    """By its number, else its year, else neither."""
    assert act_name(avenant) == name
    assert act_name(cci_2017_2019()) == "la convention"
