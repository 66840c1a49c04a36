"""Association sans numéro RNA ni SIRET.

## Ce que la règle vérifie
Une association ou une fondation bénéficiaire a un numéro RNA ou un SIRET parmi ses identifiants. Les numéros
de Nouvelle-Calédonie (RIDET) et de Polynésie (TAHITI) en tiennent lieu.

## Pourquoi
Les données essentielles d’une subvention désignent le bénéficiaire par l’un des deux : sans lui, elles sont
rejetées, et rien ne distingue deux associations du même nom. Un fichier qui ne donne de numéro à personne n’est
pas évalué : les numéros n’y ont pas été saisis.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("BEN-003",)))
>>> report.conform
('BEN-003',)

## Références
- Schéma SCDL « Subventions », version 2.1.0 et suivantes : idBeneficiaire ou rnaBeneficiaire.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_list
from conventions.model import Party, Scheme
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
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
from conventions.rules.scope import beneficiaries
from conventions.rules.written import decided

TELLING = frozenset({Scheme.RNA, Scheme.SIRET, Scheme.RIDET, Scheme.TAHITI})


@rule(
    "BEN-003",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Schéma SCDL « Subventions », version 2.1.0 : un identifiant du bénéficiaire",
            since=date(2023, 2, 8),
            address="https://github.com/betagouv/SCDL-Subvention-DataSubvention",
        ),
    ),
    dated_by=Anchor.SIGNATURE,
    decider="le service instructeur",
    since="0.2",
    requires=("les identifiants des parties", "la nature juridique du bénéficiaire"),
    beneficiaries=Beneficiaries.ASSOCIATIONS,
)
def association_without_number(case: Case) -> Iterator[Answer]:
    """Look at the numbers of every association that is granted something."""
    found = beneficiaries(decided(case).terms)
    if not found:
        yield NotApplicable("aucun bénéficiaire n’est nommé")
    for party in found:
        yield _answer(case, party)


def _answer(case: Case, party: Party) -> Answer:
    covered = Beneficiaries.ASSOCIATIONS.covers(party.kind_on(case.known_day))
    if covered is None:
        return NotEvaluated(f"nature juridique non renseignée : {named(party)}")
    if not covered:
        return NotApplicable(f"la règle vise {Beneficiaries.ASSOCIATIONS} ; bénéficiaire : {named(party)}")
    folded = decided(case)
    address = folded.origin(f"parties[{party.key}].identifiers").address
    if any(item.scheme in TELLING for item in party.identifiers):
        return Passed(address)
    if not any(each.identifiers for each in folded.terms.parties):
        return NotEvaluated("aucun identifiant n’est au dossier", address)
    return _fault(party, address)


def _fault(party: Party, address: str) -> Fault:
    held = format_list(item.scheme.value for item in party.identifiers)
    told = f"seulement : {held}" if held else "aucun identifiant"
    return Fault(
        address=address,
        message=f"ni numéro RNA ni SIRET pour ce bénéficiaire : {named(party)} ({told})",
        remedy="reprendre le numéro RNA sur le récépissé de déclaration, ou le SIRET sur l’avis de situation",
        values=(("bénéficiaire", party.key), ("identifiants", held or "aucun")),
    )
