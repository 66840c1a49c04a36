"""The schedule of payments on a day: what is due or awaited, how each sum was worked out, what is left to pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from conventions.documents.blocks import heading, items, number, paragraph, table
from conventions.documents.builders.agreements.acts import acts_counted, beneficiaries, situated
from conventions.documents.builders.agreements.due import columns, row_of
from conventions.documents.builders.agreements.payment import instalments
from conventions.documents.builders.agreements.waived_money import SCHEDULE
from conventions.documents.builders.agreements.words import (
    payment_name,
    several_beneficiaries,
)
from conventions.documents.kinds import Kind
from conventions.documents.saying import sentence
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column, Role
from conventions.french import NBSP
from conventions.operations import (
    ExercisePosition,
    ScheduleLine,
    Situation,
)
from conventions.wording import COLUMNS, in_full, said_act, said_column, said_total
from conventions.wording.columns import FORMULA

NOTHING = "Aucun versement n’est prévu."
_BY_EXERCISE = ("firm", "mandated", "paid", "recovered", "to_pay")


def _beneficiaries(subject: Subject) -> tuple[Block, ...]:
    return beneficiaries(subject, decided=True)


def _payments(subject: Subject) -> tuple[Block, ...]:
    """The table of the payments, then what is not known of their total."""
    seen = subject.situation
    lines = seen.payments.lines
    if not lines:
        return (paragraph(NOTHING),)
    several, papers = several_beneficiaries(seen.decided.terms.grants), any(line.proofs for line in lines)
    both = zip(lines, seen.made, strict=True)
    rows = [row_of(seen, subject, *pair, several=several, papers=papers) for pair in both]
    titles = columns(several=several, papers=papers)
    total = seen.payments.total
    last = ["Total", *[""] * (len(titles) - 2), said_total(total, "always")]
    missing = () if total.is_exact else (paragraph(f"Total des versements prévus{NBSP}: {in_full(total)}."),)
    return (table("Versements prévus", titles, rows, last), *missing)


def _exercises(subject: Subject) -> tuple[Block, ...]:
    """What each exercise comes to: planned, mandated, paid, left to pay."""
    seen = subject.situation
    if not seen.payments.lines:
        return ()
    shown = [name for name in _BY_EXERCISE if name != "recovered" or seen.money.total(name).known]
    titles: list[str | Column] = [
        "Exercice",
        number("Versements prévus"),
        *(number(COLUMNS[name]) for name in shown),
    ]
    rows = [
        [str(row.exercise), *_cells(seen, row, shown)] for row in seen.money.exercises if _says(seen, row)
    ]
    whole = (said_column(name, seen.money.total(name), "always") for name in shown)
    last = ["Total", said_total(seen.payments.total, "always"), *whole]
    return (
        table("Totaux par exercice", titles, rows, last if len(rows) > 1 else None),
        paragraph(FORMULA, role=Role.NOTE),
    )


def _says(seen: Situation, row: ExercisePosition) -> bool:
    """Whether something is planned in an exercise, or its money is not all at zero."""
    totals = (getattr(row, name) for name in _BY_EXERCISE)
    return row.exercise in seen.payments.exercises or any(
        total.known or not total.is_exact for total in totals
    )


def _cells(seen: Situation, row: ExercisePosition, shown: Iterable[str]) -> Iterator[str]:
    yield said_total(seen.payments.of(row.exercise).total, "always")
    yield from (said_column(name, getattr(row, name), "always") for name in shown)


def _rules(subject: Subject) -> tuple[Block, ...]:
    """The payment terms in force, which the payments follow."""
    told = instalments(subject)
    return (heading(1, "Modalités de versement en vigueur"), *told) if told else ()


def _reasons(subject: Subject) -> tuple[Block, ...]:
    """How the sum of each payment was worked out; what is the same for several is told once."""
    told = Counter(map(_reason, subject.situation.payments.lines))
    listed = [sentence(_counted(text, count)) for text, count in told.items()]
    return (heading(1, "Calcul des montants"), items(listed)) if listed else ()


def _counted(text: str, count: int) -> str:
    """How many payments share a reason, where it does not say it itself: « en 4 versements »."""
    return text if count == 1 or f"en {count} versements" in text else f"{text} ({count} versements)"


def _reason(line: ScheduleLine) -> str:
    return f"{line.exercise}, {payment_name(line.kind)} ({said_act(line)}){NBSP}: {line.reason}"


def _notes(subject: Subject) -> tuple[Block, ...]:
    lines = subject.situation.payments.lines
    note = "Un versement « non ferme » dépend d’un acte à signer, ou d’un montant qui n’est que prévisionnel."
    unsure = (paragraph(note, role=Role.NOTE),) if any(not line.firm for line in lines) else ()
    return (*unsure, *acts_counted(subject))


def _day(subject: Subject) -> date:
    return subject.as_of


KIND = Kind(
    name="echeancier",
    title="échéancier",
    purpose="les versements prévus à une date, ce que chacun attend, ce qui reste à verser",
    about="convention",
    needs=frozenset({"as_of"}),
    heading=lambda subject: "Échéancier des versements",
    subtitle=situated,
    day=_day,
    parts={
        "beneficiaires": _beneficiaries,
        "echeances": _payments,
        "exercices": _exercises,
        "modalites": _rules,
        "calcul": _reasons,
        "notes": _notes,
    },
    waived=SCHEDULE,
)
