"""Conventions whose parts refer to each other, as those of real files do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from conventions.base import Record
from conventions.model import Convention, Result
from conventions.periods import Period
from conventions.strategies import (
    act_records,
    amendment_records,
    duty_records,
    finance_records,
    party_records,
    payment_records,
    programme_records,
    scalars,
)
from conventions.strategies.building import Strategy, key_of, records
from conventions.strategies.coherence import Known, avenants_on, renewals_on
from conventions.strategies.pruning import pruned

if TYPE_CHECKING:
    from conventions.model import Action, Deliberation, Facts, Ledger, Terms

R = TypeVar("R", bound=Record)


def conventions(*, coherent: bool | None = None) -> st.SearchStrategy[Convention]:
    """Whole conventions, with avenants in any order, facts, a ledger or none.

    ``coherent=True`` keeps references that lead somewhere: folding such a convention never fails.
    ``coherent=False`` lets every reference and every operation be anything. By default one in eight is so.

    >>> conventions(coherent=True)
    _coherent()
    """
    if coherent is not None:
        return _coherent() if coherent else _incoherent()
    return _mixed()


@st.composite
def _mixed(draw: st.DrawFn) -> Convention:
    return draw(_coherent() if draw(st.integers(0, 7)) else _incoherent())


def _incoherent() -> st.SearchStrategy[Convention]:
    """Avenants are rarely left out: what they do to things that are not there is what breaks programs."""
    some = st.lists(amendment_records.operations(), min_size=1, max_size=2, unique_by=key_of).map(tuple)
    avenants = st.lists(act_records.avenants(operations=some), max_size=2, unique_by=key_of).map(tuple)
    return records(Convention, avenants=avenants)


@st.composite
def _coherent(draw: st.DrawFn) -> Convention:
    period = draw(_real_periods())
    initial = draw(_terms(period))
    decided = draw(_deliberations(initial))
    known = Known(
        parties=tuple(party.key for party in initial.parties),
        actions=tuple(action.key for action in initial.actions),
        grants=initial.grants,
        deliberations=tuple(item.key for item in decided),
        start=period.start,
        end=period.end or date(2040, 12, 31),
        until=(period.end or date(2040, 12, 31)) + timedelta(draw(st.integers(0, 800))),
        ends=draw(st.booleans()),
    )
    keys = tuple(grant.key for grant in initial.grants)
    fields: dict[str, Strategy] = {
        "initial": st.just(initial),
        "deliberations": st.just(decided),
        "deliberation": st.none() | st.sampled_from(known.deliberations)
        if known.deliberations
        else st.none(),
        "avenants": avenants_on(known),
        "renewals": renewals_on(known),
        "results": _results(initial.actions),
        "requests": _distinct(finance_records.requests(beneficiary=_one_of(known.parties))),
        "ledger": st.none() | _ledgers(keys),
        "facts": _facts(keys),
        "documents": _distinct(finance_records.documents(grant=st.none() | _one_of(keys))),
        "known_in_part": st.booleans(),
        **_duties(_one_of(known.parties), keys),
    }
    return pruned(draw(records(Convention, **fields)))


def _one_of(keys: tuple[str, ...]) -> st.SearchStrategy[str]:
    """One of the keys there are; any key when there is none."""
    return st.sampled_from(keys) if keys else scalars.keys()


def _distinct(
    items: st.SearchStrategy[R], largest: int = 2, smallest: int = 0
) -> st.SearchStrategy[tuple[R, ...]]:
    return st.lists(items, min_size=smallest, max_size=largest, unique_by=key_of).map(tuple)


@st.composite
def _real_periods(draw: st.DrawFn) -> Period:
    """A few years of this century, or an open period."""
    start = draw(scalars.days_between(date(2005, 1, 1), date(2030, 12, 31)))
    years = st.integers(0, 5).map(lambda more: Period.years(start.year, start.year + more))
    lasting = st.integers(0, 2000).map(lambda more: Period(start, start + timedelta(more)))
    return draw(years | lasting | st.just(Period(start, None)))


@st.composite
def _terms(draw: st.DrawFn, period: Period) -> Terms:
    members = draw(_distinct(party_records.parties(), 3, smallest=1))
    who = _one_of(tuple(party.key for party in members))
    axes = draw(_distinct(programme_records.axes()))
    axis = st.none() | _one_of(tuple(axis.key for axis in axes))
    years = st.integers(period.start.year, (period.end or period.start).year)
    grants = draw(_distinct(finance_records.grants(exercise=years, beneficiary=who), 3))
    keys = tuple(grant.key for grant in grants)
    which = st.lists(st.sampled_from(keys), max_size=2, unique=True).map(tuple) if keys else st.just(())
    fields: dict[str, Strategy] = {
        "period": st.just(period),
        "parties": st.just(members),
        "axes": st.just(axes),
        "actions": _distinct(programme_records.actions(axis=axis)),
        "grants": st.just(grants),
        "payment_terms": _distinct(payment_records.payment_terms(grants=which)),
    }
    return draw(act_records.terms(**fields))


def _deliberations(initial: Terms) -> st.SearchStrategy[tuple[Deliberation, ...]]:
    who = _one_of(tuple(party.key for party in initial.parties))
    decisions = _distinct(act_records.decisions(beneficiary=st.none() | who))
    when = scalars.days_between(date(2005, 1, 1), date(2035, 12, 31))
    return _distinct(act_records.deliberations(authority=who, decisions=decisions, date=when))


@st.composite
def _results(draw: st.DrawFn, actions: tuple[Action, ...]) -> tuple[Result, ...]:
    if not actions:
        return ()
    action = draw(st.sampled_from(actions))
    targets = st.none() | _one_of(tuple(target.key for target in action.targets))
    return draw(_distinct(programme_records.results(action=st.just(action.key), target=targets)))


def _ledgers(grants: tuple[str, ...]) -> st.SearchStrategy[Ledger]:
    which = st.none() | _one_of(grants)
    return finance_records.ledgers(
        commitments=_distinct(finance_records.commitments(grant=which)),
        payments=_distinct(finance_records.payments(grant=which), 3),
        recoveries=_distinct(finance_records.recoveries(grant=which)),
    )


def _facts(grants: tuple[str, ...]) -> st.SearchStrategy[Facts]:
    costs = finance_records.actual_costs(grant=_one_of(grants), amount=scalars.sums())
    return finance_records.facts(costs=_distinct(costs))


def _duties(who: st.SearchStrategy[str], grants: tuple[str, ...]) -> dict[str, Strategy]:
    """What the law asks around a convention; each is there one time in four, to keep conventions small."""
    of_party = {
        "accounts": duty_records.accounts(beneficiary=who),
        "republican_contracts": duty_records.republican_contracts(beneficiary=who),
        "interests": duty_records.interests(party=who),
        "de_minimis": duty_records.de_minimis_aids(beneficiary=who),
    }
    which = _one_of(grants)
    of_grant = {
        "regrants": duty_records.regrants(grant=which),
        "withdrawals": duty_records.withdrawals(grant=which),
        "publications": duty_records.publications(grant=st.none() | which),
    }
    drawn = {**of_party, **of_grant} if grants else of_party
    return {name: st.just(()) | st.just(()) | st.just(()) | _distinct(items) for name, items in drawn.items()}
