"""Vote d’un élu désigné pour siéger dans l’organisme subventionné.

## Ce que la règle vérifie
Depuis le 23 février 2022, l’élu que la loi fait désigner pour représenter la collectivité dans un organisme ne
prend pas part à la délibération qui attribue une subvention à cet organisme : il ne vote pas, ne s’abstient pas,
ne donne ni ne porte de pouvoir.

## Pourquoi
Sa désignation ne fait pas de lui un élu intéressé, mais le déport reste obligatoire quand l’organisme reçoit une
subvention. La loi n° 2025-1249 du 22 décembre 2025 a resserré le délit de prise illégale d’intérêts
(article 432-12 du code pénal) : un constat postérieur se lit avec elle.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DELIB-005",)))
>>> [item.code for item in report.not_applicable]
['DELIB-005']

## Références
- CGCT, article L1111-6 (loi n° 2022-217 du 21 février 2022).
- Loi n° 2025-1249 du 22 décembre 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import quote
from conventions.model import Ballot, Deliberation, Interest, Organ
from conventions.rules.decision.taking_part import (
    Part,
    ballots_of,
    body_of,
    interests_in,
    is_listed,
    parts_of,
)
from conventions.rules.reading.deliberations import NO_GRANTING, granting, said
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
    "DELIB-005",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L1111-6 (loi n° 2022-217 du 21 février 2022)",
            since=date(2022, 2, 23),
            address="https://www.senat.fr/questions/base/2025/qSEQ250303628.html",
        ),
        Source(text="Loi n° 2025-1249 du 22 décembre 2025", since=date(2025, 12, 22)),
    ),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées, avec le service juridique",
    since="0.2",
    requires=("la liste des votants", "les élus désignés pour siéger chez le bénéficiaire"),
)
def designated_member_voted(case: Case) -> Iterator[Answer]:
    """Look at what the designated members did in the vote of each grant."""
    found = [each.item for each in granting(case) if each.item.organ is not Organ.EXECUTIVE]
    if not found:
        yield NotApplicable(NO_GRANTING)
    for item in found:
        yield from (answer._replace(day=item.date) for answer in _answers(case, item))


def _answers(case: Case, item: Deliberation) -> Iterator[Answer]:
    interests, ballots = interests_in(case, item, designated=True), ballots_of(item.vote)
    if not interests:
        yield NotEvaluated("élus désignés pour siéger chez le bénéficiaire non renseignés", _place(item))
    for interest in interests:
        if ballots is None or not is_listed(interest.person, ballots):
            yield NotEvaluated(f"vote non renseigné : {interest.person}", _place(item))
        else:
            yield from _of(case, item, interest, ballots)


def _of(case: Case, item: Deliberation, interest: Interest, ballots: tuple[Ballot, ...]) -> Iterator[Answer]:
    parts = tuple(parts_of(interest.person, ballots))
    if not parts:
        yield Passed(f"{_place(item)}.vote.ballots")
    for part in parts:
        yield _fault(case, item, interest, part)


def _fault(case: Case, item: Deliberation, interest: Interest, part: Part) -> Fault:
    body = body_of(case, interest)
    where = named(body) if body else quote(interest.party)
    return Fault(
        address=f"{_place(item)}.vote.ballots[{part.rank}]",
        message=f"{interest.person} siège pour la collectivité dans l’organisme subventionné, {where}, et {part.how}"
        f" lors de {said(item)}",
        remedy="délibérer de nouveau en mentionnant le déport de l’élu désigné",
        values=(("élu", interest.person), ("vote", part.ballot.cast.value)),
    )


def _place(item: Deliberation) -> str:
    return f"deliberations[{item.key}]"
