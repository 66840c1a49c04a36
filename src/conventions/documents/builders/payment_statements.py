"""The statement of the sums already paid: every mandate, what came back, what is left by exercise and by grant."""

from __future__ import annotations

from conventions.documents.blocks import number, paragraph, table
from conventions.documents.builders import waivers
from conventions.documents.builders.accounting import (
    name_of,
    references,
    section,
    signed_by,
    titled,
)
from conventions.documents.builders.statement_entries import mandates, recoveries
from conventions.documents.builders.waivers import left_out
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role, Table
from conventions.french import NBSP
from conventions.operations import ExercisePosition, GrantPosition
from conventions.wording import in_full, said_column
from conventions.wording.columns import COLUMNS, FORMULA, NOT_ZERO
from conventions.wording.texts import at_day

_SHOWN = ("granted", "forecast", "firm", "mandated", "paid", "recovered", "to_pay")
_TITLES = tuple(number(COLUMNS[name]) for name in _SHOWN)
_LIST = "Rubrique 7212 de l’annexe I à l’article D1617-19 du code général des collectivités territoriales."


def _heading(subject: Subject) -> str:
    return at_day("État récapitulatif des sommes déjà versées", subject.as_of, subject.situation.known_on)


def _summary(subject: Subject) -> tuple[Block, ...]:
    money = subject.situation.money
    total = ("Total", *(said_column(name, money.total(name), "always") for name in _SHOWN))
    rows = [(str(row.exercise), *_cells(row)) for row in money.exercises]
    by_exercise = table("Sommes par exercice", ("Exercice", *_TITLES), rows, total)
    return section("Récapitulation", (by_exercise, *_by_grant(subject), *_notes(subject)))


def _cells(row: ExercisePosition | GrantPosition) -> tuple[str, ...]:
    return tuple(said_column(name, getattr(row, name), "always") for name in _SHOWN)


def _by_grant(subject: Subject) -> tuple[Table, ...]:
    rows = [(_grant(subject, row), *_cells(row)) for row in subject.situation.money.grants]
    return (table("Sommes par subvention", ("Subvention", *_TITLES), rows),) if rows else ()


def _grant(subject: Subject, row: GrantPosition) -> str:
    if row.grant is None:
        return f"Exercice {row.exercise}{NBSP}: sans subvention désignée"
    who = name_of(subject, row.beneficiary) if row.beneficiary else "bénéficiaire non précisé"
    return f"{titled(subject, row.grant)} ({who})"


def _notes(subject: Subject) -> tuple[Block, ...]:
    money = subject.situation.money
    partial = [name for name in _SHOWN if not money.total(name).is_exact]
    told = [
        f"Total {COLUMNS[name].lower()}{NBSP}: {in_full(money.total(name))}."
        for name in partial
        if name != "to_pay"
    ]
    notes = (*told, FORMULA, *((NOT_ZERO,) if partial else ()))
    return tuple(paragraph(text, role=Role.NOTE) for text in notes)


def _basis(subject: Subject) -> tuple[Block, ...]:
    return (*references(subject), paragraph(_LIST, role=Role.NOTE))


_OTHERS: waivers.Group = (
    "cela ne change aucune somme versée ni à verser",
    "Convention.effective_on Convention.annulled_on Avenant.effective_on Avenant.annulled_on Renewal.deliberation",
    "Renewal.signed_on Renewal.effective_on Renewal.transmitted_on Terms.ceiling Terminate.reason",
    "ConfirmGrant SetCeiling DatedKind Identifier Party.financial_year_end Grant.use Grant.calculation Grant.rate",
    "Grant.eligible_cost Grant.tax Grant.object Grant.note Payment.documents Payment.iban",
    "Commitment.number Commitment.committed_on Commitment.amount Commitment.grant Commitment.line",
    "Commitment.beneficiary Commitment.released Commitment.released_on",
)

KIND = Kind(
    name="etat-recapitulatif",
    title="état récapitulatif des sommes déjà versées",
    purpose="les mandats, ce qui est revenu et ce qui reste à verser, à joindre à chaque nouveau versement",
    about="convention",
    heading=_heading,
    subtitle=lambda subject: subject.convention.title,
    parts={
        "references": _basis,
        "mandats": mandates,
        "recouvrements": recoveries,
        "recapitulation": _summary,
        "signature": lambda subject: signed_by(subject.grantor, "L’ordonnateur"),
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
        waivers.NO_ACCOUNT,
        waivers.PLANS,
        waivers.REPORTS,
        waivers.STATUS,
        waivers.LINES,
        waivers.TERMS,
        waivers.CLAUSES,
        waivers.RETURNS,
        waivers.WITHDRAWALS,
        waivers.FACTS,
        waivers.DOCUMENTS,
        _OTHERS,
        but="Convention.deliberation Renewal.deliberation Decision.amount",
    ),
    needs=frozenset({"as_of"}),
    day=lambda subject: subject.as_of,
)
