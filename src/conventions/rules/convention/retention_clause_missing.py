"""Sort du non-consommé absent de la convention.

## Ce que la règle vérifie
Quand une convention est obligatoire, que le bénéficiaire est une association ou une fondation, et qu’elle est
signée depuis le 3 juillet 2021, elle dit ce que devient la part non consommée de la subvention : une clause de
conservation ou de restitution, un excédent raisonnable ou un cas de reversement dans les modalités de versement.

## Pourquoi
La loi de 2021 le prévoit « le cas échéant » : l’absence de la clause est une information, non une faute. Sans
elle, le non-consommé se discute au bilan, sans texte. La version du droit est celle de la signature de la
convention : la date des avenants n’en choisit pas une autre.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(clauses=())
>>> only = Profile(select=("CONV-006",))
>>> report = check(convention.replace(initial=initial), date(2025, 6, 30), profile=only)
>>> [(str(finding.severity), finding.address) for finding in report.findings]
[('information', 'initial.clauses')]

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10, modifié par la loi n° 2021-875 du 1er juillet 2021.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import ClauseKind, RepaymentCase
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


def _said_by_terms(case: Case, kind: ClauseKind) -> bool:
    """Whether the unused money is paid back, or payment terms say how much of it is kept."""
    agreed = decided(case).terms
    if any(clause.kind is ClauseKind.REPAYMENT for clause in agreed.clauses or ()):
        return True
    return any(
        terms.surplus or any(item.case is RepaymentCase.UNUSED for item in terms.repayments)
        for terms in agreed.payment_terms
    )


ASKED = Asked(
    wanted=(
        Wanted(
            ClauseKind.RETENTION,
            "les conditions dans lesquelles le bénéficiaire conserve le non-consommé",
            ("conserv", "consomm", "excédent", "non utilis", "reliquat"),
        ),
    ),
    remedy="dire par avenant ce que le bénéficiaire peut conserver",
    about=Beneficiaries.ASSOCIATIONS,
    met=_said_by_terms,
)


@rule(
    "CONV-006",
    severity=Severity.INFO,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Loi n° 2021-875 du 1er juillet 2021, art. 1",
            since=date(2021, 7, 3),
            address="https://experts-et-decideurs.fr/association/loi-du-1er-juillet-2021",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("les clauses de la convention", "les modalités de versement", "les montants attribués"),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def retention_clause_missing(case: Case) -> Iterator[Answer]:
    """Look for the clause, or for payment terms that say what is kept or paid back."""
    yield look_for(case, ASKED)
