"""Which lines count: what a later act replaces no longer does, drafts do, repealed acts do not."""

from __future__ import annotations

from datetime import date

from conventions import Avenant, Convention, euros, in_force
from conventions.model import (
    BudgetLine,
    ChangeBudgetLine,
    Deliberation,
    Grant,
    Operation,
    Organ,
    SetGrant,
    Terminate,
)
from conventions.rules import Case
from conventions.rules.written import waiting, written_lines
from conventions.samples import association_2024_2026

DAY = date(2024, 12, 31)
FIRST = "initial.grants[2024-fonctionnement].lines[1]"


def _grant(**told: object) -> Grant:
    old = association_2024_2026().initial.grants[0]
    return old.replace(lines=(BudgetLine(raw="nouvelle ligne"),), **told)


def _avenant(*operations: Operation, **told: object) -> Avenant:
    fields = {"number": 7, "signed_on": date(2024, 5, 2), "operations": operations} | told
    return Avenant.model_validate(fields)


SET = "avenants[7].operations[subvention 2024-fonctionnement]"
CHANGED = "avenants[7].operations[imputation 2024-fonctionnement]"


def _addresses(*avenants: Avenant, on: date = DAY, known_on: date | None = None) -> list[str]:
    convention = association_2024_2026().replace(avenants=avenants)
    return [written.address for written in written_lines(Case(convention, on, known_on=known_on))]


def test_a_grant_that_is_replaced_loses_its_lines() -> None:
    """The line of the avenant takes the place of the initial one."""
    assert _addresses(_avenant(SetGrant(grant=_grant()))) == [f"{SET}.grant.lines[1]"]


def test_a_grant_that_is_replaced_loses_all_its_lines() -> None:
    """Even those of another key than the new ones."""
    other = _grant().replace(lines=(BudgetLine(raw="nouvelle ligne", key="2"),))
    assert _addresses(_avenant(SetGrant(grant=other))) == [f"{SET}.grant.lines[2]"]


def test_money_that_is_added_has_its_own_lines() -> None:
    """An addition is charged beside what was there."""
    more = SetGrant(grant=_grant(amount=euros(1)), mode="ajoute")
    assert _addresses(_avenant(more)) == [
        FIRST,
        f"{SET}.grant.lines[1]",
    ]


def test_a_line_that_is_changed_takes_the_place_of_the_old_one() -> None:
    """Only the line of the same key is replaced."""
    change = ChangeBudgetLine(grant="2024-fonctionnement", line=BudgetLine(raw="autre"))
    assert _addresses(_avenant(change)) == [f"{CHANGED}.line"]
    second = change.replace(line=BudgetLine(raw="autre", key="2"))
    assert _addresses(_avenant(second)) == [
        FIRST,
        f"{CHANGED}.line",
    ]


def test_a_line_that_was_added_may_be_replaced() -> None:
    """The line added beside line 1 took another key; the one that has this key from then on is looked at alone."""
    more = SetGrant(grant=_grant(amount=euros(1)), mode="ajoute")
    change = ChangeBudgetLine(grant="2024-fonctionnement", line=BudgetLine(raw="autre", key="1 (2)"))
    assert _addresses(_avenant(more, change)) == [FIRST, f"{CHANGED}.line"]


def test_the_lines_of_a_grant_that_falls_no_longer_count() -> None:
    """What was only foreseen for 2026 falls with a termination in 2025, and its lines with it."""
    base = association_2024_2026()
    last = base.initial.grants[2].replace(lines=(BudgetLine(raw="compte 6574"),))
    grants = (*base.initial.grants[:2], last)
    convention = base.replace(initial=base.initial.replace(grants=grants), avenants=())
    before = [written.address for written in written_lines(Case(convention, DAY))]
    assert before == [FIRST, "initial.grants[2026-fonctionnement].lines[1]"]
    ended = convention.with_avenant(_avenant(Terminate(day=date(2025, 6, 30))))
    assert [written.address for written in written_lines(Case(ended, DAY))] == [FIRST]


