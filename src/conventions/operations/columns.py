"""The records of a position: its columns, by exercise and by grant."""

from __future__ import annotations

from conventions.base import Day, Key, Record, Year
from conventions.operations.totals import Total


class _Columns(Record):
    """The columns of a position; every one may hold unknown amounts."""

    exercise: Year
    granted: Total
    forecast: Total
    firm: Total
    committed: Total
    due: Total
    mandated: Total
    paid: Total
    recovered: Total

    @property
    def to_pay(self) -> Total:
        """What is left to pay: firm − paid + recovered."""
        return self.firm + -self.paid + self.recovered


class ExercisePosition(_Columns):
    """The money of one exercise; every column may hold unknown amounts.

    What was engaged, mandated, paid and recovered counts for the exercise of the grant it names, and for the
    exercise it is charged to when it names none. to_pay = firm − paid + recovered, which may be negative.
    """


class GrantPosition(_Columns):
    """The money of one grant; ``grant`` None: what the ledger or a deliberation says of no grant that is told.

    An entry that names no grant is about the only grant of its exercise, when there is one alone.
    """

    grant: Key | None = None
    beneficiary: Key | None = None


class Position(Record):
    """The money of a convention at a date, by exercise and by grant."""

    as_of: Day
    exercises: tuple[ExercisePosition, ...]
    grants: tuple[GrantPosition, ...] = ()

    def total(self, column: str) -> Total:
        """The sum of a column over the exercises.

        :raises AttributeError: when there is no such column.
        """
        return sum((getattr(row, column) for row in self.exercises), start=Total())
