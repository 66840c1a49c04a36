"""What has an end: the delay of a report, the right to a grant, the convention itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import NBSP
from conventions.model import ActState
from conventions.operations import DeadlineKind, act_state, deadlines, fold, in_force, reports_due
from conventions.portfolio.calendar.records import Category
from conventions.portfolio.calendar.telling import Dated, Told

_OVER = frozenset({ActState.DRAFT, ActState.WITHDRAWN, ActState.ANNULLED})
_DEEDS = {
    DeadlineKind.START: "commencer",
    DeadlineKind.FINISH: "achever",
    DeadlineKind.CLAIM: "demander un premier versement",
    DeadlineKind.LAST_CLAIM: "demander le solde",
}
_LAW = "loi n° 2000-321 du 12 avril 2000, art. 10 : six mois après la fin de l’exercice"


def reports(told: Told, start: date, end: date) -> Iterator[Dated]:
    """The last day of each financial report that is not received, those whose day is past left out."""
    for due in reports_due(told.convention, start):
        if start <= due.day <= end:
            party = told.names.party(due.beneficiary)
            summary = f"Compte rendu financier {due.exercise} de {told.name}{NBSP}: attendu de {party}"
            doubt = (f"à vérifier : {due.doubt}",) if due.doubt else ()
            facts = (told.beneficiary(due.beneficiary), f"calcul : {_LAW}", *doubt)
            yield Dated(due.day, Category.REPORT, f"grants[{due.grant}]", summary, facts)


def lapses(told: Told, start: date, end: date) -> Iterator[Dated]:
    """The days by which something must be done lest a grant lapses, where it is not done."""
    grants = {grant.key: grant for grant in in_force(told.convention, start).grants}
    for limit in deadlines(told.convention, start):
        if limit.met_on is None and start <= limit.day <= end:
            grant = grants[limit.grant]
            party = told.names.party(grant.beneficiary)
            summary = (
                f"Caducité de la subvention {grant.exercise} de {told.name}{NBSP}: "
                f"dernier jour pour {_DEEDS[limit.kind]} ({party})"
            )
            facts = (told.beneficiary(grant.beneficiary),)
            yield Dated(limit.day, Category.LAPSE, f"grants[{grant.key}] {limit.kind}", summary, facts)


def ends(told: Told, start: date, end: date) -> Iterator[Dated]:
    """The last day of the convention, where it is neither a projet nor undone."""
    convention = told.convention
    last = fold(convention, start).terms.period.end
    if last is None or not start <= last <= end or act_state(convention, convention, start) in _OVER:
        return
    beneficiaries = dict.fromkeys(grant.beneficiary for grant in in_force(convention, start).grants)
    names = ", ".join(map(told.names.party, beneficiaries))
    summary = f"Fin de {told.name}{f' ({names})' if names else ''}"
    yield Dated(last, Category.END, "period", summary, tuple(map(told.beneficiary, beneficiaries)))
