"""The closing of an exercise, convention by convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import ConventionsError
from conventions.operations import ClosingItem, closing
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.money_tables import BENEFICIARY, CONVENTION
from conventions.portfolio.naming import Named
from conventions.portfolio.sheets import Row, Sheet
from conventions.portfolio.tables.columns import Column

COLUMNS = (
    CONVENTION,
    *BENEFICIARY,
    Column("grant", "Subvention"),
    Column("section", "Section"),
    Column("kind", "À la clôture"),
    Column("amount", "Montant", "money", total=True),
    Column("reason", "Pourquoi"),
    Column("basis", "Fondement"),
)


def closings(exercise: int, as_of: date) -> Sheet:
    """One row for each part of a grant: mandated, to accrue, to carry over, to release, unused."""

    def rows(_: PortfolioFile, names: Named) -> Iterator[Row]:
        found = closing([names.convention], exercise, as_of).items
        holders = {grant.key: grant.beneficiary for grant in names.grants(as_of)}
        return (_row(names, holders.get(item.grant or ""), item) for item in found)

    return Sheet(f"Clôture de l’exercice {exercise}", COLUMNS, rows)


def _row(names: Named, beneficiary: str | None, item: ClosingItem) -> Row:
    section = item.section.value if item.section else None
    who = (names.party(beneficiary), names.number(beneficiary))
    return (
        names.title,
        *who,
        names.grant(item.grant),
        section,
        item.kind.value,
        item.amount,
        names.text(item.reason),
        item.source,
    )


def last_day_of(exercise: int) -> date:
    """31 December of an exercise.

    :raises ConventionsError: when it is no year.

    >>> last_day_of(2024)
    datetime.date(2024, 12, 31)
    """
    if type(exercise) is not int or not date.min.year <= exercise < date.max.year:
        raise ConventionsError(f"un exercice est une année, par exemple 2024, pas {exercise!r}")
    return date(exercise, 12, 31)


def closing_day(exercise: int) -> date:
    """31 January of the year after: the end of the mandates of functioning (CGCT, art. L1612-11).

    :raises ConventionsError: when it is no year.

    >>> closing_day(2024)
    datetime.date(2025, 1, 31)
    """
    return date(last_day_of(exercise).year + 1, 1, 31)
