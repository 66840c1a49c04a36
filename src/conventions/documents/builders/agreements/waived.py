"""What the text of a convention leaves out, and why; most of it is left out of its annex and schedule too."""

from __future__ import annotations

from collections.abc import Mapping

Reasons = dict[str, str]


def because(reason: str, *names: str) -> Reasons:
    """The same reason for each of some records or fields."""
    return dict.fromkeys(names, reason)


FILE = because(
    "ce sont des pièces et des mesures du dossier, postérieures à l’acte",
    *(
        "Result",
        "PartOf",
        "FinancialReport",
        "ReportLine",
        "Accounts",
        "Publication",
        "Regrant",
        "Withdrawal",
    ),
)
AROUND = because(
    "cela se déclare ou se contrôle à côté de l’acte, qui n’en dit rien",
    *("Interest", "DeMinimisAid", "Waiver", "Classification", "RepublicanContract.breached_on"),
)
LEDGER = because(
    "la comptabilité se lit dans l’échéancier et les états d’exécution",
    *("Commitment", "Payment", "Recovery", "Document"),
)
FACTS = because(
    "ces faits comptent pour les versements, dont l’échéancier rend compte",
    *("Event", "ActualCost", "PaymentRequest", "Counting", "MetCondition"),
)
VOTE = because(
    "le vote et ses suites se lisent dans la délibération elle-même",
    *("Vote.in_favour", "Vote.against", "Vote.abstentions", "Vote.not_taking_part", "Vote.present"),
    *("Vote.proxies", "Vote.raw", "Vote.scope", "Ballot", "Delegation"),
    *("Deliberation.organ", "Deliberation.title", "Deliberation.raw_title", "Deliberation.transmitted_on"),
    *("Deliberation.published_on", "Deliberation.publication"),
    *("Decision.number", "Decision.raw", "Decision.beneficiary", "Decision.exercise", "Decision.amount"),
    *("Decision.object",),
)
PARTY = because(
    "donnée de gestion, qu’un acte n’écrit pas",
    *("Party.other_names", "Party.legal_category", "Party.tiers_number", "Party.note"),
    *("Party.financial_year_end", "NomenclatureUse", "Population", "DatedKind.source"),
)
CODES = because("l’imputation est citée telle que l’acte l’écrit", "LinePart.code")
AREA = because("ne compte que pour le calcul des jours", "Upon.area")

CONVENTION: Mapping[str, str] = {
    **FILE,
    **AROUND,
    **LEDGER,
    **FACTS,
    **VOTE,
    **PARTY,
    **CODES,
    **AREA,
    **because("le plan de financement est dans l’annexe financière", "FinancingPlan", "CostLine", "Resource"),
    **because(
        "les avenants sont nommés, sans être pris en compte dans les stipulations initiales",
        *("Avenant.deliberation", "Avenant.transmitted_on", "Avenant.notified_on", "Avenant.kind"),
        *("Avenant.effective_on", "Avenant.annulled_on", "Avenant.raw_title", "Renewal.deliberation"),
        *("Renewal.signed_on", "Renewal.transmitted_on", "Renewal.notified_on", "Renewal.annulled_on"),
        *("Renewal.raw", "SetGrant", "ConfirmGrant", "ChangeAmount", "RemoveGrant", "SetCeiling"),
        *("ChangeBudgetLine", "RemovePaymentTerms", "ExtendTerm", "ChangePeriod", "Terminate", "RemoveAxis"),
        *("RemoveAction", "SetTarget", "RemoveDevice", "ChangeParty", "RemoveParty", "RemoveClause"),
        *("ReplaceArticle", "TextEdit", "Reorder"),
    ),
    **because("le vote se lit dans la délibération elle-même", "Vote", "Decision.avenant"),
    **because("la demande est visée par son objet et son montant", "Request.raw"),
    **because("la délibération attendue n’est connue qu’après l’acte", "OnDeliberation.deliberation"),
    **because("une délibération abrogée reste citée par l’acte", "Deliberation.repeals"),
    **because("la rédaction du contrat d’engagement n’est pas celle de l’acte", "RepublicanContract.raw"),
}
