"""Compte qui ne reçoit pas d’imputation dans la nomenclature.

## Ce que la règle vérifie
Le compte de chaque ligne existe dans le plan de comptes de l’attribuant pour l’exercice, et reçoit des
imputations : ce n’est ni une rubrique de regroupement, ni un compte supprimé, ni un compte sans chapitre
d’opérations réelles.

## Pourquoi
Un mandat imputé à une rubrique est rejeté par le logiciel du comptable. Si l’attribuant n’a pas renseigné sa
nomenclature, M57 est déduite pour une métropole (depuis 2015) et pour toute collectivité (depuis 2024) : le
constat devient un avertissement, et le dit. Hors des exercices 2013 à 2024, la règle n’est pas évaluée.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("NAT-002",)))
>>> [(finding.severity.value, finding.inferred) for finding in report.findings]
[('avertissement', 'nomenclature M57, déduite de la nature de l’attribuant (métropole)')]

## Références
- Plans de comptes officiels de la DGCL, exercices 2013 à 2024.
- Arrêté du 29 décembre 2014 relatif à l’instruction budgétaire et comptable M57.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Terms
from conventions.nomenclature import Absent, Found, Unknown
from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.reading.norms import Norm, norm_of
from conventions.rules.reading.plans import plans
from conventions.rules.reading.proposals import listed, proposals
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
    Validity,
    rule,
)
from conventions.rules.written import WrittenLine, decided

REASONS = {
    "regroupement": "est une rubrique de regroupement, qui ne reçoit pas d’imputation",
    "supprimé": "est supprimé",
    "sans chapitre": "n’est porté par aucun chapitre d’opérations réelles",
}


@rule(
    "NAT-002",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        plans("Plans de comptes officiels de la DGCL : comptes imputables"),
        Source(
            text="Arrêté du 29 décembre 2014 relatif à l’instruction budgétaire et comptable M57",
            since=date(2015, 1, 1),
            address="https://juriblio.fr/arretes/arrete-du-29-decembre-2014/164223765",
        ),
    ),
    law=Validity(),  # M14, M52 and M71 have their plans before M57
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.1",
    requires=("le compte imputé", "la nomenclature de l’attribuant", "l’exercice"),
)
def account_not_imputable(case: Case) -> Iterator[Answer]:
    """Look every account up in the plan of the grantor for its exercise."""
    yield from by_line(case, partial(_answer, terms=decided(case).terms))


def _answer(written: WrittenLine, terms: Terms) -> Answer:
    account, norm = written.line.account, norm_of(written, terms)
    if account is None:
        return unread(written, "compte non reconnu")
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    found = norm.find(account)
    if isinstance(found, Unknown):
        return NotEvaluated(found.reason, written.address)
    if isinstance(found, Found) and found.imputable_in:
        return _imputable(written, found)
    return _fault(written, account, norm, terms, found)


def _imputable(written: WrittenLine, found: Found) -> Answer:
    """Right when every declinaison looked in agrees; else the declinaison has to be told."""
    others = {account.declinaison for account in found.accounts if not account.imputable} | {
        *found.absent_from
    }
    if not others:
        return Passed(written.address)
    where = f"imputable en {', '.join(sorted(found.imputable_in))}, pas en {', '.join(sorted(others))}"
    number = found.accounts[0].number
    return NotEvaluated(f"compte {number} {where} : déclinaison non renseignée", written.address)


def _fault(written: WrittenLine, account: str, norm: Norm, terms: Terms, found: Found | Absent) -> Fault:
    instead = proposals(written, account, norm, terms)
    why = found.reason if isinstance(found, Absent) else _why(found, norm)
    return Fault(
        address=written.address,
        message=_supposed(norm, ", ".join(instead)) + why,
        remedy=_remedy(norm, listed(instead)),
        words=written.line.raw,
        values=(("compte", account), ("nomenclature", norm.name), ("exercice", norm.exercise)),
        inferred=norm.inferred,
    )


def _why(found: Found, norm: Norm) -> str:
    account = found.accounts[0]
    where = f"({norm.name}, exercice {norm.exercise})"
    return f"le compte {account.number} ({account.label}) {REASONS[account.status]} {where}"


def _supposed(norm: Norm, instead: str) -> str:
    if norm.inferred is None:
        return ""
    return f"nomenclature non renseignée ({norm.name} probable{' : ' + instead if instead else ''}) : "


def _remedy(norm: Norm, instead: str) -> str:
    charge = f"charger le compte {instead}" if instead else "charger un compte du plan de l’exercice"
    return f"{charge}, ou renseigner la nomenclature de l’attribuant" if norm.inferred else charge
