"""What each field means, in French: those of the terms as everywhere else, and those of the acts and accounts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from conventions.base import Record
from conventions.files.schema import schema
from conventions.wording.fields import field_name

_OF_ONE_CLASS = {
    "ChangeAmount.by": "écart",
    "ExtendTerm.by": "durée ajoutée",
    "Waiver.by": "auteur",
    "Waiver.address": "adresse dans la convention",
    "Publication.address": "adresse de la page",
    "Facts.requests": "demandes de versement",
    "Facts.documents": "pièces reçues",
    "Facts.costs": "dépenses justifiées",
    "FinancingPlan.costs": "dépenses prévues",
    "Result.target": "objectif mesuré",
    "ReplaceArticle.new": "rédaction nouvelle",
    "Reorder.keys": "clés, dans leur ordre",
}
_OF_ANY_CLASS = {
    "abstentions": "abstentions",
    "account": "compte",
    "accounts": "comptes annuels",
    "action": "action",
    "actual": "réalisé",
    "address": "adresse",
    "against": "voix contre",
    "annulled_on": "date d’annulation",
    "assembly": "assemblée",
    "auditor": "commissaire aux comptes",
    "authority": "collectivité",
    "avenant": "avenant",
    "avenants": "avenants",
    "ballots": "vote de chacun",
    "bordereau": "bordereau",
    "breached_on": "date du manquement",
    "budget_received_on": "réception du budget",
    "by": "auteur",
    "cast": "sens du vote",
    "certified_on": "date de certification",
    "change": "modification",
    "classification": "classement de l’acte",
    "clause": "clause",
    "collected": "montant encaissé",
    "collected_on": "date d’encaissement",
    "commitment": "engagement",
    "commitments": "engagements",
    "committed_on": "date d’engagement",
    "condition_set_on": "date où la condition est posée",
    "conditions": "conditions remplies",
    "costs": "dépenses",
    "counts": "comptages",
    "date": "date",
    "dated": "date de la pièce",
    "de_minimis": "aides de minimis",
    "decided_on": "date de la décision",
    "decisions": "décisions",
    "declared_on": "date de déclaration",
    "delegation": "délégation",
    "deliberations": "délibérations",
    "designated": "désigné par la collectivité",
    "device": "dispositif",
    "documents": "pièces",
    "effective_on": "date d’effet",
    "ended_on": "date de fin",
    "events": "événements",
    "extract_signatory": "signataire de l’extrait",
    "facts": "faits",
    "framework": "convention cadre",
    "funder": "financeur",
    "gap": "écart",
    "gap_percent": "écart, en points de pourcentage",
    "grant": "subvention",
    "granted_on": "date d’attribution",
    "ground": "motif",
    "heard_on": "date du contradictoire",
    "in_favour": "voix pour",
    "initial": "stipulations initiales",
    "instalment": "échéance",
    "interests": "intérêts déclarés",
    "issued_on": "date d’émission",
    "keys": "clés",
    "known_in_part": "connue en partie",
    "lead": "compétence à chef de file",
    "ledger": "registre des engagements et des paiements",
    "line": "imputation",
    "mode": "mode",
    "new": "nouvelle valeur",
    "not_taking_part": "n’ont pas pris part au vote",
    "notified_on": "date de notification",
    "occasion": "occasion",
    "of_which": "dont",
    "old": "ancienne valeur",
    "operation": "opération",
    "operations": "opérations",
    "organ": "organe",
    "outcome": "issue du vote",
    "paid_on": "date de paiement",
    "part": "partie des stipulations",
    "party": "partie",
    "payment": "paiement",
    "person": "personne",
    "phase": "phase",
    "phase_raw": "phase, telle qu’écrite",
    "place": "lieu",
    "plan": "plan de financement",
    "planned": "prévu",
    "present": "présents",
    "products": "produits",
    "proxies": "pouvoirs",
    "proxy": "mandataire",
    "public_cash": "concours publics en numéraire",
    "publication": "mode de publication",
    "publications": "publications",
    "published_on": "date de publication",
    "raw_title": "intitulé, tel qu’écrit",
    "reason": "raison",
    "received_on": "date de réception",
    "recipient": "bénéficiaire final",
    "recoveries": "reversements",
    "reference": "référence",
    "regime": "régime",
    "regrants": "reversements à des tiers",
    "released": "montant dégagé",
    "released_on": "date de dégagement",
    "renewals": "reconductions",
    "repeals": "délibérations rapportées",
    "reports": "comptes rendus financiers",
    "republican_contracts": "contrats d’engagement républicain",
    "requested_on": "date de la demande",
    "requests": "demandes",
    "resources": "ressources",
    "results": "résultats",
    "scope": "objet du vote",
    "signed_on": "date de signature",
    "state": "état",
    "status": "statut",
    "subject": "matière",
    "tacit": "tacite",
    "target": "objectif",
    "template": "modèle suivi",
    "total_charges": "total des charges",
    "total_products": "total des produits",
    "transmitted_on": "date de transmission au contrôle de légalité",
    "until": "jusqu’au",
    "vote": "vote",
    "waivers": "justifications",
    "withdrawals": "retraits",
    "year": "année",
}


def meaning_of(kind: type[Record], field: str) -> str:
    """What a field of a class means.

    >>> from conventions.model import Deliberation, Grant
    >>> meaning_of(Grant, "amount"), meaning_of(Deliberation, "transmitted_on")
    ('montant', 'date de transmission au contrôle de légalité')
    """
    alone = _OF_ONE_CLASS.get(f"{kind.__name__}.{field}")
    if alone is not None:
        return alone
    try:
        return field_name(kind, field)
    except KeyError:
        return _OF_ANY_CLASS[field]


@cache
def _definitions() -> Mapping[str, Mapping[str, str]]:
    read = json.loads(schema())
    found: dict[str, Mapping[str, str]] = {**read["definitions"], "Convention": read}
    return found


def record_name(kind: type[Record]) -> str:
    """What a record of a class is called.

    >>> from conventions.model import Convention, Terms
    >>> record_name(Terms), record_name(Convention)
    ('stipulations', 'convention')
    """
    return title_of(kind.__name__)


def title_of(name: str) -> str:
    """What a record of the class of a name is called."""
    return _definitions()[name]["title"]
