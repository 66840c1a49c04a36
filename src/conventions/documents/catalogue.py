"""The kinds of documents, by their names; each is loaded when it is asked for.

>>> kind_named("deliberation").title
'délibération'
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module

from conventions.documents.kinds import Kind
from conventions.errors import ConventionsError
from conventions.french import NBSP, format_list, quote

_HOMES: Mapping[str, str] = {
    "deliberation": "deliberations",
    "convention": "agreements.convention",
    "annexe-financiere": "agreements.annex",
    "lettre-de-notification": "notifications",
    "avenant": "avenants",
    "echeancier": "agreements.schedule",
    "certificat-de-paiement": "payment_certificates",
    "etat-recapitulatif": "payment_statements",
    "compte-rendu-financier": "financial_reports",
    "bilan": "reviews",
    "demande-de-reversement": "repayment_demands",
}
"""The module of each kind, below ``builders``, where it is called KIND."""

KINDS = tuple(_HOMES)
"""The names of the kinds, in the order of the life of a convention."""


def kind_named(name: str) -> Kind:
    """The kind of document of a name.

    :raises ConventionsError: where there is none; the sentence has the nearest name, or all of them.

    >>> kind_named("délibération")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: document inconnu : « délibération » ; vouliez-vous dire « deliberation » ?
    """
    if name not in KINDS:
        raise ConventionsError(f"document inconnu{NBSP}: {quote(name)}{NBSP}; {_way_out(name)}")
    kind: Kind = import_module(f"conventions.documents.builders.{_HOMES[name]}").KIND
    return kind


def _way_out(name: str) -> str:
    alike = get_close_matches(name[:_LONGEST], KINDS, n=1)
    if alike:
        return f"vouliez-vous dire {quote(alike[0])}{NBSP}?"
    return f"attendu{NBSP}: {format_list(KINDS)}"


_LONGEST = 80
