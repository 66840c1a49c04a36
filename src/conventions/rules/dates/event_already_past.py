"""Événement annoncé, mais passé le jour de l’acte.

## Ce que la règle vérifie
Un événement que l’acte annonce au futur (une perspective datée, un résultat « prévu ») n’est pas déjà passé le jour
où l’acte est adopté. L’acte est celui qui écrit la perspective ; un résultat ne nomme pas d’acte : il est comparé à
la plus ancienne délibération du dossier, comme ce que dit une convention connue en partie. Une date
imprécise est un intervalle : elle est passée quand son dernier jour l’est.

## Pourquoi
Un texte préparé plusieurs semaines avant la séance garde souvent ses futurs : l’événement a eu lieu, et son résultat
peut être dit. C’est une information, pour mettre le texte à jour.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("DATE-002",)))
>>> [finding.address for finding in report.findings]
['initial.actions[A2].perspectives[1].when', 'results[A2-R2].when']

## Références
- Logique : ce qui est passé ne s’annonce pas.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from conventions.french import format_date, quote
from conventions.model import DatedAct, FuzzyDate, ResultStatus
from conventions.operations import signature_day
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


class _Event(NamedTuple):
    """What is told as future: when, in which words, where; the day of the act that tells it, when known."""

    when: FuzzyDate
    words: str | None
    address: str
    adopted: date | None


@rule(
    "DATE-002",
    severity=Severity.INFO,
    status=Status.INFERRED,
    sources=(Source(text="Logique : ce qui est passé ne s’annonce pas"),),
    dated_by=Anchor.DELIBERATION,
    decider="le service instructeur",
    since="0.2",
    requires=("les dates des perspectives et des résultats prévus", "la date des délibérations"),
)
def event_already_past(case: Case) -> Iterator[Answer]:
    """Compare the last day of each event told as future with the day of the act."""
    events = [*_perspectives(case), *_planned(case)]
    if not events:
        yield NotApplicable("aucun événement daté n’est annoncé")
    for event in events:
        yield _answer(event)


def _perspectives(case: Case) -> Iterator[_Event]:
    folded = decided(case)
    for action in folded.terms.actions:
        for rank, told in enumerate(action.perspectives, start=1):
            if told.when is not None:
                origin = folded.origin(f"actions[{action.key}].perspectives[{rank}].when")
                yield _Event(told.when, told.text, origin.address, _adopted(case, origin.act))


def _planned(case: Case) -> Iterator[_Event]:
    for result in case.convention.results:
        if result.status is ResultStatus.PLANNED and result.when is not None:
            address = f"results[{result.key}].when"
            yield _Event(result.when, result.raw, address, case.once(_first_deliberation))


def _adopted(case: Case, act: DatedAct) -> date | None:
    """The day of the deliberation that approves an act, or of its signature."""
    decision = case.convention.deliberation_of(act)
    day = decision.date if decision else signature_day(act)
    in_part = act is case.convention and case.convention.known_in_part
    return case.once(_first_deliberation) if day is None and in_part else day


def _first_deliberation(case: Case) -> date | None:
    known = (item.date for item in case.convention.deliberations if item.date <= case.known_day)
    return min(known, default=None)


@lru_cache(maxsize=256)
def _last_day(when: FuzzyDate) -> date | None:
    """The last day that words allow: reading them is what this rule spends its time on."""
    period = when.period
    return period.end if period else None


def _answer(event: _Event) -> Answer:
    end = _last_day(event.when)
    if end is None:
        reason = f"la date {quote(event.when.raw)} ne dit pas de dernier jour"
        return NotEvaluated(reason, event.address)
    if event.adopted is None:
        return NotEvaluated("date de l’acte qui annonce l’événement inconnue", event.address)
    return _fault(event, end, event.adopted) if end < event.adopted else Passed(event.address)


def _fault(event: _Event, end: date, adopted: date) -> Fault:
    told = quote(event.when.raw)
    return Fault(
        address=event.address,
        message=f"événement annoncé ({told}), déjà passé le jour de l’acte, le {format_date(adopted)}",
        remedy="dire ce que l’événement a donné, ou corriger sa date",
        words=event.words,
        values=(("dernier jour possible", end), ("date de l’acte", adopted)),
    )
