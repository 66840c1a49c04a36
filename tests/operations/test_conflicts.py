"""Acts of the same days that contradict each other, and avenants beyond their kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from time import process_time

import pytest
from hypothesis import given

from conventions import Convention, euros
from conventions.model import (
    Action,
    AddAction,
    Avenant,
    AvenantKind,
    ChangeAction,
    ChangeAmount,
    Clause,
    ClauseKind,
    ConfirmGrant,
    ExtendTerm,
    Firmness,
    Grant,
    Nature,
    Operation,
    Reorder,
    SetCeiling,
    SetClause,
    SetGrant,
    Terminate,
    TermsPart,
    TextEdit,
)
from conventions.operations import Conflict, conflicts, fold, overreach
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

DAY = date(2025, 6, 1)
BASE = association_2024_2026().replace(avenants=())
KEY = "2026-fonctionnement"
GRANT = Grant(exercise=2026, beneficiary="treteaux", amount=euros(5), nature=Nature.OPERATING)


def _acts(*told: Operation, day: date = DAY) -> Convention:
    """One avenant an operation, all of the same day."""
    acts = (
        Avenant(number=rank, signed_on=day, operations=(each,)) for rank, each in enumerate(told, start=1)
    )
    return BASE.replace(avenants=tuple(acts))


def test_two_amounts_for_one_grant_the_same_day_are_a_conflict() -> None:
    """The address, both acts, and the place that has the last word."""
    convention = _acts(ChangeAmount(grant=KEY, new=euros(1)), ChangeAmount(grant=KEY, new=euros(2)))
    first, second = convention.avenants
    assert conflicts(convention) == (
        Conflict(f"grants[{KEY}].amount", first, second, f"avenants[2].operations[montant {KEY}].new"),
    )
    turned = convention.replace(avenants=(second, first))
    assert conflicts(turned) == conflicts(convention)


COMPATIBLE: Mapping[str, tuple[Operation, ...]] = {
    "sums added": (SetGrant(grant=GRANT, mode="ajoute"), SetGrant(grant=GRANT, mode="ajoute")),
    "the same amount": (ChangeAmount(grant=KEY, new=euros(1)), ChangeAmount(grant=KEY, new=euros(1))),
    "apart": (ChangeAmount(grant=KEY, new=euros(1)), ExtendTerm(until=date(2027, 12, 31))),
    "added in any order": (
        AddAction(action=Action(key="B", title="b")),
        AddAction(action=Action(key="C", title="c")),
    ),
    "one after the other": (
        AddAction(action=Action(key="B", title="b")),
        ChangeAction(action=Action(key="B", title="c")),
    ),
}


@pytest.mark.parametrize("case", COMPATIBLE)
def test_acts_that_do_not_contradict_each_other_are_no_conflict(case: str) -> None:
    """Their order changes nothing, or there is only one."""
    assert conflicts(_acts(*COMPATIBLE[case])) == ()


def test_a_termination_before_what_it_would_take_away_is_a_conflict() -> None:
    """A grant that is only foreseen falls or stays, as numbers have it."""
    later = GRANT.replace(exercise=2027, firmness=Firmness.FORECAST)
    told = (Terminate(day=date(2025, 12, 31)), SetGrant(grant=later))
    for each in (told, told[::-1]):
        assert "grants[2027-fonctionnement]" in {found.address for found in conflicts(_acts(*each))}


def test_acts_that_cannot_be_applied_are_not_compared() -> None:
    """Nor are those that come after them."""
    wrong = ConfirmGrant(grant="2030")
    same = [ChangeAmount(grant=KEY, new=euros(rank)) for rank in (1, 2)]
    assert len(conflicts(_acts(*same, wrong))) == 1
    assert conflicts(_acts(wrong, *same)) == ()


def test_many_acts_of_one_day_are_compared_quickly() -> None:
    """Those that write apart are not applied together; each of the others, with one other."""
    told = [SetGrant(grant=GRANT.replace(key=f"g{rank}")) for rank in range(150)]
    same = [ChangeAmount(grant=KEY, new=euros(rank)) for rank in range(150)]
    start = process_time()
    assert conflicts(_acts(*told)) == ()
    assert len(conflicts(_acts(*same))) == 149
    assert process_time() - start < 5


def test_acts_are_compared_quickly_where_there_are_many_grants() -> None:
    """What a pair of acts does not touch is not looked at again: five hundred pairs, a thousand grants."""
    grants = tuple(GRANT.replace(key=f"g{rank}") for rank in range(1000))
    told = [ChangeAmount(grant=f"g{rank // 2}", new=euros(rank)) for rank in range(1000)]
    convention = _acts(*told).replace(initial=BASE.initial.replace(grants=grants, payment_terms=()))
    start = process_time()
    assert len(conflicts(convention)) == 500
    assert process_time() - start < 2.5


def test_an_act_that_contradicts_many_is_compared_with_the_last_ones() -> None:
    """One hundred acts of one day set a clause each, then one sets them all otherwise."""
    clauses = [Clause(key=f"c{rank}", kind=ClauseKind.OBJECT, raw="un") for rank in range(100)]
    single = _acts(*(SetClause(clause=each) for each in clauses))
    changed = tuple(SetClause(clause=each.replace(raw="deux")) for each in clauses)
    whole = Avenant(number=101, signed_on=DAY, operations=changed)
    found = conflicts(single.replace(avenants=(*single.avenants, whole)))
    assert [each.first.key for each in found] == [str(rank) for rank in range(51, 101)]


def test_two_lists_of_partners_the_same_day_are_a_conflict() -> None:
    """The keys that an action names are a value, not an order of records."""
    action = BASE.initial.actions[0]
    told = (action.replace(partners=partners) for partners in (("ville",), ("treteaux",)))
    convention = _acts(*(ChangeAction(action=each) for each in told))
    assert [found.address for found in conflicts(convention)] == ["actions[saison].partners"]


def test_acts_of_different_days_are_no_conflict() -> None:
    """The later one has the last word, whatever its number."""
    first, second = _acts(
        ChangeAmount(grant=KEY, new=euros(1)), ChangeAmount(grant=KEY, new=euros(2))
    ).avenants
    for later in ({"signed_on": date(2025, 6, 2)}, {"effective_on": date(2025, 6, 2)}):
        assert conflicts(BASE.replace(avenants=(first, second.replace(**later)))) == ()
    assert conflicts(BASE.replace(avenants=(first, second.replace(signed_on=None)))) == ()


def test_each_act_of_a_day_is_compared_with_the_one_before_it() -> None:
    """The last that wrote there; a termination contradicts an extension."""
    until = [ExtendTerm(until=date(2027, 12, day), key="durée") for day in (29, 30)]
    three = _acts(*until, Terminate(day=date(2026, 6, 30)))
    told = [(found.address, found.first.key, found.second.key) for found in conflicts(three)]
    assert told == [("period", "1", "2"), ("period", "2", "3")]


def test_two_ceilings_of_a_day_contradict_each_other() -> None:
    """The same one twice does not."""
    two = _acts(SetCeiling(ceiling=euros(1)), SetCeiling(ceiling=euros(2)))
    assert [found.address for found in conflicts(two)] == ["ceiling"]
    assert conflicts(_acts(SetCeiling(ceiling=euros(1)), SetCeiling(ceiling=euros(1)))) == ()


@given(conventions(coherent=True))
def test_without_conflict_numbers_decide_nothing(convention: Convention) -> None:
    """Numbering acts the other way round gives the same values, but for the order of the lists."""
    if conflicts(convention) or len({avenant.number for avenant in convention.avenants}) < 2:
        return
    turned = tuple(avenant.replace(number=99 - (avenant.number or 0)) for avenant in convention.avenants)
    one, other = (fold(each, date.max).terms for each in (convention, convention.replace(avenants=turned)))
    for name in ("period", "grants", "actions", "parties"):
        before, after = getattr(one, name), getattr(other, name)
        assert before == after or {item.key: item for item in before} == {item.key: item for item in after}


def test_an_avenant_goes_beyond_its_kind() -> None:
    """Each operation outside it is told, another order by the part that it orders; without a kind, none is."""
    told: tuple[Operation, ...] = (
        ChangeAmount(grant=KEY, new=euros(1)),
        ExtendTerm(until=date(2027, 12, 31)),
        TextEdit(article="4", new="x"),
        Reorder(part=TermsPart.GRANTS, keys=("a",)),
    )
    avenant = Avenant(number=2, operations=told)
    assert overreach(avenant) == ()
    beyond = {kind: overreach(avenant.replace(kind=kind)) for kind in AvenantKind}
    assert beyond[AvenantKind.FINANCIAL] == (
        "avenants[2].operations[durée]",
        "avenants[2].operations[texte 4]",
    )
    assert len(beyond[AvenantKind.EXTENSION]) == 3
    assert len(beyond[AvenantKind.TRANSFER]) == len(beyond[AvenantKind.PROGRAMME]) == 4
