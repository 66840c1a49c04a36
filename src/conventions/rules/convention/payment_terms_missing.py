"""Convention obligatoire sans modalités de versement.

## Ce que la règle vérifie
Quand une convention est obligatoire (plus que le seuil légal attribué dans l’année à un organisme de droit
privé), elle dit comment la subvention est versée : des modalités saisies, même sous forme de texte, ou une
clause « modalités de versement ». Des clauses inconnues, une convention connue en partie ou un avenant qui
modifie la rédaction laissent un doute : la règle n’est alors pas évaluée.

## Pourquoi
Sans modalités, le comptable ne sait ni quand payer, ni sur quelles pièces. La version du droit est celle de la
signature de la convention : la date des avenants n’en choisit pas une autre.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(payment_terms=())
>>> only = Profile(select=("CONV-004",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('erreur', 'initial.clauses')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10, dans sa version de 2016.
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
from conventions.rules.written import decided


def _has_terms(case: Case, kind: ClauseKind) -> bool:
    return bool(decided(case).terms.payment_terms)


ASKED = Asked(
    wanted=(Wanted(ClauseKind.PAYMENT, "les modalités de versement", ("versement", "paiement")),),
    remedy="ajouter par avenant les modalités de versement",
    met=_has_terms,
)


@rule(
    "CONV-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10, version de 2016",
            since=date(2016, 1, 1),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194?version=LEGIARTI000033158062",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service juridique, avec le comptable public",
    since="0.2",
    requires=("les modalités de versement", "les clauses de la convention", "les montants attribués"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def payment_terms_missing(case: Case) -> Iterator[Answer]:
    """Payment terms, or the clause."""
    yield look_for(case, ASKED)
