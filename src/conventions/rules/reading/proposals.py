"""The accounts to charge instead of a heading, chosen by what the beneficiary is."""

from __future__ import annotations

from conventions.french import format_list
from conventions.model import Terms
from conventions.nomenclature import LOCAL_BODY, suggest
from conventions.nomenclature.bodies import kind_of_category
from conventions.rules.reading.norms import Norm
from conventions.rules.reading.wording import day_of
from conventions.rules.written import WrittenLine


def proposals(written: WrittenLine, account: str, norm: Norm, terms: Terms) -> dict[str, str]:
    """The imputable accounts under this one, number to label: those that fit the beneficiary, else all."""
    kind = _kind(written, terms)
    found = suggest(account, norm.name, norm.exercise, kind, declinaison=norm.declinaison)
    return {leaf.number: leaf.label for leaf in found}


def _kind(written: WrittenLine, terms: Terms) -> str | None:
    party = terms.party(written.grant.beneficiary)
    if party is None:
        return None
    if party.legal_category and kind_of_category(party.legal_category) == LOCAL_BODY:
        return LOCAL_BODY
    return party.kind_on(day_of(written.grant.exercise, 1, 1))


def listed(found: dict[str, str]) -> str:
    """« 657381 (Autres établissements publics locaux) et 657382 (Organismes publics divers) »."""
    return format_list(f"{number} ({label})" for number, label in found.items())
