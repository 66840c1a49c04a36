"""Convention obligatoire sans contrôle ou sans évaluation.

## Ce que la règle vérifie
Quand une convention est obligatoire (plus que le seuil légal attribué dans l’année à un organisme de droit
privé) et signée depuis le 3 juillet 2021, elle dit les modalités de contrôle et d’évaluation de l’emploi de la
subvention. Des clauses inconnues, une convention connue en partie, un avenant qui modifie la rédaction ou un autre
article qui en parle laissent un doute : la règle n’est alors pas évaluée.

## Pourquoi
La loi de 2021 ajoute ces modalités à ce que la convention doit dire. Le texte n’a été lu que cité : le constat est
un avertissement. Une convention signée avant, même modifiée depuis, n’est pas visée : il n’est pas établi qu’un
avenant soumette la convention au texte nouveau.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(clauses=())
>>> only = Profile(select=("CONV-005",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('avertissement', 'initial.clauses')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10, modifié par la loi n° 2021-875 du 1er juillet 2021.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import ClauseKind
from conventions.rules.convention.content import Asked, Wanted, look_for
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Severity,
    Source,
    Status,
    rule,
)

ASKED = Asked(
    wanted=(
        Wanted(ClauseKind.CONTROL, "les modalités de contrôle", ("contrôl", "controle")),
        Wanted(ClauseKind.EVALUATION, "les modalités d’évaluation", ("évalu", "evalu")),
    ),
    remedy="ajouter par avenant les modalités de contrôle et d’évaluation",
)


@rule(
    "CONV-005",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Loi n° 2021-875 du 1er juillet 2021, art. 1",
            since=date(2021, 7, 3),
            address="https://experts-et-decideurs.fr/association/loi-du-1er-juillet-2021",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service juridique, avec le service instructeur",
    since="0.2",
    requires=(
        "les clauses de la convention",
        "les montants attribués",
        "la date de signature de la convention",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def control_or_evaluation_missing(case: Case) -> Iterator[Answer]:
    """Look for the two clauses."""
    yield look_for(case, ASKED)
