"""Norms of authorities, words of grants, assets and how long they are written off: borders and properties."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Duration
from conventions.model import AssetKind, DatedKind, Grant, Nature, NomenclatureUse, PartyKind, Role
from conventions.nomenclature import Found, find_account
from conventions.nomenclature.store import table
from conventions.rules import Case
from conventions.rules.imputation.amortised_too_long import amortised_too_long
from conventions.rules.imputation.asset_not_of_the_account import DIGITS, is_for_one_asset
from conventions.rules.imputation.norm_not_of_the_authority import norm_named
from conventions.rules.imputation.words_against_the_account import said_to_pay_for
from conventions.rules.reading.norms import Norm
from conventions.rules.rule import Fault
from conventions.samples import equipment_2023_2025

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
ADDRESS = "initial.parties[ville].nomenclatures"


def _city(convention: Convention, **told: object) -> Convention:
    city, *others = convention.initial.parties
    parties = (city.replace(**told), *others)
    return convention.replace(initial=convention.initial.replace(parties=parties))


@pytest.mark.parametrize("norm", ["M14", "M52", "M71", "M57", "M4", "M43"])
@pytest.mark.parametrize(
    ("kind", "exercise", "own"),
    [
        (PartyKind.COMMUNE, 2023, {"M14", "M57"}),
        (PartyKind.EPCI, 2023, {"M14", "M57"}),
        (PartyKind.METROPOLE, 2015, {"M57"}),
        (PartyKind.METROPOLE, 2023, {"M57"}),
        (PartyKind.DEPARTEMENT, 2023, {"M52", "M57"}),
        (PartyKind.REGION, 2023, {"M71", "M57"}),
        (PartyKind.COMMUNE, 2024, {"M57"}),
        (PartyKind.DEPARTEMENT, 2024, {"M57"}),
        (PartyKind.REGION, 2024, {"M57"}),
    ],
)
def test_a_norm_is_that_of_the_kind_and_of_the_year(
    kind: PartyKind, exercise: int, own: set[str], norm: str, judge: Judge
) -> None:
    """On both sides of 2024, for every kind of authority; the norms of budgets annexes are never wrong."""
    base = judge.found("NAT-003", "passing")
    grant = base.initial.grants[0].replace(exercise=exercise, key="G")
    convention = base.replace(initial=base.initial.replace(grants=(grant,)))
    told = {"kinds": (DatedKind(kind=kind),), "nomenclatures": (NomenclatureUse(norm=norm),)}
    right = norm in own or norm.startswith("M4")
    outcome = judge.outcome("NAT-003", _city(convention, **told), DAY)
    assert outcome == ("conforme" if right else f"erreur, {ADDRESS}")


def test_without_a_grantor_or_a_grant_no_norm_is_compared(judge: Judge) -> None:
    """A convention that names no grantor, or grants nothing, says so."""
    base = judge.found("NAT-003", "failing")
    assert (
        judge.reason("NAT-003", _city(base, roles=(Role.COFUNDER,)), DAY) == "aucun attribuant n’est inscrit"
    )
    empty = base.replace(initial=base.initial.replace(grants=()))
    assert judge.reason("NAT-003", empty, DAY) == "aucune subvention n’est inscrite"


def test_the_years_without_a_norm_are_told_together(judge: Judge) -> None:
    """One reason for all of them, beside the verdict on the others."""
    base = judge.found("NAT-003", "not-told")
    grants = tuple(
        base.initial.grants[0].replace(exercise=year, key=str(year)) for year in (2022, 2023, 2024)
    )
    convention = base.replace(initial=base.initial.replace(grants=grants))
    reason = judge.reason("NAT-003", convention, DAY)
    assert reason == "nomenclature non renseignée pour 2022, 2023 et 2024 : Rochebrune"


@given(st.text(max_size=12))
def test_any_text_is_a_norm_or_none(text: str) -> None:
    """What is not one of the norms that the rule knows is judged by nobody."""
    assert norm_named(text) in {
        None,
        "M14",
        "M52",
        "M57",
        "M71",
        "M4",
        *(f"M4{digit}" for digit in range(10)),
    }


@pytest.mark.parametrize(
    ("words", "natures"),
    [
        ("Subvention d’équipement", {Nature.EQUIPMENT}),
        ("subvention d'investissement 2024", {Nature.EQUIPMENT}),
        ("Équipement de la salle", {Nature.EQUIPMENT}),
        ("aide à l’investissement", {Nature.EQUIPMENT}),
        ("Fonctionnement du club", {Nature.OPERATING}),
        ("participation aux frais de fonctionnement", {Nature.OPERATING}),
        ("aide au fonctionnement", {Nature.OPERATING}),
        ("animation de l’équipement culturel", set()),
        ("gestion des équipements sportifs", set()),
        ("dysfonctionnement du marché", set()),
        ("aide au fonctionnement et subvention d’équipement", {Nature.EQUIPMENT, Nature.OPERATING}),
        ("", set()),
    ],
)
def test_only_clear_words_say_what_a_grant_pays_for(words: str, natures: set[Nature]) -> None:
    """« Équipement » may be a place: it counts first, or after what is given."""
    grant = Grant(exercise=2024, beneficiary="a", amount=None, object=words or None)
    assert said_to_pay_for(grant) == natures


def test_the_nature_that_is_told_wins_over_the_words() -> None:
    """The words are read only where the nature is not told."""
    grant = Grant(
        exercise=2024, beneficiary="a", amount=None, nature=Nature.OPERATING, object="Équipement de la salle"
    )
    assert said_to_pay_for(grant) == {Nature.OPERATING}


def test_hostile_words_are_read_in_linear_time() -> None:
    """Twenty thousand characters of almost words say nothing, at once."""
    for words in ("subvention " * 1800, "aide d’" * 2500, "é" * 20_000):
        grant = Grant(exercise=2024, beneficiary="a", amount=None, object=words)
        assert said_to_pay_for(grant) == frozenset()


def test_an_account_for_one_asset_has_its_neighbours() -> None:
    """In every plan of 2020, the accounts of movables, buildings and infrastructure go by three."""
    seen = 0
    for plan in table("accounts").plans.values():
        norm = Norm(plan.norm, plan.declinaison, 2020)
        for number in table("accounts").facts:
            if number.startswith("204") and plan.covers(2020) and is_for_one_asset(number, norm):
                seen += 1
                assert all(is_for_one_asset(number[:-1] + digit, norm) for digit in "123")
    assert seen > 100


@pytest.mark.parametrize("asset", list(AssetKind))
@pytest.mark.parametrize("account", ["20421", "20422", "20423"])
def test_the_last_digit_is_that_of_the_asset(account: str, asset: AssetKind, judge: Judge) -> None:
    """For a body of private law, roads and monuments are buildings."""
    found = find_account(account, "M57", 2024, "M57_D")
    assert isinstance(found, Found)
    base = judge.found("NAT-007", "passing")
    grant = base.initial.grants[0]
    part = grant.lines[0].parts[-1].replace(code=account)
    told = grant.replace(asset=asset, lines=(grant.lines[0].replace(parts=(part,)),))
    convention = base.replace(initial=base.initial.replace(grants=(told,)))
    digit = DIGITS[asset] if DIGITS[asset] in "123" else "2"
    assert (judge.outcome("NAT-007", convention, DAY) == "conforme") is account.endswith(digit)


MOST = {AssetKind.MOVABLES: (5, 5), AssetKind.BUILDINGS: (15, 30), AssetKind.INFRASTRUCTURE: (30, 40)}
"""In years, until 2015 and since 2016."""


def _amortised(asset: AssetKind, exercise: int, over: Duration) -> bool:
    base = equipment_2023_2025()
    grant = base.initial.grants[0].replace(asset=asset, amortised_over=over, exercise=exercise, key="G")
    initial = base.initial.replace(grants=(grant,), payment_terms=())
    case = Case(base.replace(initial=initial, ledger=None), DAY)
    return any(isinstance(answer, Fault) for answer in amortised_too_long.check(case))


@given(
    asset=st.sampled_from(sorted(MOST)),
    exercise=st.sampled_from((2012, 2015, 2016, 2024)),
    months=st.integers(1, 600),
)
def test_the_maximum_is_exact_to_the_month(asset: AssetKind, exercise: int, months: int) -> None:
    """A fault exactly beyond the maximum of the asset, that year: longer is never less wrong."""
    most = MOST[asset][exercise >= 2016] * 12
    assert _amortised(asset, exercise, Duration(months=months)) is (months > most)


def test_days_count_beyond_the_maximum() -> None:
    """One day more is too much; a number of days alone is never counted for more months than it makes."""
    assert _amortised(AssetKind.MOVABLES, 2024, Duration(years=5, days=1))
    assert not _amortised(AssetKind.MOVABLES, 2024, Duration(days=365 * 5))
    assert _amortised(AssetKind.MOVABLES, 2024, Duration(days=31 * 60 + 1))


def test_before_the_first_maximum_nothing_is_compared(judge: Judge) -> None:
    """Of two grants, that of 2011 has no maximum; without any grant there is nothing to look at."""
    base = judge.found("NAT-008", "passing")
    grant = base.initial.grants[0]
    old = grant.replace(exercise=2011, key="old", amortised_over=Duration(years=50))
    two = base.replace(initial=base.initial.replace(grants=(grant, old)))
    assert judge.outcome("NAT-008", two, DAY) == "conforme"
    none = base.replace(initial=base.initial.replace(grants=()))
    assert judge.reason("NAT-008", none, DAY) == "aucune subvention n’est inscrite"
