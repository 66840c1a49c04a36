"""Each seeded mistake is found, by the rule that it is meant for and by no other; each near-miss stays silent."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.model import PartyKind, Role
from conventions.rules import RULES, Context, Severity, check
from conventions.samples import association_2024_2026, town
from conventions.samples.mistakes import Scene, Seeded, places, seeded, sow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.model import Convention
    from conventions.samples.towns import Town

DAY = date(2026, 12, 31)
BASE = Scene(association_2024_2026())

LEFT_OUT = {
    "PAI-013": "elle lit l’unité d’arrondi du règlement de l’attribuant : sans profil, elle n’a pas d’objet",
    "PLURI-005": "elle lit la durée des autorisations au règlement de l’attribuant : sans profil, elle ne conclut pas",
    "BUD-006": "information seulement",
    "BUD-008": "information seulement",
    "CONV-002": "information seulement",
    "CONV-006": "information seulement",
    "CONV-011": "information seulement",
    "CONV-014": "information seulement",
    "DATE-002": "information seulement",
    "NAT-010": "information seulement",
    "REV-005": "information seulement",
}
"""The rules that a convention and its budgets cannot make say an error or a warning, and why."""


def found(convention: Convention, context: Context) -> set[tuple[str, str]]:
    """The rules that find an error or a warning in a convention, with its key."""
    told = check(convention, DAY, context=context).findings
    return {(each.code, convention.key) for each in told if each.severity is not Severity.INFO}


def found_in(scene: Scene) -> set[tuple[str, str]]:
    """The same over a scene, siblings included."""
    every = (scene.convention, *scene.siblings)
    context = Context(siblings=every, budgets=scene.budgets)
    return set(chain.from_iterable(found(each, context) for each in every))


def expected(mistake: Seeded, scene: Scene) -> set[tuple[str, str]]:
    """What must be found in a scene where the mistake was put."""
    return {(code, each.key) for code in mistake.codes for each in mistake.guilty(scene)}


def is_of_association(convention: Convention) -> bool:
    """Whether its first beneficiary is an association."""
    party = convention.initial.parties_as(Role.BENEFICIARY)[0]
    return party.kinds[0].kind is PartyKind.ASSOCIATION


def names(mistakes: Iterable[Seeded]) -> list[str]:
    """What the tests are called."""
    return [f"{each.code} {each.title}" for each in mistakes]


def test_every_rule_has_a_mistake_or_a_reason_to_have_none() -> None:
    """No rule of the catalogue is forgotten, and none is both seeded and left out."""
    told = {each.code for each in seeded()}
    assert told | LEFT_OUT.keys() == {rule.code for rule in RULES}
    assert not told & LEFT_OUT.keys()


def test_what_is_left_out_for_its_severity_is_an_information() -> None:
    """The reason given is true."""
    reasons = {code for code, reason in LEFT_OUT.items() if reason == "information seulement"}
    assert reasons == {rule.code for rule in RULES if rule.severity is Severity.INFO}


def test_a_mistake_that_two_rules_speak_of_says_why() -> None:
    """No second rule without its reason."""
    assert all(bool(each.also) == bool(each.why) for each in seeded())
    assert len(set(names(seeded()))) == len(seeded())


def test_the_base_is_clean() -> None:
    """What is found comes from the mistake."""
    assert found_in(BASE) == set()


@pytest.mark.parametrize("mistake", seeded(), ids=names(seeded()))
def test_a_mistake_is_found_and_nothing_else_is(mistake: Seeded) -> None:
    """The convention of the mistake is found by its rules alone; those that came with it are clean."""
    scene = mistake.put(BASE)
    assert found_in(scene) == expected(mistake, scene)


@pytest.mark.parametrize("mistake", seeded(), ids=names(seeded()))
def test_a_near_miss_stays_silent(mistake: Seeded) -> None:
    """The closest lawful variant has neither an error nor a warning, and is not the mistake itself."""
    scene = mistake.near_miss(BASE)
    assert scene != mistake.put(BASE)
    assert found_in(scene) == set()


@given(
    mistake=st.sampled_from(seeded()),
    host=st.integers(0, 39).map(lambda rank: town(size=40).conventions[rank]).filter(is_of_association),
)
@settings(max_examples=25)
def test_a_mistake_does_not_depend_on_the_convention_it_is_put_in(mistake: Seeded, host: Convention) -> None:
    """Of one year or of four, with avenants or without: the same rules speak, and of nothing else."""
    scene = mistake.put(Scene(host))
    assert found_in(scene) == expected(mistake, scene)
    assert found_in(mistake.near_miss(Scene(host))) == set()


def test_each_mistake_needs_a_convention_of_its_own() -> None:
    """Too few hosts are refused, with how many are needed."""
    with pytest.raises(ValueError, match=rf"il faut {places()} conventions .* 2 en tout"):
        sow((BASE.convention, BASE.convention))


@cache
def small_town() -> Town:
    """Forty clean conventions, then those of the mistakes: made once."""
    return town(size=40).with_mistakes()


def wrong(whole: Town) -> set[tuple[str, str]]:
    """What is found over a town."""
    context = Context(siblings=whole.conventions, budgets=whole.budgets)
    return set(chain.from_iterable(found(each, context) for each in whole.conventions))


def seeded_in(whole: Town) -> set[tuple[str, str]]:
    """What was seeded in it."""
    return {(each.code, each.convention) for each in whole.mistakes}


def test_every_convention_of_the_town_has_its_own_key() -> None:
    """A mistake is told by the key of its convention."""
    whole = small_town()
    keys = [each.key for each in whole.conventions]
    assert len(set(keys)) == len(keys) >= 40 + places()
    assert set(whole.near_misses).isdisjoint(each.convention for each in whole.mistakes)


def test_a_small_town_shows_its_mistakes_and_no_other() -> None:
    """Precision and recall are 100 %: mistakes, near-misses and clean conventions beside one another."""
    whole = small_town()
    assert wrong(whole) == seeded_in(whole)


@pytest.mark.slow
@pytest.mark.no_cover
def test_the_town_shows_its_mistakes_and_no_other() -> None:
    """The same over 400 conventions."""
    whole = town().with_mistakes()
    assert wrong(whole) == seeded_in(whole)
