"""The accounts to charge instead of a heading, chosen by what the beneficiary is."""

from __future__ import annotations

from conventions.french import format_list
from conventions.model import PartyKind, Terms
from conventions.nomenclature import suggest
from conventions.rules.reading.norms import Norm
from conventions.rules.reading.wording import day_of
from conventions.rules.written import WrittenLine

LOCAL_BODIES = frozenset({"4140", "4150", "7331", "7366", "7373", "7378", "7379"})
"""Insee legal categories of local public bodies and of schools."""

_LOCAL = "autres établissements publics locaux"
_DIVERS = "organismes publics divers"
_PRIVATE = "autres personnes de droit privé"
LABELS = {
    PartyKind.CHAMBER: _DIVERS,
    PartyKind.STATE: _DIVERS,
    PartyKind.PUBLIC_BODY: _DIVERS,
    PartyKind.GIP: _DIVERS,
    PartyKind.ASSOCIATION: _PRIVATE,
    PartyKind.FOUNDATION: _PRIVATE,
    PartyKind.COMPANY: "entreprises",
    PartyKind.MIXED_COMPANY: "entreprises",
    PartyKind.PERSON: "ménages",
}
"""The label, in the plans, of the account that fits a kind of beneficiary."""


def proposals(written: WrittenLine, account: str, norm: Norm, terms: Terms) -> dict[str, str]:
    """The imputable accounts under this one, number to label: those that fit the beneficiary, else all."""
    found = suggest(account, norm.name, norm.exercise, norm.declinaison)
    found = found or suggest(account, norm.name, norm.exercise)
    wanted = _wanted(written, terms)
    fitting = {leaf.number: leaf.label for leaf in found if leaf.label.lower() == wanted}
    return fitting or {leaf.number: leaf.label for leaf in found}


def _wanted(written: WrittenLine, terms: Terms) -> str | None:
    party = terms.party(written.grant.beneficiary)
    if party is None:
        return None
    if party.legal_category in LOCAL_BODIES:
        return _LOCAL
    kind = party.kind_on(day_of(written.grant.exercise, 1, 1))
    return LABELS.get(kind) if kind else None


def listed(found: dict[str, str]) -> str:
    """« 657381 (Autres établissements publics locaux) et 657382 (Organismes publics divers) »."""
    return format_list(f"{number} ({label})" for number, label in found.items())
