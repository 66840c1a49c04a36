"""The row that would be published for a grant: the texts that the file tells, and the facts that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from conventions.identifiers import siren, siret
from conventions.law import published
from conventions.model import (
    AidRegime,
    Each,
    Form,
    InstalmentKind,
    Party,
    PartyKind,
    PaymentTerms,
    Scheme,
)
from conventions.operations import terms_for
from conventions.rules.bodies import grant_address
from conventions.rules.publication.duties import Owed
from conventions.rules.rule import Case
from conventions.rules.written import decided

LONGEST_OBJECT = 256
_UNDERTAKINGS = frozenset({PartyKind.COMPANY, PartyKind.MIXED_COMPANY})
_NOTIFIED = frozenset({AidRegime.DE_MINIMIS, AidRegime.DE_MINIMIS_SIEG, AidRegime.NOTIFIED})
_NATURES = {Form.CASH: "aide en numéraire", Form.IN_KIND: "aide en nature"}
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
    grant, convention = owed.grant, case.convention
    return {
        "nomAttribuant": owed.grantor.name.text,
        "idAttribuant": _number(owed.grantor, Scheme.SIRET),
        "dateConvention": convention.signed_on.isoformat() if convention.signed_on else None,
        "nomBeneficiaire": owed.beneficiary.name.text,
        "idBeneficiaire": _number(owed.beneficiary, Scheme.SIRET),
        "rnaBeneficiaire": _number(owed.beneficiary, Scheme.RNA),
        "objet": grant.object or (convention.title if len(convention.title) <= LONGEST_OBJECT else None),
        "montant": None if grant.amount is None else str(grant.amount),
        "nature": _NATURES[grant.form],
        "conditionsVersement": _conditions(terms_for(decided(case).terms, grant)),
        "notificationUE": _notified(owed),
        "pourcentageSubvention": "1.00",
    }


def _number(party: Party, scheme: Scheme) -> str | None:
    """The number as it would be published: without the spaces of a file."""
    compact = siret.compact if scheme is Scheme.SIRET else siren.compact
    return next((compact(item.value) for item in party.identifiers if item.scheme is scheme), None)


def _conditions(terms: PaymentTerms | None) -> str | None:
    if terms is None or not terms.instalments:
        return None
    one = terms.instalments[0]
    whole = one.kind is InstalmentKind.SINGLE and not isinstance(one.trigger, Each)
    return "unique" if whole and len(terms.instalments) == 1 else "échelonné"


def _notified(owed: Owed) -> str | None:
    """Nobody tells « non » of a body that is no undertaking; of an undertaking, the regime is a fact."""
    regime = owed.grant.aid_regime
    if regime is None:
        return None if owed.beneficiary.kind_on(owed.signed) in _UNDERTAKINGS else "non"
    return "oui" if regime in _NOTIFIED else "non"


def address_of(case: Case, owed: Owed, field: str) -> str:
    """Where the text of a field was written in the convention: a number of a party, or the object of the grant."""
    if field == "objet":
        return grant_address(case, owed.grant, "object")
    party = owed.grantor if field == "idAttribuant" else owed.beneficiary
    key = next(item.key for item in party.identifiers if item.scheme is _SCHEMES[field])
    return decided(case).origin(f"parties[{party.key}].identifiers[{key}].value").address
