"""The accounts to charge instead of a heading, those that fit the beneficiary first looked for.

>>> [account.number for account in suggest("65738", "M57", 2018, "chambre consulaire")]
['657382']
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from conventions.nomenclature.account import Account, Found
from conventions.nomenclature.lookup import LONGEST, find_account, under
from conventions.nomenclature.store import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOCAL_BODY: Final = "établissement public local"
"""A kind of beneficiary that a party of the model says by its legal category, not by its kind."""


def suggest(
    account: str,
    norm: str,
    exercise: int,
    beneficiary_kind: str | None = None,
    *,
    declinaison: str | None = None,
) -> tuple[Account, ...]:
    """The accounts to charge instead of a heading: the imputable ones under it, by number then declinaison.

    ``beneficiary_kind`` (``"association"``, ``"chambre consulaire"``: a kind of party, in French) keeps, in each
    declinaison, those that fit it, all of them when none does. Empty when the account can be charged itself, is
    not found, or nothing under it can be charged.

    Source: ``data/README.md``; what fits a kind is inferred from the labels (status I).

    >>> [(leaf.number, leaf.declinaison) for leaf in suggest("65738", "M57", 2022)]
    [('657381', 'M57'), ('657381', 'M57_D'), ('657382', 'M57'), ('657382', 'M57_D')]
    >>> [leaf.number for leaf in suggest("6574", "M57_D", 2022, "entreprise")]
    ['65742']
    """
    suggested = _suggested if len(account) + len(norm) <= LONGEST else _suggested.__wrapped__
    return suggested(
        account, norm, exercise, None if beneficiary_kind is None else str(beneficiary_kind), declinaison
    )


@lru_cache(maxsize=512)
def _suggested(
    account: str, norm: str, exercise: int, beneficiary_kind: str | None, declinaison: str | None
) -> tuple[Account, ...]:
    found = find_account(account, norm, exercise, declinaison)
    if not isinstance(found, Found):
        return ()
    leaves = [
        leaf
        for heading in found.accounts
        for leaf in under(heading)
        if leaf.imputable and leaf.is_valid_in(exercise)
    ]
    kept = _fitting(leaves, beneficiary_kind) or leaves
    return tuple(sorted(kept, key=lambda leaf: (leaf.number, leaf.declinaison)))


def _fitting(leaves: Iterable[Account], kind: str | None) -> list[Account]:
    """Of each declinaison, the leaves under the first account that fits the kind."""
    ranked: dict[str, dict[int, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for leaf in leaves:
        rank = _rank(leaf, preferences().get((leaf.norm, str(kind)), ()))
        if rank is not None:
            ranked[leaf.declinaison][rank].append(leaf)
    return [leaf for ranks in ranked.values() for leaf in ranks[min(ranks)]]


def _rank(leaf: Account, wanted: tuple[str, ...]) -> int | None:
    ranks = (
        rank for rank, choice in enumerate(wanted) if any(_is_in(leaf, start) for start in choice.split("+"))
    )
    return next(ranks, None)


def _is_in(leaf: Account, start: str) -> bool:
    """Whether an account is the one named, or under it; with a star, under it only."""
    heading = start.removesuffix("*")
    return leaf.number.startswith(heading) and (heading == start or leaf.number != heading)


@cache
def preferences() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The accounts that fit a kind of beneficiary, by norm and kind, the best first."""
    lines = (DATA / "beneficiaries.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.split(";") for line in lines if not line.startswith("#"))
    return {(norm, kind): tuple(choices.split()) for norm, kind, choices, _status in rows}
