"""Avance supérieure au plafond convenu.

## Ce que la règle vérifie
La part de la subvention que les modalités donnent aux avances, puis la somme des avances mandatées, ne dépassent
pas le plafond. Le plafond est celui que la convention fixe sur ses avances, ou à défaut celui du règlement de
l’attribuant (paramètre « advance_cap ») ; sans l’un ni l’autre, la règle est sans objet. La limite est
arrondie au centime inférieur. Si une variante relève le plafond, c’est le plus élevé qui compte.

## Pourquoi
Une avance se paie avant toute dépense : au-delà du plafond, la collectivité porte un risque qu’elle n’a pas
voulu. Aucune loi ne fixe ce plafond pour une collectivité ; les modèles de l’État retiennent 50 % (convention
d’objectifs) ou 30 %, 60 % avec une garantie (investissement).

## Exemple
>>> from datetime import date
>>> from fractions import Fraction
>>> from conventions.rules import Parameters, Profile, check
>>> from conventions.samples import association_2024_2026
>>> profile = Profile(select=("PAI-005",), parameters=Parameters(advance_cap=Fraction(4, 10)))
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=profile)
>>> [finding.address for finding in report.findings]
['initial.payment_terms[1].instalments', 'ledger.payments[1204]']

## Références
- Décret n° 2018-514 du 25 juin 2018, article 12 (subventions de l’État : modèle de nombreux règlements).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import InstalmentKind
from conventions.rules.payments.capped import Looked, over_cap
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, Validity, rule

ADVANCES = Looked(
    kinds=frozenset({InstalmentKind.ADVANCE}),
    capped=InstalmentKind.ADVANCE,
    authority=lambda parameters: parameters.advance_cap,
    what="les avances",
)


@rule(
    "PAI-005",
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
    requires=("le plafond des avances", "les modalités de versement", "les mandats et leur échéance"),
)
def advance_over_cap(case: Case) -> Iterator[Answer]:
    """Compare the avances planned and mandated with their cap."""
    return over_cap(case, ADVANCES)
