"""Engagement pluriannuel sans réserve de crédits.

## Ce que la règle vérifie
Une convention qui engage plus d’un exercice, par sa période ou par ses subventions, et qui n’est pas adossée
à une autorisation de programme ou d’engagement (AP ou AE citée dans l’imputation), contient la clause « sous
réserve de l’inscription des crédits au budget », ou la pose dans ses modalités de versement. Une période d’un an
au plus, même à cheval sur deux années, n’engage que les exercices de ses subventions.

## Pourquoi
Le budget est annuel : sans autorisation pluriannuelle, l’autorité ne peut promettre les crédits des années
suivantes que sous réserve de les voter. Sans cette clause, elle est tenue de montants qu’aucun budget ne
porte.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> initial = convention.initial.replace(clauses=())
>>> only = Profile(select=("PLURI-001",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.findings]
['initial.clauses']

## Références
- CGCT, articles L2311-3 et L5217-10-7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import OpenPeriodError
from conventions.french import format_list
from conventions.model import ClauseKind, Terms
from conventions.operations import Fold
from conventions.periods import DayCount, Duration, Period, after
from conventions.rules.multiyear.authorizations import citations, decided_citations
from conventions.rules.reading.clauses import NO_CLAUSES, clause_doubt
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

YEAR = Duration(years=1)


@rule(
    "PLURI-001",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(
        Source(text="CGCT, art. L2311-3", since=date(2006, 1, 1), read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L5217-10-7", since=date(2015, 1, 1), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service juridique, avec le service des finances",
    since="0.1",
    requires=("les clauses de la convention", "les exercices engagés"),
)
def credits_clause_missing(case: Case) -> Iterator[Answer]:
    """Count the exercises engaged, then look for the clause."""
    folded = decided(case)
    terms = folded.terms
    exercises = _engaged(terms)
    if len(exercises) > 1:
        yield _clause(case, folded, exercises)
    elif terms.period.end is None:
        yield NotEvaluated("fin de la période inconnue")
    else:
        yield NotApplicable("la convention n’engage qu’un exercice")


def _engaged(terms: Terms) -> list[int]:
    """The exercises of the grants, and of a period longer than a year; an open one says only those of the grants."""
    granted = {grant.exercise for grant in terms.grants}
    if _is_a_year_at_most(terms.period):
        return sorted(granted)
    try:
        return sorted(granted.union(terms.period.exercises))
    except OpenPeriodError:
        return sorted(granted)


def _is_a_year_at_most(period: Period) -> bool:
    return period.end is not None and period.end < after(period.start, YEAR, counted=DayCount.CALENDAR)


def _clause(case: Case, folded: Fold, exercises: list[int]) -> Answer:
    authorization, clauses = _authorization(case), folded.terms.clauses
    address = folded.origin("clauses").address
    if authorization:
        return NotApplicable(f"adossée à une autorisation pluriannuelle ({authorization})")
    if any(each.subject_to_credits for each in folded.terms.payment_terms):
        return _in_payment_terms(folded)
    if clauses is None:
        return NotEvaluated(NO_CLAUSES)
    if any(clause.kind is ClauseKind.CREDITS for clause in clauses):
        return Passed(address)
    doubt = clause_doubt(case)
    return NotEvaluated(f"{doubt} : la clause peut y figurer") if doubt else _fault(exercises, address)


def _in_payment_terms(folded: Fold) -> Answer:
    """Those of some grants only leave a doubt: the reserve may be meant for all of them."""
    told = folded.terms.payment_terms
    if all(each.subject_to_credits for each in told):
        return Passed(folded.origin(f"payment_terms[{told[0].key}]").address)
    return NotEvaluated("une partie des modalités de versement seulement est sous réserve des crédits")


def _authorization(case: Case) -> str | None:
    """« AP 2019-4 »: the authorisation that an imputation names, by its word or its number."""
    return next((each.named for each in decided_citations(case, citations(case))), None)


def _fault(exercises: list[int], address: str) -> Fault:
    years = f"{exercises[0]} à {exercises[-1]}" if len(exercises) > 2 else format_list(exercises)
    return Fault(
        address=address,
        message=f"{len(exercises)} exercices engagés ({years}) sans la clause « sous réserve des crédits »",
        remedy="ajouter par avenant la réserve des crédits, ou adosser la convention à une AP ou une AE",
        values=(("exercices", years), ("clause attendue", ClauseKind.CREDITS.value)),
    )
