"""Aides de minimis SIEG au-delà du plafond.

## Ce que la règle vérifie
Les aides de minimis accordées à une entreprise chargée d’un service d’intérêt économique général (SIEG), tous
financeurs réunis, ne dépassent pas 500 000 € sur trois exercices fiscaux jusqu’en 2023, puis 750 000 € sur trois ans
comptés de date à date. Les aides se comptent comme pour AIDE-001 et AIDE-002.

## Pourquoi
Une association qui vend un service est une entreprise au sens européen : ce régime lui est souvent appliqué.
L’aide qui fait dépasser le plafond est illégale, et remboursée avec des intérêts. Sans déclaration des autres
financeurs, une somme inférieure au plafond n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("AIDE-003",)))
>>> report.not_applicable[0].reason
'aucune aide de minimis SIEG n’est au dossier'

## Références
- Règlement (UE) n° 360/2012.
- Règlement (UE) 2023/2832.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import AidRegime, Party
from conventions.rules.rule import Anchor, Answer, Case, Severity, Source, Status, Validity, rule
from conventions.rules.state_aid.ceilings import Ceiling, fiscal_years, over_ceiling, rolling_years

OLD = Source(text="Règlement (UE) n° 360/2012", since=date(2012, 4, 29), until=date(2023, 12, 31))
NEW = Source(text="Règlement (UE) 2023/2832", since=date(2024, 1, 1), until=date(2030, 12, 31))


def _window(party: Party, day: date, years: int) -> date | None:
    """Financial years under the first regulation, years to the day under the second one."""
    return (rolling_years if NEW.days.covers(day) else fiscal_years)(party, day, years)


CEILING = Ceiling(AidRegime.DE_MINIMIS_SIEG, "de_minimis_sieg", Validity(OLD.since, NEW.until), _window)


@rule(
    "AIDE-003",
    severity=Severity.ERROR,
    status=Status.SECOND_HAND,
    sources=(OLD, NEW),
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
def sieg_aid_over_ceiling(case: Case) -> Iterator[Answer]:
    """Sum the aids to a service of general economic interest over the years that count."""
    yield from over_ceiling(case, CEILING)
