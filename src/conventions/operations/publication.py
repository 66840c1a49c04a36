"""The texts that are published of a grant: those that the facts of a convention give, by field of the open data."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.identifiers import siren, siret
from conventions.model import (
    AidRegime,
    Each,
    Form,
    Grant,
    InstalmentKind,
    Party,
    PartyKind,
    PaymentTerms,
    Scheme,
)

LONGEST_OBJECT = 256
_UNDERTAKINGS = frozenset({PartyKind.COMPANY, PartyKind.MIXED_COMPANY})
_NOTIFIED = frozenset({AidRegime.DE_MINIMIS, AidRegime.DE_MINIMIS_SIEG, AidRegime.NOTIFIED})
_NATURES = {Form.CASH: "aide en numéraire", Form.IN_KIND: "aide en nature"}


class PublishedGrant(NamedTuple):
    """A grant to publish, and what is around it.

    ``title`` and ``signed_on`` are those of the act, ``terms`` the payment terms of the grant, ``day`` the one
    on which the nature of the beneficiary is looked at. None: not known.
    """

    grant: Grant
    grantor: Party
    beneficiary: Party
    title: str
    signed_on: date | None
    terms: PaymentTerms | None
    day: date


def published_texts(about: PublishedGrant) -> dict[str, str | None]:
    """The texts by field, without the payment period; None where the facts do not give one.

    ``objet`` is that of the grant whatever its length, or the title of the act where it is short enough.

    >>> from conventions.samples import association_2024_2026
    >>> terms = association_2024_2026().initial
    >>> city, company = terms.parties
    >>> about = PublishedGrant(
    ...     terms.grants[0], city, company, "Théâtre", None, terms.payment_terms[0], date(2024, 1, 12)
    ... )
    >>> texts = published_texts(about)
    >>> texts["montant"], texts["conditionsVersement"], texts["dateConvention"]
    ('30000.00', 'échelonné', None)
    """
    grant = about.grant
    return {
        "nomAttribuant": about.grantor.name.text,
        "idAttribuant": _number(about.grantor, Scheme.SIRET),
        "dateConvention": about.signed_on.isoformat() if about.signed_on else None,
        "nomBeneficiaire": about.beneficiary.name.text,
        "idBeneficiaire": _number(about.beneficiary, Scheme.SIRET),
        "rnaBeneficiaire": _number(about.beneficiary, Scheme.RNA),
        "objet": grant.object or (about.title if len(about.title) <= LONGEST_OBJECT else None),
        "montant": None if grant.amount is None else str(grant.amount),
        "nature": _NATURES[grant.form],
        "conditionsVersement": _conditions(about.terms),
        "notificationUE": _notified(about),
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


def _notified(about: PublishedGrant) -> str | None:
    """Nobody tells « non » of a body that is no undertaking; of an undertaking, the regime is a fact."""
    regime = about.grant.aid_regime
    if regime is None:
        return None if about.beneficiary.kind_on(about.day) in _UNDERTAKINGS else "non"
    return "oui" if regime in _NOTIFIED else "non"
