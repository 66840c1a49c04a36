"""How far the payment of each instalment went: what was mandated and paid of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Convention, Payment, PaymentState
from conventions.money import ZERO, Amount
from conventions.operations.schedules import ScheduleLine


class InstalmentProgress(NamedTuple):
    """What was mandated of an instalment, what of it was paid, and on which days."""

    mandated: Amount = ZERO
    paid: Amount = ZERO
    days: tuple[date, ...] = ()

    def covers(self, line: ScheduleLine) -> bool:
        """Whether the mandates reach the amount of the line: nothing of it is left to mandate."""
        return line.amount is not None and self.mandated >= line.amount


class _Piece(NamedTuple):
    """A mandate, or what is left of it, and the day it was paid (None when it was not)."""

    amount: Amount
    paid_on: date | None


def progress(
    convention: Convention, lines: Iterable[ScheduleLine], as_of: date
) -> tuple[InstalmentProgress, ...]:
    """What the mandates that stand on a day come to, line by line.

    A mandate pays the instalment that it names. What it pays beyond, and the mandates that name their grant
    alone, or their exercise where that has one grant, pay what is left of the lines of the grant, in order.

    :raises ConventionsError: when ``as_of`` is no day.

    >>> from datetime import date
    >>> from conventions import schedule
    >>> from conventions.samples import association_2024_2026
    >>> convention, day = association_2024_2026(), date(2024, 3, 1)
    >>> first, *_ = progress(convention, schedule(convention, day).lines, day)
    >>> str(first.mandated), str(first.paid)
    ('15000.00', '15000.00')
    """
    check_days(as_of)
    lines = tuple(lines)
    named, pools = _pools(convention, lines, as_of)
    own: list[list[_Piece]] = []
    for line in lines:
        taken, named[line.grant, line.instalment] = _taken(
            line.amount, named.get((line.grant, line.instalment), [])
        )
        own.append(taken)
    for (grant, _), left in named.items():
        pools[grant] += left
    found = []
    for line, held in zip(lines, own, strict=True):
        room = None if line.amount is None else line.amount - _sum(held)
        more, pools[line.grant] = _taken(room, pools[line.grant])
        found.append(_told([*held, *more]))
    return tuple(found)


_Named = dict[tuple[str, str | None], list["_Piece"]]


def _pools(
    convention: Convention, lines: tuple[ScheduleLine, ...], as_of: date
) -> tuple[_Named, dict[str, list[_Piece]]]:
    """The mandates that name an instalment, and those that name their grant alone, or nothing."""
    named: dict[tuple[str, str | None], list[Payment]] = {
        (line.grant, line.instalment): [] for line in lines if line.instalment
    }
    loose: dict[str, list[Payment]] = {line.grant: [] for line in lines}
    alone = _only_grants(lines)
    for mandate in convention.ledger.payments if convention.ledger else ():
        grant = mandate.grant or alone.get(mandate.exercise, "")
        if mandate.stands_on(as_of):
            named.get((grant, mandate.instalment), loose.get(grant, [])).append(mandate)
    pieces = {key: _pieces(mandates, as_of) for key, mandates in named.items()}
    return pieces, {grant: _pieces(mandates, as_of) for grant, mandates in loose.items()}


def _only_grants(lines: tuple[ScheduleLine, ...]) -> Mapping[int, str]:
    """The grant of each exercise that has only one."""
    grants = {(line.exercise, line.grant) for line in lines}
    years = [year for year, _ in grants]
    return {year: grant for year, grant in grants if years.count(year) == 1}


def _pieces(mandates: Iterable[Payment], as_of: date) -> list[_Piece]:
    """The mandates in the order of their issue."""
    ordered = sorted(mandates, key=lambda item: (item.issued_on, item.key))
    return [_Piece(item.amount, _paid_day(item, as_of)) for item in ordered]


def _paid_day(mandate: Payment, as_of: date) -> date | None:
    paid = mandate.state is PaymentState.PAID and mandate.paid_on is not None and mandate.paid_on <= as_of
    return mandate.paid_on if paid else None


def _taken(room: Amount | None, pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """What a line takes of the pieces, no more than its room (all of them when it has no known amount); the rest."""
    taken: list[_Piece] = []
    left: list[_Piece] = []
    for piece in pieces:
        part = piece.amount if room is None else min(piece.amount, max(ZERO, room - _sum(taken)))
        if part:
            taken.append(piece._replace(amount=part))
        if part < piece.amount:
            left.append(piece._replace(amount=piece.amount - part))
    return taken, left


def _told(pieces: list[_Piece]) -> InstalmentProgress:
    paid = [piece for piece in pieces if piece.paid_on]
    days = dict.fromkeys(piece.paid_on for piece in paid if piece.paid_on)
    return InstalmentProgress(mandated=_sum(pieces), paid=_sum(paid), days=tuple(days))


def _sum(pieces: Iterable[_Piece]) -> Amount:
    return sum((piece.amount for piece in pieces), start=ZERO)
