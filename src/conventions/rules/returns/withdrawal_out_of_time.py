"""Retrait d’une subvention hors délai, ou sans procédure contradictoire.

## Ce que la règle vérifie
Une subvention retirée parce qu’elle est illégale l’est dans les quatre mois de la décision d’attribution. Une
subvention retirée parce qu’une condition n’est pas remplie l’est sans limite de temps. Dans les deux cas, comme pour
un manquement au contrat d’engagement républicain, le bénéficiaire a été invité à présenter ses observations avant la
décision.

## Pourquoi
Une décision créatrice de droits ne se retire plus après quatre mois, même illégale ; sans procédure contradictoire,
le retrait est annulé. Un retrait demandé par le bénéficiaire n’est pas visé. Sans la date d’attribution, ou sans
celle de la procédure contradictoire, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.model import Withdrawal
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> late = Withdrawal(
...     grant="2024-fonctionnement",
...     decided_on=date(2024, 4, 15),
...     ground="illégalité",
...     heard_on=date(2024, 3, 20),
... )
>>> convention = association_2024_2026().replace(withdrawals=(late,))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("REV-003",)))
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('erreur', 'withdrawals[2024-fonctionnement 2024-04-15].decided_on')]

## Références
- Code des relations entre le public et l’administration, articles L242-1 et L242-2.
- Conseil d’État, 4 octobre 2021, n° 438695.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_date
from conventions.law import duration
from conventions.model import Withdrawal, WithdrawalGround
from conventions.periods import DayCount, after
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

CODE = Source(
    text="Code des relations entre le public et l’administration, art. L242-1 et L242-2",
    since=date(2016, 1, 1),
)


@rule(
    "REV-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(CODE,),
    dated_by=Anchor.WITHDRAWAL,
    decider="le service juridique",
    since="0.2",
    requires=(
        "la date et le motif du retrait",
        "la date d’attribution",
        "la date de la procédure contradictoire",
    ),
)
def withdrawal_out_of_time(case: Case) -> Iterator[Answer]:
    """Look at the day of each withdrawal, then at whether the beneficiary was heard before."""
    made = [item for item in case.convention.withdrawals if item.decided_on <= case.known_day]
    if not made:
        yield NotApplicable("aucune subvention n’est retirée")
    for item in made:
        yield from (answer._replace(day=item.decided_on) for answer in _answers(case, item))


def _answers(case: Case, item: Withdrawal) -> Iterator[Answer]:
    if not CODE.days.covers(item.decided_on):
        yield NotApplicable(f"retrait du {format_date(item.decided_on)}, avant le code")
    elif item.ground is WithdrawalGround.REQUEST:
        yield NotApplicable("le retrait est demandé par le bénéficiaire")
    else:
        if item.ground is WithdrawalGround.ILLEGAL:
            yield _in_time(item, granted_on(case, item.grant))
        yield _heard(item)


def _in_time(item: Withdrawal, granted: date | None) -> Answer:
    address = f"withdrawals[{item.key}].decided_on"
    if granted is None:
        return NotEvaluated("date d’attribution de la subvention inconnue", address)
    limit = _limit(granted, item.decided_on)
    return Passed(address) if item.decided_on <= limit else _late(address, item, granted, limit)


def _limit(granted: date, decided_on: date) -> date:
    """The last day to withdraw; that of the decision, when it is not after the grant."""
    delay = duration("illegal_withdrawal_delay", on=decided_on)
    return after(granted, delay, counted=DayCount.CALENDAR) if granted < decided_on else decided_on


def _late(address: str, item: Withdrawal, granted: date, limit: date) -> Fault:
    return Fault(
        address=address,
        message=f"retrait pour illégalité décidé le {format_date(item.decided_on)}, possible jusqu’au"
        f" {format_date(limit)} (attribution du {format_date(granted)})",
        remedy="renoncer au retrait, ou le fonder sur une condition non remplie si c’en est une",
        words=item.raw,
        values=(("retrait", item.decided_on), ("attribution", granted), ("au plus tard", limit)),
    )


def _heard(item: Withdrawal) -> Answer:
    address = f"withdrawals[{item.key}].heard_on"
    if item.heard_on is None:
        return NotEvaluated("date de la procédure contradictoire non renseignée", address)
    if item.heard_on < item.decided_on:
        return Passed(address)
    return Fault(
        address=address,
        message=f"observations demandées le {format_date(item.heard_on)} pour un retrait du"
        f" {format_date(item.decided_on)} : la procédure contradictoire précède la décision",
        remedy="reprendre la procédure : inviter le bénéficiaire à présenter ses observations, puis décider",
        words=item.raw,
        values=(("procédure contradictoire", item.heard_on), ("retrait", item.decided_on)),
    )
