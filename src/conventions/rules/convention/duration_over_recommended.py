"""Durée de la convention au-delà de la durée recommandée.

## Ce que la règle vérifie
La période de la convention, avenants et reconductions compris, ne dépasse pas la durée recommandée pour une
convention pluriannuelle d’objectifs le jour de sa signature. Une période qui tient dans la plus courte des durées
recommandées est conforme, quel que soit le bénéficiaire ; au-delà, la règle ne vise que les associations et les
fondations. Une période sans fin connue n’est pas évaluée.

## Pourquoi
La circulaire de 2010 recommandait trois ans, celle de 2015 recommande quatre ans. Elles ne lient que les services
de l’État : une durée plus longue est un avertissement, qui invite à prévoir une évaluation avant toute suite.

## Exemple
>>> from datetime import date
>>> from conventions import Period
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(period=Period.years(2024, 2028))
>>> only = Profile(select=("CONV-009",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.findings]
['initial.period']

## Références
- Circulaire du 18 janvier 2010.
- Circulaire n° 5811/SG du 29 septembre 2015.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from conventions.errors import ConventionsError, PeriodError
from conventions.french import format_date, format_duration, format_list
from conventions.law import duration, versions
from conventions.operations import Fold
from conventions.periods import Duration, Period
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.scope import beneficiaries
from conventions.rules.written import decided


@rule(
    "CONV-009",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(text="Circulaire du 18 janvier 2010", since=date(2010, 1, 18), until=date(2015, 9, 28)),
        Source(
            text="Circulaire n° 5811/SG du 29 septembre 2015",
            since=date(2015, 9, 29),
            address="https://www.associationmodeemploi.fr/article/subventions-l-etat-encourage-la-convention.63138",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("la période de la convention", "la date de signature de la convention"),
)
def duration_over_recommended(case: Case) -> Iterator[Answer]:
    """Compare the period in force with the shortest duration ever recommended, then with that of the day."""
    folded = decided(case)
    period, address = folded.terms.period, folded.origin("period").address
    if period.end is None:
        yield NotEvaluated("fin de la période inconnue", address)
    elif _within(period, _shortest()):
        yield Passed(address, day=period.start)
    else:
        yield _for_associations(case, folded)


@cache
def _shortest() -> Duration:
    told = (version.value for version in versions("recommended_duration"))
    return min((each for each in told if isinstance(each, Duration)), key=_months)


def _months(told: Duration) -> int:
    return told.years * 12 + told.months


def _within(period: Period, longest: Duration) -> bool:
    """Whether a period lasts no longer; one that would end after the last day of the calendar does not."""
    try:
        limit = Period.lasting(period.start, longest).end
    except PeriodError:
        return True
    return period.end is not None and limit is not None and period.end <= limit


def _for_associations(case: Case, folded: Fold) -> Answer:
    """Beyond the shortest one, only associations and foundations are meant."""
    signed, bodies = Anchor.SIGNATURE.days(case)[0], beneficiaries(folded.terms)
    covered = [Beneficiaries.ASSOCIATIONS.covers(party.kind_on(signed or case.as_of)) for party in bodies]
    if True in covered:
        return _against(folded, signed)
    who = format_list(named(party) for party in bodies)
    if None in covered or not bodies:
        return NotEvaluated(f"nature juridique du bénéficiaire non renseignée{' : ' if who else ''}{who}")
    return NotApplicable(f"la règle vise {Beneficiaries.ASSOCIATIONS} ; bénéficiaire : {who}")


def _against(folded: Fold, signed: date | None) -> Answer:
    period, address = folded.terms.period, folded.origin("period").address
    if signed is None:
        return NotEvaluated("date de signature de la convention inconnue", address)
    try:
        longest = duration("recommended_duration", on=signed)
    except ConventionsError as error:
        return NotEvaluated(str(error), address)
    return Passed(address) if _within(period, longest) else _fault(period, longest, address)


def _fault(period: Period, longest: Duration, address: str) -> Fault:
    last = Period.lasting(period.start, longest).end or period.start
    end, limit = period.end or period.start, format_duration(longest)
    start = format_date(period.start)
    return Fault(
        address=address,
        message=f"période du {start} au {format_date(end)}, pour une durée recommandée de {limit}",
        remedy=f"finir la convention le {format_date(last)}, et conclure la suivante après évaluation",
        values=(("fin", end), ("fin recommandée", last)),
    )
