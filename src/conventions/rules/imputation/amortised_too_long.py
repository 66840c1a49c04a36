"""Subvention d’équipement amortie au-delà de la durée maximale.

## Ce que la règle vérifie
La durée d’amortissement d’une subvention d’équipement versée ne dépasse pas le maximum du bien financé, à la fin de
l’exercice : 5 ans pour des biens mobiliers, du matériel ou des études ; 15 puis 30 ans (depuis 2016) pour des
bâtiments et installations ; 30 puis 40 ans pour des infrastructures d’intérêt national.

## Pourquoi
Une durée trop longue allège à tort la charge annuelle de la section de fonctionnement. Si le bien financé n’est pas
connu, ou n’a pas de maximum à lui (voirie, monuments historiques), seul le plus long de tous les maximums décide :
au-delà, la durée est fausse quel que soit le bien ; en deçà, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions import Duration
>>> from conventions.rules import Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> grant = convention.initial.grants[0].replace(amortised_over=Duration(years=41))
>>> initial = convention.initial.replace(grants=(grant,))
>>> only = Profile(select=("NAT-008",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.grants[2023-équipement].amortised_over']

## Références
- CGCT, article R2321-1 ; décrets n° 2011-1951, n° 2015-1846 et n° 2015-1848.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_duration
from conventions.law import versions
from conventions.model import AssetKind, Grant, Nature
from conventions.periods import Duration
from conventions.rules.bodies import grant_address
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)
from conventions.rules.written import decided

MAXIMA = {
    AssetKind.MOVABLES: "amortisation_movables",
    AssetKind.BUILDINGS: "amortisation_buildings",
    AssetKind.INFRASTRUCTURE: "amortisation_infrastructure",
}
"""The legal value of each asset that has its own."""

LONGEST = "amortisation_infrastructure"


@rule(
    "NAT-008",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. R2321-1 (décret n° 2011-1951 du 23 décembre 2011)",
            since=date(2012, 1, 1),
            until=date(2015, 12, 31),
        ),
        Source(
            text="Décrets n° 2015-1846 et n° 2015-1848 du 29 décembre 2015",
            since=date(2016, 1, 1),
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("la durée d’amortissement", "le bien financé"),
)
def amortised_too_long(case: Case) -> Iterator[Answer]:
    """Compare the time over which each grant is written off with the most that the law allows."""
    grants = decided(case).terms.grants
    if not grants:
        yield NotApplicable("aucune subvention n’est inscrite")
    for grant in grants:
        yield _answer(case, grant)._replace(day=end_of(grant.exercise))


def _answer(case: Case, grant: Grant) -> Answer:
    if grant.amortised_over is None and grant.nature is not Nature.EQUIPMENT:
        return NotApplicable("la subvention n’est pas dite d’équipement")
    address = grant_address(case, grant, "amortised_over")
    if grant.amortised_over is None:
        return NotEvaluated("la durée d’amortissement n’est pas renseignée", address)
    return _compared(grant, grant.amortised_over, address)


def _compared(grant: Grant, told: Duration, address: str) -> Answer:
    own = MAXIMA.get(grant.asset) if grant.asset else None
    most = _most(own or LONGEST, end_of(grant.exercise))
    if most is None:
        return NotApplicable(f"aucune durée maximale ne vaut pour l’exercice {grant.exercise}")
    if _is_longer(told, most):
        return _fault(grant, told, most, address)
    return Passed(address) if own else NotEvaluated("le bien financé ne dit pas la durée maximale", address)


def _most(name: str, on: date) -> Duration | None:
    """The most that the law allows on a day; None where it says nothing."""
    known = [one for one in versions(name) if one.since <= on <= (one.until or date.max)]
    return known[-1].value if known and isinstance(known[-1].value, Duration) else None


def _is_longer(told: Duration, most: Duration) -> bool:
    """Compared in months, then in days (31 of them are a month at least): what the law sets is in whole years.

    >>> _is_longer(Duration(months=60, days=1), Duration(years=5)), _is_longer(
    ...     Duration(months=60), Duration(years=5)
    ... )
    (True, False)
    """
    (months, days), (most_months, most_days) = (
        (each.years * 12 + each.months + each.days // 31, each.days % 31) for each in (told, most)
    )
    return (months, days) > (most_months, most_days)


def _fault(grant: Grant, told: Duration, most: Duration, address: str) -> Fault:
    asset = str(grant.asset) if grant.asset else "bien quelconque"
    over, limit = format_duration(told), format_duration(most)
    return Fault(
        address=address,
        message=f"amortissement sur {over} ; maximum pour l’exercice {grant.exercise} ({asset}) : {limit}",
        remedy=f"ramener la durée à {limit} au plus, ou corriger le bien financé",
        values=(("durée", over), ("durée maximale", limit), ("bien financé", asset)),
    )
