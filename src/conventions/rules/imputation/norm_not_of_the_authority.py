"""Nomenclature qui n’est pas celle de l’attribuant.

## Ce que la règle vérifie
La nomenclature renseignée pour l’attribuant est une de celles que sa nature permet pour l’exercice : M14 (communes
et groupements), M52 (départements) ou M71 (régions) jusqu’en 2023, ou la M57 par option ; la M57 seule pour les
métropoles depuis 2015, et pour tous depuis 2024.

## Pourquoi
Un compte ne se lit que dans sa nomenclature : 65738 reçoit des imputations en M14 et n’est qu’une rubrique en M57
développée. Une nomenclature déduite n’est pas jugée, elle suit déjà la loi. Les nomenclatures M4 des services
publics industriels et commerciaux sont celles de budgets annexes : elles valent toujours. Un syndicat mixte peut
suivre la nomenclature de ses membres : il n’est pas jugé.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> city, *others = convention.initial.parties
>>> city = city.replace(nomenclatures=(city.nomenclatures[0].replace(norm="M14", declinaison=None),))
>>> initial = convention.initial.replace(parties=(city, *others), grants=convention.initial.grants[:1])
>>> only = Profile(select=("NAT-003",))
>>> report = check(convention.replace(initial=initial, avenants=()), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.parties[ville].nomenclatures']

## Références
- Arrêté du 29 décembre 2014 relatif à l’instruction budgétaire et comptable M57.
- Loi n° 2015-991 du 7 août 2015, article 106 (option pour la M57) ; généralisation au 1er janvier 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from conventions.french import format_list, quote
from conventions.model import NomenclatureUse, Party, PartyKind, Role
from conventions.nomenclature import norm_of_kind
from conventions.rules.reading.wording import day_of, named
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
    end_of,
    rule,
)
from conventions.rules.written import decided, written_lines

M57 = "M57"
OWN = {
    PartyKind.COMMUNE: "M14",
    PartyKind.EPCI: "M14",
    PartyKind.METROPOLE: "M14",
    PartyKind.DEPARTEMENT: "M52",
    PartyKind.REGION: "M71",
}
"""The norm of each kind of authority until the law imposes M57."""

MIXED_SYNDICATES = frozenset({"7354", "7355"})
"""Insee legal categories of the syndicats mixtes, which follow the norm of their members."""

_NORM = re.compile(r"\s*(M(?:14|52|57|71|4[0-9]?))(?![0-9])", re.IGNORECASE)


@rule(
    "NAT-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Arrêté du 29 décembre 2014 relatif à l’instruction budgétaire et comptable M57",
            since=date(2015, 1, 1),
            address="https://juriblio.fr/arretes/arrete-du-29-decembre-2014/164223765",
        ),
        Source(text="Loi n° 2015-991 du 7 août 2015, art. 106", since=date(2015, 8, 9)),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("la nomenclature de l’attribuant", "la nature de l’attribuant", "l’exercice"),
)
def norm_not_of_the_authority(case: Case) -> Iterator[Answer]:
    """Compare the norm that each grantor states for an exercise with those that its kind allows."""
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    exercises = _exercises(case)
    if not grantors:
        yield NotEvaluated("aucun attribuant n’est inscrit")
    elif not exercises:
        yield NotApplicable("aucune subvention n’est inscrite")
    for party in grantors:
        yield from _answers(case, party, exercises)


def _answers(case: Case, party: Party, exercises: list[int]) -> Iterator[Answer]:
    address = decided(case).origin(f"parties[{party.key}].nomenclatures").address
    untold = [exercise for exercise in exercises if party.nomenclature_for(exercise) is None]
    if untold:
        missing = f"nomenclature non renseignée pour {format_list(untold)} : {named(party)}"
        yield NotEvaluated(missing, address, day=end_of(untold[-1]))
    for exercise in exercises:
        used = party.nomenclature_for(exercise)
        if used is not None:
            yield _answer(party, used, exercise)._replace(address=address, day=end_of(exercise))


def _exercises(case: Case) -> list[int]:
    lines = (exercise for written in written_lines(case) for exercise in written.line.exercises)
    drafted = (written.grant.exercise for written in written_lines(case))
    return sorted({grant.exercise for grant in decided(case).terms.grants}.union(lines, drafted))


def _answer(party: Party, used: NomenclatureUse, exercise: int) -> Fault | Passed | NotEvaluated:
    kind = party.kind_on(day_of(exercise, 1, 1))
    if used.inferred:
        return NotEvaluated(f"nomenclature {quote('déduite')} pour {exercise} : {named(party)}")
    if kind is None:
        return NotEvaluated(f"nature de l’attribuant non renseignée pour {exercise} : {named(party)}")
    if kind not in OWN:
        return NotEvaluated(f"la règle ne connaît pas les nomenclatures de cet attribuant ({kind})")
    return _compared(party, kind, used, exercise)


def _compared(
    party: Party, kind: PartyKind, used: NomenclatureUse, exercise: int
) -> Fault | Passed | NotEvaluated:
    norm, allowed = norm_named(used.norm), _allowed(kind, exercise)
    if norm is None or (party.legal_category in MIXED_SYNDICATES and norm != M57):
        return NotEvaluated(f"nomenclature {quote(used.norm)} : la règle ne la juge pas")
    if norm in allowed or norm.startswith("M4"):
        return Passed("")
    return _fault(kind, exercise, used, allowed)


def norm_named(text: str) -> str | None:
    """« M57 » of « M57 développée » or « M57_A »; None for what is none of the norms that the rule knows.

    >>> norm_named("M57_D"), norm_named("m14"), norm_named("M49 – eau"), norm_named("M22"), norm_named("M570")
    ('M57', 'M14', 'M49', None, None)
    """
    match = _NORM.match(text)
    return match[1].upper() if match else None


@lru_cache(maxsize=256)
def _allowed(kind: PartyKind, exercise: int) -> tuple[str, ...]:
    imposed = norm_of_kind(kind.value, on=day_of(exercise, 1, 1))
    return (imposed.norm,) if imposed else (OWN[kind], M57)


def _fault(kind: PartyKind, exercise: int, used: NomenclatureUse, allowed: tuple[str, ...]) -> Fault:
    expected = " ou ".join(allowed)
    return Fault(
        address="",
        message=f"nomenclature {used.norm} renseignée pour {exercise} ; pour l’attribuant ({kind}) : {expected}",
        remedy=f"renseigner la nomenclature de l’exercice ({expected}), et revoir les comptes imputés",
        words=used.source,
        values=(("nomenclature", used.norm), ("nomenclature attendue", expected), ("exercice", exercise)),
    )
