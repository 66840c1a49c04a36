"""Aides de minimis au-delà du plafond sur trois exercices fiscaux.

## Ce que la règle vérifie
De 2014 à 2023, les aides de minimis accordées à une entreprise, tous financeurs réunis, ne dépassent pas 200 000 €
sur trois exercices fiscaux : celui où l’aide est octroyée et les deux précédents. Comptent les aides que le
bénéficiaire déclare et les subventions accordées sous ce régime, ici et dans les autres conventions données ; une
aide dite deux fois (même jour, même montant) ne compte qu’une fois.

## Pourquoi
L’aide qui fait dépasser le plafond est illégale en entier, et l’entreprise la rembourse avec des intérêts. Le
plafond vise l’« entreprise unique » : les sociétés d’un même groupe se cumulent, ce que le fichier ne dit pas. Sans
déclaration des autres financeurs, une somme inférieure au plafond n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("AIDE-001",)))
>>> report.not_applicable[0].reason
'aucune aide de minimis n’est au dossier'

## Références
- Règlement (UE) n° 1407/2013.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import AidRegime
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, rule
from conventions.rules.state_aid.ceilings import Ceiling, fiscal_years, over_ceiling

REGULATION = Source(text="Règlement (UE) n° 1407/2013", since=date(2014, 1, 1), until=date(2023, 12, 31))
CEILING = Ceiling(AidRegime.DE_MINIMIS, "de_minimis", REGULATION.days, fiscal_years)


@rule(
    "AIDE-001",
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
        "l’exercice fiscal du bénéficiaire",
    ),
)
def de_minimis_over_fiscal_years(case: Case) -> Iterator[Answer]:
    """Sum the aids of the three financial years of each aid."""
    yield from over_ceiling(case, CEILING)
