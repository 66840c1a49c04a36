"""The exact amount of each payment of a grant, and the reason for it in French.

An instalment is one payment or several: one a month, one for each request, one each time costs are justified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from conventions.model import (
    AllOf,
    Each,
    Fixed,
    Instalment,
    PaymentTerms,
    Progress,
    Remainder,
    Share,
    ShareBase,
    Trigger,
    UpTo,
)
from conventions.money import ZERO, Amount
from conventions.operations.bounds import bounded, ceiling, room
from conventions.operations.cases import Case, Worth
from conventions.operations.on_demand import paid_on_costs, paid_on_request
from conventions.operations.world import World
from conventions.operations.worths import said_rest, worth_of


class Part(NamedTuple):
    """What one payment comes to: its amount (None when unknown), the most that it can be, and why.

    ``asked_on`` is the day of the request or of the justified costs that it answers; ``rank`` tells apart,
    from 0, the payments of one instalment.
    """

    instalment: Instalment
    amount: Amount | None
    reason: str
    at_most: Amount | None = None
    asked_on: date | None = None
    rank: int = 0


def parts_of(world: World, terms: PaymentTerms) -> tuple[Part, ...]:
    """The payments of the instalments, in order: never negative, never more in all than the grant."""
    making = _Making(world, terms)
    for written in terms.instalments:
        instalment = as_it_applies(written, world)
        _MAKES.get(type(instalment.amount), _divided)(making, instalment)
    return _with_remainders(making)


def as_it_applies(instalment: Instalment, world: World) -> Instalment:
    """The instalment with the amount and the cap of the first of its variants whose condition was met."""
    for variant in instalment.variants:
        if world.condition_day(variant.condition) is not None:
            told = {"amount": variant.amount, "cap": variant.cap}
            changes = {name: value for name, value in told.items() if value is not None}
            return instalment.replace(key=instalment.key, variants=(), **changes)
    return instalment


def rhythm_of(trigger: Trigger | None) -> Each | None:
    """The rhythm that a trigger sets, alone or with others."""
    inner = trigger.of if isinstance(trigger, AllOf) else (trigger,)
    return next((each for each in inner if isinstance(each, Each)), None)


class _Making:
    """The payments so far, each within what the earlier ones leave, and what they come to."""

    def __init__(self, world: World, terms: PaymentTerms) -> None:
        self.world = world
        self.terms = terms
        self.parts: list[Part] = []
        self.before = ZERO
        self.all_known = True
        self.shares = Fraction(0)
        self.ranks: Counter[str] = Counter()

    def case(self, instalment: Instalment) -> Case:
        """An instalment after the payments so far."""
        return Case(
            self.world,
            self.terms,
            instalment,
            before=self.before,
            all_known=self.all_known,
            shares=self.shares,
            rank=len(self.parts),
        )

    def add(self, case: Case, worth: Worth, asked_on: date | None = None) -> None:
        """One more payment of the instalment of the case, within its bounds."""
        found = bounded(worth, case)
        self.put(Part(case.instalment, found.amount, found.reason, found.at_most, asked_on))

    def put(self, part: Part) -> None:
        """One more payment, as it is."""
        key, rule = part.instalment.key, part.instalment.amount
        self.parts.append(part._replace(rank=self.ranks[key]))
        self.ranks[key] += 1
        if part.amount is None:
            self.all_known = False
        else:
            self.before += part.amount
        if isinstance(rule, Share) and rule.of is ShareBase.GRANT:
            self.shares += rule.ratio


def _sum(parts: Iterable[Part]) -> Amount:
    return sum((part.amount for part in parts if part.amount is not None), start=ZERO)


def _repeated(making: _Making, instalment: Instalment) -> None:
    """A sum or a share, as many times as the rhythm says."""
    rhythm = rhythm_of(instalment.trigger)
    for _ in range(rhythm.payments if rhythm else 1):
        case = making.case(instalment)
        making.add(case, worth_of(instalment.amount, case))


def _divided(making: _Making, instalment: Instalment) -> None:
    """A sum worked out once, in equal payments when there is a rhythm."""
    rhythm = rhythm_of(instalment.trigger)
    worth = worth_of(instalment.amount, making.case(instalment))
    for each in _split(worth, rhythm.payments if rhythm else 1):
        making.add(making.case(instalment), each)


def _split(worth: Worth, payments: int) -> list[Worth]:
    if payments == 1:
        return [worth]
    reason = f"{worth.reason}, en {payments} versements"
    if worth.amount is None:
        return [worth._replace(reason=reason)] * payments
    return [Worth(part, reason) for part in worth.amount.split(payments)]


def _on_request(making: _Making, instalment: Instalment) -> None:
    for worth, day in paid_on_request(making.case(instalment)):
        making.add(making.case(instalment), worth, day)


def _on_costs(making: _Making, instalment: Instalment) -> None:
    for worth, day in paid_on_costs(making.case(instalment), room(making.case(instalment))):
        making.add(making.case(instalment), worth, day)


def _remainder(making: _Making, instalment: Instalment) -> None:
    """Nothing yet: what the other instalments leave is known at the end."""
    rhythm = rhythm_of(instalment.trigger)
    for _ in range(rhythm.payments if rhythm else 1):
        making.put(Part(instalment, ZERO, ""))


def _with_remainders(making: _Making) -> tuple[Part, ...]:
    """The first remainder takes what all the others leave, wherever it stands."""
    first = next((part for part in making.parts if isinstance(part.instalment.amount, Remainder)), None)
    if first is None:
        return tuple(making.parts)
    own = [part for part in making.parts if part.instalment.key == first.instalment.key]
    left = _left(making, first.instalment)
    filled = {part.rank: worth for part, worth in zip(own, _split(left, len(own)), strict=True)}
    return tuple(
        part._replace(**filled[part.rank]._asdict()) if part in own else part for part in making.parts
    )


def _left(making: _Making, instalment: Instalment) -> Worth:
    """What the others leave; the most that it can be when one of them is not known."""
    total = making.world.grant.amount
    reason = said_rest(total)
    if total is None:
        return Worth(None, reason)
    others = [part for part in making.parts if part.instalment.key != instalment.key]
    left = max(ZERO, ceiling(total, instalment) - _sum(others))
    most = left if instalment.maximum is None else min(left, instalment.maximum)
    known = all(part.amount is not None for part in others)
    return Worth(most, reason) if known else Worth(None, reason, most)


_MAKES: Mapping[type, Callable[[_Making, Instalment], None]] = {
    Fixed: _repeated,
    Share: _repeated,
    UpTo: _on_request,
    Progress: _on_costs,
    Remainder: _remainder,
}
