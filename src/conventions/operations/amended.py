"""The payments of a grant that avenants changed: what was due before an avenant stays due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from conventions.model import DatedAct, Firmness, Grant, PaymentTerms, Terms
from conventions.money import ZERO, Amount
from conventions.operations.cases import said
from conventions.operations.folding import Fold
from conventions.operations.planning import Planned, planned
from conventions.operations.states import act_name
from conventions.operations.world import World

Place = tuple[str, int]
"""The key of an instalment, and the rank of one of its payments."""


class Version(NamedTuple):
    """A grant and its payment terms as they were until an act; ``by`` had made the grant so."""

    grant: Grant
    payment_terms: tuple[PaymentTerms, ...]
    by: DatedAct
    until: DatedAct


def planned_through(world: World, current: Fold) -> list[Planned]:
    """The payments of a grant in force, with what was due under each of its versions before."""
    due: list[Planned] = []
    since: DatedAct | None = None
    for version in versions(world, current):
        day = executory_day(version.until)
        if day is not None and version.grant.firmness is Firmness.FIRM:
            made = _joined(due, planned(_as_it_was(world, version)), since)
            due = [plan._replace(act=plan.act or version.by) for plan in made if _is_due_before(plan, day)]
            since = version.until
    return _joined(due, planned(world), since)


def versions(world: World, current: Fold) -> list[Version]:
    """What the grant and its terms were, one version for each act that changed them, in order."""
    money = {found.act.key: found for found in current.found.get(world.grant.key, ())}  # type: ignore[attr-defined]
    terms = {found.act.key: found for found in current.found_terms}  # type: ignore[attr-defined]
    grant, agreed, by = world.grant, world.agreed.payment_terms, world.act
    told: list[Version] = []
    for act in reversed(current.avenants):
        before, instead = money.get(act.key), terms.get(act.key)
        if before is not None and before.grant is not None:
            grant, by = before.grant, before.by or by
        if instead is not None and instead.payment_terms is not None:
            agreed = instead.payment_terms
        if before is not None or instead is not None:
            told.append(Version(grant, agreed, by, act))
    return told[::-1]


def _as_it_was(world: World, version: Version) -> World:
    agreed = Terms.model_construct(**{**vars(world.agreed), "payment_terms": version.payment_terms})
    return replace(world, grant=version.grant, agreed=agreed, act=version.by)


def _is_due_before(plan: Planned, day: date) -> bool:
    return plan.on is not None and plan.on < day and plan.awaited is None and bool(plan.amount)


def executory_day(act: DatedAct) -> date | None:
    """The last known of the days from which an act may be carried out."""
    days = (act.signed_on, act.effective_on, act.transmitted_on, act.notified_on)
    return max(filter(None, days), default=None)


def _joined(due: list[Planned], fresh: Iterable[Planned], since: DatedAct | None) -> list[Planned]:
    """What was due, and what the payments worked out now add to it.

    What was due beyond what is worked out now is taken off the payments to come, in their order; what they
    cannot bear was due in excess, and comes off what was due last.
    """
    fresh = list(fresh)
    if not due or since is None:
        return fresh
    held = _sums(due)
    now = {place_of(plan): plan.amount for plan in fresh if plan.amount is not None}
    credit = sum((max(ZERO, held[place] - now.get(place, ZERO)) for place in held), start=ZERO)
    added, left = _added(fresh, held, credit, since)
    return _in_order([*_reduced(due, left, since), *added], fresh)


def _sums(plans: Iterable[Planned]) -> dict[Place, Amount]:
    found: dict[Place, Amount] = {}
    for plan in plans:
        found[place_of(plan)] = found.get(place_of(plan), ZERO) + (plan.amount or ZERO)
    return found


def place_of(plan: Planned) -> Place:
    """Where a payment stands in the terms."""
    return ("" if plan.instalment is None else plan.instalment.key, plan.rank)


def _added(
    fresh: list[Planned], held: dict[Place, Amount], credit: Amount, since: DatedAct
) -> tuple[list[Planned], Amount]:
    """What each payment adds to what was due; what of the credit none of them bears."""
    found: list[Planned] = []
    for plan in fresh:
        if plan.amount is None:
            found.append(plan)
            continue
        before = held.get(place_of(plan))
        more = max(ZERO, plan.amount - (before or ZERO))
        taken = min(more, credit)
        credit -= taken
        if before is None:
            found.append(_less(plan, more - taken, taken))
        elif more > taken:
            found.append(_complement(plan, before, more - taken, since))
    return found, credit


def _less(plan: Planned, amount: Amount, taken: Amount) -> Planned:
    if not taken:
        return plan
    return plan._replace(amount=amount, reason=f"{plan.reason}, moins {said(taken)} déjà dus")


def _complement(plan: Planned, before: Amount, more: Amount, since: DatedAct) -> Planned:
    day, on = executory_day(since), plan.on
    if on is not None and day is not None:
        on = max(on, day)
    reason = f"complément apporté par {act_name(since)}, {plan.reason}, moins {said(before)} déjà dus"
    return plan._replace(amount=more, on=on, reason=reason, act=since, adds=True)


def _reduced(due: list[Planned], excess: Amount, since: DatedAct) -> Iterator[Planned]:
    """What was due, the last of it reduced where the grant no longer bears it."""
    kept: list[Planned] = []
    for plan in reversed(due):
        amount = plan.amount or ZERO
        taken = min(amount, excess)
        excess -= taken
        reason = (
            f"{plan.reason}, ramenés à {said(amount - taken)} par {act_name(since)}" if taken else plan.reason
        )
        kept.append(plan._replace(amount=amount - taken, reason=reason))
    yield from reversed(kept)


def _in_order(plans: list[Planned], fresh: list[Planned]) -> list[Planned]:
    """In the order of the terms; what they no longer hold comes first."""
    places = {place_of(plan): rank for rank, plan in enumerate(fresh)}
    return sorted(plans, key=lambda plan: places.get(place_of(plan), -1))
