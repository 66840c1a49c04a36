"""What deliberations granted by themselves: « attribue 32 000 € pour 2026 », which no avenant carries yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.model import Convention, Decision, DecisionKind, Firmness, Grant
from conventions.money import Amount
from conventions.operations.states import carried, repealed

_GRANTING = frozenset({DecisionKind.GRANT, DecisionKind.AUTHORISE_PAYMENT})


class DecidedSum(NamedTuple):
    """Money that a deliberation granted for an exercise.

    ``beneficiaries`` are the keys that the party named has had, one after another; none when it names nobody.
    """

    exercise: int
    beneficiaries: frozenset[str]
    amount: Amount

    def is_about(self, grant: Grant) -> bool:
        """Whether a grant may be the one decided: same exercise, same beneficiary as far as it is named."""
        named = not self.beneficiaries or grant.beneficiary in self.beneficiaries
        return named and self.exercise == grant.exercise


def decided_sums(
    convention: Convention, grants: Iterable[Grant], as_of: date, successors: Mapping[str, str]
) -> tuple[DecidedSum, ...]:
    """The sums decided by a day that no firm grant among these carries.

    ``successors`` are those of the fold that the grants come from: a deliberation keeps the name of a party
    that another one replaced since.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> [str(found.amount) for found in decided_sums(cci_2017_2019(), (), date(2018, 12, 31), {})]
    ['50000.00']
    """
    check_days(as_of)
    gone = repealed(convention, as_of)
    firm = [grant for grant in grants if grant.firmness is Firmness.FIRM and grant.amount is not None]
    found = (
        DecidedSum(decision.exercise, _keys_of(decision.beneficiary, successors), decision.amount)
        for item in convention.deliberations
        if carried(item, as_of) and item.key not in gone
        for decision in item.decisions
        if decision.exercise is not None and decision.amount is not None and _grants(decision)
    )
    return tuple(each for each in found if not any(each.is_about(grant) for grant in firm))


def _keys_of(party: str | None, successors: Mapping[str, str]) -> frozenset[str]:
    if party is None:
        return frozenset()
    last = successors.get(party, party)
    return frozenset({party, last, *(old for old, new in successors.items() if new == last)})


def _grants(decision: Decision) -> bool:
    return decision.kind in _GRANTING and decision.avenant is None
