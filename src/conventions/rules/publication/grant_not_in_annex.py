r"""Subvention absente de l’annexe des concours attribués.

## Ce que la règle vérifie
Chaque subvention ferme, en numéraire ou en nature, figure dans la liste des concours attribués qui est jointe au
compte administratif ou au compte financier unique de son exercice. Il n’y a pas de seuil, et les bénéficiaires
publics comptent. La règle lit les publications du fichier : si elles nomment d’autres subventions de l’exercice
et non celle-ci, elle manque ; si elles ne disent rien de l’annexe, la règle n’est pas évaluée.

## Pourquoi
L’annexe dit à l’assemblée et aux habitants tout ce que l’autorité a donné dans l’année. Une commune de moins de
3 500 habitants en est dispensée. Depuis l’exercice 2026 l’article a un autre numéro, à droit constant.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> report = check(equipment_2023_2025(), date(2025, 6, 30), profile=Profile(select=("PUB-002",)))
>>> print(*report.not_evaluated[0].reason.split("\u00a0"))
publication non renseignée : annexe des concours attribués

## Références
- CGCT, articles L2313-1 (2°), L3313-1, L4313-2 et L5217-10-14.
- Ordonnance n° 2025-526 du 12 juin 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Grant, Party, PublicationKind, Role
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.publication.duties import too_small
from conventions.rules.publication.told import listed
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided


@rule(
    "PUB-002",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2313-1 (2°), L3313-1, L4313-2 et L5217-10-14",
            since=date(2006, 1, 1),
            until=date(2025, 12, 31),
            read_as_of=date(2015, 3, 31),
        ),
        Source(
            text="CGCT, première partie (ordonnance n° 2025-526, à droit constant) : article à retrouver",
            since=date(2026, 1, 1),
            address="https://aida.ineris.fr/node/44215",
            read_as_of=date(2015, 3, 31),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’annexe des concours attribués", "la population de l’attribuant"),
)
def grant_not_in_annex(case: Case) -> Iterator[Answer]:
    """Look for each firm grant in what the annex of its exercise names."""
    yield from by_grant(case, Beneficiaries.ANY, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    end = end_of(grant.exercise)
    if case.as_of <= end:
        yield NotApplicable(f"l’exercice {grant.exercise} n’est pas clos")
        return
    grantors = decided(case).terms.parties_as(Role.GRANTOR)
    small = [found for each in grantors if (found := too_small(case, each, "listing_population", end))]
    if small:
        yield small[0]
    else:
        fault = partial(_absent, case, grant, party)
        yield listed(case, PublicationKind.ANNEX, (grant,), fault, "annexe des concours attribués")


def _absent(case: Case, grant: Grant, party: Party) -> Fault:
    return Fault(
        address=grant_address(case, grant),
        message=(
            f"l’annexe des concours attribués de {grant.exercise} nomme d’autres subventions de la convention,"
            f" et non celle-ci (bénéficiaire : {named(party)})"
        ),
        remedy="ajouter la subvention à l’annexe, ou compléter les publications du fichier",
        values=(("exercice", grant.exercise), ("subvention", grant.key)),
    )
