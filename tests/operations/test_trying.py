"""Acts tried on a draft leave it as it was, and differ by what whole terms would differ by."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from conventions import Convention, OperationError, Terms, euros
from conventions.model import (
    Action,
    AddAction,
    Avenant,
    ChangeAction,
    ChangeAmount,
    ChangeParty,
    Clause,
    ClauseKind,
    ExtendTerm,
    Firmness,
    Grant,
    Nature,
    Operation,
    RemoveAction,
    RemoveGrant,
    Renewal,
    SetCeiling,
    SetClause,
    SetGrant,
    Terminate,
)
from conventions.operations import diff
from conventions.operations.changes import only_moves
from conventions.operations.folding import folded
from conventions.operations.ordering import AmendingAct
from conventions.operations.trying import Trial, slices, tried
from conventions.samples import association_2024_2026

BASE = association_2024_2026().replace(avenants=())
BARE = BASE.replace(initial=BASE.initial.replace(clauses=None))
KEY = "2026-fonctionnement"
GRANT = Grant(exercise=2026, beneficiary="treteaux", amount=euros(5), nature=Nature.OPERATING)
ACTION = BASE.initial.actions[0]
PARTY = BASE.initial.parties[-1]
TOLD: tuple[Operation, ...] = (
    ChangeAmount(grant=KEY, new=euros(1)),
    ChangeAmount(grant=KEY, by=euros(7)),
    SetGrant(grant=GRANT),
    SetGrant(grant=GRANT.replace(exercise=2027, firmness=Firmness.FORECAST)),
    RemoveGrant(grant=KEY),
    Terminate(day=date(2025, 12, 31)),
    ExtendTerm(until=date(2027, 12, 31)),
    SetCeiling(ceiling=euros(9)),
    ChangeParty(old=PARTY.key, new=PARTY.replace(key="neuf"), reason="reprise"),
    SetClause(clause=Clause(key="c", kind=ClauseKind.OBJECT, raw="x")),
    SetClause(clause=Clause(key="c", kind=ClauseKind.OBJECT, raw="y")),
    AddAction(action=Action(key="B", title="b")),
    ChangeAction(action=ACTION.replace(partners=("ville",))),
    RemoveAction(action=ACTION.key),
)
ACTS: tuple[AmendingAct, ...] = (
    *(Avenant(number=rank, operations=(each,)) for rank, each in enumerate(TOLD, start=1)),
    Renewal(until=date(2028, 12, 31), effective_on=date(2027, 1, 1), tacit=True),
)


def _differ(one: Terms, other: Terms) -> set[str]:
    return {change.address for change in diff(one, other) if not only_moves(change, one)}


@pytest.mark.parametrize("convention", [BASE, BARE])
def test_slices_differ_where_whole_terms_do(convention: Convention) -> None:
    """Of any two acts, whichever comes first: on one draft, which each trial leaves as it was."""
    draft, seen = Trial(convention.initial), 0
    for first, second in itertools.permutations(ACTS, 2):
        try:
            whole = folded(convention, (first, second)).terms
        except OperationError:
            with pytest.raises(OperationError):
                tried(draft, first, second)
            continue
        one, start = slices(tried(draft, first, second), tried(draft))
        assert _differ(start, one) == _differ(convention.initial, whole)
        seen += 1
    assert seen > 100
    assert _differ(draft.terms(), convention.initial) == set()
    assert draft.successors == {}
