"""Who a rule is about: what the engine answers before the rule runs, and what it leaves to the rule."""

from __future__ import annotations

from datetime import date

import pytest

from conventions.model import Convention, PartyKind
from conventions.rules import Beneficiaries, Case, NotApplicable, NotEvaluated, Passed
from conventions.rules.bodies import by_grant
from conventions.samples import association_2024_2026, cci_2017_2019

DAY = date(2024, 12, 31)
TOLD = [Passed("initial")]


def _without_beneficiary() -> Convention:
    base = association_2024_2026()
    city = base.initial.parties[0]
    return base.replace(initial=base.initial.replace(parties=(city,)), avenants=())


def _of_no_kind() -> Convention:
    base = association_2024_2026()
    city, body = base.initial.parties
    return base.replace(initial=base.initial.replace(parties=(city, body.replace(kinds=()))), avenants=())


@pytest.mark.parametrize(
    ("convention", "words"),
    [
        (_without_beneficiary(), "absent des parties"),
        (_of_no_kind(), "nature juridique non renseignée"),
    ],
)
def test_a_grant_to_nobody_known_is_not_judged(convention: Convention, words: str) -> None:
    """A party that is not there, or whose nature nobody told, is a missing fact."""
    answers = list(by_grant(Case(convention, DAY), Beneficiaries.PRIVATE, lambda grant, party: TOLD))
    assert {type(answer) for answer in answers} == {NotEvaluated}
    assert all(words in answer.reason for answer in answers if isinstance(answer, NotEvaluated))


def test_a_grant_to_another_body_has_no_object() -> None:
    """Each grant is looked at apart, and dated by its exercise."""
    case = Case(cci_2017_2019(), date(2018, 12, 31))
    answers = list(by_grant(case, Beneficiaries.PRIVATE, lambda grant, party: TOLD))
    assert {type(answer) for answer in answers} == {NotApplicable}
    assert {answer.day.year for answer in answers if answer.day} == {2017, 2018, 2019}


@pytest.mark.parametrize("about", list(Beneficiaries))
def test_a_kind_that_nobody_told_is_neither_in_nor_out(about: Beneficiaries) -> None:
    """Unknown stays unknown, but where every body counts."""
    expected = True if about is Beneficiaries.ANY else None
    assert about.covers(None) is about.covers(PartyKind.OTHER) is expected


@pytest.mark.parametrize("kind", [kind for kind in PartyKind if kind is not PartyKind.OTHER])
def test_a_body_is_of_private_or_of_public_law(kind: PartyKind) -> None:
    """A natural person is neither a private body nor a public one."""
    private, public = Beneficiaries.PRIVATE.covers(kind), Beneficiaries.PUBLIC.covers(kind)
    assert private is (not public and kind is not PartyKind.PERSON)
    assert not (Beneficiaries.ASSOCIATIONS.covers(kind) and not private)
    assert not (Beneficiaries.LOCAL.covers(kind) and not public)
