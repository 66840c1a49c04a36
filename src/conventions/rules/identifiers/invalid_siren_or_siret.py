"""SIREN ou SIRET d’une partie non valide.

## Ce que la règle vérifie
Chaque SIREN a neuf chiffres et une clé juste ; chaque SIRET en a quatorze, un SIREN valide et une clé juste
(pour les établissements de La Poste, une somme des chiffres multiple de 5).

## Pourquoi
Un chiffre inversé paie un autre organisme, et fait rejeter les données essentielles publiées. La clé prouve
la forme du numéro, non l’existence de l’organisme.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("ID-001",)))
>>> report.conform
('ID-001',)

## Références
- Insee, numéros SIREN et SIRET : clé de Luhn, et règle propre à La Poste.
"""

from __future__ import annotations

from collections.abc import Iterator

from conventions.errors import IdentifierError
from conventions.identifiers import siren, siret
from conventions.model import Identifier, Party, Scheme
from conventions.rules.reading.wording import named
from conventions.rules.rule import (
    Anchor,
    Answer,
    Case,
    Fault,
    NotApplicable,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)
from conventions.rules.written import decided

VALIDATORS = {Scheme.SIREN: siren.validate, Scheme.SIRET: siret.validate}
REMEDY = "reprendre le numéro sur l’avis de situation au répertoire Sirene"


@rule(
    "ID-001",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Algorithme des numéros SIREN et SIRET (Insee) : clé de Luhn, et règle propre à La Poste",
            address="https://github.com/arthurdejong/python-stdnum",
        ),
    ),
    dated_by=Anchor.AS_OF,
    decider="le service instructeur",
    since="0.1",
    requires=("les identifiants des parties",),
)
def invalid_siren_or_siret(case: Case) -> Iterator[Answer]:
    """Validate the numbers of every party."""
    folded = decided(case)
    held = [
        (party, item)
        for party in folded.terms.parties
        for item in party.identifiers
        if item.scheme in VALIDATORS
    ]
    if not held:
        yield NotApplicable("aucun SIREN ni SIRET n’est renseigné")
    for party, item in held:
        origin = folded.origin(f"parties[{party.key}].identifiers[{item.key}]")
        yield _answer(party, item, origin.address)


def _answer(party: Party, item: Identifier, address: str) -> Answer:
    try:
        VALIDATORS[item.scheme](item.value)
    except IdentifierError as error:
        return _hidden(item, address) if party.is_person else _fault(party, item, error, address)
    return Passed(address)


def _hidden(item: Identifier, address: str) -> Fault:
    """The number and the name of a natural person are confidential: neither is shown."""
    return Fault(
        address=f"{address}.value",
        message=f"le {item.scheme.value} d’une personne physique n’est pas valide (numéro masqué)",
        remedy=REMEDY,
    )


def _fault(party: Party, item: Identifier, error: IdentifierError, address: str) -> Fault:
    return Fault(
        address=f"{address}.value",
        message=f"{named(party)} : {error.message}",
        remedy=REMEDY,
        words=item.value,
        values=(("partie", party.key), (item.scheme.value, item.value)),
    )
