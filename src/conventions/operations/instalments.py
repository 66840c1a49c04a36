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
    Each,
    Fixed,
    Instalment,
    InstalmentKind,
    OnDeliberation,
    OnRequest,
    PaymentTerms,
    Progress,
    Remainder,
    Share,
    ShareBase,
    Trigger,
    UpTo,
    Variant,
)
from conventions.money import ZERO, Amount
from conventions.operations.bounds import bounded, ceiling, room
from conventions.operations.cases import Case, Worth, said
from conventions.operations.on_demand import paid_on_costs, paid_on_request
from conventions.operations.triggers import alone_or_among, day_of, has_come
from conventions.operations.world import World
from conventions.operations.worths import said_rest, worth_of


class Part(NamedTuple):
    """What one payment comes to: its amount (None when unknown), the most that it can be, and why.

    ``asked_on`` is the day of the request or of the justified costs that it answers; ``rank`` tells apart,
    from 0, the payments of one instalment, ``vote`` those that wait for a vote.
    """

    instalment: Instalment
    amount: Amount | None
    reason: str
    at_most: Amount | None = None
    asked_on: date | None = None
    rank: int = 0
    vote: int = 0


def parts_of(world: World, terms: PaymentTerms) -> tuple[Part, ...]:
    """The payments of the instalments, in order: never negative, never more in all than the grant."""
    making = _Making(world, terms)
    for written in terms.instalments:
        instalment, late = as_it_applies(written, world)
        _MAKES.get(type(instalment.amount), _divided)(making, instalment)
        if late is not None:
            _complete(making, written, late)
    return _with_remainders(making)


def as_it_applies(instalment: Instalment, world: World) -> tuple[Instalment, Variant | None]:
    """The instalment with the first of its variants that was met; a variant met after its day, apart."""
    met = (each for each in instalment.variants if world.condition_day(each.condition) is not None)
    variant = next(met, None)
    if variant is None:
        return instalment, None
    day = day_of(instalment.trigger, world).day
    late = day is not None and (world.condition_day(variant.condition) or day) > day
    return (instalment, variant) if late else (_changed(instalment, variant), None)


def _changed(instalment: Instalment, variant: Variant) -> Instalment:
    told = {"amount": variant.amount, "cap": variant.cap}
    changes = {name: value for name, value in told.items() if value is not None}
    return instalment.replace(key=instalment.key, variants=(), **changes)


def _complete(making: _Making, written: Instalment, variant: Variant) -> None:
    """What a condition met after the day of a payment adds to it, from the day that it was met."""
    instalment = _changed(written, variant)
    case = making.asking(instalment)
    worth = worth_of(instalment.amount, case)
    own = [part for part in making.parts if part.instalment == written]
    if worth.amount is None or any(part.amount is None for part in own):
        return
    more = bounded(worth._replace(amount=max(ZERO, worth.amount - _sum(own))), case)
    if more.amount:
        reason = f"complément ({variant.condition}), {more.reason}, moins {said(_sum(own))} déjà dus"
        day = making.world.condition_day(variant.condition)
        making.put(Part(instalment, more.amount, reason, asked_on=day), is_share=False)


