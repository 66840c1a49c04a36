"""A convention cut in parts for the budget of an exercise: what is granted, engaged and paid, and on which line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import quote
from conventions.model import Budget, BudgetLine, Convention, Facts, Firmness, Form, Grant, Role
from conventions.money import ZERO, Amount
from conventions.operations.budgets import is_budget_of
from conventions.operations.entries import Entries, columns_of, entries_of, exercises_of, still_committed
from conventions.operations.moments import Moment
from conventions.operations.pieces import NO_LINE, pieces_of
from conventions.operations.standing import Standing, exercises_told
from conventions.operations.totals import Total
from conventions.operations.uses import Taken
from conventions.operations.views import view_of

ALONE = "décidé par une délibération que rien n’impute"
SILENT = "convention connue en partie : ce qu’elle attribue n’est pas connu"
UNNAMED = "écriture qui ne dit pas sa subvention"


class Part(NamedTuple):
    """A taken of one grant (None: of none that is told), the line it is charged to, or why on none."""

    grant: str | None
    taken: Taken
    line: BudgetLine | None = None
    reason: str = ""


class Cut:
    """One convention, cut in parts for the exercise of a budget."""

    def __init__(self, convention: Convention, budget: Budget, as_of: date) -> None:
        self.convention, self.exercise, self.day = convention, budget.exercise, as_of
        view = view_of(convention, Moment(as_of), Facts())
        self.standing, self.terms = Standing(view), view.decided.terms
        grantors = self.terms.parties_as(Role.GRANTOR)
        self.grantors = len(grantors) if any(is_budget_of(budget, party) for party in grantors) else 0
        self.entries = entries_of(convention.ledger, exercises_of(self.terms), view.moment.known_day)
        self.known = {grant.key: grant for grant in (*view.current.terms.grants, *self.terms.grants)}

    def parts(self) -> Iterator[Part]:
        """What is granted, then what is engaged and paid."""
        for exercise in exercises_told(self.entries, self.terms):
            yield from self._granted(exercise)
        silent = self.standing.silence(self.exercise)
        if silent.unknown:
            unknown = Total(unknown=(self.convention.key,))
            yield Part(None, Taken(granted=unknown, firm=unknown), None, SILENT)
        yield from self._unsaid()
        if self.entries is not None:
            yield from self._entered(self.entries)

    def _granted(self, exercise: int) -> Iterator[Part]:
        alone, decided, signed = self.standing.of(exercise)
        if alone and exercise == self.exercise:
            yield Part(None, Taken(granted=Total(known=alone)), None, ALONE)
        for grant in decided:
            yield from self._cut(grant, "granted" if grant.firmness is Firmness.FIRM else "forecast")
        for grant in signed:
            if grant.form is Form.CASH and grant.firmness is Firmness.FIRM:
                yield from self._cut(grant, "firm")

    def _cut(self, grant: Grant, column: str) -> Iterator[Part]:
        for piece in pieces_of(grant):
            if piece.exercise == self.exercise:
                taken = Taken(**{column: Total.of([(self.convention.key, piece.amount)])})
                yield Part(grant.key, taken, piece.line, piece.reason)

    def _unsaid(self) -> Iterator[Part]:
        """What nobody said was engaged, or paid, is unknown where something firm is granted."""
        names = ["committed"] if self.entries else ["committed", "mandated", "paid"]
        taken = Taken(**dict.fromkeys(names, Total(unknown=(self.convention.key,))))
        firm = (grant for grant in self.known.values() if grant.firmness is Firmness.FIRM)
        for grant in firm if self.entries is None or not self.entries.are_committed else ():
            for piece in pieces_of(grant):
                if piece.exercise == self.exercise and grant.form is Form.CASH:
                    yield Part(grant.key, taken, piece.line, piece.reason)

    def _entered(self, entries: Entries) -> Iterator[Part]:
        for slot, group in entries.groups.items():
            charged = group.of_exercise(self.exercise)
            if any(charged):
                columns = columns_of(entries, charged, self.convention.key)
                del columns["recovered"]
                yield self._on_line(slot.grant, Taken(**columns))

    def _on_line(self, key: str | None, taken: Taken) -> Part:
        """What is entered of a grant is on its line when it has one; nobody says which of several."""
        grant = self.known.get(key or "")
        if grant is None:
            return Part(key, taken, None, UNNAMED)
        if len(grant.lines) == 1:
            return Part(key, taken, grant.lines[0])
        told = f"écriture de la subvention {quote(grant.key)}, imputée sur plusieurs lignes"
        return Part(key, taken, None, told if grant.lines else NO_LINE)

    def early(self, day: date) -> Iterator[tuple[BudgetLine | None, Amount, Amount]]:
        """By line (None: nobody knows which), what is engaged and what is mandated on the exercise before a day."""
        for slot, group in self.entries.groups.items() if self.entries else ():
            grant, charged = self.known.get(slot.grant or ""), group.of_exercise(self.exercise)
            engaged = (
                still_committed(item, self.day) for item in charged.commitments if item.committed_on < day
            )
            mandated = (item.amount for item in charged.payments if item.issued_on < day)
            line = grant.lines[0] if grant and len(grant.lines) == 1 else None
            yield line, sum(engaged, start=ZERO), sum(mandated, start=ZERO)
