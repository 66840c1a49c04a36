"""The certificate of payment: what was granted, is due and was paid, so what is to pay, to whom, on which papers."""

from __future__ import annotations

from conventions.documents.blocks import paragraph, strong
from conventions.documents.builders import waivers
from conventions.documents.builders.accounting import (
    UNEVALUABLE,
    check_exercise,
    references,
    section,
    signed_by,
    titled,
    to_party,
)
from conventions.documents.builders.certified_grants import account, charges, payees
from conventions.documents.builders.certified_pieces import facts, payments, pieces
from conventions.documents.builders.payable import Payable, payables
from conventions.documents.builders.waivers import left_out
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role, Run
from conventions.french import NBSP, format_list, plural
from conventions.wording import in_words, said
from conventions.wording.texts import at_day


def _heading(subject: Subject) -> str:
    check_exercise(subject, (row.exercise for row in subject.situation.money.exercises), KIND.title)
    return at_day(
        f"Certificat de paiement{NBSP}: exercice {subject.exercise},",
        subject.as_of,
        subject.situation.known_on,
    )


def _to_pay(subject: Subject) -> tuple[Block, ...]:
    found = subject.once(payables)
    if not found:
        return section("Somme à payer", [paragraph(_nothing(subject)), _not_signable()])
    told_one = [paragraph(*_sum(subject, each)) for each in found]
    signable = any(each.amount for each in found)
    return section("Somme à payer", [*told_one, *(() if signable else (_not_signable(),))])


def _nothing(subject: Subject) -> str:
    """No grant in the exercise: money may still be due for those of others, which are told."""
    exercise = subject.exercise
    told = f"Aucune subvention n’est connue pour l’exercice {exercise}{NBSP}: rien n’est à payer à ce titre."
    years = sorted({row.exercise for row in subject.situation.money.grants if row.grant} - {exercise})
    noun = plural(len(years), "exercice", "exercices")
    return f"{told} Subventions connues{NBSP}: {noun} {format_list(map(str, years))}." if years else told


def _sum(subject: Subject, each: Payable) -> tuple[str | Run, ...]:
    about = f"{titled(subject, each.grant)}, {to_party(subject, each.grant.beneficiary)}{NBSP}: "
    if each.amount is None:
        return (about, f"{UNEVALUABLE}{NBSP}; {each.reason}.")
    if not each.amount:
        return (about, f"rien n’est à payer{NBSP}; {each.reason}.")
    words = in_words(each.amount)
    return (about, strong(said(each.amount)), f" ({words})." if words else ".")


def _not_signable() -> Block:
    return paragraph("Ce certificat n’est pas à signer.", role=Role.NOTE)


def _signature(subject: Subject) -> tuple[Block, ...]:
    signable = any(each.amount for each in subject.once(payables))
    return signed_by(subject.grantor, "L’ordonnateur") if signable else ()


_OTHERS: waivers.Group = (
    "cela ne change ni le calcul ni les pièces d’un versement",
    "Convention.effective_on Convention.annulled_on Terms.ceiling Avenant.effective_on Avenant.annulled_on",
    "Renewal.deliberation Renewal.signed_on Renewal.effective_on Renewal.transmitted_on",
    "Terminate.reason",
    "Document.title Document.number Document.dated Document.exercise Party.financial_year_end PaymentTerms.above",
    "PaymentTerms.up_to PaymentTerms.raw Lapse.extension Lapse.claim_within Withdrawal.ground Withdrawal.amount",
    "Withdrawal.condition Withdrawal.condition_set_on Withdrawal.breached_on Withdrawal.heard_on Withdrawal.raw",
    "DatedKind Decision.beneficiary BudgetLine.and_following BudgetLine.amount BudgetLine.budget BudgetLine.exercises",
    "LinePart.label LinePart.code Instalment.stoppable Lapse.since",
    "Lapse.raw PaymentTerms.subject_to_credits RateOfCosts.base Upon.counted Upon.area",
)
_MANDATES: waivers.Group = (
    "chaque mandat et chaque titre sont dans l’état récapitulatif",
    "Commitment Payment.number Payment.bordereau Payment.exercise Payment.instalment Payment.commitment",
    "Payment.beneficiary Payment.issued_on Payment.paid_on Payment.ended_on Payment.line Payment.documents",
    "Payment.iban Recovery.exercise Recovery.collected_on",
    "Recovery.payment Recovery.account Recovery.reason",
)

KIND = Kind(
    name="certificat-de-paiement",
    title="certificat de paiement",
    purpose="le décompte d’un exercice, la somme à payer et ses pièces, pour le comptable public",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": references,
        "beneficiaire": payees,
        "imputation": charges,
        "decompte": account,
        "versements": payments,
        "faits": facts,
        "somme": _to_pay,
        "pieces": pieces,
        "signature": _signature,
    },
    waived=left_out(
        waivers.PROGRAMME,
        waivers.DUTIES,
        waivers.VOTES,
        waivers.CHANGES,
        waivers.RENEWALS,
        waivers.ACTS,
        waivers.IDENTITY,
        waivers.PLANS,
        waivers.REPORTS,
        waivers.STATUS,
        waivers.CLAUSES,
        waivers.RETURNS,
        _OTHERS,
        _MANDATES,
        but="Renewal.deliberation Document.exercise Payment.exercise Payment.instalment Lapse.since Lapse.claim_within",
    ),
    needs=frozenset({"exercise", "as_of"}),
    day=lambda subject: subject.as_of,
)
