"""Votes: counts that fit in the room, unanimity as the act words it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check
from conventions.model import Outcome, Vote
from conventions.rules import Profile, Severity
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
