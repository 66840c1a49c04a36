"""What the acts leave out of the model, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def _each(names: Iterable[str], reason: str) -> dict[str, str]:
    return dict.fromkeys(names, reason)


_LEDGER = _each(
    ("Commitment", "Payment", "Recovery", "Interest", "DeMinimisAid", "RepublicanContract", "Waiver"),
    "suivi par les services, l’acte ne le dit pas",
)
_EXECUTION = _each(
    (
        *("Document", "FinancialReport", "ReportLine", "Accounts", "Publication", "Regrant", "Withdrawal"),
        *("Event", "ActualCost", "PaymentRequest", "Counting", "MetCondition"),
    ),
    "exécution de la convention, après l’acte",
)
_PLAN = _each(
    ("FinancingPlan", "CostLine", "Resource"), "le plan de financement est dans la demande ou en annexe"
)
_SOURCES = _each(
    ("Convention.known_in_part", "Convention.source", "DatedKind.source", "NomenclatureUse", "Population"),
    "indication de travail sur les données, pas une stipulation",
) | _each(("Convention.template",), "le modèle employé ne se lit pas dans l’acte")
_WORDS = _each(
    ("Framework.raw", "Request.raw", "Result.raw", "Deliberation.raw_title", "Avenant.raw_title", "Vote.raw"),
    "les mots de la source, redits par les autres champs",
) | _each(
    ("Grant.raw", "ThirdPartyCharge.raw"),
    "les mots de la source, redits par les autres champs",
)
_IDENTITY = _each(
    (
        *("Party.other_names", "Party.legal_category", "Party.tiers_number", "Party.note", "Party.approvals"),
        "Party.financial_year_end",
    ),
    "la partie est désignée par son nom et ses numéros, sans ses autres données",
) | _each(("Party.iban",), "coordonnées bancaires : confidentielles, hors de l’acte")
_AREA = _each(("Upon.area",), "les jours fériés sont ceux du lieu, l’acte ne les nomme pas")
_ANNULLED = _each(("Avenant.annulled_on",), "une annulation est postérieure à l’acte")
_RENEWAL = _each(
    ("Renewal.signed_on",), "d’une reconduction ne compte ici que la durée qu’elle donne à la convention"
)
_AFTER = _each(("Convention.annulled_on",), "une annulation est postérieure à l’acte") | _each(
    (
        *("Renewal.deliberation", "Renewal.transmitted_on", "Renewal.notified_on"),
        *("Renewal.annulled_on", "Renewal.raw"),
    ),
    "d’une reconduction ne compte ici que la durée qu’elle donne à la convention",
)
_EFFECT = _each(("Convention.effective_on",), "la convention est citée par sa signature et sa notification")
_REASON = _each(
    ("ChangeParty.reason",), "l’acte nomme les parties, pas ce qui a fait remplacer l’une d’elles"
)
_COMMON = {**_LEDGER, **_EXECUTION, **_PLAN, **_SOURCES, **_WORDS, **_IDENTITY, **_AFTER}

_PAYMENT = _each(
    (
        *("PaymentTerms", "Instalment", "Lapse", "Repayment", "Surplus", "Variant"),
        *(
            "Fixed",
            "Share",
            "UpTo",
            "Remainder",
            "Progress",
            "RateOfCosts",
            "Activity",
            "Min",
            "SetByAvenant",
        ),
        *("Upon", "By", "From", "Each", "YearDay", "InExercise", "During", "OnProofs", "OnRequest", "AllOf"),
        *("OnCriteria", "OnDeliberation"),
    ),
    "les stipulations sont dans la convention ou l’avenant approuvé",
)
_MONEY = _each(
    (
        *("Grant.amount", "Grant.firmness", "Grant.nature", "Grant.form", "Grant.use", "Grant.calculation"),
        *("Grant.rate", "Grant.eligible_cost", "Grant.tax", "Grant.purpose", "Grant.asset", "Grant.note"),
        *("Grant.amortised_over", "Grant.aid_regime", "Grant.regional_agreement", "Terms.ceiling"),
    ),
    "la délibération décide d’un montant, elle ne récite pas la subvention",
)
_APPROVED = _each(
    (
        *("Avenant.deliberation", "Avenant.transmitted_on", "Avenant.notified_on", "Avenant.kind"),
        *("Avenant.title", "Convention.deliberation", "Convention.transmitted_on", "Convention.notified_on"),
    ),
    "l’acte approuvé est désigné par son numéro et sa date de signature",
)
DELIBERATION: Mapping[str, str] = {
    **_COMMON,
    **_ANNULLED,
    **_RENEWAL,
    **_PAYMENT,
    **_MONEY,
    **_APPROVED,
    **_EFFECT,
    **_REASON,
    **_each(
        ("Identifier", "Party.short_name"),
        "l’identité des parties est dans la convention",
    ),
    **_each(("Clause.kind", "Clause.raw"), "la délibération cite les articles, sans les redire"),
    **_each(
        (
            "SetCeiling",
            "ChangeAmount.new",
            "ChangeAmount.by",
            "TextEdit",
            "ReplaceArticle",
            "Terminate.reason",
        ),
        "le rappel porte sur le programme, pas sur les montants ni la rédaction",
    ),
    **_each(("DatedKind.since",), "la catégorie de l’autorité est celle du jour de l’acte"),
    **_each(("Target.raw",), "l’objectif est redit avec son unité et sa période"),
}
"""Of a deliberation."""

_PROGRAMME = _each(
    ("Request", "Result", "PartOf"), "la demande et le bilan sont dans la délibération, pas dans l’avenant"
)
_VOTED = _each(
    (
        *("Decision", "Vote", "Ballot", "Delegation", "Deliberation.title", "Deliberation.authority"),
        *("Deliberation.organ", "Deliberation.transmitted_on", "Deliberation.published_on"),
        *("Deliberation.publication", "Deliberation.repeals"),
    ),
    "la délibération est visée par son assemblée, son numéro et sa date",
)
AVENANT: Mapping[str, str] = {
    **_each(("Renewal.tacit",), "une reconduction est dite par sa durée, tacite ou non"),
    **_COMMON,
    **_PROGRAMME,
    **_VOTED,
    **_EFFECT,
    **_each(("OnDeliberation.deliberation",), "la délibération attendue n’est connue qu’après l’acte"),
    **_each(("Measure.devices",), "la mesure nomme ses dispositifs dans ses propres mots"),
    **_each(("DatedKind.since",), "la catégorie des parties est celle du jour de l’acte"),
    **_AREA,
    **_each(("Framework.parties",), "la convention cadre est citée par son titre, qui nomme ses parties"),
    **_each(
        ("Convention.deliberation", "Convention.transmitted_on"),
        "la convention est citée par ses dates de signature et de notification",
    ),
}
"""Of an avenant."""

NOTIFICATION: Mapping[str, str] = {
    **_each(("Renewal.tacit",), "une reconduction est dite par sa durée, tacite ou non"),
    **_COMMON,
    **_ANNULLED,
    **_RENEWAL,
    **_PROGRAMME,
    **_VOTED,
    **_each(
        (
            *("Action.number", "Action.axis", "Action.objective", "Action.means", "Action.partners"),
            *("Action.devices", "Measure", "Perspective", "Device", "Phase", "ThirdPartyCharge"),
            *("Target.low", "Target.high"),
            *("FuzzyDate", "FuzzyDuration"),
        ),
        "le programme est dans l’acte notifié, joint à la lettre",
    ),
    **_each(
        ("Framework", "Terms.period", "Identifier", "DatedKind.since", "Party.short_name"),
        "l’acte joint le dit, la lettre ne le répète pas",
    ),
    **_each(
        ("Classification", "Convention.transmitted_on", "Avenant.transmitted_on"),
        "mention du contrôle de légalité",
    ),
    **_each(("Avenant.year", "Avenant.kind", "Avenant.title"), "l’avenant est désigné par son numéro"),
    **_AREA,
    **_each(("Grant.note",), "une note de travail n’est pas notifiée"),
    **_each(("OnDeliberation.deliberation",), "la délibération attendue n’est connue qu’après l’acte"),
    **_each(("Terms.ceiling",), "le plafond est dans l’acte joint, la lettre dit les montants"),
}
"""Of a letter of notification."""
