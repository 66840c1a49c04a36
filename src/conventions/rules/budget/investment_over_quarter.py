"""Dépense d’investissement avant le budget, sans droit ou au-delà du quart.

## Ce que la règle vérifie
Avant le vote du budget, ce que la convention engage ou mandate en investissement est autorisé au plus tard le
même jour par une délibération, et ne dépasse pas le quart des crédits d’investissement votés l’année précédente
(dette exclue : chapitre 16). Au-delà du quart du chapitre, mais pas de la section, rien n’est sûr. Sans
délibération au fichier, la règle n’est pas évaluée. Une dépense sur autorisation de programme (AP) est l’objet
de la règle BUD-004.

## Pourquoi
En investissement, rien n’est reconduit d’office : l’assemblée ouvre elle-même une part des crédits de l’année
précédente.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> row = {"key": "1", "section": "investissement", "chapter": "204", "account": "20422", "voted": euros(70000)}
>>> budgets = (
...     Budget(authority="departement", exercise=2022, lines=(row,)),
...     Budget(authority="departement", exercise=2023, voted_on=date(2023, 10, 2), lines=(row,)),
... )
>>> profile, context = Profile(select=("BUD-003",)), Context(budgets=budgets)
>>> report = check(equipment_2023_2025(), date(2023, 12, 31), profile=profile, context=context)
>>> [finding.address for finding in report.findings]
['ledger.payments[2210]']

## Références
- CGCT, article L1612-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount, format_date, format_ratio
from conventions.law import ratio
from conventions.model import DecisionKind, Deliberation, Outcome, Section
from conventions.money import Amount
from conventions.operations import Charged
from conventions.rules.budget.before_vote import Entry, first_over, total
from conventions.rules.budget.last_budget import Spent, spent_by_chapter
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

OVER = (
    "{spent} engagés ou mandatés avant le vote du budget de {exercise} : plus de {share} des crédits"
    " d’investissement votés pour {last}, soit {limit}"
)
LATE = "dépense d’investissement du {day}, avant le vote du budget de {exercise}, autorisée le {authorised} seulement"


@rule(
    "BUD-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L1612-1", read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=(
        "le vote du budget de l’exercice",
        "le budget de l’exercice précédent",
        "la délibération qui autorise les dépenses avant le vote",
        "les engagements et les mandats",
    ),
)
def investment_over_quarter(case: Case) -> Iterator[Answer]:
    """Compare what is done before the vote with a part of last year's credits, then look for who allowed it."""
    for told in spent_by_chapter(case, _is_investment):
        yield _answer(case, told)._replace(day=end_of(told.exercise)) if isinstance(told, Spent) else told


def _is_investment(item: Charged) -> bool | None:
    if item.authorization is not None:
        return False
    return None if item.section is None else item.section is Section.INVESTMENT


def _answer(case: Case, spent: Spent) -> Fault | NotEvaluated | Passed:
    first = min(spent.entries, key=lambda entry: (entry.day, entry.address))
    limit = _part(spent.of_section, first.day)
    over = first_over(spent.entries, limit)
    if over is not None:
        return _too_much(spent, over, limit)
    allowed = [item.date for item in case.convention.deliberations if _allows(item, spent.exercise, case)]
    if not allowed:
        return NotEvaluated("aucune délibération connue n’autorise les dépenses avant le vote", first.address)
    if min(allowed) > first.day:
        return _too_early(spent, first, min(allowed))
    if first_over(spent.entries, _part(spent.of_chapter, first.day)):
        return NotEvaluated(_over_its_chapter(first.day), first.address)
    return Passed(first.address)


def _over_its_chapter(day: date) -> str:
    share = format_ratio(ratio("investment_before_budget", on=day))
    return f"plus de {share} des crédits votés du chapitre, dans la limite de {share} de ceux de la section"


def _part(voted: Amount, day: date) -> Amount:
    return voted.share(ratio("investment_before_budget", on=day), rounding="floor")


def _allows(item: Deliberation, exercise: int, case: Case) -> bool:
    rejected = item.vote is not None and item.vote.outcome is Outcome.REJECTED
    return (
        item.date <= case.known_day
        and not rejected
        and any(
            decision.kind is DecisionKind.SPEND_BEFORE_BUDGET
            and (decision.exercise or _exercise_of(item, exercise)) == exercise
            for decision in item.decisions
        )
    )


def _exercise_of(item: Deliberation, exercise: int) -> int:
    """The exercise of a deliberation that names none: it is taken at the end of the year before, or in it."""
    return exercise if item.date.year in (exercise - 1, exercise) else item.date.year


def _too_much(spent: Spent, over: Entry, limit: Amount) -> Fault:
    sums, share = total(spent.entries), ratio("investment_before_budget", on=over.day)
    return Fault(
        address=over.address,
        message=OVER.format(
            spent=format_amount(sums),
            exercise=spent.exercise,
            share=format_ratio(share),
            last=spent.exercise - 1,
            limit=format_amount(limit),
        ),
        remedy="attendre le vote du budget pour engager et payer le surplus",
        values=(("avant le vote", sums), ("limite", limit), ("part des crédits de l’an dernier", share)),
    )


def _too_early(spent: Spent, first: Entry, authorised: date) -> Fault:
    return Fault(
        address=first.address,
        message=LATE.format(
            day=format_date(first.day), exercise=spent.exercise, authorised=format_date(authorised)
        ),
        remedy="ne rien engager en investissement avant la délibération qui l’autorise ; régulariser avec le comptable",
        values=(("dépense du", first.day), ("autorisée le", authorised)),
    )
