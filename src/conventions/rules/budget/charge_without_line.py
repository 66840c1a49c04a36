"""Imputation sans ligne au budget de l’exercice.

## Ce que la règle vérifie
La ligne d’une subvention ferme (section, compte, et chapitre, fonction, opération s’ils sont dits) a sa ligne de
crédit dans le budget voté de l’exercice. Le budget doit être donné en entier. La règle n’est pas évaluée si le
compte ou la section ne sont pas reconnus, si une ligne du budget peut être la même à un autre niveau de détail
(6574 et 65748, fonction 31 et 311), ou si le budget n’a aucune ligne de la section.

## Pourquoi
Une subvention se mandate sur des crédits ouverts : sans ligne, l’imputation de l’acte est à corriger, ou les
crédits sont à ouvrir. Ce n’est qu’un avertissement : le budget donné peut être incomplet.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import association_2024_2026
>>> row = {"key": "1", "section": "fonctionnement", "account": "65737", "voted": euros(29000)}
>>> context = Context(budgets=(Budget(authority="ville", exercise=2024, lines=(row,)),))
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BUD-007",)), context=context)
>>> [finding.address for finding in report.findings]
['initial.grants[2024-fonctionnement].lines[1]']

## Références
- CGCT, article L1612-4.
- Logique : une dépense se mandate sur des crédits ouverts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import quote
from conventions.operations import Charged, NoMatch
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
    "BUD-007",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(
        Source(text="CGCT, art. L1612-4", read_as_of=date(2015, 3, 31)),
        Source(text="Logique : une dépense se mandate sur des crédits ouverts"),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("le budget de l’exercice, en entier", "l’imputation"),
)
def charge_without_line(case: Case) -> Iterator[Answer]:
    """Look for the row of the budget that each line is charged to."""
    nothing = without_charge(case)
    if nothing is not None:
        yield nothing
    for item in charged(case) if case.context.budgets else ():
        yield _answer(case, item)._replace(day=end_of(item.exercise))


def _answer(case: Case, item: Charged) -> Fault | NotEvaluated | Passed:
    found = credit_of(case, item, item.exercise)
    if not isinstance(found, NoMatch):
        return Passed(item.address)
    return _fault(item, found) if found.is_sure else NotEvaluated(found.reason, item.address)


def _fault(item: Charged, found: NoMatch) -> Fault:
    near = f" ; les plus proches : {said_rows(found.nearest)}" if found.nearest else ""
    return Fault(
        address=item.address,
        message=f"l’imputation {quote(item.line.raw)} n’a pas de ligne au budget de {item.exercise}{near}",
        remedy="corriger l’imputation par un acte, ou ouvrir les crédits par décision modificative",
        words=item.line.raw,
        values=(("compte", item.line.account or ""), ("exercice", item.exercise)),
    )
