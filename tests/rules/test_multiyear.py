"""Engagements over several exercises: what counts them, what may hide the clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from conventions import Period
from conventions.model import Clause, ClauseKind, ReplaceArticle, SetClause, TextEdit
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2025, 6, 30)


def _without_clause(**told: object) -> Convention:
    base = association_2024_2026()
    return base.replace(initial=base.initial.replace(clauses=(), **told))


def test_the_exercises_are_counted_and_told(judge: Judge) -> None:
    """Three years are a range, two are a pair."""
    assert judge.message("PLURI-001", _without_clause(), DAY) == (
        "3 exercices engagés (2024 à 2026) sans la clause « sous réserve des crédits »"
    )
    grants = association_2024_2026().initial.grants[:2]
    two = _without_clause(period=Period.years(2024, 2025), grants=grants)
    assert judge.message("PLURI-001", two, DAY).startswith("2 exercices engagés (2024 et 2025)")


def test_the_grants_alone_may_engage_several_exercises(judge: Judge) -> None:
    """The end of the period is not needed when the grants already span several exercises."""
    open_ended = _without_clause(period=Period(date(2024, 1, 1), None))
    assert judge.outcome("PLURI-001", open_ended, DAY) == "avertissement, initial.clauses"


def test_a_rewritten_article_may_hold_the_clause(judge: Judge) -> None:
    """An avenant that changes the wording leaves a doubt, from the day it counts."""
    base = _without_clause()
    edit = TextEdit(article="4", new="Les montants sont versés sous réserve des crédits.")
    convention = base.replace(avenants=(base.avenants[0].replace(operations=(edit,)),))
    assert judge.reason("PLURI-001", convention, DAY).startswith("un avenant modifie la rédaction")
    assert judge.outcome("PLURI-001", convention, date(2024, 12, 31)) == "avertissement, initial.clauses"
    whole = ReplaceArticle(article="4", text="Les montants sont versés sous réserve des crédits.")
    convention = base.replace(avenants=(base.avenants[0].replace(operations=(whole,)),))
    assert judge.reason("PLURI-001", convention, DAY).startswith("un avenant modifie la rédaction")


def test_a_clause_that_an_avenant_sets_makes_no_other_known(judge: Judge) -> None:
    """Where the first clauses are not known, the clause may be among them, unless it is the one that is set."""
    whole = _without_clause()
    base = whole.replace(initial=whole.initial.replace(clauses=None))
    told = {ClauseKind.LAPSE: "non évaluée", ClauseKind.CREDITS: "conforme"}
    for kind, outcome in told.items():
        set_clause = SetClause(clause=Clause(kind=kind))
        convention = base.replace(avenants=(base.avenants[0].replace(operations=(set_clause,)),))
        assert judge.outcome("PLURI-001", convention, DAY) == outcome
