"""Décompte du vote incohérent.

## Ce que la règle vérifie
Les voix pour et contre, les abstentions et les élus qui ne prennent pas part au vote ne dépassent pas les
présents et les pouvoirs ; un vote dit unanime n’a aucune voix contre. Une abstention ne rompt pas l’unanimité
des suffrages exprimés : elle est signalée pour information, et en avertissement seulement si l’acte dit
« à l’unanimité des membres » ou « des présents ».

## Pourquoi
Un décompte qui dépasse le nombre d’élus, ou une unanimité avec des voix contre, fragilise la délibération et
tout ce qui repose sur elle. Un vote sans aucun décompte n’est pas évalué.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("DELIB-007",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'deliberations[2023-12-118].vote.abstentions')]

## Références
- CGCT, articles L2121-20, L3121-14 et L4132-13 (suffrages exprimés).
- Question écrite n° 15666, JO Sénat du 24 mars 2005.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from conventions.french import format_date, plural
from conventions.model import Deliberation, Outcome, Vote
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)

CAST = {
    "in_favour": "pour",
    "against": "contre",
    "abstentions": "abstentions",
    "not_taking_part": "ne prennent pas part",
}
ROOM = {"present": "présents", "proxies": "pouvoirs"}
_OF_MEMBERS = re.compile(r"\b(?:des|de ses|de tous les) (?:membres|présents)", re.IGNORECASE)
_OF_VOTES_CAST = re.compile(r"suffrages|voix exprimées", re.IGNORECASE)


@rule(
    "DELIB-007",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(text="CGCT, art. L2121-20, L3121-14 et L4132-13", read_as_of=date(2015, 3, 31)),
        Source(text="Question écrite n° 15666, JO Sénat du 24 mars 2005", since=date(2005, 3, 24)),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.1",
    requires=("le décompte des voix", "le nombre de présents et de pouvoirs"),
)
def vote_counts_inconsistent(case: Case) -> Iterator[Answer]:
    """Look at the vote of every deliberation taken by the day of the check."""
    taken = [item for item in case.convention.deliberations if item.date <= case.known_day]
    if not taken:
        yield NotApplicable("aucune délibération n’est au dossier")
    for item in taken:
        yield from (answer._replace(day=item.date) for answer in _answers(item))


def _answers(item: Deliberation) -> Iterator[Answer]:
    vote, address = item.vote, f"deliberations[{item.key}].vote"
    if vote is None:
        yield NotEvaluated(f"vote non renseigné (délibération du {format_date(item.date)})", address)
    elif not _told(vote, CAST):
        yield NotEvaluated(f"aucun décompte des voix (délibération du {format_date(item.date)})", address)
    else:
        yield _sum(vote, address)
        if vote.outcome is Outcome.UNANIMOUS:
            yield from (_against(vote, address), _abstentions(vote, address))


def _told(vote: Vote, names: dict[str, str]) -> dict[str, int]:
    """The counts that the act gives, under their French names."""
    return {label: number for name, label in names.items() if (number := getattr(vote, name)) is not None}


def _sum(vote: Vote, address: str) -> Answer:
    cast, room = _told(vote, CAST), _told(vote, ROOM)
    if len(room) < len(ROOM):
        return NotEvaluated("nombre de présents ou de pouvoirs non renseigné", address)
    if sum(cast.values()) > sum(room.values()):
        return _too_many(vote, address, cast, room)
    absent = [label for label in ("pour", "contre", "abstentions") if label not in cast]
    return NotEvaluated(f"décompte incomplet : {', '.join(absent)}", address) if absent else Passed(address)


def _too_many(vote: Vote, address: str, cast: dict[str, int], room: dict[str, int]) -> Fault:
    detail, members = (
        " + ".join(_counted(number, label) for label, number in side.items()) for side in (cast, room)
    )
    return Fault(
        address=address,
        message=f"le décompte ({detail} = {sum(cast.values())}) dépasse les votants possibles ({members})",
        remedy="vérifier le décompte dans le procès-verbal, et rectifier l’extrait",
        words=vote.raw,
        values=tuple((cast | room).items()),
    )


def _counted(number: int, label: str) -> str:
    """« 1 abstention », « 2 abstentions », « 1 ne prend pas part »."""
    return f"{number} {plural(number, _SINGULAR.get(label, label), label)}"


_SINGULAR = {
    "abstentions": "abstention",
    "ne prennent pas part": "ne prend pas part",
    "présents": "présent",
    "pouvoirs": "pouvoir",
}


def _against(vote: Vote, address: str) -> Answer:
    if vote.against is None:
        return NotEvaluated("nombre de voix contre non renseigné", address)
    if not vote.against:
        return Passed(f"{address}.against")
    return Fault(
        address=f"{address}.against",
        message=f"le vote est dit unanime, avec {vote.against} voix contre",
        remedy="dire « à la majorité », ou corriger le décompte d’après le procès-verbal",
        words=vote.raw,
        values=(("résultat", Outcome.UNANIMOUS.value), ("contre", vote.against)),
    )


def _abstentions(vote: Vote, address: str) -> Answer:
    """The words decide: unanimity of the votes cast allows abstentions, unanimity of the members does not."""
    said = f"{vote.scope or ''} {vote.raw or ''}"
    if vote.abstentions is None:
        return NotEvaluated("nombre d’abstentions non renseigné", address)
    if not vote.abstentions or _OF_VOTES_CAST.search(said):
        return Passed(f"{address}.abstentions")
    strict = _OF_MEMBERS.search(said) is not None
    whose = "l’unanimité des membres" if strict else "l’unanimité, sans préciser « des suffrages exprimés »"
    noun = plural(vote.abstentions, "abstention", "abstentions")
    return Fault(
        address=f"{address}.abstentions",
        message=f"l’acte dit {whose}, avec {vote.abstentions} {noun}",
        remedy="écrire « à l’unanimité des suffrages exprimés »",
        words=vote.raw,
        values=(("résultat", Outcome.UNANIMOUS.value), ("abstentions", vote.abstentions)),
        severity=Severity.WARNING if strict else Severity.INFO,
    )
