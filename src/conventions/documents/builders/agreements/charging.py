"""Where the grants are charged: the imputations as the act writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conventions.documents.blocks import items, number, paragraph, table
from conventions.documents.builders.agreements.words import name_of, several_beneficiaries
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column
from conventions.french import NBSP, format_amount, format_list
from conventions.model import BudgetLine, Grant
from conventions.operations import pieces_of
from conventions.wording import joined, said


def charges(subject: Subject) -> tuple[Block, ...]:
    """One item for each imputation of a grant, in the words of the act."""
    grants = subject.terms.grants
    listed = [_item(subject, grant, line) for grant in grants for line in grant.lines]
    head = "La dépense est imputée ainsi"
    return (paragraph(f"{head}{NBSP}:"), items(listed)) if listed else ()


def _item(subject: Subject, grant: Grant, line: BudgetLine) -> str:
    several = several_beneficiaries(subject.terms.grants)
    to = f", {name_of(subject, grant.beneficiary)}" if several else ""
    return f"exercice{NBSP}{grant.exercise}{to}{NBSP}: {said_line(line)}"


def said_line(line: BudgetLine) -> str:
    """An imputation in the words of the act, then what else is known of it.

    >>> said_line(BudgetLine(raw="chapitre 65", section="fonctionnement"))
    'chapitre 65, section de fonctionnement'
    """
    section = {"fonctionnement": "section de fonctionnement", "investissement": "section d’investissement"}
    part = f"pour {format_amount(line.amount)}" if line.amount is not None else None
    told = (
        line.raw,
        joined(part.label for part in line.parts),
        section[line.section] if line.section else None,
        f"budget{NBSP}: {line.budget}" if line.budget else None,
        _years(line),
        part,
    )
    return joined(told)


def _years(line: BudgetLine) -> str | None:
    """« exercices 2016 et 2017 », « exercice 2009 et suivants »."""
    if not line.exercises:
        return "exercices suivants" if line.and_following else None
    word = "exercice" if len(line.exercises) == 1 else "exercices"
    following = " et suivants" if line.and_following else ""
    return f"{word}{NBSP}{format_list(line.exercises)}{following}"


def charged_table(subject: Subject, grants: Sequence[Grant]) -> tuple[Block, ...]:
    """What each imputation bears, to the cent; a sum that no imputation bears says why."""
    several = several_beneficiaries(grants)
    rows = [row for grant in grants if grant.lines for row in _rows(subject, grant, several=several)]
    columns: list[str | Column] = [
        "Exercice",
        *(["Bénéficiaire"] if several else []),
        "Imputation",
        number("Montant"),
    ]
    return (table("Sommes par imputation", columns, rows),) if rows else ()


def _rows(subject: Subject, grant: Grant, *, several: bool) -> Iterator[list[str]]:
    who = [name_of(subject, grant.beneficiary)] if several else []
    pieces = pieces_of(grant)
    for piece in pieces:
        where = said_line(piece.line) if piece.line else _beside(grant, piece.reason)
        yield [str(piece.exercise), *who, where, said(piece.amount, "always")]


def _beside(grant: Grant, reason: str) -> str:
    """Why a sum is on no line in particular, with the lines that it may be on."""
    told = joined(map(said_line, grant.lines), f"{NBSP}; ")
    return f"{reason} ({told})"
