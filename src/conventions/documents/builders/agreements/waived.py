"""What the convention, its annex and its schedule leave out, and why."""

from __future__ import annotations

from collections.abc import Mapping

Reasons = dict[str, str]


def _because(reason: str, *names: str) -> Reasons:
    return dict.fromkeys(names, reason)


_FILE = _because(
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
_AROUND = _because(
    "cela se déclare ou se contrôle à côté de l’acte, qui n’en dit rien",
    *("Interest", "DeMinimisAid", "Waiver", "Classification", "RepublicanContract.breached_on"),
)
_LEDGER = _because(
    "la comptabilité se lit dans l’échéancier et les états d’exécution",
    *("Commitment", "Payment", "Recovery", "Document"),
)
_FACTS = _because(
    "ces faits comptent pour les versements, dont l’échéancier rend compte",
    *("Event", "ActualCost", "PaymentRequest", "Counting", "MetCondition"),
)
_VOTE = _because(
    "le vote et ses suites se lisent dans la délibération elle-même",
    *("Vote.in_favour", "Vote.against", "Vote.abstentions", "Vote.not_taking_part", "Vote.present"),
    *("Vote.proxies", "Vote.raw", "Vote.scope", "Ballot", "Delegation"),
    *("Deliberation.organ", "Deliberation.title", "Deliberation.raw_title", "Deliberation.transmitted_on"),
    *("Deliberation.published_on", "Deliberation.publication"),
    *("Decision.number", "Decision.raw", "Decision.beneficiary", "Decision.exercise", "Decision.amount"),
    *("Decision.object",),
)
_PARTY = _because(
    "donnée de gestion, qu’un acte n’écrit pas",
    *("Party.other_names", "Party.legal_category", "Party.tiers_number", "Party.note"),
    *("Party.financial_year_end", "NomenclatureUse", "Population", "DatedKind.source"),
)
_CODES = _because("l’imputation est citée telle que l’acte l’écrit", "LinePart.code")
_AREA = _because("ne compte que pour le calcul des jours", "Upon.area")

CONVENTION: Mapping[str, str] = {
    **_FILE,
    **_AROUND,
    **_LEDGER,
    **_FACTS,
    **_VOTE,
    **_PARTY,
    **_CODES,
    **_AREA,
    **_because(
        "le plan de financement est dans l’annexe financière", "FinancingPlan", "CostLine", "Resource"
    ),
    **_because(
        "les avenants sont nommés, sans être pris en compte dans les stipulations initiales",
        *("Avenant.deliberation", "Avenant.transmitted_on", "Avenant.notified_on", "Avenant.kind"),
        *("Avenant.effective_on", "Avenant.annulled_on", "Avenant.raw_title", "Renewal.deliberation"),
        *("Renewal.signed_on", "Renewal.transmitted_on", "Renewal.notified_on", "Renewal.annulled_on"),
        *("Renewal.raw", "SetGrant", "ConfirmGrant", "ChangeAmount", "RemoveGrant", "SetCeiling"),
        *("ChangeBudgetLine", "RemovePaymentTerms", "ExtendTerm", "ChangePeriod", "Terminate", "RemoveAxis"),
        *("RemoveAction", "SetTarget", "RemoveDevice", "ChangeParty", "RemoveParty", "RemoveClause"),
        *("ReplaceArticle", "TextEdit", "Reorder"),
    ),
    **_because("le vote se lit dans la délibération elle-même", "Vote", "Decision.avenant"),
    **_because("la demande est visée par son objet et son montant", "Request.raw"),
    **_because("les jours comptés ne se disent qu’avec un délai", "Upon.counted"),
    **_because("une délibération abrogée reste citée par l’acte", "Deliberation.repeals"),
    **_because("la rédaction du contrat d’engagement n’est pas celle de l’acte", "RepublicanContract.raw"),
}

_TEXT = _because(
    "cela se lit dans le texte de la convention, dont ce document ne reprend que l’argent",
    *("Framework", "Axis", "Action", "Device", "Phase", "Measure", "Target", "Perspective", "FuzzyDate"),
    *("FuzzyDuration", "ThirdPartyCharge", "Clause", "Signatory", "Identifier", "RepublicanContract"),
    *("Convention.kind", "Convention.name", "Convention.template"),
    *("Convention.source", "Terms.period", "Party.short_name", "Party.roles", "Party.approvals"),
    *("Party.iban", "DatedKind.kind", "DatedKind.since"),
)
_RULES = _because(
    "les modalités de versement sont dans la convention et dans l’échéancier",
    *("PaymentTerms", "Instalment", "Variant", "Lapse", "Repayment", "Surplus", "Fixed", "Share", "UpTo"),
    *(
        "Remainder",
        "Progress",
        "RateOfCosts",
        "Activity",
        "Min",
        "SetByAvenant",
        "Upon",
        "By",
        "From",
        "Each",
    ),
    *("YearDay", "InExercise", "During", "OnProofs", "OnRequest", "OnCriteria", "OnDeliberation", "AllOf"),
    "RemovePaymentTerms",
)
_CHANGES = _because(
    "ce que l’avenant change là n’est pas de l’argent, ou se voit dans ce qui est en vigueur",
    *("Avenant.kind", "Avenant.raw_title", "ExtendTerm", "ChangePeriod", "RemoveAxis", "RemoveAction"),
    *("SetTarget", "RemoveDevice", "ChangeParty.reason", "RemoveParty", "RemoveClause", "ReplaceArticle"),
    *("TextEdit", "Terminate.reason", "Renewal.raw"),
)
_DECIDED = _because(
    "la délibération se lit elle-même ; seul compte ici l’acte qu’elle approuve",
    *(
        "Deliberation.authority",
        "Deliberation.assembly",
    ),
    "Decision.avenant",
)

ANNEX: Mapping[str, str] = {
    **_FILE,
    **_AROUND,
    **_LEDGER,
    **_FACTS,
    **_VOTE,
    **_PARTY,
    **_CODES,
    **_TEXT,
    **_RULES,
    **_CHANGES,
    **_DECIDED,
}
SCHEDULE: Mapping[str, str] = {
    **_FILE,
    **_AROUND,
    **_VOTE,
    **_PARTY,
    **_CODES,
    **_AREA,
    **_TEXT,
    **_CHANGES,
    **_DECIDED,
    **_because(
        "ce que la subvention est, et où elle est imputée, se lit dans l’annexe financière",
        *("Request", "FinancingPlan", "CostLine", "Resource", "BudgetLine", "LinePart", "Grant.use"),
        *("Grant.calculation", "Grant.rate", "Grant.tax", "Grant.object", "Grant.purpose", "Grant.asset"),
        *("Grant.amortised_over", "Grant.aid_regime", "Grant.regional_agreement", "Grant.raw", "Grant.note"),
    ),
    **_because(
        "les écritures se lisent dans la comptabilité ; seules leurs sommes comptent ici",
        *("Commitment", "Payment.number", "Payment.bordereau", "Payment.exercise", "Payment.commitment"),
        *(
            "Payment.beneficiary",
            "Payment.issued_on",
            "Payment.ended_on",
            "Payment.line",
            "Payment.documents",
        ),
        *("Payment.iban", "Recovery.number", "Recovery.exercise", "Recovery.issued_on", "Recovery.amount"),
        *("Recovery.collected_on", "Recovery.payment", "Recovery.account", "Recovery.reason"),
    ),
    **_because(
        "la clause se lit dans la convention ; l’échéancier dit ce qui en résulte",
        *("PaymentTerms.subject_to_credits", "Instalment.stoppable", "Lapse.since", "Lapse.raw"),
        *("RateOfCosts.base", "Upon.counted"),
    ),
    **_because(
        "plusieurs jours conditionnent un versement, et seul le dernier se lit ici",
        *("Event.day", "ActualCost.day"),
    ),
}
