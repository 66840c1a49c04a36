"""The credits of the budget and its calendar: the borders, and what rises with the money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import check, euros
from conventions.model import Budget, Commitment, CreditLine, Ledger, Payment, Section
from conventions.money import Amount
from conventions.operations import Matched, NoMatch, SeveralMatches, is_of_annexe, section_of, voted_in
from conventions.rules import Case, Context, Profile
from conventions.rules.reading.credits import budget_of, charged, credit_of
from conventions.samples import association_2024_2026, equipment_2023_2025

if TYPE_CHECKING:
    from conventions import Convention
    from tests.rules.conftest import Judge

DAY = date(2024, 12, 31)
VOTE = date(2024, 3, 28)
BASE = association_2024_2026()
PAID = ("BUD-002", "BUD-003", "BUD-004")


def _row(voted: Amount, **told: object) -> CreditLine:
    fields = {"key": "1", "section": "fonctionnement", "chapter": "65", "account": "657-48", "voted": voted}
    return CreditLine.model_validate(fields | told)


def _budget(exercise: int = 2024, *rows: CreditLine, **told: object) -> Budget:
    fields = {"authority": "ville", "exercise": exercise, "lines": rows}
    return Budget.model_validate(fields | told)


def _outcome(judge: Judge, code: str, convention: Convention, *budgets: Budget) -> str:
    report = check(convention, DAY, profile=Profile(select=(code,)), context=Context(budgets=budgets))
    return judge.said(report)


def _reason(judge: Judge, code: str, convention: Convention, *budgets: Budget) -> str:
    report = check(convention, DAY, profile=Profile(select=(code,)), context=Context(budgets=budgets))
    (told,) = (*report.not_evaluated, *report.not_applicable, *report.partly_evaluated)
    return judge.plain(told.reason)


def _two_lines(**told: object) -> Convention:
    (grant, *others) = BASE.initial.grants
    second = grant.lines[0].replace(key="2")
    more = BASE.initial.replace(grants=(grant.replace(lines=(*grant.lines, second), **told), *others))
    return BASE.replace(initial=more)


def _ledger(*cents: int, first: date = date(2024, 2, 1)) -> Ledger:
    made = [
        Commitment(
            number=str(rank),
            committed_on=first,
            exercise=2024,
            amount=Amount(cents=amount),
            grant="2024-fonctionnement",
        )
        for rank, amount in enumerate(cents)
    ]
    return Ledger(commitments=tuple(made))


amounts = st.integers(1, 10**9)


@given(cents=st.lists(amounts, min_size=1, max_size=5), voted=st.integers(0, 4 * 10**9))
def test_commitments_over_the_credits_are_found_to_the_cent(cents: list[int], voted: int) -> None:
    """With what is engaged told, there is an error exactly when it passes what is voted."""
    convention = BASE.replace(ledger=_ledger(*cents))
    context = Context(budgets=(_budget(2024, _row(Amount(cents=voted), engaged=Amount(cents=sum(cents)))),))
    report = check(convention, DAY, profile=Profile(select=("BUD-001",)), context=context)
    assert report.ok is (sum(cents) <= voted)
    assert bool(report.conform) is report.ok


@given(cents=st.lists(amounts, min_size=1, max_size=5), last=st.integers(0, 4 * 10**9))
def test_operating_before_the_vote_is_bounded_to_the_cent(cents: list[int], last: int) -> None:
    """A finding exactly when the sum passes the credits of the year before."""
    convention = BASE.replace(ledger=_ledger(*cents))
    budgets = (_budget(2023, _row(Amount(cents=last))), _budget(2024, voted_on=VOTE))
    report = check(convention, DAY, profile=Profile(select=("BUD-002",)), context=Context(budgets=budgets))
    assert bool(report.findings) is (sum(cents) > last)
    assert bool(report.conform) is (sum(cents) <= last)


@given(day=st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_a_mandate_is_late_from_the_first_of_february_on(day: date) -> None:
    """Whatever the day, operating mandates are late after 31 January of the next year, and only then."""
    paid = Payment(number="1", exercise=2024, grant="2024-fonctionnement", issued_on=day, amount=euros(1))
    report = check(
        BASE.replace(ledger=Ledger(payments=(paid,))),
        date(2027, 1, 1),
        profile=Profile(select=("BUD-005",)),
    )
    assert bool(report.findings) is (day > date(2025, 1, 31))


@pytest.mark.parametrize("code", ["BUD-001", *PAID])
def test_without_a_line_nothing_is_charged(code: str, judge: Judge) -> None:
    """A budget is given, and no grant says where it is charged."""
    bare = BASE.initial.replace(grants=tuple(grant.replace(lines=()) for grant in BASE.initial.grants))
    convention = BASE.replace(initial=bare, avenants=())
    assert _outcome(judge, code, convention, _budget()) == "sans objet"


def test_the_section_that_nobody_tells_is_not_guessed(judge: Judge) -> None:
    """Neither section nor account: no row, and no rule on the vote of the budget speaks."""
    (grant, *_) = BASE.initial.grants
    line = grant.lines[0].replace(section=None, parts=())
    convention = BASE.replace(
        initial=BASE.initial.replace(grants=(grant.replace(lines=(line,)),)), avenants=()
    )
    assert section_of(convention.initial.grants[0]) is None
    assert "compte ou section non reconnus" in _reason(judge, "BUD-001", convention, _budget())
    assert _reason(judge, "BUD-002", convention, _budget()) == "section de l’imputation inconnue"


def test_an_engagement_of_a_grant_on_two_lines_is_not_shared_out(judge: Judge) -> None:
    """Nobody knows which line it is about."""
    row = _row(euros(5), engaged=euros(5))
    told = _reason(judge, "BUD-001", _two_lines(), _budget(2024, row))
    assert told == "engagement d’une subvention imputée sur plusieurs lignes"
    budgets = (_budget(2023, row), _budget(2024, voted_on=VOTE))
    assert _reason(judge, "BUD-002", _two_lines(), *budgets) == "subvention imputée sur plusieurs lignes"


def test_a_line_says_its_own_amount(judge: Judge) -> None:
    """Two lines of 10 000 € on one row: 20 000 € to engage; without their amounts, nothing is known."""
    convention = _two_lines()
    (grant, *others) = convention.initial.grants
    lines = tuple(line.replace(amount=euros(10000)) for line in grant.lines)
    told = convention.initial.replace(grants=(grant.replace(lines=lines), *others))
    convention = convention.replace(ledger=Ledger(commitments=()), avenants=())
    row = _row(euros("19999.99"), engaged=euros(0))
    assert _outcome(judge, "BUD-001", convention, _budget(2024, row)) == "non évaluée"
    exact = convention.replace(initial=told)
    assert _outcome(judge, "BUD-001", exact, _budget(2024, row)).startswith("erreur, initial.grants[")
    enough = row.replace(voted=euros(20000))
    assert _outcome(judge, "BUD-001", exact, _budget(2024, enough)) == "conforme"


def test_a_budget_is_that_of_the_only_grantor(judge: Judge) -> None:
    """By its key or its SIREN; two grantors, or two budgets, leave a doubt."""
    row = _row(euros(30000), engaged=euros(30000))
    convention = BASE.replace(avenants=())
    assert _outcome(judge, "BUD-001", convention, _budget(2024, row, authority="210000006")) == "conforme"
    told = _reason(judge, "BUD-001", convention, _budget(2024, row), _budget(2024, row, key="annexe"))
    assert told == "plusieurs budgets de l’attribuant pour 2024"
    city, *others = convention.initial.parties
    twice = (city, city.replace(key="autre"), *others)
    shared = convention.replace(initial=convention.initial.replace(parties=twice))
    assert _reason(judge, "BUD-001", shared, _budget(2024, row)).startswith("plusieurs attribuants")


@pytest.mark.parametrize("code", ["BUD-001", *PAID])
def test_without_a_budget_nothing_is_known(code: str, judge: Judge) -> None:
    """No budget is given: not a fault."""
    assert _reason(judge, code, BASE) == "aucun budget n’est donné"
    assert budget_of(Case(BASE, DAY), 2024) == NoMatch("aucun budget n’est donné")


@pytest.mark.parametrize("code", ["BUD-001", *PAID])
def test_a_budget_of_another_exercise_is_none(code: str, judge: Judge) -> None:
    """The budget of the exercise, then that of the year before, are asked for."""
    convention = judge.found("BUD-004", "failing") if code == "BUD-004" else BASE
    if code == "BUD-003":
        convention = judge.found("BUD-003", "failing")
    told = _reason(judge, code, convention, _budget(2020))
    assert "aucun budget de l’attribuant pour 2024" in told


def test_a_row_has_the_account_the_section_and_what_both_say() -> None:
    """The chapter and the function are compared where the two tell them; dots and dashes are no difference."""
    item = charged(Case(BASE, DAY))[0]

    def match(**told: object) -> Matched | NoMatch | SeveralMatches:
        context = Context(budgets=(_budget(2024, _row(euros(1), **told)),))
        return credit_of(Case(BASE, DAY, context), item, 2024)

    assert isinstance(match(), Matched)
    assert isinstance(match(chapter=None, function="3.11"), Matched)
    for told in ({"chapter": "67"}, {"function": "312"}, {"account": "65738"}, {"section": "investissement"}):
        assert not isinstance(match(**told), Matched), told


def test_the_debt_is_no_part_of_what_is_voted() -> None:
    """Chapter 16 is left out; a chapter is counted alone when asked for."""
    rows = (
        _row(euros(5), key="a", section="investissement", chapter="204"),
        _row(euros(7), key="b", section="investissement", chapter="23"),
        _row(euros(100), key="c", section="investissement", chapter="16"),
        _row(euros(1000), key="d"),
    )
    budget = _budget(2024, *rows)
    assert voted_in(budget, Section.INVESTMENT) == euros(12)
    assert voted_in(budget, Section.INVESTMENT, "23") == euros(7)


def test_a_chapter_is_one_for_all_its_lines(judge: Judge) -> None:
    """Two grants on two accounts of one chapter: their sum passes the chapter, neither alone does."""
    (grant, *_) = BASE.initial.grants
    part = grant.lines[0].parts[1].replace(code="65738")
    line = grant.lines[0].replace(parts=(grant.lines[0].parts[0], part))
    other = grant.replace(key="autre", lines=(line,))
    convention = BASE.replace(
        initial=BASE.initial.replace(grants=(grant, other)),
        avenants=(),
        ledger=Ledger(
            commitments=(
                *(_ledger(600).commitments or ()),
                Commitment(
                    number="9",
                    committed_on=VOTE - timedelta(1),
                    exercise=2024,
                    amount=euros(6),
                    grant="autre",
                ),
            )
        ),
    )
    rows = (_row(euros(6)), _row(euros("5.99"), key="2", account="65738"))
    budgets = (_budget(2023, *rows), _budget(2024, voted_on=VOTE))
    assert _outcome(judge, "BUD-002", convention, *budgets) == "avertissement, ledger.commitments[9]"


def test_the_norm_of_the_grantor_chooses_the_limit_unless_it_is_inferred(judge: Judge) -> None:
    """The budget that says no norm has that of the file, when somebody stated it."""
    convention = judge.found("BUD-004", "norm-unknown")
    authorization = {"number": "2022-7", "kind": "investissement", "chapter": "204", "amount": euros(59999)}
    budgets = (_budget(2023, authorizations=(authorization,)), _budget(2024, voted_on=VOTE))
    for inferred, said in ((False, "avertissement, ledger.payments[7]"), (True, "non évaluée")):
        city, *others = convention.initial.parties
        used = city.model_validate(
            {**city.model_dump(), "nomenclatures": ({"norm": "M57", "inferred": inferred},)}
        )
        stated = convention.replace(initial=convention.initial.replace(parties=(used, *others)))
        assert _outcome(judge, "BUD-004", stated, *budgets) == said


def test_what_is_left_is_told_of_what_is_known(judge: Judge) -> None:
    """A mandate that names no grant, or a section that nobody knows, leaves nothing to tell."""
    day = date(2025, 6, 30)
    assert judge.outcome("BUD-005", BASE, day).startswith("information, ledger.commitments[")
    ledger = BASE.ledger
    assert ledger is not None
    unsaid = Payment(number="9", exercise=2025, issued_on=date(2025, 4, 1), amount=euros(6000))
    assert (
        judge.outcome(
            "BUD-005", BASE.replace(ledger=ledger.replace(payments=(*ledger.payments, unsaid))), day
        )
        == "conforme"
    )
    bare = tuple(grant.replace(lines=(), nature=None, key=grant.key) for grant in BASE.initial.grants)
    unknown = BASE.replace(initial=BASE.initial.replace(grants=bare), avenants=())
    assert judge.outcome("BUD-005", unknown, day) == "conforme"


def test_a_line_of_a_budget_annexe_is_told_by_its_words() -> None:
    """« budget annexe » stands in the raw words or in the name of the budget."""
    line = equipment_2023_2025().initial.grants[0].lines[0]
    assert not is_of_annexe(line)
    assert is_of_annexe(line.replace(budget="Budget ANNEXE de l’eau"))


def test_the_part_of_a_chapter_is_said_as_the_law_sets_it(judge: Judge) -> None:
    """Not with the word of today."""
    convention, context = judge.found("BUD-003", "chapter"), judge.context("BUD-003", "chapter")
    report = check(convention, date(2024, 12, 31), profile=Profile(select=("BUD-003",)), context=context)
    (told,) = {judge.plain(each.reason) for each in report.not_evaluated}
    assert told == "plus de 25 % des crédits votés du chapitre, dans la limite de 25 % de ceux de la section"
