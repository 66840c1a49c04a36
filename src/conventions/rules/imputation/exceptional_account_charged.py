"""Compte de subvention exceptionnelle (674x) imputé en M57.

## Ce que la règle vérifie
Depuis l’exercice 2018, aucune ligne d’un attribuant en M57 n’est imputée à un compte 674x.

## Pourquoi
La M57 avait des comptes 674 de 2015 à 2017 ; ils ont été supprimés en 2018. Une subvention exceptionnelle y est
une subvention comme une autre, au compte 657x de son bénéficiaire. La M14, la M52, la M71 et les M4x gardent leurs
comptes 674.

## Exemple
>>> from datetime import date
>>> from conventions.model import LinePart
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> convention = association_2024_2026()
>>> grant, *others = convention.initial.grants
>>> line = grant.lines[0].replace(parts=(LinePart(key="nature", code="6745"),))
>>> initial = convention.initial.replace(grants=(grant.replace(lines=(line,)), *others))
>>> only = Profile(select=("NAT-006",))
>>> report = check(convention.replace(initial=initial), date(2024, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['initial.grants[2024-fonctionnement].lines[1]']

## Références
- Plans de comptes M57 officiels de la DGCL : comptes 674 supprimés à partir de l’exercice 2018.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.reading.norms import Norm, line_norm
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
from conventions.rules.written import WrittenLine

EXCEPTIONAL = "674"
INSTEAD = (("6743", "65736x"), ("6744", "65736x"), ("6745", "6574x"), ("6746", "6575"))
"""The accounts of M57 that pay the same bodies, by the start of the exceptional account."""


@rule(
    "NAT-006",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Plans de comptes M57 officiels de la DGCL : comptes 674 supprimés",
            since=date(2018, 1, 1),
            address="https://github.com/megalis-bretagne/opendata-extraction",
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.2",
    requires=("le compte imputé", "la nomenclature de l’attribuant", "l’exercice"),
)
def exceptional_account_charged(case: Case) -> Iterator[Answer]:
    """Look at the lines charged to 674x by an authority that follows M57."""
    yield from by_line(case, partial(_answer, case))


def _answer(case: Case, written: WrittenLine) -> Answer:
    account = written.line.account
    if account is None:
        return unread(written, "compte non reconnu")
    if not account.startswith(EXCEPTIONAL):
        return Passed(written.address)
    norm = line_norm(case, written)
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    if not norm.name.upper().startswith("M57"):
        return NotApplicable(f"les comptes 674 existent en {norm.name}")
    return _fault(written, account, norm)


def _fault(written: WrittenLine, account: str, norm: Norm) -> Fault:
    instead = next((number for start, number in INSTEAD if account.startswith(start)), "657x")
    return Fault(
        address=written.address,
        message=f"le compte {account} n’existe plus en {norm.name} depuis 2018 (exercice {norm.exercise})",
        remedy=f"charger un compte {instead}, selon la nature du bénéficiaire",
        words=written.line.raw,
        values=(("compte", account), ("nomenclature", norm.name), ("exercice", norm.exercise)),
        inferred=norm.inferred,
    )
