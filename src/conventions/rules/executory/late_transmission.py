"""Décision individuelle transmise tardivement au préfet.

## Ce que la règle vérifie
Une décision de l’exécutif (arrêté, décision prise par délégation) est transmise au préfet dans les quinze jours
de sa signature. Le quinzième jour est dans le délai. Les délibérations d’une assemblée ne sont pas visées.

## Pourquoi
La décision n’est exécutoire qu’une fois transmise : un retard expose les versements déjà faits, et appelle une
observation du contrôle de légalité.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("EXEC-004",)))
>>> report.not_applicable[0].reason
'aucune décision de l’exécutif n’est au dossier'

## Références
- CGCT, articles L2131-1, L3131-1 et L4141-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import ConventionsError
from conventions.french import format_date
from conventions.law import duration
from conventions.model import Deliberation, Organ
from conventions.periods import DayCount, after
from conventions.rules.reading.deliberations import said, taken
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
    Validity,
    rule,
)


@rule(
    "EXEC-004",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="CGCT, art. L2131-1, L3131-1 et L4141-1 (délai de quinze jours)",
            until=date(2022, 6, 30),
            read_as_of=date(2015, 3, 31),
        ),
        Source(
            text="CGCT, art. L2131-1 et suivants, après l’ordonnance n° 2021-1310 (délai cité de mémoire)",
            since=date(2022, 7, 1),
        ),
    ),
    law=Validity(),
    dated_by=Anchor.DELIBERATION,
    decider="le service des assemblées",
    since="0.2",
    requires=("la date de transmission de la décision au préfet",),
)
def late_transmission(case: Case) -> Iterator[Answer]:
    """Compare the transmission of every act of the executive with its signature."""
    found = [item for item in taken(case) if item.organ is Organ.EXECUTIVE]
    if not found:
        yield NotApplicable("aucune décision de l’exécutif n’est au dossier")
    for item in found:
        yield _answer(case, item)._replace(day=item.date)


def _answer(case: Case, item: Deliberation) -> Answer:
    sent, address = item.transmitted_on, f"deliberations[{item.key}]"
    if sent is None or sent > case.known_day:
        return NotEvaluated(f"transmission non renseignée pour {_named(item)}", address)
    try:
        delay = duration("individual_transmission", on=item.date)
        last = after(item.date, delay, counted=DayCount.CALENDAR)
    except ConventionsError as error:
        return NotEvaluated(str(error), address)
    if sent <= last:
        return Passed(f"{address}.transmitted_on")
    return Fault(
        address=f"{address}.transmitted_on",
        message=f"{_named(item)} est transmise le {format_date(sent)}, {(sent - item.date).days} jours après sa"
        f" signature : le délai courait jusqu’au {format_date(last)}",
        remedy="transmettre les décisions individuelles dans le délai ; ne rien verser avant la transmission",
        values=(("signature", item.date), ("transmission", sent), ("dernier jour", last)),
    )


def _named(item: Deliberation) -> str:
    return said(item).replace("la délibération", "la décision", 1)
