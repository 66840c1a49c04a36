"""Conventions that the law makes compulsory: when they are, what they must say."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Amount, euros
from conventions.french import Name
from conventions.model import (
    Clause,
    ClauseKind,
    DatedKind,
    Party,
    PartyKind,
    Purpose,
    Role,
)
from conventions.rules import Case, Profile, check, find_rule
from conventions.samples import association_2024_2026

if TYPE_CHECKING:
    from collections.abc import Callable

    from conventions.model import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
WANTED = {
    "CONV-003": {ClauseKind.USE},
    "CONV-005": {ClauseKind.CONTROL, ClauseKind.EVALUATION},
    "CONV-006": {ClauseKind.RETENTION, ClauseKind.REPAYMENT},
    "CONV-012": {ClauseKind.INITIATIVE, ClauseKind.GENERAL_INTEREST, ClauseKind.NO_COUNTERPART},
}
by_rule = pytest.mark.parametrize("code", sorted(WANTED))


def _with(convention: Convention, **told: object) -> Convention:
    return convention.replace(initial=convention.initial.replace(**told))


def _silent(amount: Amount, **told: object) -> Convention:
    """The association of the samples, with one grant for 2024, and no clause."""
    base = association_2024_2026()
    grant = base.initial.grants[0].replace(amount=amount)
    return _with(base, grants=(grant,), clauses=(), payment_terms=(), **told).replace(
        avenants=(), ledger=None
    )


def _clauses(kinds: set[ClauseKind]) -> tuple[Clause, ...]:
    return tuple(Clause(kind=kind) for kind in sorted(kinds))


@pytest.mark.parametrize("code", ["CONV-003", "CONV-004", "CONV-005", "CONV-006", "CONV-012"])
@given(cents=st.integers(2_299_990, 2_300_010) | st.integers(0, 5_000_000))
def test_only_above_the_threshold_must_a_convention_say_anything(code: str, cents: int) -> None:
    """Exactly 23 000 € asks for nothing; one cent more asks for everything."""
    report = check(_silent(Amount(cents=cents)), DAY, profile=Profile(select=(code,)))
    assert bool(report.findings) is (cents > 2_300_000)
    assert bool(report.not_applicable) is (cents <= 2_300_000)


@by_rule
@given(kinds=st.sets(st.sampled_from(ClauseKind)))
def test_a_convention_conforms_when_every_clause_is_there(code: str, kinds: set[ClauseKind]) -> None:
    """One clause more is never a fault more; the retention is said by one of two clauses."""
    convention = _with(_silent(euros(30_000)), clauses=_clauses(kinds))
    report = check(convention, DAY, profile=Profile(select=(code,)))
    told = bool(WANTED[code] & kinds) if code == "CONV-006" else WANTED[code] <= kinds
    assert (report.conform == (code,)) is told
    assert bool(report.findings) is not told


def test_the_finding_says_the_sum_and_what_lacks(judge: Judge) -> None:
    """Total, threshold and clauses in French."""
    assert judge.message("CONV-005", _silent(euros(30_000)), DAY) == (
        "pour 2024, 30 000 € attribués obligent à conclure une convention (seuil : 23 000 €) :"
        " il y manque les modalités de contrôle et les modalités d’évaluation"
    )


def test_a_long_article_is_read_in_linear_time(judge: Judge) -> None:
    """Two hundred of the longest articles, that never say the word."""
    clause = Clause(kind=ClauseKind.LAPSE, raw="évalevalcontr" * 1_500)
    start = process_time()
    convention = _with(
        _silent(euros(30_000)), clauses=tuple(clause.replace(key=str(rank)) for rank in range(200))
    )
    assert judge.outcome("CONV-005", convention, DAY) == "avertissement, initial.clauses"
    assert process_time() - start < 2


def test_an_article_that_speaks_of_it_leaves_a_doubt(judge: Judge) -> None:
    """The article is named, or its kind when it has no number."""
    article = Clause(kind=ClauseKind.LAPSE, article="8", raw="L’évaluation a lieu au terme.")
    convention = _with(_silent(euros(30_000)), clauses=(article,))
    assert (
        judge.reason("CONV-005", convention, DAY)
        == "l’article « 8 » dit peut-être les modalités d’évaluation"
    )
    convention = _with(convention, clauses=(article.replace(article=None),))
    assert judge.reason("CONV-005", convention, DAY).startswith("l’article « caducité » dit peut-être")


def _second_body(convention: Convention, kind: PartyKind | None, cents: int = 1) -> Convention:
    """Another body beside the association, with its own grant for 2024."""
    kinds = (DatedKind(kind=kind),) if kind else ()
    body = Party(key="autre", name=Name("Autre"), roles=(Role.BENEFICIARY,), kinds=kinds)
    grant = convention.initial.grants[0].replace(beneficiary="autre", key="autre", amount=Amount(cents=cents))
    initial = convention.initial
    return _with(convention, parties=(*initial.parties, body), grants=(*initial.grants, grant))


def test_each_body_has_its_own_total(judge: Judge) -> None:
    """A body that is not of private law, or not known, hides nothing of the other one."""
    above = _silent(euros(30_000))
    for kind in (PartyKind.COMMUNE, PartyKind.PERSON, PartyKind.COMPANY, None):
        assert judge.outcome("CONV-003", _second_body(above, kind), DAY) == "erreur, initial.clauses"
    below = _silent(euros(10))
    assert (
        judge.reason("CONV-003", _second_body(below, None), DAY) == "nature juridique non renseignée : Autre"
    )
    for kind in (PartyKind.COMMUNE, PartyKind.PERSON):
        assert judge.outcome("CONV-003", _second_body(below, kind), DAY) == "sans objet"


def test_the_unspent_part_is_asked_of_associations_alone(judge: Judge) -> None:
    """A company above the threshold beside an association below it."""
    mixed = _second_body(_silent(euros(10)), PartyKind.COMPANY, 5_000_000)
    assert judge.outcome("CONV-006", mixed, DAY) == "sans objet"
    assert judge.outcome("CONV-003", mixed, DAY) == "erreur, initial.clauses"


def test_two_grantors_and_bodies_that_nobody_describes(judge: Judge) -> None:
    """What is not known is said: the part of each authority, the beneficiary."""
    base = _silent(euros(30_000))
    other = Party(key="agglo", name=Name("Agglo"), roles=(Role.GRANTOR,))
    two = _with(base, parties=(*base.initial.parties, other))
    assert judge.reason("CONV-012", two, DAY).startswith("plusieurs attribuants")
    grant = base.initial.grants[0].replace(beneficiary="autre")
    assert (
        judge.reason("CONV-012", _with(base, grants=(grant,)), DAY)
        == "bénéficiaire « autre » absent des parties"
    )


def test_an_exercise_before_the_threshold_is_not_judged(judge: Judge) -> None:
    """The threshold is of 2001: a grant of 2000 in a convention signed later is not known to pass it."""
    base = _silent(euros(30_000))
    old = _with(base, grants=(base.initial.grants[0].replace(exercise=2000),))
    assert "convention_threshold" in judge.reason("CONV-003", old, DAY)
    housing = old.initial.grants[0].replace(purpose=Purpose.SOCIAL_HOUSING)
    (answer,) = find_rule("CONV-002").check(Case(_with(base, grants=(housing,)), DAY))
    assert "convention_threshold" in getattr(answer, "reason", "")


@pytest.mark.parametrize("code", ["CONV-001", "CONV-003"])
def test_social_housing_alone_asks_for_no_convention(code: str, judge: Judge) -> None:
    """All is for social housing: the reason says so."""
    base = _silent(euros(90_000))
    housing = base.initial.grants[0].replace(purpose=Purpose.SOCIAL_HOUSING)
    assert judge.reason(code, _with(base, grants=(housing,)), DAY).startswith(
        "les subventions sont pour le logement"
    )
    assert judge.reason(code, _with(base, grants=()), DAY) == "aucune subvention ferme n’est inscrite"


@given(st.integers(0, 4_000_000), st.integers(0, 4_000_000))
def test_social_housing_never_counts_in_the_threshold(ordinary: int, housing: int) -> None:
    """CONV-003 looks at the ordinary grant alone; CONV-002 at the sum of both."""
    base = _silent(Amount(cents=ordinary))
    first = base.initial.grants[0]
    second = first.replace(amount=Amount(cents=housing), purpose=Purpose.SOCIAL_HOUSING, key="logement")
    convention = _with(base, grants=(first, second))
    told = check(convention, DAY, profile=Profile(select=("CONV-002", "CONV-003")))
    codes = {finding.code for finding in told.findings}
    assert ("CONV-003" in codes) is (ordinary > 2_300_000)
    assert ("CONV-002" in codes) is (ordinary + housing > 2_300_000)


def _unknown_clauses(convention: Convention) -> Convention:
    return _with(convention, clauses=None)


def _in_part(convention: Convention) -> Convention:
    return convention.replace(known_in_part=True)


@pytest.mark.parametrize("code", ["CONV-003", "CONV-004", "CONV-005", "CONV-006", "CONV-012"])
@pytest.mark.parametrize("change", [_unknown_clauses, _in_part])
def test_what_nobody_read_is_no_fault(
    code: str, change: Callable[[Convention], Convention], judge: Judge
) -> None:
    """Clauses unknown, a convention known in part: nothing is lacking for sure."""
    assert judge.outcome(code, change(_silent(euros(30_000))), DAY) == "non évaluée"
