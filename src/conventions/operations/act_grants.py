"""What each act grants: the money that it adds to the firm grants, or takes from them; the account of the acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Convention, DatedAct, Firmness, Grant, Terms, TermsPart
from conventions.money import ZERO, Amount
from conventions.operations.folding import Folding
from conventions.operations.moments import Moment
from conventions.operations.ordering import amending_acts
from conventions.operations.origins import Origins
from conventions.operations.states import act_address, binds_at


class ActGrant(NamedTuple):
    """A grant that an act makes, raises, lowers or takes away; the terms after the act.

    ``grant`` is as it reads after the act (before, when the act takes it away); ``amount`` is what the act adds
    (below zero: what it takes), None when it is not known. ``address`` is where the act says it, in the
    convention.
    """

    act: DatedAct
    terms: Terms
    grant: Grant
    amount: Amount | None
    address: str


def granted_by_act(
    convention: Convention, as_of: date, *, known_on: date | None = None
) -> tuple[ActGrant, ...]:
    """The firm money that each act signed by a day adds or takes, in the order of the acts.

    An act counts from its signature, even where it takes effect later. The sum of what concerns a grant is its
    amount, once every act has taken effect. What is only foreseen is not there; it is from the act that confirms
    it, whole.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import association_2024_2026
    >>> for each in granted_by_act(association_2024_2026(), date(2025, 12, 31)):
    ...     print(each.act.key, each.grant.exercise, each.amount)
    2024-017 2024 30000.00
    2025-1 2025 33500.00
    """
    check_days(as_of, known_on)
    known = Moment(as_of, known_on).known_day
    moment = Moment(date.max, known)
    if not binds_at(convention, convention, moment):
        return ()
    return tuple(_told(convention, moment))


def _told(convention: Convention, moment: Moment) -> Iterator[ActGrant]:
    folding, before = Folding(convention), dict[str, Grant]()
    for act in (convention, *amending_acts(convention, moment)):
        if not isinstance(act, Convention):
            folding.add(act)
        after = {grant.key: grant for grant in folding.draft.part(TermsPart.GRANTS).values()}
        changed = list(_changes(before, after))
        if changed:
            terms, origins = folding.draft.terms(), Origins(convention, dict(folding.written))
            for grant, amount in changed:
                yield ActGrant(act, terms, grant, amount, _address(act, grant, after, origins))
        before = after


def _changes(
    before: Mapping[str, Grant], after: Mapping[str, Grant]
) -> Iterator[tuple[Grant, Amount | None]]:
    """The grants whose firm money changes, with the difference."""
    for key, grant in {**before, **after}.items():
        old, new = before.get(key), after.get(key)
        if _firm(old) != _firm(new):
            yield grant, _difference(_firm(old), _firm(new))


_Firm = Amount | None


def _firm(grant: Grant | None) -> _Firm:
    """The firm money of a grant: none of what is only foreseen; None when it is not known."""
    return grant.amount if grant is not None and grant.firmness is Firmness.FIRM else ZERO


def _difference(old: _Firm, new: _Firm) -> Amount | None:
    """What is added; where the old sum was not known, the new one, which nothing told before."""
    return None if new is None else new - (old or ZERO)


def _address(act: DatedAct, grant: Grant, after: Mapping[str, Grant], origins: Origins) -> str:
    """Where the act writes the grant, its amount or its firmness; the act, where it takes the grant away."""
    parts = (f"grants[{grant.key}]{field}" for field in ("", ".amount", ".firmness") if grant.key in after)
    told = (origin.address for origin in map(origins.of, parts) if origin.act is act)
    return next(told, act_address(act))
