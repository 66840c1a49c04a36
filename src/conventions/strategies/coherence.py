"""Avenants on what a convention has: whatever their order and their number, folding them never fails."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from conventions.base import key_from
from conventions.model import Avenant, ChangeAmount, Firmness, Grant, Operation, Renewal
from conventions.money import Amount
from conventions.strategies import (
    act_records,
    amendment_records,
    finance_records,
    party_records,
    payment_records,
    programme_records,
    scalars,
)


class Known(NamedTuple):
    """The keys that avenants may refer to, the start, and the day to which all of them extend the convention.

    The last action and the last party are left for an avenant to remove, once: nothing else touches them.
    """

    parties: tuple[str, ...]
    actions: tuple[str, ...]
    grants: tuple[Grant, ...]
    deliberations: tuple[str, ...]
    start: date
    end: date
    until: date
    ends: bool = False
    """Whether an avenant may end the convention."""


@st.composite
def avenants_on(draw: st.DrawFn, known: Known) -> tuple[Avenant, ...]:
    """Up to two avenants, of distinct keys, in any order; some are only projets.

    Actions and parties are added under keys that no other avenant uses, so that their order is free. Where
    one of them may end the convention, none is about a grant that would fall with it.
    """
    numbers = draw(st.lists(st.integers(1, 9), max_size=2, unique=True))
    if known.ends:
        known = known._replace(grants=tuple(grant for grant in known.grants if _lasts(grant, known.start)))
    return tuple(draw(_avenant(known, number, first=number == min(numbers))) for number in numbers)


def renewals_on(known: Known) -> st.SearchStrategy[tuple[Renewal, ...]]:
    """At most one renewal, tacit or not, to the day to which every avenant extends the convention.

    A convention that an avenant may end is not renewed.
    """
    near = scalars.days_between(date(2005, 1, 1), date(2035, 12, 31))
    deliberation = st.none() | st.sampled_from(known.deliberations) if known.deliberations else st.none()
    one = act_records.renewals(
        until=st.just(known.until), effective_on=near, signed_on=st.none() | near, deliberation=deliberation
    )
    return st.lists(one, max_size=0 if known.ends else 1).map(tuple)


@st.composite
def _avenant(draw: st.DrawFn, known: Known, number: int, *, first: bool) -> Avenant:
    operations = draw(st.lists(_repeatable(known), max_size=2))
    operations += draw(st.lists(_additions(number), max_size=1))
    if first:
        operations += draw(_removals(known))
    near = st.none() | scalars.days_between(date(2005, 1, 1), date(2035, 12, 31))
    deliberation = st.none() | st.sampled_from(known.deliberations) if known.deliberations else st.none()
    return draw(
        act_records.avenants(
            number=st.just(number),
            deliberation=deliberation,
            signed_on=near,
            effective_on=near,
            operations=st.just(tuple({operation.key: operation for operation in operations}.values())),
            key=st.just(str(number)),
        )
    )


def _repeatable(known: Known) -> st.SearchStrategy[Operation]:
    """Operations that may be done any number of times, in any order."""
    lasting = known.parties[:-1] or known.parties
    new = finance_records.grants(exercise=scalars.exercises(), beneficiary=st.sampled_from(lasting))
    return st.one_of(
        amendment_records.set_grant_operations(grant=new.map(_named), mode=st.just("remplace")),
        *_on_term(known),
        amendment_records.change_payment_terms_operations(
            payment_terms=payment_records.payment_terms(grants=st.just(()))
        ),
        amendment_records.set_ceiling_operations(),
        *_on_words(),
        amendment_records.set_axis_operations(),
        amendment_records.set_device_operations(device=programme_records.devices(owner=st.none())),
        *_on_grants(known),
        *_on_actions(known.actions[:-1]),
    )


def _on_term(known: Known) -> tuple[st.SearchStrategy[Operation], ...]:
    """What ends is not extended."""
    return () if known.ends else (amendment_records.extend_term_operations(until=st.just(known.until)),)


def _lasts(grant: Grant, start: date) -> bool:
    """Whether a grant stays whenever the convention ends: it is firm, or of its first exercise."""
    return grant.firmness is Firmness.FIRM or grant.exercise <= start.year


def _named(grant: Grant) -> Grant:
    """A grant whose key says its beneficiary: it replaces none of another one."""
    return grant.replace(key=key_from(f"{grant.exercise} {grant.beneficiary} {grant.nature}"))


def _on_grants(known: Known) -> tuple[st.SearchStrategy[Operation], ...]:
    if not known.grants:
        return ()
    which = st.sampled_from([grant.key for grant in known.grants])
    line = amendment_records.change_budget_line_operations(grant=which)
    confirmed = amendment_records.confirm_grant_operations(grant=which)
    raised = st.builds(_raised, which, scalars.sums())
    lasting = [grant for grant in known.grants if grant.beneficiary != known.parties[-1]]
    if not lasting:
        return line, confirmed, raised
    more = st.builds(_more, st.sampled_from(lasting), scalars.sums())
    return line, confirmed, raised, amendment_records.set_grant_operations(grant=more, mode=st.just("ajoute"))


def _more(grant: Grant, amount: Amount) -> Grant:
    """What an avenant adds to a grant: money, for the same beneficiary."""
    kept = ("exercise", "beneficiary", "nature", "key")
    return Grant(amount=amount, **{name: getattr(grant, name) for name in kept})


def _raised(grant: str, amount: Amount) -> ChangeAmount:
    return ChangeAmount(grant=grant, by=amount)


def _on_words() -> tuple[st.SearchStrategy[Operation], ...]:
    """Clauses, and the words of articles that no clause is of: words that are not there would be refused."""
    article = scalars.texts().map(lambda text: f"hors clauses {text[:40]}")
    return (
        amendment_records.text_edit_operations(article=st.none() | article),
        amendment_records.set_clause_operations(),
        amendment_records.replace_article_operations(),
    )


def _on_actions(keys: tuple[str, ...]) -> tuple[st.SearchStrategy[Operation], ...]:
    if not keys:
        return ()
    which = st.sampled_from(keys)
    changed = amendment_records.change_action_operations(action=programme_records.actions(key=which))
    return changed, amendment_records.set_target_operations(action=which)


def _additions(number: int) -> st.SearchStrategy[Operation]:
    key = st.just(f"ajout-{number}")
    action = amendment_records.add_action_operations(action=programme_records.actions(key=key))
    return action | amendment_records.add_party_operations(party=party_records.parties(key=key))


def _removals(known: Known) -> st.SearchStrategy[list[Operation]]:
    """One removal at most, of what nothing else touches."""
    new = party_records.parties(key=st.just("reprise"))
    takeover = amendment_records.change_party_operations(old=st.just(known.parties[-1]), new=new)
    ending = amendment_records.terminate_operations(day=scalars.days_between(known.start, known.end))
    chosen: list[st.SearchStrategy[Operation]] = [ending] if known.ends else []
    if len(known.parties) > 1:
        chosen.append(takeover)
    if known.actions:
        chosen.append(amendment_records.remove_action_operations(action=st.just(known.actions[-1])))
    return st.lists(st.one_of(chosen), max_size=1) if chosen else st.just([])
