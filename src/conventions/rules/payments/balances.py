"""What was granted and mandated for each exercise, with what is sure kept apart from what is not.

A mandate that names its grant counts for the exercise of that grant. One that names none is charged to an
exercise, but may pay the balance of an earlier grant; money that comes back without naming a grant may come
from any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from conventions.model import Firmness, Form, Grant, Ledger, Payment, Recovery
from conventions.money import ZERO, Amount
from conventions.operations import decided_sums, in_force, returned
from conventions.rules.rule import Case
from conventions.rules.written import decided


class Balance(NamedTuple):
    """The money of one exercise; ``granted`` is None when a part of it is unknown.

    ``named`` is what was mandated, less what came back, on the grants of the exercise; ``unnamed`` what was
    mandated on the exercise without naming a grant, and ``back`` what came back so. ``foreseen`` says that a
    forecast amount was left out: it is not granted.
    """

    exercise: int
    granted: Amount | None
    foreseen: bool
    named: Amount
    unnamed: Amount
    back: Amount
    payments: tuple[Payment, ...]

    @property
    def at_most(self) -> Amount:
        """All that the exercise may have received."""
        return self.named + self.unnamed - self.back


def balances(case: Case, paid: Sequence[Payment]) -> list[Balance]:
    """The balance of every exercise that has a grant, a mandate or money back, in order."""
    grants = [_at_most(grant, case) for grant in decided(case).terms.grants if grant.form is Form.CASH]
    exercise_of = {grant.key: grant.exercise for grant in grants}
    told: list[Payment | Recovery] = [*paid, *returned(case.convention.ledger or Ledger(), case.known_day)]
    moves = [(exercise_of.get(item.grant or "", item.exercise), item) for item in told]
    years = {grant.exercise for grant in grants} | {exercise for exercise, _ in moves}
    rows = (
        _moved(
            [item for exercise, item in moves if exercise == year],
            exercise_of.keys(),
            _of_year([grant for grant in grants if grant.exercise == year], year, case),
        )
        for year in sorted(years)
    )
    return list(rows)


def _at_most(grant: Grant, case: Case) -> Grant:
    """The grant with the larger of its decided and signed amounts: a reduction counts once it is signed."""
    signed = case.once(_signed).get(grant.key)
    if signed is None or grant.amount is None or signed <= grant.amount:
        return grant
    return grant.replace(amount=signed)


def _signed(case: Case) -> Mapping[str, Amount | None]:
    terms = in_force(case.convention, case.as_of, known_on=case.known_on)
    return {grant.key: grant.amount for grant in terms.grants}


def _of_year(grants: Sequence[Grant], year: int, case: Case) -> Balance:
    sums = decided_sums(case.convention, grants, case.known_day, decided(case).successors)
    grants = [grant for grant in grants if not any(each.is_about(grant) for each in sums)]
    firm = [grant.amount for grant in grants if grant.firmness is Firmness.FIRM]
    firm += [each.amount for each in sums if each.exercise == year]
    unknown = None in firm or (not grants and not firm and case.convention.known_in_part)
    granted = None if unknown else _add(filter(None, firm))
    foreseen = any(grant.firmness is Firmness.FORECAST for grant in grants)
    return Balance(year, granted, foreseen, ZERO, ZERO, ZERO, ())


def _moved(items: Sequence[Payment | Recovery], grants: Iterable[str], row: Balance) -> Balance:
    paid = [item for item in items if isinstance(item, Payment)]
    back = [item for item in items if isinstance(item, Recovery)]
    keys = frozenset(grants)
    return row._replace(
        named=_add(item.amount for item in paid if item.grant in keys)
        - _add(item.amount for item in back if item.grant in keys),
        unnamed=_add(item.amount for item in paid if item.grant not in keys),
        back=_add(item.amount for item in back if item.grant not in keys),
        payments=tuple(sorted(paid, key=lambda item: (item.issued_on, item.key))),
    )


def _add(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, start=ZERO)
