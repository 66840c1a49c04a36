"""The de minimis aids of a body: those it declared, the grants given under the regime, here and elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from conventions.model import AidRegime, Firmness, Grant, Party
from conventions.model.identity import numbers
from conventions.money import Amount
from conventions.rules.bodies import grant_address
from conventions.rules.case import Case
from conventions.rules.reading.bodies_over_time import stands_for
from conventions.rules.reading.granted import granted_on
from conventions.rules.written import decided


class Aid(NamedTuple):
    """An aid: the day it was granted and its amount (None: not known), where it is written.

    ``grant``: it is a grant of a convention, or is said to be one; else the body declared it.
    """

    day: date | None
    amount: Amount | None
    address: str
    grant: bool


class Aids(NamedTuple):
    """The aids of a body under a regime: those of this file, those of the other conventions."""

    own: tuple[Aid, ...]
    elsewhere: tuple[Aid, ...]
    declared: bool
    """Whether the body declared any aid, so that other payers are known."""


def aids_of(case: Case, party: Party, regime: AidRegime) -> Aids:
    """The aids of a party under a regime, each once.

    An aid that is declared with the day and the amount of a grant is that grant; one that several conventions
    repeat is one aid. Where this file has none, the other ones are not looked at: nothing here is judged.
    """
    own = _of_file(_in(case, frozenset({party.key}), regime))
    if not own:
        return Aids((), (), declared=False)
    others = [_of_file(_in(other, _keys(other, party), regime)) for other in case.others(party)]
    told = any(stands_for(case, item.beneficiary) == party.key for item in case.convention.de_minimis)
    declared = told or any(not aid.grant for found in others for aid in found)
    return Aids(own, _elsewhere(own, others), declared)


def _keys(case: Case, party: Party) -> frozenset[str]:
    known = numbers(party)
    return frozenset(item.key for item in decided(case).terms.parties if numbers(item) & known)


def _in(case: Case, keys: frozenset[str], regime: AidRegime) -> Iterator[Aid]:
    known = case.known_day
    told = [
        item
        for item in case.convention.de_minimis
        if item.granted_on <= known and stands_for(case, item.beneficiary) in keys
    ]
    for item in told:
        if item.regime is regime:
            yield Aid(item.granted_on, item.amount, f"de_minimis[{item.key}]", grant=item.grant is not None)
    named = {item.grant for item in told}
    under = case.once(_under_regimes)
    for _, grant in sorted(
        (pair for key in keys for pair in under.get((regime, key), ())), key=itemgetter(0)
    ):
        if grant.key not in named:
            yield Aid(granted_on(case, grant.key), grant.amount, grant_address(case, grant), grant=True)


def _under_regimes(case: Case) -> Mapping[tuple[AidRegime, str], list[tuple[int, Grant]]]:
    """The firm grants under a regime to each body, each with its rank among all of them."""
    found: dict[tuple[AidRegime, str], list[tuple[int, Grant]]] = defaultdict(list)
    for rank, grant in enumerate(decided(case).terms.grants):
        if grant.aid_regime is not None and grant.firmness is Firmness.FIRM:
            found[grant.aid_regime, grant.beneficiary].append((rank, grant))
    return found


def _not_told_in(grants: Iterable[Aid], aids: Iterable[Aid]) -> Iterator[Aid]:
    """The aids that are none of those already counted, each of which stands for one aid at most."""
    left = Counter((aid.day, aid.amount) for aid in grants)
    for aid in aids:
        if left[aid.day, aid.amount] > 0:
            left[aid.day, aid.amount] -= 1
        else:
            yield aid


def _of_file(aids: Iterable[Aid]) -> tuple[Aid, ...]:
    """The aids of one convention: its grants, then the declarations that are none of them."""
    told = list(aids)
    grants = [aid for aid in told if aid.grant]
    return (*grants, *_not_told_in(grants, (aid for aid in told if not aid.grant)))


def _elsewhere(own: Iterable[Aid], others: Iterable[tuple[Aid, ...]]) -> tuple[Aid, ...]:
    """The aids of the other conventions that this one does not tell: first their grants, then what they repeat."""
    counted = list(own)
    declared = [aid for aid in counted if not aid.grant]
    granted = (aid for aids in others for aid in aids if aid.grant)
    found = list(_not_told_in(declared, granted))
    for aids in others:
        said = (aid for aid in aids if not aid.grant)
        found += list(_not_told_in((*counted, *found), said))
    return tuple(found)
