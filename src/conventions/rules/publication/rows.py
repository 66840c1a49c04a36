"""The row that would be published for a grant: the texts that the file tells, and the facts that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from conventions.law import published
from conventions.model import Scheme
from conventions.operations import PublishedGrant, published_texts, terms_for
from conventions.rules.bodies import grant_address
from conventions.rules.publication.duties import Owed
from conventions.rules.rule import Case
from conventions.rules.written import decided

_SCHEMES = {"idAttribuant": Scheme.SIRET, "idBeneficiaire": Scheme.SIRET, "rnaBeneficiaire": Scheme.RNA}
_FACTS = {
    "idAttribuant": "le SIRET de l’attribuant",
    "dateConvention": "la date de signature",
    "idBeneficiaire": "le SIRET du bénéficiaire",
    "objet": "l’objet de la subvention, en 256 caractères au plus",
    "montant": "le montant",
    "conditionsVersement": "les modalités de versement",
    "notificationUE": "le régime d’aide d’État",
}


class Row(NamedTuple):
    """The texts by field, and which facts lack, in French."""

    texts: Mapping[str, str]
    missing: tuple[str, ...]


def row_of(case: Case, owed: Owed) -> Row:
    """The row of a grant, without its payment period; a field that the version lacks is left out."""
    known = _known(owed.version)
    texts = {name: text for name, text in _texts(case, owed).items() if name in known and text}
    missing = tuple(said for name, said in _FACTS.items() if name not in texts)
    if "rnaBeneficiaire" in texts:
        missing = tuple(said for said in missing if said != _FACTS["idBeneficiaire"])
    return Row(texts, missing)


@cache
def _known(version: str) -> frozenset[str]:
    return frozenset(field.name for field in published.fields(version))


def _texts(case: Case, owed: Owed) -> dict[str, str | None]:
    convention, terms = case.convention, terms_for(decided(case).terms, owed.grant)
    about = PublishedGrant(
        owed.grant,
        owed.grantor,
        owed.beneficiary,
        convention.title,
        convention.signed_on,
        terms,
        owed.signed,
    )
    return published_texts(about)


def address_of(case: Case, owed: Owed, field: str) -> str:
    """Where the text of a field was written in the convention: a number of a party, or the object of the grant."""
    if field == "objet":
        return grant_address(case, owed.grant, "object")
    party = owed.grantor if field == "idAttribuant" else owed.beneficiary
    key = next(item.key for item in party.identifiers if item.scheme is _SCHEMES[field])
    return decided(case).origin(f"parties[{party.key}].identifiers[{key}].value").address