def rhythm_of(trigger: Trigger | None) -> Each | None:
    """The rhythm that a trigger sets, alone or with others."""
    return next((each for each in alone_or_among(trigger) if isinstance(each, Each)), None)


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
        self.votes = 0
        self.is_reduced = False
        self.answered: set[str] = set()
        self.is_closed = any(
            item.kind is InstalmentKind.BALANCE and has_come(item, world) for item in terms.instalments
        )

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
            is_reduced=self.is_reduced,
        )

    def asking(self, instalment: Instalment) -> Case:
        """The same, with the requests that may be about it and that no payment answers."""
        asked = (
            request
            for request in self.world.requests
            if request.instalment in (None, instalment.key) and request.key not in self.answered
        )
        return self.case(instalment)._replace(asked=tuple(asked))

    def add(self, case: Case, worth: Worth, asked_on: date | None = None) -> None:
        """One more payment of the instalment of the case, within its bounds."""
        found = bounded(worth, case)
        if found.amount is not None and worth.amount is not None and found.amount < worth.amount:
            self.is_reduced = True
        self.put(Part(case.instalment, found.amount, found.reason, found.at_most, asked_on))

    def answer(self, instalment: Instalment) -> date | None:
        """The day of the request that a payment on request answers; it answers no other payment."""
        if not any(isinstance(each, OnRequest) for each in alone_or_among(instalment.trigger)):
            return None
        asked = self.asking(instalment).asked
        self.answered.update(request.key for request in asked[:1])
        return asked[0].day if asked else None

    def put(self, part: Part, *, is_share: bool = True) -> None:
        """One more payment, as it is; ``is_share``: not what completes a share."""
        key, rule = part.instalment.key, part.instalment.amount
        self.parts.append(part._replace(rank=self.ranks[key], vote=self.votes))
        self.ranks[key] += 1
        self.votes += any(
            isinstance(each, OnDeliberation) and each.deliberation is None
            for each in alone_or_among(part.instalment.trigger)
        )
        if part.amount is None:
            self.all_known = False
        else:
            self.before += part.amount
        if is_share and isinstance(rule, Share) and rule.of is ShareBase.GRANT:
            self.shares += rule.ratio


def _sum(parts: Iterable[Part]) -> Amount:
    return sum((part.amount for part in parts if part.amount is not None), start=ZERO)


def _repeated(making: _Making, instalment: Instalment) -> None:
    """A sum or a share, as many times as the rhythm says."""
    rhythm = rhythm_of(instalment.trigger)
    for _ in range(rhythm.payments if rhythm else 1):
        case = making.case(instalment)
        making.add(case, worth_of(instalment.amount, case), making.answer(instalment))


def _divided(making: _Making, instalment: Instalment) -> None:
    """A sum worked out once, in equal payments when there is a rhythm."""
    rhythm = rhythm_of(instalment.trigger)
    worth = worth_of(instalment.amount, making.asking(instalment))
    for each in _split(worth, rhythm.payments if rhythm else 1, making.terms.unit):
        case = making.case(instalment)
        making.add(case, each, making.answer(instalment))


def _split(worth: Worth, payments: int, unit: Amount) -> list[Worth]:
    """Payments equal to a unit, the larger ones first; what is less than a unit goes with the last one."""
    if payments == 1:
        return [worth]
    reason = f"{worth.reason}, en {payments} versements"
    if worth.amount is None:
        return [worth._replace(reason=reason)] * payments
    units, rest = divmod(worth.amount.cents, unit.cents)
    parts = [unit * part.cents for part in Amount(cents=units).split(payments)]
    return [Worth(part, reason) for part in (*parts[:-1], parts[-1] + Amount(cents=rest))]


def _on_request(making: _Making, instalment: Instalment) -> None:
    case = making.asking(instalment)
    for worth, day, request in paid_on_request(case):
        if request is not None:
            making.answered.add(request.key)
        elif making.is_closed:
            return
        making.add(making.case(instalment), worth, day)


def _on_costs(making: _Making, instalment: Instalment) -> None:
    case = making.case(instalment)
    for worth, day, _ in paid_on_costs(case, room(case)):
        if day is not None or not making.is_closed:
            making.add(making.case(instalment), worth, day)


def _remainder(making: _Making, instalment: Instalment) -> None:
    """Nothing yet: what the other instalments leave is known at the end."""
    rhythm = rhythm_of(instalment.trigger)
    for _ in range(rhythm.payments if rhythm else 1):
        asked_on = making.answer(instalment)
        making.put(Part(instalment, ZERO, "rien : un autre reste prend le solde", asked_on=asked_on))


def _with_remainders(making: _Making) -> tuple[Part, ...]:
    """The first remainder takes what all the others leave, wherever it stands."""
    first = next((part for part in making.parts if isinstance(part.instalment.amount, Remainder)), None)
    if first is None:
        return tuple(making.parts)
    own = [part for part in making.parts if part.instalment.key == first.instalment.key]
    left = _left(making, first.instalment)
    filled = {
        part.rank: worth for part, worth in zip(own, _split(left, len(own), making.terms.unit), strict=True)
    }
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
    left = max(ZERO, ceiling(total, instalment, making.terms.unit) - _sum(others))
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
