"""Votes and decisions: counts that fit in the room, who may decide and vote, what a decision rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.model import (
    Ballot,
    Cast,
    ChangeParty,
    DatedKind,
    DecisionKind,
    Delegation,
    Firmness,
    Interest,
    Organ,
    Outcome,
    PartyKind,
    SetGrant,
    Vote,
)
from conventions.money import Amount
from conventions.rules import Parameters, Profile, Severity
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
DELIB_007 = Profile(select=("DELIB-007",))


def _voted(**told: object) -> Convention:
    base = association_2024_2026()
    fields = {"in_favour": 30, "against": 0, "abstentions": 0, "present": 28, "proxies": 2} | told
    vote = Vote.model_validate(fields)
    return base.replace(deliberations=(base.deliberations[0].replace(vote=vote),))


counts = st.integers(0, 40)


@given(counts, counts, counts, counts, counts, counts)
def test_the_votes_fit_in_the_room(  # noqa: PLR0913, PLR0917  # the six counts of a vote
    in_favour: int, against: int, abstentions: int, out: int, present: int, proxies: int
) -> None:
    """There is a warning exactly when more votes are told than members present or represented."""
    told = {"in_favour": in_favour, "against": against, "abstentions": abstentions, "not_taking_part": out}
    convention = _voted(**told, present=present, proxies=proxies)
    report = check(convention, DAY, profile=DELIB_007)
    assert bool(report.findings) is (in_favour + against + abstentions + out > present + proxies)
    assert all(finding.to_reconfirm for finding in report.findings)


def test_the_sum_is_told(judge: Judge) -> None:
    """The finding adds the counts up."""
    message = judge.message("DELIB-007", _voted(against=1), DAY)
    assert message == (
        "le décompte (30 pour + 1 contre + 0 abstention = 31) dépasse les votants possibles"
        " (28 présents + 2 pouvoirs)"
    )


@pytest.mark.parametrize(
    ("scope", "raw", "severity"),
    [
        (None, None, Severity.INFO),
        (None, "adopté à l’unanimité", Severity.INFO),
        ("des membres présents", None, Severity.WARNING),
        ("des membres", None, Severity.WARNING),
        (None, "à l’unanimité de ses membres", Severity.WARNING),
        (None, "À L’UNANIMITÉ DES PRÉSENTS", Severity.WARNING),
        ("des suffrages exprimés", None, None),
        (None, "à l’unanimité des suffrages exprimés des membres présents", None),
        ("des voix exprimées", None, None),
    ],
)
def test_the_words_say_whether_an_abstention_breaks_unanimity(
    scope: str | None, raw: str | None, severity: Severity | None
) -> None:
    """Of the members: it does. Of the votes cast: it does not. Unsaid: for information."""
    convention = _voted(outcome=Outcome.UNANIMOUS, in_favour=28, abstentions=2, scope=scope, raw=raw)
    found = [finding.severity for finding in check(convention, DAY, profile=DELIB_007).findings]
    assert found == ([severity] if severity else [])


def test_one_abstention_is_in_the_singular(judge: Judge) -> None:
    """The message agrees in number."""
    one = _voted(outcome=Outcome.UNANIMOUS, in_favour=29, abstentions=1)
    assert judge.message("DELIB-007", one, DAY).endswith("avec 1 abstention")


@pytest.mark.parametrize("missing", ["against", "abstentions"])
def test_an_unanimous_vote_needs_its_counts(missing: str, judge: Judge) -> None:
    """A count that the act does not give is unknown, not zero."""
    convention = _voted(outcome=Outcome.UNANIMOUS, **{missing: None})
    assert "non renseigné" in judge.reason("DELIB-007", convention, DAY)


def test_an_unknown_count_does_not_hide_too_many_votes(judge: Judge) -> None:
    """What is known already passes the room."""
    convention = _voted(in_favour=31, against=None, abstentions=None)
    assert judge.outcome("DELIB-007", convention, DAY).startswith("avertissement")


def test_a_deliberation_counts_from_its_day(judge: Judge) -> None:
    """The vote is looked at on the day of the deliberation, not on the day before."""
    convention = _voted(against=1)
    day = convention.deliberations[0].date
    assert judge.outcome("DELIB-007", convention, day).startswith("avertissement")
    assert judge.outcome("DELIB-007", convention, date.fromordinal(day.toordinal() - 1)) == "sans objet"


def _first(**changes: object) -> Convention:
    """The association, with its first deliberation alone, changed."""
    base = association_2024_2026()
    return base.replace(deliberations=(base.deliberations[0].replace(**changes),), avenants=())


def _group(**changes: object) -> Convention:
    """The same, decided by a group of communes."""
    base = _first(**changes)
    ville = base.initial.parties[0].replace(kinds=(DatedKind(kind=PartyKind.EPCI),))
    return base.replace(initial=base.initial.replace(parties=(ville, *base.initial.parties[1:])))


cents = st.integers(0, 10**9)


@given(cents, cents)
def test_a_delegation_allows_its_limit_to_the_cent(limit: int, more: int) -> None:
    """Up to the limit nothing is wrong; from one cent more on, everything is: the rule is monotone."""
    delegation = Delegation(organ=Organ.BUREAU, source="délibération", up_to=Amount(cents=limit))
    decision = association_2024_2026().deliberations[0].decisions[1]
    for amount, ok in ((limit, True), (limit + 1, False), (limit + 1 + more, False)):
        decided = decision.replace(amount=Amount(cents=amount))
        convention = _group(organ=Organ.BUREAU, delegation=delegation, decisions=(decided,))
        assert check(convention, DAY, profile=Profile(select=("DELIB-003",))).ok is ok


@given(cents, cents)
def test_the_lowest_limit_counts(cited: int, own: int) -> None:
    """The delegation that the act cites and the règlement both bind."""
    delegation = Delegation(organ=Organ.EXECUTIVE, source="délibération", up_to=Amount(cents=cited))
    decision = association_2024_2026().deliberations[0].decisions[1]
    decided = decision.replace(amount=Amount(cents=min(cited, own) + 1))
    convention = _group(organ=Organ.EXECUTIVE, delegation=delegation, decisions=(decided,))
    parameters = Parameters(executive_up_to=Amount(cents=own), bureau_up_to=Amount(cents=0))
    report = check(convention, DAY, profile=Profile(select=("DELIB-003",), parameters=parameters))
    assert dict(report.errors[0].values)["limite"] == Amount(cents=min(cited, own))


def test_the_excess_over_a_delegation_is_told(judge: Judge) -> None:
    """The amount, the limit and whose limit it is."""
    convention = judge.found("DELIB-003", "one-cent-over")
    assert judge.message("DELIB-003", convention, DAY) == (
        "la délibération n° D1 du 22 mai 2024 est prise par le bureau : la délégation citée lui permet"
        " 19 999,99 € au plus, et la décision porte sur 20 000 €"
    )


casts = st.sampled_from(Cast)
names = st.sampled_from(["Léa Morin", "Paul Roux", "Anne Gay"])
ballots = st.builds(Ballot, person=names, cast=casts, proxy=st.none() | names)


@given(st.lists(ballots, max_size=5))
def test_an_interested_member_takes_no_part(told: list[Ballot]) -> None:
    """There is a finding exactly when a ballot that is a vote is hers, or cast by her."""
    interest = Interest(person="LEA MORIN", party="treteaux")
    convention = _first(vote=Vote(ballots=tuple(told))).replace(interests=(interest,))
    votes = [each for each in told if each.cast not in (Cast.NOT_TAKING_PART, Cast.ABSENT)]
    hers = [each for each in votes if "Léa Morin" in (each.person, each.proxy)]
    report = check(convention, DAY, profile=Profile(select=("DELIB-004",)))
    assert len(report.findings) == len(hers)
    named = any("Léa Morin" in (each.person, each.proxy) for each in told)
    assert bool(report.not_evaluated) is not named


def test_what_an_interested_member_did_is_told(judge: Judge) -> None:
    """Her part in the body, and how she took part in the vote."""
    convention = judge.found("DELIB-004", "proxy-given")
    assert judge.message("DELIB-004", convention, DAY) == (
        "Léa Morin a un intérêt dans l’organisme subventionné, la Compagnie du Gier (présidente), et a voté par"
        " pouvoir lors de la délibération n° D1 du 22 mai 2024"
    )
    abstained = judge.found("DELIB-004", "abstention")
    assert "compte parmi les abstentions lors de" in judge.message("DELIB-004", abstained, DAY)


def test_known_interests_are_named_where_the_list_is_not(judge: Judge) -> None:
    """The reader knows whose vote to look for."""
    message = judge.message("DELIB-004", judge.found("DELIB-004", "no-vote"), DAY)
    assert message.endswith("; élus intéressés d’après le dossier : Léa Morin")


def test_an_interest_in_a_body_that_was_replaced_is_one_in_its_successor() -> None:
    """A body keeps its members when another one takes the grant over."""
    base = association_2024_2026()
    new = base.initial.parties[1].replace(key="nouvelle")
    taken = base.avenants[0].replace(operations=(ChangeParty(old="treteaux", new=new, reason="reprise"),))
    vote = Vote(ballots=(Ballot(person="Léa Morin", cast=Cast.IN_FAVOUR),))
    convention = base.replace(
        deliberations=(base.deliberations[0].replace(vote=vote), base.deliberations[1]),
        avenants=(taken,),
        interests=(Interest(person="Léa Morin", party="nouvelle"),),
    )
    findings = check(convention, date(2025, 6, 30), profile=Profile(select=("DELIB-004",))).findings
    assert findings[0].address == "deliberations[2023-12-118].vote.ballots[1]"


def test_the_beneficiary_s_own_deliberation_grants_nothing(judge: Judge) -> None:
    """A commune that is helped accepts the convention: its organs are not those of the authority."""
    convention = _first(authority="treteaux")
    for code in ("DELIB-001", "DELIB-003", "DELIB-004", "DELIB-005", "DELIB-006", "ACTES-001", "EXEC-002"):
        told = judge.outcome(code, convention.replace(transmitted_on=None), DAY)
        assert told in ("sans objet", "conforme"), code


def test_a_deliberation_without_its_decisions_is_not_judged(judge: Judge) -> None:
    """Nobody told what it decides."""
    assert judge.outcome("DELIB-001", _first(decisions=()), DAY) == "non évaluée"


def test_a_distinct_deliberation_for_another_body_is_another_decision(judge: Judge) -> None:
    """The budget vote alone decides for this beneficiary; a decision that names nobody may be about it."""
    convention = judge.found("DELIB-001", "near-miss")
    mixed, own = convention.deliberations
    for beneficiary, told in (
        (None, "conforme"),
        ("ville", "erreur, deliberations[D1].decisions[adopte le budget]"),
    ):
        other = own.replace(decisions=(own.decisions[0].replace(beneficiary=beneficiary),))
        changed = convention.replace(deliberations=(mixed, other))
        assert judge.outcome("DELIB-001", changed, DAY) == told


def test_an_approval_beside_does_not_grant_what_the_budget_vote_grants(judge: Judge) -> None:
    """A deliberation that only takes note of something is no distinct decision."""
    convention = judge.found("DELIB-001", "near-miss")
    mixed, own = convention.deliberations
    noted = own.replace(decisions=(own.decisions[0].replace(kind=DecisionKind.TAKE_NOTE),))
    changed = convention.replace(deliberations=(mixed, noted))
    assert judge.outcome("DELIB-001", changed, DAY).startswith("erreur")


@pytest.mark.parametrize("name", ["failing", "only-the-budget", "convention-approved"])
def test_the_budget_vote_is_told_with_what_it_decides(name: str, judge: Judge) -> None:
    """Three ways for a budget vote to carry a grant."""
    told = {
        "failing": "attribue la subvention",
        "only-the-budget": "c’est la seule sur laquelle repose la convention",
        "convention-approved": "approuve la convention ou un avenant",
    }
    message = judge.message("DELIB-001", judge.found("DELIB-001", name), DAY)
    assert f"adopte le budget, et {told[name]} : " in message


def test_what_a_repealed_deliberation_founded_is_told(judge: Judge) -> None:
    """Both deliberations, and the grant."""
    assert judge.message("DELIB-009", judge.found("DELIB-009", "failing"), DAY) == (
        "la subvention ferme de 2024 (la Compagnie du Gier) repose sur la délibération n° D1 du 22 mai 2024, que"
        " rapporte la délibération n° D2 du 2 juillet 2024"
    )
    assert judge.message("DELIB-009", judge.found("DELIB-009", "annulled"), DAY).endswith(
        "la convention, dont un juge a prononcé l’annulation le 2 septembre 2024"
    )
    paid = judge.message("DELIB-009", judge.found("DELIB-009", "avenant-annulled"), date(2025, 12, 31))
    assert paid.startswith("le mandat n° 77 verse la subvention de 2025, que fixait l’avenant n° 1 : ")


def test_an_avenant_that_fell_may_do_something_else(judge: Judge) -> None:
    """Without a grant, with a forecast, or with a grant that is still there, it has no mandate of its own."""
    convention = judge.found("DELIB-009", "avenant-paid")
    (avenant,) = convention.avenants
    (operation,) = avenant.operations
    assert isinstance(operation, SetGrant)
    forecast = operation.replace(grant=operation.grant.replace(firmness=Firmness.FORECAST))
    kept = SetGrant(grant=convention.initial.grants[0])
    for other in ((), (forecast,), (kept,)):
        changed = convention.replace(avenants=(avenant.replace(operations=other),), ledger=None)
        assert judge.outcome("DELIB-009", changed, date(2025, 12, 31)) == "conforme"
    unsigned = convention.replace(avenants=(avenant.replace(signed_on=None),))
    assert judge.outcome("DELIB-009", unsigned, date(2025, 12, 31)) == "conforme"


def test_an_avenant_whose_repeal_was_repealed_has_mandates_of_its_own(judge: Judge) -> None:
    """What the repeal took away may stand again: no fault of the mandate."""
    convention = judge.found("DELIB-009", "avenant-paid")
    first, second = convention.deliberations
    third = second.replace(number="D3", key="D3", date=date(2024, 9, 2), decisions=(), repeals=("D2",))
    changed = convention.replace(deliberations=(first, second, third))
    assert "erreur, ledger.payments[77]" not in judge.outcome("DELIB-009", changed, date(2025, 12, 31))
    later = third.replace(date=date(2026, 1, 5))
    unchanged = convention.replace(deliberations=(first, second, later))
    assert judge.outcome("DELIB-009", unchanged, date(2025, 12, 31)) == "erreur, ledger.payments[77]"


def test_the_act_that_may_stand_again_is_told(judge: Judge) -> None:
    """Both deliberations, and what is to be said."""
    convention = judge.found("DELIB-009", "repeal-repealed")
    assert judge.reason("DELIB-009", convention, DAY) == (
        "la délibération n° D1 du 22 mai 2024, que rapporte la délibération n° D2 du 2 juillet 2024, elle-même"
        " rapportée : il faut dire si la première a repris effet"
    )


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("MARTIN Elodie", "avertissement, deliberations[D1].vote.ballots[1]"),
        ("Élodie Martin", "avertissement, deliberations[D1].vote.ballots[1]"),
        ("Madame Martin Élodie", "avertissement, deliberations[D1].vote.ballots[1]"),
        ("M. Martin Élodie", "non évaluée"),
        ("Paul Martin", "non évaluée"),
        ("Martin", "non évaluée"),
        ("…", "non évaluée"),
    ],
)
def test_a_member_is_known_by_both_names_in_any_order(judge: Judge, told: str, outcome: str) -> None:
    """A surname alone may be that of another one, and so may another civility."""
    convention = judge.found("DELIB-004", "failing")
    (item,) = convention.deliberations
    (interest,) = convention.interests
    vote = Vote(ballots=(Ballot(person=told, cast=Cast.IN_FAVOUR),))
    changed = convention.replace(
        deliberations=(item.replace(vote=vote),), interests=(interest.replace(person="Mme Élodie Martin"),)
    )
    assert judge.outcome("DELIB-004", changed, DAY) == outcome


def test_a_delegation_that_came_later_is_told_with_its_day(judge: Judge) -> None:
    """The text does cite one: it is not said that it cites none."""
    message = judge.message("DELIB-003", judge.found("DELIB-003", "later-delegation"), DAY)
    assert " est prise par le bureau : la délégation citée n’est que du " in message


def test_decisions_that_grant_nothing_are_passed_over(judge: Judge) -> None:
    """The budget line beside a grant decides nothing of its own: neither for the vote, nor for the budget."""
    decisions = association_2024_2026().deliberations[0].decisions
    charge = decisions[1].replace(kind=DecisionKind.CHARGE, number="3", key="3", beneficiary=None)
    vote = Vote(ballots=(Ballot(person="Léa Morin", cast=Cast.IN_FAVOUR),))
    interest = Interest(person="Léa Morin", party="ville")
    convention = _first(decisions=(charge, *decisions[1:]), vote=vote).replace(interests=(interest,))
    assert judge.outcome("DELIB-004", convention, DAY) == "non évaluée"
    mixed, own = judge.found("DELIB-001", "other-exercise").deliberations
    beside = own.replace(decisions=(charge.replace(exercise=2024), *own.decisions))
    changed = judge.found("DELIB-001", "other-exercise").replace(deliberations=(mixed, beside))
    assert judge.outcome("DELIB-001", changed, DAY).startswith("erreur")
