"""The de minimis aids of each party: those that it declared, the grants given under the regime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from conventions.law import duration
from conventions.model import AidRegime, DeMinimisAid, Firmness, Party
from conventions.portfolio.bulk.values import Row, cents
from conventions.rules.facts import (
    CEILINGS,
    Case,
    decided,
    grant_address,
    granted_on,
    stands_for,
)

REGIMES = tuple(dict.fromkeys(ceiling.regime for ceiling in CEILINGS))


class _Aid(NamedTuple):
    day: date | None
    amount: int | None
    granted: bool
    address: str


def aids(case: Case) -> Iterator[Row]:
    """The aids of every party, each once: a declaration of the day and the amount of a grant is that grant."""
    for party in decided(case).terms.parties:
        told = [item for item in _declared(case) if stands_for(case, item.beneficiary) == party.key]
        for regime in REGIMES:
            for rank, aid in enumerate(_once(list(_of_party(case, party, regime, told)))):
                since = _since(party, regime, aid.day)
                told_of = aid.day, aid.amount, aid.granted, since, aid.address
                yield party.key, regime.value, rank, *told_of


def _declared(case: Case) -> list[DeMinimisAid]:
    return [item for item in case.convention.de_minimis if item.granted_on <= case.known_day]


def _of_party(case: Case, party: Party, regime: AidRegime, told: Iterable[DeMinimisAid]) -> Iterator[_Aid]:
    for item in told:
        if item.regime is regime:
            yield _Aid(item.granted_on, cents(item.amount), item.grant is not None, f"de_minimis[{item.key}]")
    named = {item.grant for item in told}
    for grant in decided(case).terms.grants:
        firm = grant.firmness is Firmness.FIRM and grant.beneficiary == party.key
        if firm and grant.aid_regime is regime and grant.key not in named:
            day, amount = granted_on(case, grant.key), cents(grant.amount)
            yield _Aid(day, amount, granted=True, address=grant_address(case, grant))


def _once(told: list[_Aid]) -> Iterator[_Aid]:
    """The grants, then the declarations that are none of them."""
    granted = [aid for aid in told if aid.granted]
    yield from granted
    left = Counter((aid.day, aid.amount) for aid in granted)
    for aid in told:
        if not aid.granted:
            left[aid.day, aid.amount] -= 1
            if left[aid.day, aid.amount] < 0:
                yield aid


def _since(party: Party, regime: AidRegime, day: date | None) -> date | None:
    """From which day aids count with this one; None where no ceiling of the regime is known that day."""
    for ceiling in CEILINGS:
        if ceiling.regime is regime and day is not None and ceiling.days.covers(day):
            return ceiling.window(party, day, duration("de_minimis_window", on=day).years)
    return None
