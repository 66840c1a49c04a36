"""Subvention non qualifiée dans la convention.

## Ce que la règle vérifie
Quand une convention est obligatoire (plus que le seuil légal attribué dans l’année à un organisme de droit
privé), elle rappelle ce qui fait la subvention : l’initiative du bénéficiaire, l’intérêt général, l’absence de
contrepartie directe. Des clauses inconnues, une convention connue en partie, un avenant qui modifie la rédaction
ou un autre article qui en parle laissent un doute : la règle n’est alors pas évaluée.

## Pourquoi
La loi définit la subvention par ces trois critères, depuis le 2 août 2014. Sans ce rappel, d’ordinaire en
préambule, la convention peut être requalifiée en marché public, passé sans mise en concurrence. La version du
droit est celle de la signature de la convention : la date des avenants n’en choisit pas une autre.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(clauses=())
>>> only = Profile(select=("CONV-012",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('avertissement', 'initial.clauses')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 9-1, créé par la loi n° 2014-856 du 31 juillet 2014, article 59.
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
        Wanted(ClauseKind.INITIATIVE, "la mention de l’initiative du bénéficiaire", ("initiative",)),
        Wanted(ClauseKind.GENERAL_INTEREST, "la mention de l’intérêt général", ("intérêt général",)),
        Wanted(ClauseKind.NO_COUNTERPART, "la mention de l’absence de contrepartie", ("contrepartie",)),
    ),
    remedy="compléter le préambule par avenant, après avoir vérifié que ce n’est pas un marché public",
)


@rule(
    "CONV-012",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 9-1",
            since=date(2014, 8, 2),
            address="https://www.associations.gouv.fr/quest-ce-quune-subvention",
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
def subsidy_not_qualified(case: Case) -> Iterator[Answer]:
    """Look for the three statements."""
    yield look_for(case, ASKED)
