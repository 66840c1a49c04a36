"""The parties: names as written, roles, kinds over time, identifiers, nomenclature. Never an IBAN."""

from __future__ import annotations

from conventions.cli.view import View, block, heading, item
from conventions.french import NBSP, format_list
from conventions.wording import joined, on, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from conventions.cli.terminal import Line
    from conventions.model import DatedKind, NomenclatureUse, Party, Signatory


def parties(view: View) -> Iterator[Line]:
    """Every party in force."""
    yield from heading("Parties", view.columns)
    for party in view.terms.parties:
        short = f"({party.short_name.text})" if party.short_name else None
        roles = format_list(party.roles) or "rôle non précisé"
        yield from item(f"{joined((party.name.text, short), ' ')}{NBSP}: {roles}", view.columns)
        for text in _details(party):
            yield from block(text, view.columns)


def _details(party: Party) -> Iterator[str]:
    if party.kinds:
        yield format_list(map(_kind, party.kinds))
    if party.other_names:
        yield f"aussi écrit{NBSP}: {joined(map(quoted, party.other_names), f'{NBSP}; ')}"
    numbers = [f"{item.scheme}{NBSP}{item.value}" for item in party.identifiers]
    category = f"catégorie juridique (Insee){NBSP}{party.legal_category}" if party.legal_category else None
    tiers = f"n° de tiers{NBSP}{party.tiers_number}" if party.tiers_number else None
    bank = "coordonnées bancaires masquées" if party.iban else None
    year_end = f"exercice clos le {party.financial_year_end}" if party.financial_year_end else None
    identity = joined((*numbers, category, tiers, bank, year_end))
    norms = joined(map(_norm, party.nomenclatures))
    signed = f"signataire{NBSP}: {signatory(party.signatory)}" if party.signatory else ""
    yield from filter(None, (identity, norms, signed, party.note))


def _kind(dated: DatedKind) -> str:
    since = f"depuis {on(dated.since)}" if dated.since else None
    return joined((dated.kind, since, f"({dated.source})" if dated.source else None), " ")


def _norm(use: NomenclatureUse) -> str:
    since = f"depuis {use.since}" if use.since else None
    plan = f"({use.declinaison})" if use.declinaison else None
    told = joined(("nomenclature", use.norm, plan, since), " ")
    return joined((told, "déduit" if use.inferred else None, use.source))


def signatory(person: Signatory) -> str:
    """The capacity, then the name; either may be unknown.

    >>> from conventions.model import Signatory
    >>> signatory(Signatory(capacity="le Président"))
    'le Président'
    """
    return joined((person.name, person.capacity)) or "non précisé"
