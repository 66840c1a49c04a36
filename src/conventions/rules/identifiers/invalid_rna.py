"""Numéro RNA mal formé, ou refusé par le schéma SCDL.

## Ce que la règle vérifie
Chaque numéro RNA a la forme d’un tel numéro : W, un chiffre, un chiffre ou une lettre, puis sept chiffres. Un
numéro juste qui porte une lettre (Corse, outre-mer) est signalé pour information : le schéma SCDL des
subventions, qui n’admet que des chiffres après le W, le refusera à la publication.

## Pourquoi
Le numéro publié avec les données essentielles dit quelle association est subventionnée : mal recopié, il n’en
désigne aucune, ou une autre. La forme ne prouve pas que l’association existe.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> report = check(association_2024_2026(), date(2024, 12, 31), profile=Profile(select=("ID-002",)))
>>> report.conform
('ID-002',)

## Références
- Répertoire national des associations (arrêté du 14 octobre 2009).
- Schémas SCDL des subventions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.errors import IdentifierError
from conventions.french import quote
from conventions.identifiers import rna
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
    Validity,
    rule,
)
from conventions.rules.written import decided


@rule(
    "ID-002",
    severity=Severity.WARNING,
    status=Status.READ,
    sources=(
        Source(
            text="Forme des numéros RNA que lit le service Data.Subvention (betagouv)",
            address="https://github.com/betagouv/api-subventions-asso",
        ),
        Source(
            text="Arrêté du 14 octobre 2009 portant création du répertoire national des associations",
            since=date(2009, 10, 14),
        ),
    ),
    law=Validity(),  # a number is right or wrong, whenever it was written
    dated_by=Anchor.AS_OF,
    decider="le service instructeur",
    since="0.2",
    requires=("le numéro RNA des parties",),
)
def invalid_rna(case: Case) -> Iterator[Answer]:
    """Look at the form of the RNA number of every party."""
    folded = decided(case)
    held = [
        (party, item)
        for party in folded.terms.parties
        for item in party.identifiers
        if item.scheme is Scheme.RNA
    ]
    if not held:
        yield NotApplicable("aucun numéro RNA n’est renseigné")
    for party, item in held:
        yield _answer(party, item, folded.origin(f"parties[{party.key}].identifiers[{item.key}]").address)


def _answer(party: Party, item: Identifier, address: str) -> Answer:
    try:
        rna.validate(item.value)
    except IdentifierError as error:
        return _fault(party, item, f"{address}.value", error.message)
    return Passed(address) if rna.is_scdl_narrow(item.value) else _letters(party, item, f"{address}.value")


def _fault(party: Party, item: Identifier, address: str, said: str) -> Fault:
    return Fault(
        address=address,
        message=f"{named(party)} : {said}",
        remedy="reprendre le numéro sur le récépissé de déclaration en préfecture",
        words=item.value,
        values=(("partie", party.key), ("RNA", item.value)),
    )


def _letters(party: Party, item: Identifier, address: str) -> Fault:
    return Fault(
        address=address,
        message=f"{named(party)} : le RNA {quote(item.value)} porte une lettre : le schéma SCDL des subventions,"
        " qui veut neuf chiffres après le W, le refusera",
        remedy="publier le SIRET de l’association plutôt que son numéro RNA",
        words=item.value,
        values=(("partie", party.key), ("RNA", item.value)),
        severity=Severity.INFO,
    )
