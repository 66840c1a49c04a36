"""Renewals: acts apart from avenants, folded with them, which only move the end of the convention."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions import Convention, OperationError, Period, in_force, timeline
from conventions.model import (
    ActState,
    Avenant,
    DecisionKind,
    Deliberation,
    ExtendTerm,
    Organ,
    Renewal,
    Terminate,
)
from conventions.operations import act_address, act_name, act_state, acts_in_order, amending_acts, fold
from conventions.operations.moments import Moment
from conventions.operations.states import date_address
from conventions.samples import association_2024_2026
from conventions.strategies import conventions

DAYS = st.dates(date(2005, 1, 1), date(2041, 12, 31))
FIRST = date(2027, 1, 1)
TACIT = Renewal(until=date(2027, 12, 31), effective_on=FIRST, tacit=True)
SIGNED = TACIT.replace(tacit=False, signed_on=date(2026, 11, 5))
BASE = association_2024_2026()


def _with(*renewals: Renewal, avenants: tuple[Avenant, ...] = ()) -> Convention:
    return BASE.replace(renewals=renewals, avenants=(*BASE.avenants, *avenants))


@pytest.mark.parametrize("renewal", [TACIT, SIGNED])
def test_a_renewal_moves_the_end_from_the_day_it_takes_effect(renewal: Renewal) -> None:
    """Nothing else changes; the end is told in the renewal."""
    convention = _with(renewal)
    before = in_force(convention, date(2026, 12, 31))
    assert before.period == Period.years(2024, 2026)
    folded = fold(convention, FIRST)
    assert folded.terms == before.replace(period=Period.years(2024, 2027))
    assert folded.renewals == (renewal,)
    assert folded.origin("period") == (renewal, "renewals[2027-01-01].until")


def test_a_renewal_that_is_not_tacit_needs_a_signature() -> None:
    """Without one, nobody is bound, whatever the day."""
    unsigned = TACIT.replace(tacit=False)
    assert in_force(_with(unsigned), date.max) == in_force(BASE, date.max)
    assert act_state(_with(unsigned), unsigned, date(2028, 1, 1)) is ActState.DRAFT


def test_a_tacit_renewal_is_known_from_the_day_it_takes_effect() -> None:
    """Seen from before, the convention was to end; annulled, it ends."""
    convention = _with(TACIT)
    assert in_force(convention, date(2027, 6, 1), known_on=date(2026, 12, 31)).period.end == date(
        2026, 12, 31
    )
    assert in_force(convention, date(2027, 6, 1), known_on=FIRST).period.end == date(2027, 12, 31)
    annulled = TACIT.replace(annulled_on=date(2027, 3, 1))
    assert in_force(_with(annulled), date(2027, 2, 28)).period.end == date(2027, 12, 31)
    assert in_force(_with(annulled), date(2027, 3, 1)).period.end == date(2026, 12, 31)
    assert act_state(_with(annulled), annulled, date(2027, 3, 1)) is ActState.ANNULLED


def test_a_renewal_has_a_name_an_address_and_a_state() -> None:
    """A tacit one has no state before it takes effect: there is nothing to wait for."""
    convention = _with(TACIT)
    assert act_name(TACIT) == "la reconduction du 1er janvier 2027"
    assert act_address(TACIT) == "renewals[2027-01-01]"
    assert date_address(TACIT, "effective_on") == "renewals[2027-01-01].effective_on"
    assert act_state(convention, TACIT, date(2026, 12, 31)) is None
    assert act_state(convention, TACIT, FIRST) is ActState.EXECUTORY
    assert act_state(_with(SIGNED), SIGNED, FIRST) is ActState.SIGNED


def test_the_timeline_tells_the_renewals() -> None:
    """The day each takes effect, and the end that it gives."""
    told = {(item.day, item.label, item.address) for item in timeline(_with(SIGNED))}
    place, name = "renewals[2027-01-01]", "la reconduction du 1er janvier 2027"
    assert (
        FIRST,
        f"prise d’effet de {name}",
        f"{place}.effective_on",
    ) in told
    assert (date(2027, 12, 31), "fin de la convention", f"{place}.until") in told
    assert (
        date(2026, 11, 5),
        f"signature de {name}",
        f"{place}.signed_on",
    ) in told


def test_renewals_and_avenants_are_in_one_order() -> None:
    """By effect, whatever their kind; avenants alone are told apart."""
    later = Avenant(number=2, signed_on=date(2027, 2, 1), operations=(ExtendTerm(until=date(2028, 6, 30)),))
    ended = Avenant(number=3, signed_on=date(2027, 9, 1), operations=(Terminate(day=date(2027, 9, 30)),))
    second = TACIT.replace(effective_on=date(2028, 1, 1), until=date(2028, 12, 31))
    convention = _with(second, TACIT, avenants=(ended, later))
    moment = Moment(date.max)
    assert [act.key for act in amending_acts(convention, moment)] == [
        "2025-1",
        "2027-01-01",
        "2",
        "3",
        "2028-01-01",
    ]
    assert [act.key for act in acts_in_order(convention, moment, with_projects=False)] == ["2025-1", "2", "3"]
    assert in_force(convention, date(2027, 12, 1)).period.end == date(2027, 9, 30)
    with pytest.raises(OperationError, match=r"^renewals\[2028-01-01\] : la convention est résiliée"):
        in_force(convention, date(2028, 1, 1))


def test_a_renewal_that_would_end_the_convention_sooner_is_refused() -> None:
    """It is named, with its address."""
    early = TACIT.replace(until=date(2025, 12, 31))
    with pytest.raises(OperationError) as caught:
        in_force(_with(early), FIRST)
    assert str(caught.value) == (
        "renewals[2027-01-01] : une reconduction au 31 décembre 2025 raccourcirait la période, "
        "qui va au 31 décembre 2026 (reconduction du 1er janvier 2027)"
    )


def test_only_the_deliberation_that_it_names_is_about_a_renewal() -> None:
    """The one that approved the convention did not approve to renew it; an approved projet is folded on demand."""
    unsigned = TACIT.replace(tacit=False)
    convention = _with(unsigned)
    assert any(
        item.kind is DecisionKind.APPROVE_CONVENTION for each in BASE.deliberations for item in each.decisions
    )
    assert convention.deliberation_of(unsigned) is None
    decided = Deliberation(
        authority="ville", organ=Organ.COUNCIL, assembly="Conseil", date=date(2026, 10, 1), number="9"
    )
    named = unsigned.replace(deliberation="9")
    approved = convention.replace(renewals=(named,), deliberations=(*BASE.deliberations, decided))
    assert act_state(approved, named, FIRST) is ActState.APPROVED
    assert fold(approved, FIRST, with_projects=True).terms.period.end == date(2027, 12, 31)
    assert fold(approved, FIRST).terms.period.end == date(2026, 12, 31)
    repealed = decided.replace(number="10", date=date(2027, 2, 1), repeals=("9",))
    tacit = named.replace(tacit=True)
    gone = approved.replace(renewals=(tacit,), deliberations=(*approved.deliberations, repealed))
    assert act_state(gone, tacit, date(2027, 2, 1)) is ActState.WITHDRAWN
    assert in_force(gone, date(2027, 2, 1)).period.end == date(2026, 12, 31)


@given(conventions(coherent=True), DAYS, st.randoms())
def test_the_order_of_the_renewals_does_not_matter(convention: Convention, day: date, random: object) -> None:
    """Nor where they stand beside the avenants."""
    until = convention.renewals[0].until if convention.renewals else date(2060, 1, 1)
    more = Renewal(until=until, effective_on=date(2020, 1, 1), tacit=True, key="autre")
    if any(act.until < until for act in convention.renewals) or in_force(convention, day).period.end is None:
        return
    shuffled = [*convention.renewals, more]
    told = convention.replace(renewals=tuple(shuffled))
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert _end(told.replace(renewals=tuple(shuffled)), day) == _end(told, day)


def _end(convention: Convention, day: date) -> date | str | None:
    try:
        return in_force(convention, day).period.end
    except OperationError as error:
        return error.address


@given(day=st.dates(date(2025, 6, 1), date(2026, 12, 31)), tacit=st.booleans(), years=st.integers(0, 3))
def test_a_terminated_convention_is_not_renewed(*, day: date, tacit: bool, years: int) -> None:
    """However long after it ended, tacitly or not: the error names the renewal."""
    ended = Avenant(number=2, signed_on=date(2025, 5, 1), operations=(Terminate(day=day),))
    later = date(2027 + years, 1, 1)
    renewal = Renewal(until=later, effective_on=later, tacit=tacit, signed_on=None if tacit else later)
    convention = _with(renewal, avenants=(ended,))
    assert in_force(convention, date(2026, 12, 31)).period.end == day
    with pytest.raises(OperationError, match="ne la fait pas revivre") as caught:
        in_force(convention, later)
    assert str(caught.value).startswith(f"{act_address(renewal)} : la convention est résiliée au ")
    assert str(caught.value).endswith(f"({act_name(renewal).removeprefix('la ')})")
