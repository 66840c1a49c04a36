"""Ligne de données essentielles que le schéma refuserait.

## Ce que la règle vérifie
La ligne que l’autorité publierait pour chaque subvention ferme, faite des seuls faits du fichier, respecte le
schéma « subventions » en vigueur à la signature : SIRET de 14 chiffres dont la clé est juste, numéro RNA de la
forme attendue, objet de 256 caractères au plus. Une ligne a un seul bénéficiaire, donc 100 % du montant. Les dates
de versement sont l’affaire de PUB-005. Un fait qui manque n’est pas un défaut : la règle dit lesquels manquent.

## Pourquoi
Un fichier que le schéma refuse n’est pas repris sur data.gouv.fr, et la publication est à refaire. Le schéma
n’admet que les numéros RNA faits de W et de neuf chiffres, alors que ceux de Corse et d’outre-mer ont une lettre
de plus : c’est un avertissement, car le SIRET suffit.

## Exemple
>>> from datetime import date
>>> from conventions.rules import Profile, check
>>> from conventions.samples import cci_2017_2019
>>> report = check(cci_2017_2019(), date(2018, 12, 31), profile=Profile(select=("PUB-004",)))
>>> report.not_applicable[0].reason
'la CCI Lyon Métropole Saint-Étienne Roanne est un organisme de droit public'

## Références
- SCDL, schéma « subventions », versions 1.1 à 2.1.1.
- Décret n° 2017-779 du 5 mai 2017 ; arrêté du 17 novembre 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from conventions.french import format_list
from conventions.law import published
from conventions.rules.publication.duties import Owed, by_owed
from conventions.rules.publication.rows import address_of, row_of
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
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

RNA = "rnaBeneficiaire"
# The other fields of a row are right as they are made: an exact amount, a day, words of a closed list.
CHECKED = frozenset({"idAttribuant", "idBeneficiaire", RNA, "objet"})
REMEDIES = {
    "objet": "résumer l’objet avant de publier",
    RNA: "publier le SIRET du bénéficiaire, et laisser vide ce champ, que le schéma restreint",
}
REMEDY = "corriger le fait dans le fichier avant de publier"


@rule(
    "PUB-004",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="SCDL, schéma « subventions », version 2.1.1 et les précédentes",
            since=date(2018, 4, 27),
            address="https://gitlab.com/opendatafrance/scdl/subventions/raw/v2.1.1/schema.json",
        ),
        Source(
            text="Décret n° 2017-779 du 5 mai 2017",
            since=date(2017, 8, 1),
            address="https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000034600552",
        ),
    ),
    # The duty is older than the first version of the schema.
    law=Validity(since=date(2018, 4, 27)),
    dated_by=Anchor.SIGNATURE,
    decider="le service chargé des données ouvertes",
    since="0.2",
    requires=(
        "les SIRET de l’attribuant et du bénéficiaire",
        "la date de signature",
        "l’objet et le montant de la subvention",
        "les modalités de versement",
        "la population de l’attribuant",
    ),
    beneficiaries=Beneficiaries.PRIVATE,
)
def published_row_invalid(case: Case) -> Iterator[Answer]:
    """Check the row of each grant against the fields of the version."""
    yield from by_owed(case, partial(_answers, case))


def _answers(case: Case, owed: Owed) -> Iterator[Answer]:
    row = row_of(case, owed)
    faults = published.faults(row.texts, owed.version, only=CHECKED & row.texts.keys())
    yield from (_fault(fault, address_of(case, owed, fault.field), owed.version) for fault in faults)
    if row.missing:
        yield NotEvaluated(f"pour publier la ligne, il manque {format_list(row.missing)}")
    elif not faults:
        yield Passed("initial.grants")


def _fault(fault: published.Fault, address: str, version: str) -> Fault:
    return Fault(
        address=address,
        message=f"la ligne à publier (schéma {version}) serait refusée : {fault.message}",
        remedy=REMEDIES.get(fault.field, REMEDY),
        values=(("champ", fault.field), ("schéma", version)),
        severity=Severity.WARNING if fault.field == RNA else None,
    )
