"""What is committed for each exercise and each line, and the position of each convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.money import Amount
from conventions.operations import Total, position
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.lines import COLUMNS, NO_LINE, GrantLine, grant_lines
from conventions.portfolio.naming import Named
from conventions.portfolio.sheets import Row, Sheet
from conventions.portfolio.tables.columns import Column
from conventions.wording import COLUMNS as TITLES

CONVENTION = Column("convention", "Convention")
BENEFICIARY = (Column("beneficiary", "Bénéficiaire"), Column("number", "Identifiant"))
EXERCISE = Column("exercise", "Exercice", "year")
SUMS = tuple(Column(name, TITLES[name], "money", total=True) for name in COLUMNS)


def commitments(as_of: date) -> Sheet:
    """One row for each grant and each of its imputations: what was granted, engaged, mandated, paid.

    The section and the account are unknown where no imputation is told, empty where there is none to tell.
    """
    line = (
        Column("grant", "Subvention"),
        Column("section", "Section"),
        Column("line", "Imputation"),
        Column("account", "Compte"),
    )
    columns = (CONVENTION, *BENEFICIARY, EXERCISE, *line, *SUMS)

    def rows(file: PortfolioFile, names: Named) -> Iterator[Row]:
        return (_commitment(names, row) for row in grant_lines(file, as_of))

    return Sheet("Engagements par exercice et par ligne", columns, rows)


def _commitment(names: Named, row: GrantLine) -> Row:
    line = row.line
    unknown = None if row.said == NO_LINE else ""
    return (
        names.title,
        names.party(row.beneficiary),
        names.number(row.beneficiary),
        row.exercise,
        names.grant(row.grant),
        (line.section.value if line.section else None) if line else unknown,
        names.text(row.said),
        line.account if line else unknown,
        *map(cell, row.sums),
    )


def cell(total: Total) -> Amount | None:
    """The exact sum; None where a part of it is unknown, which is not zero."""
    return total.amount if total.is_exact else None


def positions(as_of: date) -> Sheet:
    """One row for each convention and each of its exercises."""

    def rows(file: PortfolioFile, names: Named) -> Iterator[Row]:
        if file.convention is not None:
            for row in position(file.convention, as_of).exercises:
                yield (names.title, row.exercise, *(cell(getattr(row, name)) for name in COLUMNS))

    return Sheet("Situation par convention et par exercice", (CONVENTION, EXERCISE, *SUMS), rows)
