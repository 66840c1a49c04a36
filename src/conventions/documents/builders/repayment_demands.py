"""The letter that asks for money back: how much, why, how it is worked out; or that nothing is to pay back."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import heading, items, paragraph
from conventions.documents.builders import waivers
from conventions.documents.builders.accounting import (
    TO_FILL,
    check_exercise,
    listed,
    name_of,
    party_of,
    references,
    said_identifiers,
    section,
    signed_by,
    titled,
    told,
)
from conventions.documents.builders.repayable import Repayable, repayables
from conventions.documents.builders.repayment_grounds import grounds
from conventions.documents.builders.repayment_sums import asked_of, sums
from conventions.documents.builders.waivers import left_out
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, plural
from conventions.wording import joined
from conventions.wording.texts import at_day

_DELAY = f"Délai de reversement{NBSP}: {TO_FILL} (les données de la convention n’en disent aucun)."


def _heading(subject: Subject) -> str:
    check_exercise(subject, (row.exercise for row in subject.situation.money.exercises), KIND.title)
    return at_day(
        f"Demande de reversement{NBSP}: exercice {subject.exercise},",
        subject.as_of,
        subject.situation.known_on,
    )


def _to(subject: Subject) -> tuple[Block, ...]:
    keys = dict.fromkeys(each.beneficiary for each in subject.once(repayables))
    return section(
        plural(len(keys), "Bénéficiaire", "Bénéficiaires"), listed(_party(subject, key) for key in keys)
    )


def _party(subject: Subject, key: str) -> str:
    party = party_of(subject, key)
    tiers = told("numéro de tiers", party.tiers_number if party else None)
    return joined((name_of(subject, key), tiers, *said_identifiers(party)))


def _steps(subject: Subject) -> tuple[Block, ...]:
    return section("Calcul", (block for each in subject.once(repayables) for block in _step(subject, each)))


def _step(subject: Subject, each: Repayable) -> Iterator[Block]:
    yield heading(2, titled(subject, each.grant))
    yield items(each.steps, ordered=True)


def _delay(subject: Subject) -> tuple[Block, ...]:
    return (paragraph(_DELAY, role=Role.NOTE),) if asked_of(subject) else ()


def _signature(subject: Subject) -> tuple[Block, ...]:
    """What cannot be told, or asks for nothing, is not signed."""
    whole = all(each.amount is not None for each in subject.once(repayables))
    return signed_by(subject.grantor, "L’ordonnateur") if whole and asked_of(subject) else ()


_OTHERS: waivers.Group = (
    "cela ne change pas ce qui revient à la collectivité",
    "PaymentTerms.above PaymentTerms.up_to PaymentTerms.raw ConfirmGrant PaymentRequest MetCondition Lapse.extension",
    "Lapse.claim_within Renewal.deliberation",
    "Convention.effective_on Convention.annulled_on Avenant.effective_on Avenant.annulled_on",
    "Renewal.signed_on Renewal.effective_on Renewal.transmitted_on Terms.ceiling Terminate.reason",
    "SetCeiling DatedKind Party.iban Party.financial_year_end Grant.use Grant.object Grant.note",
    "Grant.tax Event.day ActualCost.day",
    "Instalment Share.ratio Share.of Upon By From Each YearDay Lapse.since Lapse.raw RateOfCosts.base RateOfCosts.cap",
    "PaymentTerms.grants PaymentTerms.subject_to_credits Payment.exercise Payment.grant Recovery.kind",
    "Recovery.exercise Recovery.amount Recovery.payment Payment.number Payment.bordereau",
    "Payment.instalment Payment.commitment Payment.beneficiary Payment.issued_on",
    "Payment.paid_on Payment.ended_on Payment.line Payment.documents Payment.iban Commitment Recovery.number",
    "Recovery.issued_on Recovery.collected_on Recovery.account Recovery.reason InExercise OnCriteria OnDeliberation",
)

KIND = Kind(
    name="demande-de-reversement",
    title="demande de reversement",
    purpose="la lettre qui demande au bénéficiaire ce qui lui a été versé de trop",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": references,
        "beneficiaire": _to,
        "somme": sums,
        "calcul": _steps,
        "fondement": grounds,
        "delai": _delay,
        "signature": _signature,
    },
    waived=left_out(
        waivers.PROGRAMME,
        waivers.DUTIES,
        waivers.VOTES,
        waivers.NO_DELIBERATION,
        waivers.ACTS,
        waivers.NO_AVENANT,
        waivers.CHANGES,
        waivers.RENEWALS,
        waivers.IDENTITY,
        waivers.PLANS,
        waivers.REPORTS,
        waivers.STATUS,
        waivers.LINES,
        waivers.DOCUMENTS,
        _OTHERS,
        but="Convention.deliberation Renewal.deliberation PaymentTerms.grants Payment.exercise Payment.grant"
        " Lapse.since Lapse.claim_within",
    ),
    needs=frozenset({"exercise", "as_of"}),
    day=lambda subject: subject.as_of,
)
