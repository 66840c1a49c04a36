"""Compte rendu financier tardif ou manquant.

## Ce que la règle vérifie
Le compte rendu financier d’une subvention affectée à une dépense déterminée, versée à un organisme de droit privé,
est reçu dans les six mois de la fin de l’exercice pour lequel elle a été attribuée : l’exercice comptable du
bénéficiaire, quand il ne finit pas le 31 décembre.

## Pourquoi
Le compte rendu prouve que la dépense est conforme à l’objet de la subvention. Ce qui n’est pas inscrit n’est pas
manquant : sans aucun compte rendu au dossier, la règle n’est pas évaluée, car rien ne dit qu’ils y sont tenus. Un
compte rendu manque quand le délai est passé, que la subvention a été payée, et que le dossier tient le compte rendu
d’un autre exercice. L’exercice comptable qui finit en cours d’année laisse un doute (celui de l’année, ou le
suivant) : entre les deux échéances, le constat n’est qu’un avertissement. Une subvention dont l’affectation n’est
pas dite n’est pas jugée.

## Exemple
>>> from datetime import date
>>> from conventions.model import FinancialReport
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> late = FinancialReport(exercise=2024, received_on=date(2025, 7, 1))
>>> convention = association_2024_2026().replace(reports=(late,))
>>> report = check(convention, date(2025, 7, 31), profile=Profile(select=("CR-001",)))
>>> [finding.address for finding in report.errors]
['reports[2024].received_on']

## Références
- Loi n° 2000-321 du 12 avril 2000, article 10.
- Arrêté du 11 octobre 2006 relatif au compte rendu financier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from conventions.french import format_date
from conventions.law import report_deadline
from conventions.model import Grant, Party, PaymentState, Use
from conventions.operations import year_ends
from conventions.rules.bodies import by_grant, grant_address
from conventions.rules.reading.mandates import mandates
from conventions.rules.results.reports import documents_about, known_reports, report_documents, reports_about
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

REMEDY = "demander le compte rendu financier au bénéficiaire, ou inscrire sa date de réception"
RECEIVED = (
    "vérifier la date de réception inscrite ; rappeler l’échéance au bénéficiaire pour l’exercice suivant"
)


class _Due(NamedTuple):
    """A grant, the end of its financial year, the first and the last day that may be the deadline."""

    grant: Grant
    end: date
    first: date
    last: date

    @property
    def doubt(self) -> str:
        """What nobody stated, between the two days."""
        return f"exercice comptable du bénéficiaire, clos le {format_date(self.end)}"


@rule(
    "CR-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10",
            since=date(2000, 4, 13),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194",
            read_as_of=date(2014, 6, 30),
        ),
        Source(
            text="Arrêté du 11 octobre 2006 relatif au compte rendu financier",
            since=date(2006, 10, 15),
            address="https://fr.doczz.net/doc/2716325/",
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur",
    since="0.2",
    requires=("l’affectation de la subvention", "la réception du compte rendu financier"),
    beneficiaries=Beneficiaries.PRIVATE,
)
def financial_report_late(case: Case) -> Iterator[Answer]:
    """Compare the day when the report of each earmarked grant was received with the last day to send it."""
    yield from by_grant(case, Beneficiaries.PRIVATE, partial(_answers, case))


def _answers(case: Case, grant: Grant, party: Party) -> Iterator[Answer]:
    if grant.use is Use.EARMARKED:
        ends = year_ends(party, grant.exercise)
        if ends is None:
            told = "fin de l’exercice comptable du bénéficiaire non lue (mois et jour attendus : 08-31)"
            yield NotEvaluated(told, grant_address(case, grant))
        else:
            first, *_, last = (report_deadline(end) for end in (ends[0], ends[-1]))
            yield _answer(case, _Due(grant, ends[0], first, last))
    elif grant.use is None:
        yield NotEvaluated("l’affectation de la subvention n’est pas renseignée", grant_address(case, grant))
    else:
        yield NotApplicable("la subvention n’est pas affectée à une dépense déterminée")


def _answer(case: Case, due: _Due) -> Answer:
    told = reports_about(case, due.grant)
    received = [(each.received_on, f"reports[{each.key}].received_on") for each in told if each.received_on]
    place = grant_address(case, due.grant)
    received += [(item.received_on, place) for item in documents_about(case, due.grant) if item.received_on]
    if received:
        day, address = min(received)
        return (
            Passed(address)
            if day <= due.first
            else _fault(due, day, f"reçu le {format_date(day)}", address, RECEIVED)
        )
    if told:
        missing = f"la réception du compte rendu de {due.grant.exercise} n’est pas datée"
        return NotEvaluated(missing, f"reports[{told[0].key}].received_on")
    return _not_received(case, due, place)


def _not_received(case: Case, due: _Due, place: str) -> Answer:
    if case.known_day <= due.first:
        return NotApplicable("le délai du compte rendu financier n’est pas écoulé")
    if _is_paid(case, due.grant) and _others_are_told(case, due.grant):
        return _fault(due, case.known_day, "non reçu", place, REMEDY)
    return NotEvaluated(f"aucun compte rendu financier n’est inscrit pour {due.grant.exercise}", place)


def _is_paid(case: Case, grant: Grant) -> bool:
    return not case.once(_paid).isdisjoint({(None, grant.exercise), (grant.key, grant.exercise)})


def _paid(case: Case) -> frozenset[tuple[str | None, int]]:
    """The grants and the exercises of the mandates that were paid."""
    made = mandates(case) or ()
    return frozenset((item.grant, item.exercise) for item in made if item.state is PaymentState.PAID)


def _others_are_told(case: Case, grant: Grant) -> bool:
    """Whether the file keeps the report of another exercise: this one would be there too."""
    return bool(case.once(_told) - {grant.exercise})


def _told(case: Case) -> frozenset[int]:
    told = {report.exercise for report in known_reports(case) if report.received_on}
    return frozenset(told | {item.exercise for item in report_documents(case) if item.exercise is not None})


def _fault(due: _Due, day: date, met: str, address: str, remedy: str) -> Fault:
    exercise, deadline = due.grant.exercise, format_date(due.first)
    return Fault(
        address=address,
        message=f"compte rendu financier de {exercise} {met} ; échéance : {deadline}",
        remedy=remedy,
        values=(("exercice", exercise), ("échéance", due.first), ("compte rendu", met)),
        inferred=due.doubt if due.first < day <= due.last else None,
    )
