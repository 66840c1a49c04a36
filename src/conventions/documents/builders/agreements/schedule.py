"""The schedule of payments on a day: what is due or awaited, how each sum was worked out, what is left to pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from weakref import WeakKeyDictionary

from conventions.documents.blocks import heading, items, number, paragraph, table
from conventions.documents.builders.agreements.acts import acts_counted, beneficiaries, situated
from conventions.documents.builders.agreements.waived import SCHEDULE
from conventions.documents.builders.agreements.words import (
    name_of,
    payment_name,
    sentence,
    several_beneficiaries,
)
from conventions.documents.kinds import Kind
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Column, Role
from conventions.french import NBSP, format_date
from conventions.operations import (
    ExercisePosition,
    InstalmentProgress,
    ScheduleLine,
    Situation,
    situation,
)
from conventions.wording import COLUMNS, in_full, joined, said_act, said_column, said_foreseen, said_total
from conventions.wording.columns import FORMULA
from conventions.wording.reached import said_expected, said_made, said_papers

NOTHING = "Aucun versement n’est prévu."
_BY_EXERCISE = ("firm", "mandated", "paid", "recovered", "to_pay")

_seen: WeakKeyDictionary[Subject, Situation] = WeakKeyDictionary()
"""The situation that a document being written is about: its parts read the same one."""


def _situation(subject: Subject) -> Situation:
    if subject not in _seen:
        _seen[subject] = situation(subject.convention, subject.as_of, known_on=subject.known_on)
    return _seen[subject]


def _beneficiaries(subject: Subject) -> tuple[Block, ...]:
    return beneficiaries(subject, decided=True)


def _payments(subject: Subject) -> tuple[Block, ...]:
    """The table of the payments, then what is not known of their total."""
    seen = _situation(subject)
    lines = seen.payments.lines
    if not lines:
        return (paragraph(NOTHING),)
    several = several_beneficiaries(seen.decided.terms.grants)
    rows = [_row(seen, subject, *pair, several=several) for pair in zip(lines, seen.made, strict=True)]
    columns = _columns(several=several)
    total = seen.payments.total
    last = ["Total", *[""] * (len(columns) - 2), said_total(total, "always")]
    missing = () if total.is_exact else (paragraph(f"Total des versements prévus{NBSP}: {in_full(total)}."),)
    return (table("Versements prévus", columns, rows, last), *missing)


def _columns(*, several: bool) -> list[str | Column]:
    to = ["Bénéficiaire"] if several else []
    awaited = "Date ou événement attendu"
    return ["Exercice", *to, "Versement", awaited, "Pièces", "État", number("Montant")]


def _row(
    seen: Situation, subject: Subject, line: ScheduleLine, reached: InstalmentProgress, *, several: bool
) -> list[str]:
    return [
        str(line.exercise),
        *([name_of(subject, line.beneficiary)] if several else []),
        payment_name(line.kind),
        _awaited(line),
        said_papers(line.proofs),
        said_made(line, reached) or _state(line, seen.as_of),
        said_foreseen(line, "always"),
    ]


def _awaited(line: ScheduleLine) -> str:
    due = format_date(line.due_on) if line.due_on else None
    return joined((due, said_expected(line)), f"{NBSP}; ") or "date non précisée"


def _state(line: ScheduleLine, as_of: date) -> str:
    """« exigible », « à échoir », « en attente », « perdu »: how far the payment went, before any mandate."""
    if line.is_lost:
        return "perdu"
    if not line.firm:
        return "non ferme"
    if line.awaited is not None or line.due_on is None:
        return "en attente"
    return "exigible" if line.due_on <= as_of else "à échoir"


def _exercises(subject: Subject) -> tuple[Block, ...]:
    """What each exercise comes to: planned, mandated, paid, left to pay."""
    seen = _situation(subject)
    if not seen.payments.lines:
        return ()
    shown = [name for name in _BY_EXERCISE if name != "recovered" or seen.money.total(name).known]
    columns: list[str | Column] = [
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
        table("Totaux par exercice", columns, rows, last if len(rows) > 1 else None),
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


def _reasons(subject: Subject) -> tuple[Block, ...]:
    """How the sum of each payment was worked out; what is the same for several is told once."""
    told = Counter(map(_reason, _situation(subject).payments.lines))
    listed = [sentence(f"{text} ({count} versements)" if count > 1 else text) for text, count in told.items()]
    return (heading(1, "Calcul des montants"), items(listed)) if listed else ()


def _reason(line: ScheduleLine) -> str:
    return f"{line.exercise}, {payment_name(line.kind)} ({said_act(line)}){NBSP}: {line.reason}"


def _notes(subject: Subject) -> tuple[Block, ...]:
    lines = _situation(subject).payments.lines
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
        "calcul": _reasons,
        "notes": _notes,
    },
    waived=SCHEDULE,
)
