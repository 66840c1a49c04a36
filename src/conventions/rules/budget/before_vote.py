"""What a convention engages and mandates before the budget of the exercise is voted, and last year's credits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from conventions.model import Budget, Commitment, Payment
from conventions.money import ZERO, Amount
from conventions.operations import Charged, NoMatch, still_committed
from conventions.rules.budget.charges import without_charge
from conventions.rules.reading.credits import budget_of, charged
from conventions.rules.reading.mandates import NO_LEDGER
from conventions.rules.reading.placed import placed
from conventions.rules.rule import Answer, Case, NotApplicable, NotEvaluated, end_of


class Entry(NamedTuple):
    """An engagement or a mandate: where it is, its day, its amount."""

    address: str
    day: date
    amount: Amount


class Early(NamedTuple):
    """A line with what is engaged and mandated on it before the vote of its budget."""

    item: Charged
    budget: Budget
    engaged: tuple[Entry, ...]
    mandated: tuple[Entry, ...]

    @property
    def larger(self) -> tuple[Entry, ...]:
        """The engagements or the mandates: those that come to more, as a mandate draws on an engagement."""
        return max(self.engaged, self.mandated, key=total)


def total(entries: Sequence[Entry]) -> Amount:
    """What some entries come to."""
    return sum((entry.amount for entry in entries), start=ZERO)


def first_over(entries: Sequence[Entry], limit: Amount) -> Entry | None:
    """The entry by which the running sum passes a limit.

    >>> from conventions import euros
    >>> entries = [Entry("one", date(2024, 1, 8), euros(6)), Entry("two", date(2024, 2, 1), euros(5))]
    >>> first_over(entries, euros(10)).address, first_over(entries, euros(11))
    ('two', None)
    """
    running = ZERO
    for entry in sorted(entries, key=lambda item: (item.day, item.address)):
        running += entry.amount
        if running > limit:
            return entry
    return None


def before_vote(
    case: Case, wants: Callable[[Charged], bool | None], *, mandates_only: bool = False
) -> Iterator[Answer | Early]:
    """The lines that a rule wants and on which something was done before the vote; else why nothing is said.

    ``wants`` answers None where nobody knows whether the line is one of those.
    """
    nothing = without_charge(case)
    if nothing is not None:
        yield nothing
        return
    for item in charged(case):
        wanted = wants(item)
        if wanted is None:
            yield NotEvaluated("section de l’imputation inconnue", item.address, end_of(item.exercise))
        elif not wanted:
            yield NotApplicable("la règle vise une autre section, ou une autre sorte de crédits")
        else:
            yield _of_line(case, item, mandates_only=mandates_only)


def _of_line(case: Case, item: Charged, *, mandates_only: bool) -> Answer | Early:
    budget, found = budget_of(case, item.exercise), placed(case)
    if isinstance(budget, NoMatch) or budget.voted_on is None or found is None:
        return NotEvaluated(_unknown(item, budget), item.address, end_of(item.exercise))
    paid = _mandated(found.payments.get(item.grant.key, ()), item.exercise, budget.voted_on)
    made = (found.commitments or {}).get(item.grant.key, ())
    engaged = () if mandates_only else _engaged(case, made, item.exercise, budget.voted_on)
    if paid or engaged:
        return _shared(item) or Early(item, budget, engaged, paid)
    if found.commitments is None and not mandates_only:
        return NotEvaluated("les engagements ne sont pas renseignés", item.address, end_of(item.exercise))
    return NotApplicable(f"rien n’est engagé ni mandaté avant le vote du budget de {item.exercise}")


def _unknown(item: Charged, budget: Budget | NoMatch) -> str:
    """What is missing, of the budget or else of the ledger."""
    if isinstance(budget, NoMatch):
        return budget.reason
    return NO_LEDGER if budget.voted_on else f"date de vote du budget de {item.exercise} non renseignée"


def _shared(item: Charged) -> NotEvaluated | None:
    """Nobody knows which line of a grant an entry is about when it has several."""
    if len(item.grant.lines) == 1:
        return None
    return NotEvaluated("subvention imputée sur plusieurs lignes", item.address, end_of(item.exercise))


def _mandated(paid: Sequence[Payment], exercise: int, voted: date) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"ledger.payments[{item.key}]", item.issued_on, item.amount)
        for item in paid
        if item.exercise == exercise and item.issued_on < voted
    )


def _engaged(case: Case, made: Sequence[Commitment], exercise: int, voted: date) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"ledger.commitments[{item.key}]", item.committed_on, still_committed(item, case.known_day))
        for item in made
        if item.exercise == exercise and item.committed_on < voted
    )
