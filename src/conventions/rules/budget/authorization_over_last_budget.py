"""Mandat sur AP ou AE avant le budget, au-delà de la limite.

## Ce que la règle vérifie
Avant le vote du budget, les mandats sur une autorisation de programme (AP) ou d’engagement (AE) ouverte les
années précédentes ne dépassent pas les crédits de paiement que sa délibération prévoit pour l’exercice ; sous la
nomenclature M57, ils ne dépassent pas, par chapitre, le tiers des autorisations de l’année précédente. La
nomenclature est celle que dit le budget, ou celle de l’attribuant quand elle n’est pas déduite.

## Pourquoi
L’échéancier de l’autorisation a déjà été voté : il permet de payer avant le budget, mais dans ses limites.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import Budget
>>> from conventions.rules import Context, Profile, check
>>> from conventions.samples import equipment_2023_2025
>>> convention = equipment_2023_2025()
>>> line = {"raw": "AP 2022-7, nature 20422", "section": "investissement",
...         "parts": ({"key": "AP", "code": "2022-7"}, {"key": "nature", "code": "20422"})}
>>> grant = convention.initial.grants[0].replace(lines=(line,))
>>> convention = convention.replace(initial=convention.initial.replace(grants=(grant,)))
>>> authorization = {"number": "2022-7", "kind": "investissement", "chapter": "204", "amount": euros(56000)}
>>> budgets = (
...     Budget(authority="departement", exercise=2022, authorizations=(authorization,)),
...     Budget(authority="departement", exercise=2023, voted_on=date(2023, 10, 2)),
... )
>>> profile, context = Profile(select=("BUD-004",)), Context(budgets=budgets)
>>> report = check(convention, date(2023, 12, 31), profile=profile, context=context)
>>> [finding.address for finding in report.findings]
['ledger.payments[2210]']

## Références
- CGCT, article L1612-1.
- CGCT, article L5217-10-9 (M57).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.french import format_amount, quote
from conventions.law import ratio
from conventions.model import Authorization, Budget, Role
from conventions.money import ZERO, Amount
from conventions.operations import NoMatch, plain_authorization
from conventions.rules.budget.before_vote import Early, Entry, before_vote, first_over, total
from conventions.rules.reading.credits import budget_of
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
from conventions.rules.written import decided

MESSAGE = "{spent} mandatés sur {what} avant le vote du budget de {exercise}, au-delà de {limit} : {why}"


class _Limit(NamedTuple):
    """The most that may be mandated, what it is about, and why."""

    amount: Amount
    what: str
    why: str


@rule(
    "BUD-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(text="CGCT, art. L1612-1", read_as_of=date(2015, 3, 31)),
        Source(text="CGCT, art. L5217-10-9", since=date(2015, 1, 1), read_as_of=date(2015, 3, 31)),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=(
        "le vote du budget de l’exercice",
        "les autorisations du budget précédent et leurs crédits de paiement",
        "l’autorisation que nomme l’imputation",
        "les mandats",
    ),
)
def authorization_over_last_budget(case: Case) -> Iterator[Answer]:
    """Compare what is mandated before the vote with what the authorisation, or its chapter, allows."""
    groups: dict[tuple[int, _Limit], list[Entry]] = {}
    for told in before_vote(case, lambda item: item.authorization is not None, mandates_only=True):
        if isinstance(told, Early):
            limit = _limit(case, told)
            if isinstance(limit, str):
                yield NotEvaluated(limit, told.item.address, end_of(told.item.exercise))
            else:
                groups.setdefault((told.item.exercise, limit), []).extend(told.mandated)
        else:
            yield told
    for (exercise, limit), entries in groups.items():
        yield _answer(exercise, limit, entries)


def _limit(case: Case, early: Early) -> _Limit | str:
    """The limit of an authorisation, or why it is not known."""
    exercise = early.item.exercise
    last = budget_of(case, exercise - 1)
    if isinstance(last, NoMatch):
        return last.reason
    number = plain_authorization(early.item.authorization or "")
    found = [item for item in last.authorizations if plain_authorization(item.number) == number]
    if len(found) != 1:
        return f"autorisation {quote(early.item.authorization or '')} absente du budget de {exercise - 1}"
    norm = _norm(case, early.budget, exercise)
    if norm is None:
        return "nomenclature du budget non renseignée : elle choisit la limite"
    if norm.upper().startswith("M57"):
        return _third(found[0], last, early.mandated[0].day)
    return _scheduled(found[0], exercise)


def _norm(case: Case, budget: Budget, exercise: int) -> str | None:
    if budget.norm is not None:
        return budget.norm
    (grantor,) = decided(case).terms.parties_as(Role.GRANTOR)  # its budget was found: it is the only one
    used = grantor.nomenclature_for(exercise)
    return None if used is None or used.inferred else used.norm


def _third(item: Authorization, last: Budget, day: date) -> _Limit | str:
    if item.chapter is None:
        return f"chapitre de l’autorisation {quote(item.number)} non renseigné"
    same = (each for each in last.authorizations if (each.kind, each.chapter) == (item.kind, item.chapter))
    amounts = sum((each.amount for each in same), start=ZERO)
    most = amounts.share(ratio("authorization_before_budget", on=day), rounding="floor")
    return _Limit(most, f"le chapitre {item.chapter}", "le tiers des autorisations de l’année précédente")


def _scheduled(item: Authorization, exercise: int) -> _Limit | str:
    opened = [each.amount for each in item.credits if each.exercise == exercise]
    if not opened:
        return f"crédits de paiement de {exercise} non renseignés pour {quote(item.number)}"
    why = f"les crédits de paiement prévus pour {exercise}"
    return _Limit(sum(opened, start=ZERO), f"l’autorisation {quote(item.number)}", why)


def _answer(exercise: int, limit: _Limit, entries: list[Entry]) -> Answer:
    over, day, spent = first_over(entries, limit.amount), end_of(exercise), total(entries)
    if over is None:
        return Passed(entries[-1].address, day)
    sums = (format_amount(spent), format_amount(limit.amount))
    return Fault(
        address=over.address,
        message=MESSAGE.format(
            spent=sums[0], what=limit.what, exercise=exercise, limit=sums[1], why=limit.why
        ),
        remedy="attendre le vote du budget pour mandater le surplus",
        values=(("mandaté avant le vote", spent), ("limite", limit.amount)),
        day=day,
    )
