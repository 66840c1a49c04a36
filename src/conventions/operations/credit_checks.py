"""The credits of budgets against the sum of all conventions: rows, what comes before the vote, authorisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from conventions.days import check_days
from conventions.french import format_list
from conventions.model import Budget, Convention
from conventions.money import ZERO
from conventions.operations.authorized import of_authorizations
from conventions.operations.credit_records import CreditCheck, CreditFinding, judged
from conventions.operations.crediting import said_row
from conventions.operations.early import before_votes
from conventions.operations.spreading import spread
from conventions.operations.totals import Total
from conventions.operations.uses import CreditUse


def check_credits(
    conventions: Iterable[Convention], budgets: Iterable[Budget], as_of: date
) -> tuple[CreditFinding, ...]:
    """What the budgets allow, against what all the conventions take together, as known on a day.

    One finding a row, a chapter or an authorisation, whatever the number of conventions. A sum within its limit
    of which a part is unknown is not evaluated. A budget voted later is left out.

    :raises ConventionsError: when ``as_of`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions import euros
    >>> from conventions.samples import association_2024_2026
    >>> one = association_2024_2026()
    >>> row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(50000)}
    >>> budget = Budget(authority="ville", exercise=2024, lines=(row,))
    >>> found = check_credits([one, one.replace(key="autre")], [budget], date(2024, 12, 31))
    >>> [(each.kind.name, str(each.amount), each.is_over) for each in found]
    [('GRANTED', '60000.00', True)]
    """
    check_days(as_of)
    given = tuple(conventions)
    voted = [each for each in budgets if each.voted_on is None or each.voted_on <= as_of]
    ordered = sorted(voted, key=lambda each: (each.exercise, each.authority, each.key))
    keys = tuple(each.key for each in given)
    found = [
        *(each for budget in ordered for each in _of_rows(given, budget, as_of)),
        *before_votes(given, ordered, as_of),
        *of_authorizations(given, ordered, as_of),
    ]
    return tuple(each._replace(conventions=tuple(keys[rank] for rank in each.ranks)) for each in found)


def _of_rows(given: tuple[Convention, ...], budget: Budget, as_of: date) -> Iterator[CreditFinding]:
    for use in spread(given, budget, as_of).lines:
        found = [_of_row(use, kind, budget.exercise) for kind in _COMPARED]
        over = [each for each in found if each.is_over]
        unsure = [each for each in found if each.is_over is None]
        yield (over or unsure or found)[0]


_COMPARED = (CreditCheck.GRANTED, CreditCheck.ENGAGED, CreditCheck.PENDING)


def _of_row(use: CreditUse, kind: CreditCheck, exercise: int) -> CreditFinding:
    granted, committed = use.taken.granted, use.taken.committed
    amount, limit, unknown = granted.known, use.row.voted, _unknown(granted)
    if kind is CreditCheck.ENGAGED:
        amount, unknown = use.engaged, _unknown(committed)
    elif kind is CreditCheck.PENDING:
        amount, limit = max(ZERO, granted.known - committed.known), use.row.voted - use.engaged
        unknown = _unknown(committed) or _unknown(granted)
        if use.row.engaged is None or committed.unknown:
            known = CreditFinding(kind, exercise, said_row(use.row), amount, None, None, use.ranks)
            return judged(known, unknown or "engagé de la ligne non renseigné au budget")
    return judged(CreditFinding(kind, exercise, said_row(use.row), amount, limit, None, use.ranks), unknown)


def _unknown(total: Total) -> str:
    return f"montant inconnu pour {format_list(total.unknown)}" if total.unknown else ""
