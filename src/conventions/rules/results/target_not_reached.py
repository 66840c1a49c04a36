"""Objectif chiffré non atteint.

## Ce que la règle vérifie
Pour chaque objectif dont l’exercice (ou la période) est terminé depuis plus de six mois, le résultat qui dit
y répondre atteint la valeur, ou le bas de la fourchette. L’unité est la même, mot pour mot. Sans résultat
rattaché, avec une autre unité ou un objectif « environ » non atteint, la règle n’est pas évaluée.

## Pourquoi
L’objectif justifie la subvention : un écart se discute au bilan, et peut peser sur le solde ou sur l’année
suivante. Rapprocher des entreprises et des entrepreneurs donnerait un taux faux : c’est à l’agent de dire
quel résultat répond à quel objectif. Les six mois sont le délai légal du compte rendu financier.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> convention = convention.replace(results=(convention.results[0].replace(value=18),))
>>> report = check(convention, date(2025, 12, 31), profile=Profile(select=("CR-005",)))
>>> dict(report.findings[0].values)["taux"]
Fraction(3, 4)

## Références
- Convention : objectifs chiffrés.
- Loi n° 2000-321 du 12 avril 2000, article 10 : compte rendu dans les six mois de la fin de l’exercice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from conventions.french import format_list, format_ratio, quote
from conventions.model import Result, ResultStatus
from conventions.operations import minimum_of, rate_of
from conventions.rules.results.periods import Due, dues
from conventions.rules.results.wording import objective, obtained
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


@rule(
    "CR-005",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(
        Source(text="Convention : objectifs chiffrés"),
        Source(
            text="Loi n° 2000-321 du 12 avril 2000, art. 10",
            since=date(2000, 4, 13),
            address="https://www.doctrine.fr/l/texts/lois/JORFTEXT000000215117/articles/LEGIARTI000006529194",
            read_as_of=date(2014, 6, 30),
        ),
    ),
    dated_by=Anchor.TARGET,
    decider="le service instructeur, avec le bénéficiaire",
    since="0.1",
    requires=("les objectifs chiffrés", "les résultats qui leur répondent"),
)
def target_not_reached(case: Case) -> Iterator[Answer]:
    """Compare each target that is due with the result linked to it."""
    found = list(dues(case))
    if not found:
        yield NotApplicable("aucun objectif chiffré")
    for due in found:
        yield _answer(case, due)


def _answer(case: Case, due: Due) -> Answer:
    if due.deadline is None:
        return NotEvaluated(due.reason, due.address)
    if due.deadline >= case.as_of:
        return NotApplicable("le délai de compte rendu des objectifs n’est pas écoulé")
    linked = [result for result in case.convention.results if _answers(result, due)]
    dated = [result for result in linked if due.exercise in (None, _exercise(result))]
    if len(dated) != 1:
        return NotEvaluated(_not_one(case, due, linked, dated), due.address)
    return _compared(due, dated[0])


def _answers(result: Result, due: Due) -> bool:
    named = (result.action, result.target) == (due.action, due.target.key)
    return named and result.status is ResultStatus.MEASURED


def _exercise(result: Result) -> int | None:
    """The exercise of a result: told, or that of its date when the words allow one year only."""
    period = result.when.period if result.when else None
    if result.exercise is not None or period is None or period.end is None:
        return result.exercise
    return period.start.year if period.start.year == period.end.year else None


def _not_one(case: Case, due: Due, linked: list[Result], dated: list[Result]) -> str:
    about = f"l’objectif {quote(objective(due.target))} {due.when}"
    if dated:
        return f"plusieurs résultats sont rattachés à {about}"
    if any(_exercise(result) is None for result in linked):
        return f"le résultat rattaché à {about} ne dit pas son exercice"
    units = dict.fromkeys(result.unit for result in case.convention.results if result.action == due.action)
    others = f" (unités des résultats de l’action : {format_list(units)})" if units else ""
    return f"aucun résultat n’est rattaché à {about}{others}"


def _compared(due: Due, result: Result) -> Answer:
    target, address = due.target, f"results[{result.key}].value"
    low = minimum_of(target)
    if result.unit != target.unit:
        units = f"{quote(target.unit)} pour l’objectif, {quote(result.unit)} pour le résultat"
        return NotEvaluated(f"unités différentes : {units}", address)
    if low is None or result.value >= low:
        return _above(due, result, address)
    if target.approximate or result.approximate:
        told = f"{obtained(result)} pour {objective(target)}"
        return NotEvaluated(f"objectif ou résultat approximatif : {told}, à apprécier", address)
    return _fault(due, result, low)


def _above(due: Due, result: Result, address: str) -> Answer:
    """More than a range is no fault, but « au plus » alone may be a limit: the rule does not judge it."""
    target = due.target
    if target.low is None and target.high is not None and result.value > target.high:
        return NotEvaluated(f"{obtained(result)} pour {objective(target)} : objectif sans minimum", address)
    return Passed(address)


def _fault(due: Due, result: Result, low: Decimal) -> Fault:
    exact = rate_of(result, low)
    said = "sans objet" if exact is None else format_ratio(exact)
    due_text, got = objective(due.target), obtained(result)
    return Fault(
        address=f"results[{result.key}].value",
        message=f"résultat {due.when} : {got} ; objectif : {due_text} ; taux : {said}",
        remedy="demander au bénéficiaire les raisons de l’écart, et les porter au bilan",
        words=result.raw or due.target.raw,
        values=(("objectif", due_text), ("résultat", got), ("taux", said if exact is None else exact)),
    )
