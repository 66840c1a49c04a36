"""What is worth a word in a row of a ledger whose grant is found: it is there twice, or its third party is not told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from conventions.identifiers import siret
from conventions.operations.holders import Holder
from conventions.operations.ledger_entries import LedgerEntry

NO_SIRET = "SIRET de l’écriture non renseigné"
OTHER_PLACE = "autre établissement du tiers"


def in_order(entry: LedgerEntry) -> tuple[int, date, str]:
    """By exercise and day; then by all that the row says, so that equal rows alone are left in any order."""
    return entry.exercise, entry.day, repr(entry)


def repeated(rows: Sequence[LedgerEntry]) -> Mapping[int, int]:
    """The rows (by their place) that say all that another one says, with the line of the first.

    >>> from conventions import euros
    >>> row = LedgerEntry("mandat", "8", date(2024, 3, 1), 2024, euros(9), row=2)
    >>> repeated([row._replace(row=5), row, row._replace(number="9")])
    {0: 2}
    """
    firsts: dict[LedgerEntry, int] = {}
    found: dict[int, int] = {}
    for place in sorted(range(len(rows)), key=lambda place: (rows[place].row, in_order(rows[place]))):
        first = firsts.setdefault(rows[place]._replace(row=0), place)
        if first != place:
            found[place] = rows[first].row
    return found


def told_of(entry: LedgerEntry, holder: Holder | None, line: int | None) -> Iterable[str]:
    """What is said after the reason of a row, in French: ``line`` is that of the row that it repeats."""
    number = siret.compact(entry.siret or "")
    if holder is not None and not number:
        yield NO_SIRET
    elif holder is not None and holder.sirets and number not in holder.sirets:
        yield OTHER_PLACE
    if line is not None:
        yield f"même écriture que la ligne {line}" if line else "écriture répétée"
