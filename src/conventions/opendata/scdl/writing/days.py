"""The day or the period of the payments of a line: what the act fixes, what was paid, what the schedule awaits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.french import format_date
from conventions.model import Ledger
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.lines import Line
from conventions.operations import fixed_days, terms_for


def payment_days(asked: Asked, line: Line) -> tuple[date, date]:
    """The first day and the last one, told by the first of these that gives any.

    The days that the act fixes; those of the mandates paid; those of the schedule; the exercise, which is noted.
    A payment does not precede the signature of the act that grants: what would begin before begins then, and days
    that are all before it are left for those of the next source.
    """
    signed = line.act.signed_on or date.min
    for source in (_fixed, _paid, _scheduled):
        days = sorted(source(asked, line))
        if days and days[-1] >= signed:
            return _from_signature(asked, line, days[0], days[-1], signed)
    return _exercise(asked, line, signed)


def _from_signature(asked: Asked, line: Line, first: date, last: date, signed: date) -> tuple[date, date]:
    if first >= signed:
        return first, last
    asked.note(line.addresses[0], f"période de versement : commence à la signature, le {format_date(signed)}")
    return signed, last


def _fixed(asked: Asked, line: Line) -> Iterator[date]:
    for part in line.parts:
        terms = terms_for(part.told.terms, part.grant)
        for days in fixed_days(terms, line.exercise) if terms else ():
            for text in filter(None, (days.first, days.last)):
                try:
                    yield date.fromisoformat(text)
                except ValueError:
                    asked.note(part.told.address, f"période de versement : le {text} n’existe pas")


def _paid(asked: Asked, line: Line) -> Iterator[date]:
    ledger = asked.convention.ledger or Ledger()
    for payment in ledger.payments:
        if payment.grant in _keys(line) and payment.paid_on and payment.paid_on <= asked.known_day:
            yield payment.paid_on


def _scheduled(asked: Asked, line: Line) -> Iterable[date]:
    return {
        each.due_on for each in asked.schedule.lines if each.grant in _keys(line) and each.due_on is not None
    }


def _keys(line: Line) -> frozenset[str]:
    return frozenset(part.grant.key for part in line.parts)


def _exercise(asked: Asked, line: Line, signed: date) -> tuple[date, date]:
    """The exercise, or the day of the signature when it comes later."""
    asked.note(
        line.addresses[0],
        "période de versement : aucun jour n’est connu à partir de la signature ; elle va jusqu’à la fin de l’exercice",
    )
    return max(date(line.exercise, 1, 1), signed), max(date(line.exercise, 12, 31), signed)
