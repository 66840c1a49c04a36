"""Avances et acomptes supérieurs au plafond avant le solde.

## Ce que la règle vérifie
La part de la subvention que les modalités donnent aux avances et aux acomptes, puis la somme de ceux qui sont
mandatés, ne dépassent pas le plafond de ce qui se paie avant le solde. Le plafond est celui que la convention
fixe sur tous ses acomptes (le plus élevé), ou à défaut celui du règlement de l’attribuant (paramètre
« before_balance_cap ») ; sans l’un ni l’autre, la règle est sans objet. La limite est arrondie au centime
inférieur.

## Pourquoi
Le solde se paie sur justification : ce qui reste à payer est la seule garantie de recevoir les pièces. Aucune
loi ne fixe ce plafond pour une collectivité ; le modèle de l’État retient 80 %, ou 90 % au-delà de quarante-huit
mois.

## Exemple
>>> from datetime import date
>>> from fractions import Fraction
>>> from conventions.rules import Parameters, Profile, check
>>> from conventions.samples import association_2024_2026
>>> profile = Profile(select=("PAI-006",), parameters=Parameters(before_balance_cap=Fraction(7, 10)))
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=profile)
>>> [finding.address for finding in report.findings]
['initial.payment_terms[1].instalments', 'ledger.payments[3377]']

## Références
- Décret n° 2018-514 du 25 juin 2018, article 12 (subventions de l’État : modèle de nombreux règlements).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import InstalmentKind
from conventions.rules.payments.capped import Looked, over_cap
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, Validity, rule

BEFORE_BALANCE = Looked(
    kinds=frozenset({InstalmentKind.ADVANCE, InstalmentKind.INTERIM}),
    capped=InstalmentKind.INTERIM,
    authority=lambda parameters: parameters.before_balance_cap,
    what="les avances et les acomptes",
)


@rule(
    "PAI-006",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Décret n° 2018-514 du 25 juin 2018, art. 12",
            since=date(2018, 10, 1),
            address="https://www.legifrance.gouv.fr/affichTexteArticle.do?idArticle=LEGIARTI000037107762",
        ),
    ),
    # The convention sets the cap, whatever its date: the décret is the model of its practice only.
    law=Validity(),
    dated_by=Anchor.MANDATE,
    decider="le service instructeur, avec le service des finances",
    since="0.2",
    requires=("le plafond avant le solde", "les modalités de versement", "les mandats et leur échéance"),
)
def payments_over_cap_before_balance(case: Case) -> Iterator[Answer]:
    """Compare the avances and the acomptes planned and mandated with their cap."""
    return over_cap(case, BEFORE_BALANCE)