def test_a_line_is_looked_at_as_it_is_consolidated() -> None:
    """Each line that counts is one of those in force, or a draft’s."""
    more = SetGrant(grant=_grant(amount=euros(1)), mode="ajoute")
    convention = association_2024_2026().replace(avenants=(_avenant(more),))
    lines = [written.line for written in written_lines(Case(convention, DAY))]
    assert lines == [line for grant in in_force(convention, DAY).grants for line in grant.lines]


def test_an_operation_on_something_else_changes_no_line() -> None:
    """A termination leaves the lines as they are."""
    assert _addresses(_avenant(Terminate(day=date(2025, 12, 31)))) == [FIRST]


def test_a_draft_stands_beside_what_counts() -> None:
    """A draft replaces nothing: both lines are looked at."""
    draft = _avenant(SetGrant(grant=_grant()), signed_on=None)
    change = ChangeBudgetLine(grant="2024-fonctionnement", line=BudgetLine(raw="autre"))
    assert _addresses(draft) == [
        FIRST,
        f"{SET}.grant.lines[1]",
    ]
    assert _addresses(_avenant(change, signed_on=None)) == [
        FIRST,
        f"{CHANGED}.line",
    ]


def test_a_draft_about_an_unknown_grant_says_nothing_of_it() -> None:
    """A change of line for a grant that does not exist has no exercise to be judged by."""
    change = ChangeBudgetLine(grant="2031", line=BudgetLine(raw="autre"))
    assert _addresses(_avenant(change, signed_on=None)) == [FIRST]


def test_drafts_about_a_grant_that_one_of_them_sets() -> None:
    """Whatever their order, the change of a line is judged by the grant that a draft is about to make."""
    change = ChangeBudgetLine(grant="2031", line=BudgetLine(raw="autre"))
    new = SetGrant(
        grant=Grant(exercise=2031, beneficiary="treteaux", amount=euros(1), lines=(BudgetLine(raw="l"),))
    )
    draft = _avenant(change, new, signed_on=None)
    convention = association_2024_2026().replace(avenants=(draft,))
    told = [(written.grant.exercise, written.address) for written in written_lines(Case(convention, DAY))]
    assert told == [
        (2024, FIRST),
        (2031, "avenants[7].operations[imputation 2031].line"),
        (2031, "avenants[7].operations[subvention 2031].grant.lines[1]"),
    ]


def test_an_act_signed_later_is_not_known_yet() -> None:
    """On the day before its signature an avenant does not exist; with known_on neither."""
    later = _avenant(SetGrant(grant=_grant()))
    assert _addresses(later, on=date(2024, 5, 1)) == [FIRST]
    assert _addresses(later, known_on=date(2024, 5, 1)) == [FIRST]


def test_an_act_that_takes_effect_later_waits() -> None:
    """Signed but not in force yet: its lines are looked at, the old ones too."""
    later = _avenant(SetGrant(grant=_grant()), effective_on=date(2025, 6, 1))
    assert len(_addresses(later)) == 2


def test_a_repealed_act_no_longer_counts() -> None:
    """An avenant whose deliberation was repealed is left out."""
    base = association_2024_2026()
    common = {"authority": "ville", "organ": Organ.COUNCIL, "assembly": "Conseil municipal"}
    first = Deliberation.model_validate({**common, "date": date(2024, 4, 1), "number": "D1"})
    second = Deliberation.model_validate(
        {**common, "date": date(2024, 6, 1), "number": "D2", "repeals": ("D1",)}
    )
    convention: Convention = base.replace(
        avenants=(_avenant(SetGrant(grant=_grant()), deliberation="D1", signed_on=None),),
        deliberations=(first, second),
    )
    assert len(written_lines(Case(convention, date(2024, 5, 1)))) == 1
    assert waiting(Case(convention, DAY)) == []
