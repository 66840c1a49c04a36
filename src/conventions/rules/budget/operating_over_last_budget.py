"""Dépense de fonctionnement avant le budget, au-delà de l’an dernier.

## Ce que la règle vérifie
Avant le vote du budget, ce que la convention engage ou mandate en fonctionnement tient dans les crédits votés
l’année précédente. Au-delà des crédits du chapitre, c’est une erreur ; au-delà de la ligne seule, rien n’est
sûr, car le budget se vote par chapitre ou par article. Une dépense sur autorisation d’engagement (AE) est
l’objet de la règle BUD-004.

## Pourquoi
Avant le vote, seule la reconduction des crédits de l’année précédente permet d’engager et de payer.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> row = {"key": "1", "section": "fonctionnement", "chapter": "65", "account": "65748", "voted": euros(29000)}
>>> budgets = (
...     Budget(authority="ville", exercise=2023, lines=(row,)),
...     Budget(authority="ville", exercise=2024, voted_on=date(2024, 3, 28), lines=(row,)),
... )
>>> profile, context = Profile(select=("BUD-002",)), Context(budgets=budgets)
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=profile, context=context)
>>> [finding.address for finding in report.findings]
['ledger.commitments[E2024-0412]']

## Références
- CGCT, article L1612-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount
from conventions.model import Section
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

MESSAGE = (
    "{spent} engagés ou mandatés avant le vote du budget de {exercise}, au-delà des {limit} votés pour {last}"
)


@rule(
    "BUD-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(Source(text="CGCT, art. L1612-1", read_as_of=date(2015, 3, 31)),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=(
        "le vote du budget de l’exercice",
        "le budget de l’exercice précédent",
        "l’imputation",
        "les engagements et les mandats",
    ),
)
def operating_over_last_budget(case: Case) -> Iterator[Answer]:
    """Compare what is done before the vote with the credits of the year before."""
    for told in spent_by_chapter(case, _is_operating):
        yield _answer(told)._replace(day=end_of(told.exercise)) if isinstance(told, Spent) else told


def _is_operating(item: Charged) -> bool | None:
    if item.authorization is not None:
        return False
    return None if item.section is None else item.section is Section.OPERATING


def _answer(spent: Spent) -> Fault | NotEvaluated | Passed:
    over = first_over(spent.entries, spent.of_chapter)
    if over is not None:
        return _fault(spent, over)
    beyond = first_over(spent.entries, spent.of_rows)
    if beyond is not None:
        why = "au-delà de la ligne de l’an dernier, dans la limite du chapitre : le niveau de vote n’est pas connu"
        return NotEvaluated(why, beyond.address)
    return Passed(spent.entries[-1].address)


def _fault(spent: Spent, over: Entry) -> Fault:
    sums, limit = total(spent.entries), spent.of_chapter
    return Fault(
        address=over.address,
        message=MESSAGE.format(
            spent=format_amount(sums),
            exercise=spent.exercise,
            limit=format_amount(limit),
            last=spent.exercise - 1,
        ),
        remedy="attendre le vote du budget pour engager et payer le surplus",
        values=(("avant le vote", sums), ("crédits de l’an dernier", limit)),
    )
