"""Justification qui ne répond à aucun constat.

## Ce que la règle vérifie
Chaque justification du fichier (waivers) qui vaut au jour du contrôle répond à un constat : sa règle existe, et
elle signale quelque chose à l’adresse que la justification donne. Une justification qui n’est pas encore donnée,
ou dont le terme est passé, ne compte pas. Là où la règle justifiée n’a pas pu être évaluée, la justification ne
l’est pas non plus.

## Pourquoi
Une justification sans constat est souvent une adresse mal écrite, ou un fait corrigé depuis. Dans le premier cas
le constat reste, sans que l’on sache pourquoi ; dans le second, la justification cacherait le prochain.

## Exemple
>>> from datetime import date
>>> from conventions.model import Waiver
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> told = {"code": "NAT-001", "address": "initial.grants", "reason": "vu", "by": "M. X", "day": date(2024, 2, 1)}
>>> convention = association_2024_2026().replace(waivers=(Waiver(**told),))
>>> report = check(convention, date(2024, 12, 31), profile=Profile(select=("JUS-001",)))
>>> [finding.address for finding in report.findings]
['waivers[NAT-001 initial.grants]']

## Références
- Logique : une justification porte sur un constat.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import format_date, format_list, quote
from conventions.model import Waiver
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

SHOWN = 3
"""How many addresses of findings a message shows."""


@rule(
    "JUS-001",
    severity=Severity.WARNING,
    status=Status.INFERRED,
    sources=(Source(text="Logique : une justification porte sur un constat"),),
    dated_by=Anchor.AS_OF,
    decider="qui a écrit la justification",
    since="0.2",
    requires=("les justifications du fichier", "les constats des règles qu’elles nomment"),
)
def waiver_without_finding(case: Case) -> Iterator[Answer]:
    """Look each waiver of the day up in what its rule found."""
    waivers = [item for item in case.convention.waivers if item.day <= case.as_of]
    if not waivers:
        yield NotApplicable(_none_yet(case))
    for item in waivers:
        yield _answer(case, item)


def _none_yet(case: Case) -> str:
    if not case.convention.waivers:
        return "aucune justification n’est écrite"
    return f"aucune justification n’est encore donnée au {format_date(case.as_of)}"


def _answer(case: Case, waiver: Waiver) -> Answer:
    address = f"waivers[{waiver.key}]"
    if waiver.until is not None and waiver.until < case.as_of:
        return NotApplicable(f"justification de {waiver.code} : terme passé le {format_date(waiver.until)}")
    met = case.met.get(waiver.code)
    if met is None:
        return NotEvaluated(f"la règle {waiver.code} n’a pas été passée", address)
    if waiver.address in met.shown:
        return Passed(address)
    if waiver.address in met.untold:
        return NotEvaluated(f"la règle {waiver.code} n’a pas pu être évaluée à l’adresse justifiée", address)
    return Fault(
        address=address,
        message=_message(waiver, met.known, met.shown),
        remedy="corriger le code ou l’adresse, ou retirer la justification",
        values=(("règle", waiver.code), ("adresse", waiver.address)),
    )


def _message(waiver: Waiver, known: bool, shown: tuple[str, ...]) -> str:  # noqa: FBT001  # a fact, not a mode
    if not known:
        return f"la règle {quote(waiver.code)} n’existe pas : la justification ne répond à rien"
    elsewhere = format_list(quote(address) for address in dict.fromkeys(shown[:SHOWN]))
    found = f"elle signale {elsewhere}" if elsewhere else "elle n’a rien signalé"
    return f"la règle {waiver.code} ne signale rien à l’adresse {quote(waiver.address)} ; {found}"
