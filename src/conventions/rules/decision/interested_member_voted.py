"""Vote d’un élu intéressé, ou déport non mentionné.

## Ce que la règle vérifie
Aucun élu intéressé dans l’organisme subventionné (président, trésorier…) n’a voté la subvention, ni donné un
pouvoir qui a voté, ni porté le pouvoir d’un autre. Une abstention est signalée en avertissement : elle n’est pas un
déport. Sans liste des votants, une délibération qui ne mentionne aucun déport est signalée pour information.

## Pourquoi
La délibération à laquelle a pris part un élu intéressé à l’affaire est illégale. Un élu désigné par la loi pour
siéger dans l’organisme relève de la règle DELIB-005 depuis 2022.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-004",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'deliberations[2018-11-15].vote')]

## Références
- CGCT, article L2131-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_list, quote
from conventions.model import Ballot, Cast, Deliberation, Interest, Organ
from conventions.rules.decision.taking_part import (
    Part,
    ballots_of,
    body_of,
    interests_in,
    is_listed,
    parts_of,
)
from conventions.rules.reading.deliberations import NO_DECISION, deciding, granting, said
from conventions.rules.reading.wording import named
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


@rule(
    "DELIB-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L2131-11", since=date(1996, 2, 24), read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées, avec le service juridique",
    since="0.2",
    requires=("la liste des votants", "les intérêts des élus dans le bénéficiaire"),
)
def interested_member_voted(case: Case) -> Iterator[Answer]:
    """Look at what the interested members did in the vote of each deliberation about the convention."""
    found = [item for item in deciding(case) if item.organ is not Organ.EXECUTIVE]
    if not found:
        yield NotApplicable(NO_DECISION)
    for item in found:
        yield from (answer._replace(day=item.date) for answer in _answers(case, item))


def _answers(case: Case, item: Deliberation) -> Iterator[Answer]:
    ballots = ballots_of(item.vote)
    interests = interests_in(case, item, designated=False)
    if ballots is None:
        yield _unlisted(case, item, interests)
    elif not interests:
        yield NotEvaluated("intérêts des élus dans le bénéficiaire non renseignés", _place(item))
    else:
        for interest in interests:
            yield from _of(case, item, interest, ballots)


def _unlisted(case: Case, item: Deliberation, interests: tuple[Interest, ...]) -> Answer:
    """Nobody says who voted: a grant without a word on the interested members is told for information."""
    if item.vote is not None and item.vote.not_taking_part:
        return NotEvaluated("élus qui ne prennent pas part au vote non nommés", _place(item))
    if item.key not in case.once(_granting):
        return NotEvaluated(f"liste des votants non renseignée pour {said(item)}", _place(item))
    known = format_list(each.person for each in interests)
    whose = f" ; élus intéressés d’après le dossier : {known}" if known else ""
    return Fault(
        address=_place(item),
        message=f"{said(item)} attribue une subvention sans mentionner de déport ; la liste des votants n’est pas"
        f" renseignée{whose}",
        remedy="vérifier qu’aucun élu intéressé n’a pris part au vote, et l’écrire dans l’extrait",
        words=item.vote.raw if item.vote else None,
        severity=Severity.INFO,
    )


def _granting(case: Case) -> frozenset[str]:
    return frozenset(each.item.key for each in granting(case))


def _of(case: Case, item: Deliberation, interest: Interest, ballots: tuple[Ballot, ...]) -> Iterator[Answer]:
    if not is_listed(interest.person, ballots):
        yield NotEvaluated(
            f"{interest.person} n’est pas dans la liste des votants", f"{_place(item)}.ballots"
        )
        return
    parts = tuple(parts_of(interest.person, ballots))
    if not parts:
        yield Passed(f"{_place(item)}.ballots")
    for part in parts:
        yield _fault(case, item, interest, part)


def _fault(case: Case, item: Deliberation, interest: Interest, part: Part) -> Fault:
    body = body_of(case, interest)
    where = named(body) if body else quote(interest.party)
    role = f" ({interest.capacity})" if interest.capacity else ""
    return Fault(
        address=f"{_place(item)}.ballots[{part.rank}]",
        message=f"{interest.person} a un intérêt dans l’organisme subventionné, {where}{role}, et {part.how}"
        f" lors de {said(item)}",
        remedy="délibérer de nouveau sans l’élu intéressé, qui quitte la séance pour ce point",
        values=(("élu", interest.person), ("vote", part.ballot.cast.value)),
        severity=Severity.WARNING if part.ballot.cast is Cast.ABSTAINED else None,
    )


def _place(item: Deliberation) -> str:
    return f"deliberations[{item.key}].vote"
