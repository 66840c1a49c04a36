"""Convention obligatoire sans objet ou sans conditions d’utilisation.

## Ce que la règle vérifie
Quand une convention est obligatoire (plus que le seuil légal attribué dans l’année à un organisme de droit
privé, les autres conventions données comptées), elle dit l’objet de la subvention, son montant et les
conditions de son utilisation. L’objet est une clause, l’objet d’une subvention ou une action ; le montant, celui
d’une subvention. Des clauses inconnues, une convention connue en partie, un avenant qui modifie la rédaction ou
un autre article qui en parle laissent un doute : la règle n’est alors pas évaluée.

## Pourquoi
Sans objet ni conditions d’utilisation, l’autorité ne peut demander la restitution de ce qui est mal employé, ni
le comptable rattacher le paiement à une dépense. La version du droit est celle de la signature de la
convention : la date des avenants n’en choisit pas une autre.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(clauses=())
>>> only = Profile(select=("CONV-003",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('erreur', 'initial.clauses')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import ClauseKind
from conventions.rules.bodies import grant_address
from conventions.rules.convention.content import Asked, Wanted, look_for
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    NotEvaluated,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import decided


def _said_by_a_grant(case: Case, kind: ClauseKind) -> bool:
    """What a grant is for, or an action, is the object too."""
    terms = decided(case).terms
    return kind is ClauseKind.OBJECT and (bool(terms.actions) or any(grant.object for grant in terms.grants))


ASKED = Asked(
    wanted=(
        Wanted(ClauseKind.OBJECT, "l’objet", ("objet",)),
        Wanted(ClauseKind.USE, "les conditions d’utilisation de la subvention", ("utilis", "emploi")),
    ),
    remedy="ajouter par avenant l’article qui manque",
    met=_said_by_a_grant,
)


@rule(
    "CONV-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10",
            since=date(2001, 6, 10),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194",
            read_as_of=date(2014, 6, 30),
        ),
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10, version de 2016",
            since=date(2016, 1, 1),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194?version=LEGIARTI000033158062",
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
def compulsory_content_missing(case: Case) -> Iterator[Answer]:
    """Look for the clauses, then for amounts that nobody told."""
    yield look_for(case, ASKED)
    for grant in decided(case).terms.grants:
        if grant.amount is None:
            reason = f"montant inconnu pour {grant.exercise}"
            yield NotEvaluated(reason, grant_address(case, grant, "amount"))
