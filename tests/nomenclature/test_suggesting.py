"""What to charge instead of a heading, by what the beneficiary is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.model import PartyKind
from conventions.nomenclature import LOCAL_BODY, suggest
from conventions.nomenclature.store import tables
from conventions.nomenclature.suggesting import preferences
from tests.nomenclature.test_lookup import EVERY_ACCOUNT

KINDS = {kind.value for kind in PartyKind}


def numbers(
    account: str, norm: str, exercise: int, kind: str | None = None, declinaison: str | None = None
) -> list[str]:
    """The numbers suggested."""
    return [leaf.number for leaf in suggest(account, norm, exercise, kind, declinaison=declinaison)]


@pytest.mark.parametrize(
    ("norm", "exercise", "kind", "expected"),
    [
        ("M57_D", 2022, None, ["657381", "657382"]),
        ("M57_D", 2018, None, ["657381", "657382"]),
        ("M57_D", 2022, "chambre consulaire", ["657382"]),
        ("M57", 2015, PartyKind.CHAMBER, ["657382"]),
        ("M57_D", 2024, "établissement public", ["657382"]),
        ("M57_D", 2024, LOCAL_BODY, ["657381"]),
        ("M57_D", 2024, "État", ["657382"]),
        ("M57_D", 2024, "association", ["657381", "657382"]),
        ("M57_D", 2024, "commune", ["657381", "657382"]),
        ("M57_D", 2024, "autre", ["657381", "657382"]),
        ("M57_D", 2024, "amicale", ["657381", "657382"]),
        ("M57_A", 2024, "chambre consulaire", []),
        ("M14", 2018, "chambre consulaire", []),
        ("M57_D", 2025, "chambre consulaire", []),
        ("M57_D", 2014, "chambre consulaire", []),
    ],
)
def test_what_replaces_65738(norm: str, exercise: int, kind: str | None, expected: list[str]) -> None:
    """In the developed plan it is a heading; the kind of beneficiary narrows what is under it, if it can."""
    assert numbers("65738", norm, exercise, kind) == expected


@pytest.mark.parametrize(
    ("exercise", "kind", "expected"),
    [
        (2017, "association", []),
        (2018, "association", ["65748"]),
        (2018, "fondation", ["65748"]),
        (2018, "entreprise", ["65742"]),
        (2018, "société d’économie mixte", ["65742"]),
        (2018, "personne physique", ["65741"]),
        (2018, "chambre consulaire", ["65741", "65742", "65748"]),
        (2024, None, ["65741", "65742", "65743", "65748"]),
        (2025, "association", []),
    ],
)
def test_what_replaces_6574(exercise: int, kind: str | None, expected: list[str]) -> None:
    """Charged itself until 2017, a heading since; private persons have each their account."""
    assert numbers("6574", "M57_D", exercise, kind) == expected


@pytest.mark.parametrize(
    ("heading", "norm", "kind", "expected"),
    [
        ("6573", "M57_D", "commune", ["657341", "657348"]),
        ("6573", "M57_D", "EPCI", ["657351", "657358"]),
        ("6573", "M57_D", "métropole", ["657351", "657358"]),
        ("6573", "M57_D", "département", ["65733"]),
        ("6573", "M57_D", "région", ["65732"]),
        ("6573", "M57_D", "État", ["65731"]),
        ("6573", "M57_D", "chambre consulaire", ["657382"]),
        ("6573", "M57_A", "chambre consulaire", ["65738"]),
        ("6573", "M14_COM_SUP3500", "chambre consulaire", ["65738"]),
        ("6573", "M14_COM_SUP3500", LOCAL_BODY, ["65737"]),
        ("657", "M14_COM_INF500", "commune", ["6573"]),
        ("657", "M14_COM_INF500", "association", ["6574"]),
        ("6573", "M52", "EPCI", ["65734"]),
        ("6573", "M71", "groupement d’intérêt public", ["65738"]),
        ("6573", "M43_D", "commune", ["65734"]),
        ("657", "M57_D", "personne physique", ["65741"]),
        ("2041", "M57_D", "chambre consulaire", ["204181", "204182", "204183"]),
        ("204", "M14_COM_SUP3500", "association", ["20421", "20422", "20423"]),
        ("2041", "M14_COM_INF500", "État", ["20411", "20412", "20413"]),
        ("2041", "M57_D", "département", ["204131", "204132", "204133"]),
    ],
)
def test_what_fits_a_kind(heading: str, norm: str, kind: str, expected: list[str]) -> None:
    """Each kind has its account in each plan, found by the labels of 2022."""
    assert numbers(heading, norm, 2022, kind) == expected


def test_a_group_may_be_the_one_of_the_authority_or_another() -> None:
    """The kind does not say which group it is: both accounts stay."""
    found = numbers("2041", "M57_D", 2022, "EPCI")
    assert {number[:6] for number in found} == {"204151", "204158"}


def test_each_declinaison_keeps_what_fits_it() -> None:
    """Asked of all plans at once, each is answered for itself."""
    found = suggest("6573", "M57", 2024, "chambre consulaire")
    assert [(leaf.number, leaf.declinaison) for leaf in found] == [
        ("65738", "M57_A"),
        ("657382", "M57_D"),
        ("657382", "M57_P"),
    ]


@given(st.sampled_from(EVERY_ACCOUNT), st.sampled_from([*sorted(KINDS), LOCAL_BODY]) | st.text(), st.data())
def test_a_kind_only_narrows(account: object, kind: str, data: st.DataObject) -> None:
    """What is suggested for a kind is suggested without one, and there is something for it if there is anything."""
    assert isinstance(account, type(EVERY_ACCOUNT[0]))
    exercise = data.draw(st.integers(account.first_exercise, account.last_exercise))
    every = suggest(account.number, account.norm, exercise)
    kept = suggest(account.number, account.norm, exercise, kind)
    assert set(kept) <= set(every)
    assert bool(kept) == bool(every)
    assert list(kept) == [leaf for leaf in every if leaf in kept]


def test_preferences_are_about_kinds_and_accounts_that_exist() -> None:
    """Every kind is one of the model (or a local body), every account is of the norm, every one can be charged."""
    assert {kind for _, kind in preferences()} == {*KINDS - {"autre"}, LOCAL_BODY}
    norms = {plan.norm for plan in tables().plans.values()} - {"M61"}
    assert {norm for norm, _ in preferences()} == norms
    for (norm, kind), choices in preferences().items():
        for start in "+".join(choices).replace("*", "").split("+"):
            leaves = [
                one
                for one in EVERY_ACCOUNT
                if one.norm == norm and one.imputable and one.number.startswith(start)
            ]
            assert leaves, (norm, kind, start)


def test_each_norm_says_something_of_each_kind() -> None:
    """No kind is forgotten in a norm that has preferences; M4x has no account for the State."""
    told = {norm: {kind for one, kind in preferences() if one == norm} for norm, _ in preferences()}
    assert {norm for norm, kinds in told.items() if kinds != {*KINDS - {"autre"}, LOCAL_BODY}} == {"M4"}
    assert {*KINDS - {"autre"}, LOCAL_BODY} - told["M4"] == {"État"}
