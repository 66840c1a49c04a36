"""Imputation qui répond à plusieurs lignes du budget.

## Ce que la règle vérifie
L’imputation d’une subvention ferme ne répond qu’à une ligne du budget voté de l’exercice. Deux lignes du budget
que rien ne distingue (même compte, même chapitre, même fonction, même opération) tiennent au budget donné : la
règle n’est pas évaluée.

## Pourquoi
Entre plusieurs lignes, aucune n’est choisie : la subvention ne compte dans les crédits d’aucune, et les contrôles
de crédits ne sont pas faits pour elle. Un acte n’est pas tenu de dire la fonction : ce n’est qu’une information.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> rows = [{"key": key, "section": "fonctionnement", "account": "65748", "operation": key, "voted": euros(29000)}
...         for key in ("12", "13")]
>>> context = Context(budgets=(Budget(authority="ville", exercise=2024, lines=rows),))
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BUD-008",)), context=context)
>>> [finding.severity.value for finding in report.findings]
['information']

## Références
- Logique : une somme s’impute sur une seule ligne de crédit.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import quote
from conventions.operations import Charged, NoMatch, SeveralMatches, said_row
from conventions.rules.budget.charges import said_rows, without_charge
from conventions.rules.reading.credits import charged, credit_of
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


@rule(
    "BUD-008",
    severity=Severity.INFO,
    status=Status.INFERRED,
    sources=(Source(text="Logique : une somme s’impute sur une seule ligne de crédit"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("le budget de l’exercice", "l’imputation"),
)
def charge_on_several_lines(case: Case) -> Iterator[Answer]:
    """Look for the rows of the budget that each line answers to."""
    nothing = without_charge(case)
    if nothing is not None:
        yield nothing
    for item in charged(case) if case.context.budgets else ():
        yield _answer(case, item)._replace(day=end_of(item.exercise))


def _answer(case: Case, item: Charged) -> Fault | NotEvaluated | Passed:
    found = credit_of(case, item, item.exercise)
    if isinstance(found, NoMatch):
        return NotEvaluated(found.reason, item.address)
    if not isinstance(found, SeveralMatches):
        return Passed(item.address)
    if len(set(map(said_row, found.lines))) < len(found.lines):
        return NotEvaluated("le budget donné a plusieurs lignes que rien ne distingue", item.address)
    return _fault(item, found)


def _fault(item: Charged, found: SeveralMatches) -> Fault:
    told = f"{len(found.lines)} lignes du budget de {item.exercise} ({said_rows(found.lines)})"
    return Fault(
        address=item.address,
        message=f"l’imputation {quote(item.line.raw)} répond à {told} : aucune n’est choisie",
        remedy="dire dans l’imputation la fonction, le chapitre ou l’opération qui distingue la ligne",
        words=item.line.raw,
        values=(("lignes", len(found.lines)), ("exercice", item.exercise)),
    )
