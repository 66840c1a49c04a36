"""The history of an address: each change that an act made to what stands there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, Name, OperationError, apply, euros, history, in_force
from conventions.model import (
    Action,
    AddAction,
    Avenant,
    ChangeAction,
    ChangeAmount,
    ChangeParty,
    ConfirmGrant,
    ExtendTerm,
    Party,
    RemoveAction,
    RemoveGrant,
    Reorder,
    SetGrant,
    TermsPart,
)
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

BASE = association_2024_2026()
KEY = "2026-fonctionnement"
(LAST,) = [grant for grant in BASE.initial.grants if grant.key == KEY]
FIRST = Avenant(
    number=2,
    signed_on=date(2025, 6, 1),
    effective_on=date(2025, 7, 1),
    operations=(ChangeAmount(grant=KEY, new=euros(100)), ConfirmGrant(grant=KEY)),
)
SECOND = Avenant(number=3, signed_on=date(2025, 9, 1), operations=(RemoveGrant(grant=KEY),))
THIRD = Avenant(
    number=4, signed_on=date(2025, 10, 1), operations=(SetGrant(grant=LAST.replace(amount=euros(7))),)
)
PROJET = Avenant(number=5, operations=(ExtendTerm(until=date(2027, 12, 31)),))
ALL = BASE.replace(avenants=(PROJET, THIRD, SECOND, FIRST))


def _told(address: str, convention: Convention = ALL) -> list[tuple[object, ...]]:
    return [
        (change.address.removeprefix(f"grants[{KEY}]"), change.before, change.after, change.act.number)
        for change in history(convention, address)
        if isinstance(change.act, Avenant)
    ]


def test_each_change_of_an_address_has_its_day_and_its_act() -> None:
    """Acts that put or take away what holds the address change what stands there."""
    changes = history(ALL, f"grants[{KEY}].amount")
    assert [(change.day, change.known_on) for change in changes] == [
        (date(2025, 7, 1), date(2025, 6, 1)),
        (date(2025, 9, 1), date(2025, 9, 1)),
        (date(2025, 10, 1), date(2025, 10, 1)),
    ]
    assert _told(f"grants[{KEY}].amount") == [
        (".amount", euros(32000), euros(100), 2),
        (".amount", euros(100), None, 3),
        (".amount", None, euros(7), 4),
    ]
    assert history(ALL, f"initial.grants[{KEY}].amount") == changes


def test_what_stands_under_the_address_counts() -> None:
    """A grant is changed by what changes its fields."""
    told = _told(f"grants[{KEY}]")
    assert [(where, number) for where, _, _, number in told] == [
        (".amount", 2),
        (".firmness", 2),
        ("", 3),
        ("", 4),
    ]
    assert history(ALL, f"grants[{KEY}].exercise")[0].after is None
    assert history(ALL, "period") == ()
    assert len(history(ALL)) == 4


def test_an_order_is_a_change_of_the_list_alone() -> None:
    """Not of the records that it moves, whatever their keys."""
    actions = tuple(Action(key=key, title=key) for key in "21")
    base = BASE.replace(initial=BASE.initial.replace(actions=actions), avenants=())
    moved = Avenant(
        number=1, signed_on=date(2025, 6, 1), operations=(Reorder(part=TermsPart.ACTIONS, keys=("1", "2")),)
    )
    assert [change[:3] for change in history(base.with_avenant(moved), "actions")] == [
        ("actions", ("2", "1"), ("1", "2"))
    ]
    assert history(base.with_avenant(moved), "actions[1]") == ()


def test_what_a_whole_list_leaves_in_its_place_did_not_change() -> None:
    """Partners are changed as a whole: the first one may stay the first."""
    partners = Action(key="A", title="a", partners=("ville", "treteaux"))
    base = BASE.replace(initial=BASE.initial.replace(actions=(partners,)), avenants=())
    fewer = ChangeAction(action=partners.replace(partners=("ville",)))
    told = base.with_avenant(Avenant(number=1, signed_on=date(2025, 6, 1), operations=(fewer,)))
    assert history(told, "actions[A].partners[1]") == ()
    (change,) = history(told, "actions[A].partners[2]")
    assert (change.before, change.after) == ("treteaux", None)


def test_what_has_no_history_is_refused() -> None:
    """An avenant is an act; what never stood in the terms has no history; what stood once has one."""
    for address in ("avenants[2].operations[montant]", "grants[2030]", "grants[", "renewals"):
        with pytest.raises(OperationError):
            history(ALL, address)
    come, gone = (
        Avenant(number=number, signed_on=date(2025, number, 1), operations=(operation,))
        for number, operation in (
            (11, AddAction(action=Action(key="B", title="b"))),
            (12, RemoveAction(action="B")),
        )
    )
    assert len(history(ALL.replace(avenants=(gone, come)), "actions[B]")) == 2


def test_a_takeover_is_told_at_each_grant() -> None:
    """The beneficiary changes at its own address."""
    taken = ChangeParty(old="treteaux", new=Party(key="mjc", name=Name("MJC")), reason="reprise")
    convention = BASE.replace(avenants=(Avenant(number=2, signed_on=date(2025, 6, 1), operations=(taken,)),))
    assert _told(f"grants[{KEY}]", convention) == [(".beneficiary", "treteaux", "mjc", 2)]


@given(conventions(coherent=True))
def test_the_whole_history_leads_to_what_is_in_force_in_the_end(convention: Convention) -> None:
    """Its changes, made again in order, and each at the day of an act."""
    changes = history(convention)
    assert apply(convention.initial, changes) == in_force(convention, date.max)
    days = [change.day for change in changes if change.day]
    assert len(days) == len(changes)
    assert days == sorted(days)


@given(conventions(coherent=True), st.data())
def test_the_history_of_an_address_is_in_that_of_the_whole(
    convention: Convention, data: st.DataObject
) -> None:
    """Each change of it is one of the whole, or inside one."""
    whole = history(convention)
    if whole:
        change = data.draw(st.sampled_from(whole))
        if not isinstance(change.before, tuple):
            assert change in history(convention, change.address)
