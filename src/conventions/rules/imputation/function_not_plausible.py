"""Fonction inconnue au plan, ou étrangère à l’action économique.

## Ce que la règle vérifie
La fonction que cite la ligne existe dans la nomenclature de l’attribuant pour l’exercice. Si la subvention aide une
entreprise ou va à une entreprise ou à une chambre consulaire, sa fonction est celle de l’action économique : 9 en
M14, 6 en M57.

## Pourquoi
La fonction dit à quelle politique sert la dépense : une fausse fonction fausse les comptes par politique, sans
empêcher le paiement. Une chambre consulaire peut aussi former des apprentis, et une entreprise tenir un théâtre : le
constat n’est qu’une information.

## Exemple
>>> from datetime import date
>>> from conventions.model import LinePart
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> line = grant.lines[0].replace(parts=(*grant.lines[0].parts[:2], LinePart(key="fonction", code="399")))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *others))
>>> only = Profile(select=("NAT-010",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [(finding.severity.value, finding.address) for finding in report.findings]
[('information', 'initial.grants[2024-fonctionnement].lines[1]')]

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024 : fonctions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from conventions.model import PartyKind, Purpose, Terms
from conventions.nomenclature import Absent, FoundFunction, find_function
from conventions.rules.imputation.lines import by_line, coded, unread
from conventions.rules.reading.norms import Norm, line_norm
from conventions.rules.reading.plans import plans
from conventions.rules.reading.wording import day_of
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Status,
    rule,
)
from conventions.rules.written import WrittenLine, decided

FUNCTION_WORDS = frozenset({"fonction", "fonct", "fonct.", "fct", "sous-fonction"})
ECONOMY = {"M14": "9", "M57": "6"}
"""The function of economic action, by norm."""

BODIES = frozenset({PartyKind.CHAMBER, PartyKind.COMPANY})
PURPOSES = frozenset({Purpose.BUSINESS, Purpose.BUSINESS_CREATION, Purpose.BUSINESS_PREMISES})
_found = lru_cache(maxsize=1024)(find_function)
_SIGNS = re.compile(r"[-. ]")


@rule(
    "NAT-010",
    severity=Severity.INFO,
    status=Status.READ,
    sources=(plans("Plans de comptes officiels de la DGCL : fonctions"),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances",
    since="0.2",
    requires=("la fonction imputée", "la nomenclature de l’attribuant", "l’exercice"),
)
def function_not_plausible(case: Case) -> Iterator[Answer]:
    """Look the function of each line up in the plan, and compare it with what the grant is for."""
    yield from by_line(case, partial(_answer, case))


def _answer(case: Case, written: WrittenLine) -> Answer:
    told = coded(written.line, FUNCTION_WORDS)
    if told is None:
        return unread(written, "fonction non renseignée")
    code, norm = _SIGNS.sub("", told), line_norm(case, written)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    found = _found(code, norm.name, norm.exercise, norm.declinaison)
    if isinstance(found, FoundFunction):
        return _plausible(written, decided(case).terms, code, norm)
    return (
        _unknown(written, code, norm)
        if isinstance(found, Absent)
        else NotEvaluated(found.reason, written.address)
    )


def _plausible(written: WrittenLine, terms: Terms, code: str, norm: Norm) -> Answer:
    economy = next((digit for name, digit in ECONOMY.items() if norm.name.upper().startswith(name)), None)
    if economy is None or code.startswith(economy) or not _is_economic(written, terms):
        return Passed(written.address)
    message = f"action économique imputée à la fonction {code} ; fonction attendue en {norm.name} : {economy}"
    return _fault(written, code, norm, message)


def _is_economic(written: WrittenLine, terms: Terms) -> bool:
    grant, party = written.grant, terms.party(written.grant.beneficiary)
    kind = party.kind_on(day_of(grant.exercise, 12, 31)) if party else None
    return grant.purpose in PURPOSES or kind in BODIES


def _unknown(written: WrittenLine, code: str, norm: Norm) -> Fault:
    message = f"la fonction {code} n’est pas au plan {norm.name} de l’exercice {norm.exercise}"
    return _fault(written, code, norm, message)


def _fault(written: WrittenLine, code: str, norm: Norm, message: str) -> Fault:
    return Fault(
        address=written.address,
        message=message,
        remedy="vérifier la fonction de l’imputation",
        words=written.line.raw,
        values=(("fonction", code), ("nomenclature", norm.name), ("exercice", norm.exercise)),
        inferred=norm.inferred,
    )
