"""Rubrique 65738 imputée en M57 développée.

## Ce que la règle vérifie
Aucune ligne n’est imputée au compte 65738 (Autres établissements publics) quand l’attribuant suit la
nomenclature M57 développée, où il n’est qu’une rubrique.

## Pourquoi
Le compte 65738 reçoit des imputations en M14, M52 et M71 : l’habitude survit au passage à la M57. Il faut y
choisir entre 657381 (établissements publics locaux) et 657382 (organismes publics divers, dont les chambres
consulaires). La M57 abrégée garde 65738.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("NAT-009",)))
>>> dict(report.findings[0].values)["compte proposé"]
'657382'

## Références
- Plans de comptes M57 officiels de la DGCL, exercices 2015 à 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.model import Terms
from conventions.nomenclature import Found
from conventions.rules.imputation.lines import by_line, unread
from conventions.rules.reading.norms import Norm, norm_of
from conventions.rules.reading.plans import plans
from conventions.rules.reading.proposals import listed, proposals
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Severity,
    Status,
    rule,
)
from conventions.rules.written import WrittenLine, decided

HEADING = "65738"
MESSAGE = "le compte 65738 n’est qu’une rubrique en {norm} développée ({how}) : choisir {instead}"


@rule(
    "NAT-009",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(plans("Plans de comptes M57 officiels de la DGCL", since=date(2015, 1, 1)),),
    dated_by=Anchor.EXERCISE,
    decider="le service des finances, avec le comptable public",
    since="0.1",
    requires=("le compte imputé", "la nomenclature de l’attribuant", "l’exercice"),
)
def heading_65738_charged(case: Case) -> Iterator[Answer]:
    """Look at the lines charged to 65738, and propose the account under it that fits the beneficiary."""
    yield from by_line(case, partial(_answer, terms=decided(case).terms))


def _answer(written: WrittenLine, terms: Terms) -> Answer:
    account, norm = written.line.account, norm_of(written, terms)
    if account is None:
        return unread(written, "compte non reconnu")
    if account != HEADING:
        return NotApplicable("aucune ligne n’est imputée au compte 65738")
    if isinstance(norm, str):
        return NotEvaluated(norm, written.address)
    if not norm.name.startswith("M57"):
        return NotApplicable(f"le compte 65738 n’est pas une rubrique en {norm.name}")
    return _in_m57(written, norm, terms)


def _in_m57(written: WrittenLine, norm: Norm, terms: Terms) -> Answer:
    found = norm.find(HEADING)
    if not isinstance(found, Found):
        return NotEvaluated(found.reason, written.address)
    if not found.imputable_in:
        return _fault(written, norm, terms)
    if len(found.imputable_in) == len(found.accounts):
        return Passed(written.address)
    return NotEvaluated("M57 abrégée ou développée : déclinaison non renseignée", written.address)


def _fault(written: WrittenLine, norm: Norm, terms: Terms) -> Fault:
    instead = proposals(written, HEADING, norm, terms)
    how = "nomenclature déduite" if norm.inferred else "nomenclature renseignée"
    return Fault(
        address=written.address,
        message=MESSAGE.format(norm="M57", how=how, instead=" ou ".join(instead)),
        remedy=f"imputer la subvention à {listed(instead)}, selon la nature du bénéficiaire",
        words=written.line.raw,
        values=(
            ("compte", HEADING),
            ("compte proposé", ", ".join(instead)),
            ("exercice", norm.exercise),
        ),
        inferred=norm.inferred,
    )
