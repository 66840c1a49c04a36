"""The vote of an assembly in French: its outcome, the counts that the act gives, the ballots when it lists them."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import paragraph, table
from conventions.documents.saying import sentence
from conventions.documents.tree import Block
from conventions.french import NBSP
from conventions.model import Outcome, Vote
from conventions.wording import joined

_OUTCOMES = {
    Outcome.UNANIMOUS: "Ce dossier est adopté à l’unanimité",
    Outcome.MAJORITY: "Ce dossier est adopté à la majorité",
    Outcome.REJECTED: "Ce dossier n’est pas adopté",
    None: "Résultat du vote",
}
_COUNTS = {
    "in_favour": "pour",
    "against": "contre",
    "abstentions": "abstentions",
    "not_taking_part": "ne prenant pas part au vote",
    "present": "présents",
    "proxies": "pouvoirs",
}


def vote_of(vote: Vote | None) -> tuple[Block, ...]:
    """The sentence of a vote, and its ballots; nothing where the act says nothing of it.

    >>> from conventions.documents.texts import texts_of
    >>> told = vote_of(Vote(outcome="unanimité", in_favour=31, abstentions=2))
    >>> list(texts_of(told[0]))[0].replace(NBSP, " ")
    'Ce dossier est adopté à l’unanimité (pour : 31 ; abstentions : 2).'
    """
    if vote is None or vote == Vote(raw=vote.raw):
        return ()
    scope = f"({vote.scope})" if vote.scope else None
    counts = f"{NBSP}; ".join(_counts(vote))
    told = joined((_OUTCOMES[vote.outcome], scope, f"({counts})" if counts else None), " ")
    return (paragraph(sentence(told)), *_ballots(vote))


def _counts(vote: Vote) -> Iterator[str]:
    """The counts that are known; none is made up from the others."""
    for name, word in _COUNTS.items():
        count = getattr(vote, name)
        if count is not None:
            yield f"{word}{NBSP}: {count}"


def _ballots(vote: Vote) -> tuple[Block, ...]:
    if not vote.ballots:
        return ()
    rows = [(each.person, each.cast.value, each.proxy or "–") for each in vote.ballots]
    return (table("Votes nominatifs", ["Membre", "Vote", "Pouvoir donné à"], rows),)
