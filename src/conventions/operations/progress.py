"""How far the payment of each instalment went: what was mandated and paid of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from conventions.model import Convention, Payment, PaymentState
from conventions.money import ZERO, Amount
from conventions.operations.schedules import ScheduleLine


class Progress(NamedTuple):
    """What was mandated of an instalment, what of it was paid, and on which days."""

    mandated: Amount = ZERO
    paid: Amount = ZERO
    days: tuple[date, ...] = ()

    def covers(self, line: ScheduleLine) -> bool:
        """Whether the mandates reach the amount of the line: nothing of it is left to mandate."""
        return line.amount is not None and bool(self.mandated) and self.mandated >= line.amount


def progress(convention: Convention, lines: Iterable[ScheduleLine], as_of: date) -> tuple[Progress, ...]:
    """What the mandates that stand on a day come to, line by line.

    A mandate that names its grant and not its instalment, or its exercise alone where that has one grant,
    pays what the mandates of the instalments leave, in the order of the lines.

    >>> from datetime import date
    >>> from conventions import schedule
    >>> from conventions.samples import association_2024_2026
    >>> convention, day = association_2024_2026(), date(2024, 3, 1)
    >>> first, *_ = progress(convention, schedule(convention, day).lines, day)
    >>> str(first.mandated), str(first.paid)
    ('15000.00', '15000.00')
    """
    lines = tuple(lines)
    named: dict[tuple[str, str | None], list[Payment]] = {
        (line.grant, line.instalment): [] for line in lines if line.instalment
    }
    loose: dict[str, list[Payment]] = {line.grant: [] for line in lines}
    alone = _only_grants(lines)
    for mandate in convention.ledger.payments if convention.ledger else ():
        grant = mandate.grant or alone.get(mandate.exercise, "")
        if mandate.stands_on(as_of):
            named.get((grant, mandate.instalment), loose.get(grant, [])).append(mandate)
    pools = {grant: _told(mandates, as_of) for grant, mandates in loose.items()}
    found = []
    for line in lines:
        own = _told(named.get((line.grant, line.instalment), ()), as_of)
        reached, pools[line.grant] = _filled(line, own, pools[line.grant])
        found.append(reached)
    return tuple(found)


def _only_grants(lines: tuple[ScheduleLine, ...]) -> Mapping[int, str]:
    """The grant of each exercise that has only one."""
    grants = {(line.exercise, line.grant) for line in lines}
    years = [year for year, _ in grants]
    return {year: grant for year, grant in grants if years.count(year) == 1}


def _told(mandates: Iterable[Payment], as_of: date) -> Progress:
    held = tuple(mandates)
    paid = [
        (item.paid_on, item.amount)
        for item in held
        if item.state is PaymentState.PAID and item.paid_on and item.paid_on <= as_of
    ]
    return Progress(
        mandated=sum((item.amount for item in held), start=ZERO),
        paid=sum((amount for _, amount in paid), start=ZERO),
        days=tuple(day for day, _ in paid),
    )


def _filled(line: ScheduleLine, own: Progress, pool: Progress) -> tuple[Progress, Progress]:
    """The line with what it takes from a pool of mandates that name no instalment, and what the pool keeps."""
    room = pool.mandated if line.amount is None else max(ZERO, line.amount - own.mandated)
    taken, paid = min(room, pool.mandated), min(room, pool.paid)
    if not taken:
        return own, pool
    filled = Progress(own.mandated + taken, own.paid + paid, (*own.days, *pool.days) if paid else own.days)
    return filled, pool._replace(mandated=pool.mandated - taken, paid=pool.paid - paid)
