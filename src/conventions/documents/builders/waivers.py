"""What the papers about money leave out of the model, and why; each kind takes the groups that it leaves out."""

from __future__ import annotations

Group = tuple[str, ...]
"""A reason in French, then what it is the reason of: records and fields, blanks between them."""


def left_out(*groups: Group, but: str = "") -> dict[str, str]:
    """The reason of each record and field that a kind leaves out, but for those that it shows.

    >>> left_out(("c’est ailleurs", "Axis Party.note"))
    {'Axis': 'c’est ailleurs', 'Party.note': 'c’est ailleurs'}
    """
    told = ((name, reason) for reason, *names in groups for each in names for name in each.split())
    return {name: reason for name, reason in told if name not in but.split()}


PROGRAMME: Group = (
    "les actions et leurs résultats sont dans le bilan",
    "Axis Action Measure Perspective Target Device Phase ThirdPartyCharge PartOf Result FuzzyDate FuzzyDuration",
)
DUTIES: Group = (
    "ce que la loi demande autour de la convention est vérifié par les règles",
    "Accounts RepublicanContract Interest DeMinimisAid Regrant Publication Waiver",
)
VOTES: Group = (
    "la délibération elle-même dit comment elle a été prise",
    "Ballot Classification Delegation Vote.scope Vote.in_favour Vote.against Vote.abstentions Vote.not_taking_part",
    "Vote.present Vote.proxies Vote.raw Deliberation.authority Deliberation.organ Deliberation.title",
    "Deliberation.transmitted_on Deliberation.published_on Deliberation.publication Deliberation.raw_title",
    "Decision.number Decision.raw Decision.amount Decision.object Decision.avenant",
)
NO_DELIBERATION: Group = (
    "la délibération est visée par le certificat de paiement",
    "Convention.deliberation Deliberation.assembly Deliberation.number Decision.kind",
)
ACTS: Group = (
    "l’acte lui-même dit sa nature, son intitulé et sa transmission",
    "Framework Convention.transmitted_on Convention.kind Convention.name Convention.template Convention.source",
    "Avenant.transmitted_on Avenant.year Avenant.kind Avenant.title Avenant.raw_title ReplaceArticle TextEdit",
)
NO_AVENANT: Group = (
    "seul l’effet d’un avenant sur les sommes compte ici",
    "Avenant.signed_on Avenant.notified_on Avenant.number",
)
IDENTITY: Group = (
    "ce que l’on sait d’autre des parties n’a pas d’effet sur les sommes",
    "Party.short_name Party.other_names Party.legal_category Party.approvals Party.note NomenclatureUse Population",
)
CHANGES: Group = (
    "ce que l’avenant change là n’a pas d’effet sur les sommes",
    "RemoveAction RemoveAxis RemoveDevice RemoveClause SetTarget Reorder ChangeParty.reason ChangeAmount.old",
)
RENEWALS: Group = (
    "seul le terme qu’une reconduction donne à la convention compte ici",
    "Renewal.notified_on Renewal.annulled_on Renewal.raw",
)
NO_ACCOUNT: Group = (
    "le compte à créditer et le numéro de tiers sont dans le certificat de paiement",
    "Party.iban Party.tiers_number",
)
PLANS: Group = (
    "la demande et son plan de financement sont dans le compte rendu financier",
    "Request FinancingPlan CostLine Resource",
)
REPORTS: Group = ("le compte rendu financier est un document à part", "FinancialReport ReportLine")
STATUS: Group = (
    "le régime juridique et comptable de la subvention est dans la convention",
    "Grant.purpose Grant.asset Grant.amortised_over Grant.aid_regime Grant.regional_agreement Grant.raw",
)
LINES: Group = ("l’imputation est dans le certificat de paiement", "BudgetLine LinePart")
LEDGER: Group = (
    "les mandats, les titres et les engagements sont dans d’autres documents",
    "Commitment Payment Recovery",
)
TERMS: Group = (
    "l’échéancier et le certificat de paiement disent ce dont chaque versement dépend",
    "PaymentTerms Instalment Lapse Variant Fixed Share UpTo Progress RateOfCosts Activity Upon By From Each YearDay",
    "InExercise OnCriteria OnDeliberation RemovePaymentTerms",
)
CLAUSES: Group = ("les clauses sont dans la convention", "Clause")
RETURNS: Group = ("la demande de reversement dit ce qui revient, et pourquoi", "Repayment Surplus")
WITHDRAWALS: Group = ("les décisions de retrait sont dans la demande de reversement", "Withdrawal")
FACTS: Group = (
    "les faits sont dans le certificat de paiement, qui dit ce qui en dépend",
    "Event ActualCost PaymentRequest Counting MetCondition",
)
DOCUMENTS: Group = ("les pièces reçues sont dans le certificat de paiement", "Document")
DELIBERATIONS: Group = (
    "les délibérations sont des documents à part",
    "Deliberation Decision Vote Ballot Classification Delegation Convention.deliberation Avenant.deliberation",
    "Renewal.deliberation",
)
MONEY: Group = (
    "les sommes sont dans le certificat de paiement et l’état récapitulatif",
    "Grant BudgetLine LinePart Terms.ceiling SetCeiling ConfirmGrant ChangeAmount RemoveGrant ChangeBudgetLine",
)
