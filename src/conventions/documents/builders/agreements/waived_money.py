"""What the financial annex and the schedule of payments leave out, and why."""

from __future__ import annotations

from collections.abc import Mapping

from conventions.documents.builders.agreements.waived import (
    AREA,
    AROUND,
    CODES,
    FACTS,
    FILE,
    LEDGER,
    PARTY,
    VOTE,
    because,
)

_TEXT = because(
    "cela se lit dans le texte de la convention, dont ce document ne reprend que l’argent",
    *("Framework", "Axis", "Action", "Device", "Phase", "Measure", "Target", "Perspective", "FuzzyDate"),
    *("FuzzyDuration", "ThirdPartyCharge", "Clause", "Signatory", "Identifier", "RepublicanContract"),
    *("Convention.kind", "Convention.name", "Convention.template"),
    *("Convention.source", "Terms.period", "Party.short_name", "Party.approvals"),
    *("Party.iban", "DatedKind.kind", "DatedKind.since"),
)
_RULES = because(
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
_CHANGES = because(
    "ce que l’avenant change là n’est pas de l’argent, ou se voit dans ce qui est en vigueur",
    *("Avenant.kind", "Avenant.raw_title", "ExtendTerm", "ChangePeriod", "RemoveAxis", "RemoveAction"),
    *("SetTarget", "RemoveDevice", "RemoveParty", "RemoveClause", "ReplaceArticle"),
    *("TextEdit", "Renewal.raw", "Reorder", "ChangeAmount.old"),
)
_DECIDED = because(
    "la délibération se lit elle-même ; seul compte ici l’acte qu’elle approuve",
    *(
        "Deliberation.authority",
        "Deliberation.assembly",
    ),
    "Decision.avenant",
)

ANNEX: Mapping[str, str] = {
    **FILE,
    **AROUND,
    **LEDGER,
    **FACTS,
    **VOTE,
    **PARTY,
    **CODES,
    **_TEXT,
    **_RULES,
    **_CHANGES,
    **_DECIDED,
}
_PAPER = ("Document.title", "Document.number", "Document.dated")

_SCHEDULE: Mapping[str, str] = {
    **because("la raison du changement est dite par l’avenant lui-même", "ChangeParty.reason"),
    **FILE,
    **AROUND,
    **VOTE,
    **PARTY,
    **CODES,
    **AREA,
    **_TEXT,
    **_CHANGES,
    **_DECIDED,
    **because(
        "ce que la subvention est, et où elle est imputée, se lit dans l’annexe financière",
        *("Request", "FinancingPlan", "CostLine", "Resource", "BudgetLine", "LinePart", "Grant.use"),
        *("Grant.calculation", "Grant.rate", "Grant.tax", "Grant.object", "Grant.purpose", "Grant.asset"),
        *("Grant.amortised_over", "Grant.aid_regime", "Grant.regional_agreement", "Grant.raw", "Grant.note"),
    ),
    **because(
        "les écritures se lisent dans la comptabilité ; seules leurs sommes comptent ici",
        *("Commitment.number", "Commitment.committed_on", "Commitment.amount"),
        *("Commitment.line", "Commitment.beneficiary", "Commitment.released", "Commitment.released_on"),
        *("Payment.number", "Payment.bordereau", "Payment.exercise", "Payment.commitment"),
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
    **because(
        "cela se lit dans la convention, et ne change rien aux versements prévus", "Repayment", "Surplus"
    ),
    **because("cela se lit dans l’annexe financière", "Terms.ceiling", "SetCeiling", "Terminate"),
    **because("les jours comptés ne se disent qu’avec un délai", "Upon.counted"),
    **because("une pièce compte par sa nature et son jour", *_PAPER),
    **because(
        "plusieurs jours conditionnent un versement, et seul le dernier se lit ici",
        *("Event.day", "ActualCost.day"),
    ),
}
_COUNTED = {
    "FuzzyDate",
    "Grant.rate",
    "Payment.exercise",
    "Recovery.exercise",
    "Recovery.amount",
    "Upon.counted",
}
"""What the sums and the days of some schedules come from, though none is repeated there."""

SCHEDULE: Mapping[str, str] = {name: why for name, why in _SCHEDULE.items() if name not in _COUNTED}
