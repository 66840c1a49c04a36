"""Retrait fondé sur une condition posée après l’attribution.

## Ce que la règle vérifie
La condition qu’un retrait dit non remplie a été posée au plus tard le jour où la subvention a été attribuée : celui
de la délibération, ou à défaut de la signature de l’acte. Posée entre les deux, elle peut figurer dans l’acte que la
délibération approuve : la règle n’est pas évaluée.

## Pourquoi
L’attribution crée des droits dans la mesure où le bénéficiaire respecte les conditions qui lui étaient alors fixées.
Une condition posée ensuite ne peut pas fonder un retrait. Si le dossier ne dit pas quand la condition a été posée, la
règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Withdrawal
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> made = Withdrawal(
...     grant="2024-fonctionnement",
...     decided_on=date(2024, 11, 4),
...     ground="condition non remplie",
...     condition_set_on=date(2024, 2, 1),
... )
>>> convention = association_2024_2026().replace(withdrawals=(made,))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("REV-004",)))
>>> [finding.address for finding in report.findings]
['withdrawals[2024-fonctionnement 2024-11-04].condition_set_on']

## Références
- Code des relations entre le public et l’administration, article L242-2.
- Conseil d’État, 27 mai 2021, n° 433660.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date
from conventions.model import Withdrawal, WithdrawalGround
from conventions.operations import signature_day
from conventions.rules.reading.granted import granted_on
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
    rule,
)
from conventions.rules.written import decided


@rule(
    "REV-004",
    severity=Severity.WARNING,
    status=Status.SECOND_HAND,
    sources=(
        Source(
            text="Code des relations entre le public et l’administration, art. L242-2", since=date(2016, 1, 1)
        ),
        Source(text="Conseil d’État, 27 mai 2021, n° 433660", since=date(2021, 5, 27)),
    ),
    dated_by=Anchor.WITHDRAWAL,
    decider="le service juridique",
    since="0.2",
    requires=("la date où la condition a été posée", "la date d’attribution"),
)
def condition_set_after_grant(case: Case) -> Iterator[Answer]:
    """Compare the day of each condition invoked with that of the grant."""
    made = [
        item
        for item in case.convention.withdrawals
        if item.ground is WithdrawalGround.CONDITION and item.decided_on <= case.known_day
    ]
    if not made:
        yield NotApplicable("aucun retrait n’est fondé sur une condition non remplie")
    for item in made:
        yield _answer(case, item, granted_on(case, item.grant))._replace(day=item.decided_on)


def _answer(case: Case, item: Withdrawal, granted: date | None) -> Answer:
    address, told = f"withdrawals[{item.key}].condition_set_on", item.condition_set_on
    if told is None or granted is None:
        missing = "de la condition" if told is None else "d’attribution de la subvention"
        return NotEvaluated(f"date {missing} inconnue", address)
    if told <= granted:
        return Passed(address)
    signed = signature_day(decided(case).settled_by(item.grant))
    if signed is not None and told <= signed:
        return NotEvaluated(
            "condition posée entre le vote et la signature : l’acte voté peut la contenir", address
        )
    return _fault(address, item, told, granted)


def _fault(address: str, item: Withdrawal, told: date, granted: date) -> Fault:
    return Fault(
        address=address,
        message=f"condition posée le {format_date(told)}, après l’attribution du {format_date(granted)}",
        remedy="fonder le retrait sur une condition fixée à l’attribution, ou y renoncer",
        words=item.condition or item.raw,
        values=(("condition posée", told), ("attribution", granted)),
    )
