"""The classes of the money of one grant at the closing of an exercise: a partition, in whole cents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from conventions.money import ZERO, Amount
from conventions.operations.closing_records import ClosingClass

MANDATED = "mandaté sur l’exercice"
ACCRUED = "fonctionnement, dû au 31 décembre et non mandaté : service fait"
UNUSED = "attribué, non engagé"
UNKNOWN = "montant attribué inconnu"


class Sums(NamedTuple):
    """Of one grant: granted, owed in the end (None: unknown), due by the end of the year; engaged, mandated."""

    granted: Amount | None
    owed: Amount | None
    due: Amount
    engaged: Amount
    mandated: Amount


class Reasons(NamedTuple):
    """Why something is owed no more, and why something waits, in French."""

    released: str
    carried: str


def classes_of(sums: Sums, why: Reasons) -> Iterator[tuple[ClosingClass, Amount | None, str]]:
    """Each class with its amount, which may be zero; together, the most of what is granted, engaged, mandated.

    >>> from conventions import euros
    >>> sums = Sums(euros(100), euros(80), euros(50), engaged=euros(90), mandated=euros(30))
    >>> for kind, amount, _ in classes_of(sums, Reasons("soldé", "attend")):
    ...     print(kind.value, amount)
    mandaté 30.00
    à dégager 10.00
    à rattacher 20.00
    reste à réaliser 30.00
    reliquat 10.00
    """
    mandated, engaged = max(ZERO, sums.mandated), max(ZERO, sums.engaged)
    left = max(ZERO, engaged - mandated)
    beyond = ZERO if sums.owed is None else engaged - max(sums.owed, mandated)
    released = min(left, max(ZERO, beyond))
    accrued = min(left - released, max(ZERO, sums.due - mandated))
    yield ClosingClass.MANDATED, mandated, MANDATED
    yield ClosingClass.RELEASED, released, why.released
    yield ClosingClass.ACCRUED, accrued, ACCRUED
    yield ClosingClass.CARRIED, left - released - accrued, why.carried
    if sums.granted is None:
        yield ClosingClass.UNUSED, None, UNKNOWN
    else:
        yield ClosingClass.UNUSED, max(ZERO, sums.granted - max(engaged, mandated)), UNUSED
