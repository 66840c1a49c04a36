"""Autorisation caduque avant l’exercice de la subvention.

## Ce que la règle vérifie
Une autorisation (AP ou AE) citée par la convention n’est pas caduque au premier jour de l’exercice de la
subvention : le règlement budgétaire et financier de l’autorité dit combien d’années elle dure sans servir.

## Pourquoi
Une autorisation caduque ne porte plus aucun engagement. La durée est celle du règlement de l’autorité : sans elle
(`authorization_years`), ou sans le jour du vote, la règle n’est pas évaluée. Une autorisation qui porte la
subvention d’un exercice commencé avant sa caducité a servi : elle n’est pas jugée.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Authorization, Budget, LinePart
>>> from conventions.rules import Context, Parameters, Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant = convention.initial.grants[0]
>>> line = grant.lines[0].replace(parts=(LinePart(key="AE", code="2018-3"),))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *convention.initial.grants[1:]))
>>> day = date(2018, 3, 15)
>>> voted = Authorization(number="2018-3", kind="fonctionnement", amount=euros(90000), voted_on=day)
>>> report = check(
...     convention.replace(initial=initial),
...     date(2024, 12, 31),
...     profile=Profile(select=("PLURI-005",), parameters=Parameters(authorization_years=4)),
...     context=Context(budgets=(Budget(authority="ville", exercise=2024, authorizations=(voted,)),)),
... )
>>> [finding.address for finding in report.findings]
['initial.grants[2024-fonctionnement].lines[1]']

## Références
- CGCT, article L5217-10-8 ; règlement budgétaire et financier de l’autorité.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date
from conventions.model import Firmness
from conventions.periods import add_months
from conventions.rules.multiyear.authorizations import (
    Citation,
    citations,
    unknown,
    voted,
    without_citation,
)
from conventions.rules.reading.wording import day_of
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    end_of,
    rule,
)

NO_YEARS = "durée des autorisations non renseignée (règlement budgétaire et financier)"


@rule(
    "PLURI-005",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L5217-10-8", since=date(2015, 1, 1), read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("l’autorisation citée et le jour de son vote", "la durée des autorisations de l’autorité"),
)
def authorization_lapsed(case: Case) -> Iterator[Answer]:
    """Compare the day when each authorisation lapses with the first day of the exercise."""
    found = citations(case)
    if not found:
        yield from without_citation(case)
    for cited in found:
        yield _answer(case, cited)._replace(day=end_of(cited.written.grant.exercise))


def _answer(case: Case, cited: Citation) -> Answer:
    years, address = case.parameters.authorization_years, cited.written.address
    rows = voted(case, cited)
    if not rows:
        return unknown(case, cited)
    days = [row.authorization.voted_on for row in rows if row.authorization.voted_on]
    if years is None or not days:
        return NotEvaluated(NO_YEARS if years is None else f"vote de {cited.told} non daté", address)
    lapse = add_months(max(days), 12 * years)
    if lapse >= day_of(cited.written.grant.exercise, 1, 1):
        return Passed(address)
    if _served(case, cited, lapse):
        return NotEvaluated(f"{cited.told} a servi avant le {format_date(lapse)}", address)
    return _fault(cited, max(days), lapse)


def _served(case: Case, cited: Citation, lapse: date) -> bool:
    grants = (one.written.grant for one in citations(case) if one.id == cited.id)
    return any(grant.firmness is Firmness.FIRM and day_of(grant.exercise, 1, 1) <= lapse for grant in grants)


def _fault(cited: Citation, day: date, lapse: date) -> Fault:
    exercise, told = cited.written.grant.exercise, format_date(lapse)
    return Fault(
        address=cited.written.address,
        message=f"{cited.told}, votée le {format_date(day)}, est caduque depuis le {told} ; exercice {exercise}",
        remedy="voter une nouvelle autorisation, ou imputer la subvention aux crédits de l’exercice",
        words=cited.written.line.raw,
        values=(("autorisation", cited.named), ("caducité", lapse), ("exercice", exercise)),
    )
