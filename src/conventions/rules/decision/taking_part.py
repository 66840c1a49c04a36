"""Who, among the members with a part in a body, took part in the vote that grants it money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from conventions.french import same_name, slug
from conventions.model import Ballot, Cast, Deliberation, Interest, Party, Vote
from conventions.rules.case import Case
from conventions.rules.reading.deliberations import APPROVING, GRANTING
from conventions.rules.written import decided

VOTED = frozenset({Cast.IN_FAVOUR, Cast.AGAINST, Cast.ABSTAINED})
"""What is no déport."""

_CIVILITIES = {"m": "m", "mr": "m", "monsieur": "m", "mme": "mme", "madame": "mme", "mlle": "mme"}

_DECIDING = GRANTING | APPROVING


class Part(NamedTuple):
    """What a member did in a vote: the rank of the ballot in the list, the ballot, how to say it in French."""

    rank: int
    ballot: Ballot
    how: str


def interests_in(case: Case, item: Deliberation, *, designated: bool) -> tuple[Interest, ...]:
    """The interests, on the day of the deliberation, in the bodies that it is about."""
    told = [each for each in case.convention.interests if each.designated is designated]
    if not told:
        return ()
    bodies = {_last(case, key) for key in _bodies(case, item)}
    return tuple(
        each
        for each in told
        if _last(case, each.party) in bodies
        and (each.since is None or each.since <= item.date)
        and (each.until is None or item.date <= each.until)
    )


def _bodies(case: Case, item: Deliberation) -> Iterator[str]:
    """Those that the decisions name, or those of the grants where a decision names nobody."""
    for decision in item.decisions:
        if decision.kind in _DECIDING:
            if decision.beneficiary is None:
                yield from (grant.beneficiary for grant in decided(case).terms.grants)
            else:
                yield decision.beneficiary


def _last(case: Case, key: str) -> str:
    return decided(case).successors.get(key, key)


def body_of(case: Case, interest: Interest) -> Party | None:
    """The body that the member has a part in; None when it is not among the parties."""
    key = _last(case, interest.party)
    return decided(case).terms.party(key) or case.convention.initial.party(key)


def same_person(one: str, other: str) -> bool:
    """Whether two texts name one member: with or without a civility, the first name before or after the other one.

    A name alone is only itself: « Martin » may be several members.

    >>> [same_person("Mme Élodie Martin", other) for other in ("MARTIN Elodie", "Martin", "M. Martin Élodie")]
    [True, False, False]
    """
    if same_name(one, other):
        return True
    (title, name), (other_title, other_name) = map(_named, (one, other))
    return len(name) > 1 and name == other_name and (None in {title, other_title} or title == other_title)


@lru_cache(maxsize=1024)
def _named(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The civility, when there is one, and the words of the name in any order."""
    first, *words = slug(text).split("-")
    title = _CIVILITIES.get(first) if words else None
    return title, tuple(sorted(words if title else (first, *words)))


def is_listed(person: str, ballots: Iterable[Ballot]) -> bool:
    """Whether the list of the vote names a member, present or represented."""
    return any(
        same_person(person, name) for ballot in ballots for name in (ballot.person, ballot.proxy) if name
    )


def parts_of(person: str, ballots: Iterable[Ballot]) -> Iterator[Part]:
    """What a member did: a vote, an abstention, a vote given for an absent member or by one.

    >>> told = [Ballot(person="L. Morin", cast="pour"), Ballot(person="A. Roux", cast="contre", proxy="L. MORIN")]
    >>> [(part.rank, part.how) for part in parts_of("l. morin", told)]
    [(1, 'a voté'), (2, 'a porté le pouvoir d’un absent')]
    """
    for rank, ballot in enumerate(ballots, start=1):
        if ballot.cast in VOTED:
            if same_person(person, ballot.person):
                yield Part(rank, ballot, _own(ballot))
            elif ballot.proxy and same_person(person, ballot.proxy):
                yield Part(rank, ballot, "a porté le pouvoir d’un absent")


def _own(ballot: Ballot) -> str:
    """Said of a man and of a woman alike."""
    by = " par pouvoir" if ballot.proxy else ""
    return f"compte parmi les abstentions{by}" if ballot.cast is Cast.ABSTAINED else f"a voté{by}"


def ballots_of(vote: Vote | None) -> tuple[Ballot, ...] | None:
    """The list of the members with what each did; None when the act does not give it."""
    return vote.ballots if vote else None
