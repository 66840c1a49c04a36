"""Aides de minimis au-delà du plafond sur trois ans glissants.

## Ce que la règle vérifie
De 2024 à 2030, les aides de minimis accordées à une entreprise, tous financeurs réunis, ne dépassent pas 300 000 €
sur trois ans, comptés de date à date jusqu’au jour de chaque aide. Les aides d’avant 2024 comptent, si elles sont
dans ces trois ans. Comptent les aides que le bénéficiaire déclare et les subventions accordées sous ce régime, ici
et dans les autres conventions données ; une aide dite deux fois (même jour, même montant) ne compte qu’une fois.

## Pourquoi
L’aide qui fait dépasser le plafond est illégale en entier, et l’entreprise la rembourse avec des intérêts. Le
plafond vise l’« entreprise unique » : les sociétés d’un même groupe se cumulent, ce que le fichier ne dit pas. Sans
déclaration des autres financeurs, une somme inférieure au plafond n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2025, 6, 30), profile=Profile(select=("AIDE-002",)))
>>> report.not_applicable[0].reason
'aucune aide de minimis n’est au dossier'

## Références
- Règlement (UE) 2023/2831.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import AidRegime
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, rule
from conventions.rules.state_aid.ceilings import Ceiling, over_ceiling, rolling_years

REGULATION = Source(text="Règlement (UE) 2023/2831", since=date(2024, 1, 1), until=date(2030, 12, 31))
CEILING = Ceiling(AidRegime.DE_MINIMIS, "de_minimis", REGULATION.days, rolling_years)


@rule(
    "AIDE-002",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(REGULATION,),
    dated_by=Anchor.AID,
    decider="le service des affaires européennes ou juridiques",
    since="0.2",
    requires=(
        "les aides de minimis déclarées",
        "le régime d’aide des subventions",
        "la date d’octroi de chaque aide",
    ),
)
def de_minimis_over_rolling_years(case: Case) -> Iterator[Answer]:
    """Sum the aids of the three years that end on the day of each aid."""
    yield from over_ceiling(case, CEILING)
