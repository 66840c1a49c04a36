"""The compte rendu financier: charges and products, planned and actual, their gaps; the form before there is one."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.documents.blocks import heading, paragraph
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
from conventions.documents.builders.report_deadlines import deadlines, grants_of, reports_of
from conventions.documents.builders.report_forms import forms
from conventions.documents.builders.report_tables import findings, tables
from conventions.documents.builders.waivers import left_out
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.french import NBSP
from conventions.model import FinancialReport, Grant
from conventions.wording import joined, said

_TEXTS = (
    f"Article 10 de la loi n°{NBSP}2000-321 du 12 avril 2000{NBSP}; arrêté du 11 octobre 2006 relatif au compte rendu"
    " financier."
)
_ANNEXES = (
    "L’arrêté du 11 octobre 2006 demande des annexes au tableau des charges et des produits"
    f"{NBSP}: {TO_FILL} par le bénéficiaire."
)


def _heading(subject: Subject) -> str:
    convention = subject.convention
    told_by = (
        *(each.exercise for each in convention.reports),
        *(each.exercise for each in convention.requests),
    )
    years = {grant.exercise for grant in subject.known.all(Grant)} | {*told_by}
    check_exercise(subject, years, KIND.title)
    return f"Compte rendu financier{NBSP}: exercice {subject.exercise}"


def _subsidies(subject: Subject) -> tuple[Block, ...]:
    keys = dict.fromkeys(
        (
            *(grant.beneficiary for grant in grants_of(subject)),
            *(each.beneficiary for each in subject.convention.requests if each.exercise == subject.exercise),
        )
    )
    grants = (_grant(subject, grant) for grant in grants_of(subject))
    who = (_beneficiary(subject, key) for key in keys)
    return (*listed((*who, *grants)), paragraph(_TEXTS, role=Role.NOTE))


def _beneficiary(subject: Subject, key: str) -> str:
    party = party_of(subject, key)
    end = told("fin de l’exercice comptable", party.financial_year_end if party else None)
    return f"Bénéficiaire{NBSP}: {joined((name_of(subject, key), *said_identifiers(party), end))}"


def _grant(subject: Subject, grant: Grant) -> str:
    amount = "montant inconnu" if grant.amount is None else said(grant.amount)
    about = (
        amount,
        grant.firmness.value,
        grant.use and f"subvention {grant.use}",
        told("objet", grant.object),
    )
    return f"{titled(subject, grant)}{NBSP}: {joined(about)}"


def _account(subject: Subject) -> tuple[Block, ...]:
    found = reports_of(subject)
    return tuple(block for each in found for block in _report(subject, each)) or forms(subject)


def _report(subject: Subject, report: FinancialReport) -> Iterator[Block]:
    about = titled(subject, report.grant) if report.grant else f"Exercice {report.exercise}"
    yield heading(1, f"Charges et produits{NBSP}: {about}")
    yield from tables(report)
    yield from findings(report)


def _annexes(subject: Subject) -> tuple[Block, ...]:
    return section("Annexes", [paragraph(_ANNEXES)])


def _signature(subject: Subject) -> tuple[Block, ...]:
    keys = dict.fromkeys(grant.beneficiary for grant in grants_of(subject))
    party = party_of(subject, next(iter(keys))) if len(keys) == 1 else None
    return signed_by(party and party.replace(signatory=None), "Le représentant légal du bénéficiaire")


_OTHERS: waivers.Group = (
    "cela ne change rien à l’emploi de la subvention ni au délai",
    "Convention.effective_on Convention.annulled_on Convention.known_in_part Avenant.effective_on Avenant.annulled_on",
    "Renewal ExtendTerm Terminate ConfirmGrant SetCeiling Terms.ceiling Request.amount Request.requested_on",
    "Request.object Request.raw FinancingPlan Party.roles DatedKind.since DatedKind.source Signatory Grant.form",
    "Decision.beneficiary Decision.exercise Resource.kind Grant.calculation",
    "Grant.rate Grant.eligible_cost Grant.tax Grant.note",
)

KIND = Kind(
    name="compte-rendu-financier",
    title="compte rendu financier",
    purpose="l’emploi de la subvention d’un exercice, ou le modèle que le bénéficiaire remplit",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": lambda subject: references(subject, "Durée initiale"),
        "subventions": _subsidies,
        "depot": deadlines,
        "tableaux": _account,
        "annexes": _annexes,
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
        waivers.IDENTITY,
        waivers.NO_ACCOUNT,
        waivers.STATUS,
        waivers.LINES,
        waivers.LEDGER,
        waivers.TERMS,
        waivers.CLAUSES,
        waivers.RETURNS,
        waivers.WITHDRAWALS,
        waivers.FACTS,
        _OTHERS,
    ),
    needs=frozenset({"exercise"}),
)
