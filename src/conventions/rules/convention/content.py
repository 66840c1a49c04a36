"""What the law asks the text of a compulsory convention to say, looked for in its clauses.

Silence is a fault only where the whole text is known: clauses that nobody told, a convention known in part, an
avenant that changes the wording, an article of another kind that speaks of the matter leave a doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from conventions.french import format_amount, format_list, quote
from conventions.model import Clause, ClauseKind
from conventions.rules.convention.compulsory import Year, compulsory
from conventions.rules.reading.clauses import NO_CLAUSES, clause_doubt
from conventions.rules.rule import Answer, Beneficiaries, Case, Fault, NotEvaluated, Passed
from conventions.rules.written import decided

MESSAGE = (
    "pour {exercise}, {total} attribués obligent à conclure une convention (seuil : {threshold}) :"
    " il y manque {names}"
)


class Wanted(NamedTuple):
    """A kind of clause, its name in French, and the beginnings of words by which another one may say it."""

    kind: ClauseKind
    name: str
    words: tuple[str, ...]


class Asked(NamedTuple):
    """What a text asks for: the clauses, what to do where one lacks, which bodies it is about."""

    wanted: tuple[Wanted, ...]
    remedy: str
    about: Beneficiaries = Beneficiaries.PRIVATE
    met: Callable[[Case, ClauseKind], bool] = lambda case, kind: False
    """Whether something else than a clause says what a kind of clause would."""


def look_for(case: Case, asked: Asked) -> Answer:
    """Where a convention is compulsory, whether its clauses say all that a text asks for."""
    whoever = asked.about is Beneficiaries.PRIVATE
    year = case.once(compulsory) if whoever else compulsory(case, asked.about)
    return _look(case, asked, year) if isinstance(year, Year) else year


class _Text(NamedTuple):
    """The clauses in force, None when they are not known, their kinds, and where they are written."""

    clauses: tuple[Clause, ...] | None
    kinds: frozenset[ClauseKind]
    address: str


def _text(case: Case) -> _Text:
    folded = decided(case)
    clauses = folded.terms.clauses
    kinds = frozenset(clause.kind for clause in clauses or ())
    return _Text(clauses, kinds, folded.origin("clauses").address)


def _look(case: Case, asked: Asked, year: Year) -> Answer:
    clauses, kinds, address = case.once(_text)
    absent = [item for item in asked.wanted if item.kind not in kinds and not asked.met(case, item.kind)]
    if not absent:
        return Passed(address)
    if clauses is None:
        return NotEvaluated(NO_CLAUSES, address)
    doubt = clause_doubt(case) or _told_elsewhere(clauses, absent)
    return NotEvaluated(doubt, address) if doubt else _fault(asked, absent, year, address)


def _told_elsewhere(clauses: Iterable[Clause], absent: list[Wanted]) -> str | None:
    """« l’article « 7 » parle peut-être de l’évaluation », for the first such article."""
    for clause in clauses:
        text = " ".join(filter(None, (clause.article, clause.raw))).lower()
        for item in absent:
            if any(word in text for word in item.words):
                return f"l’article {quote(clause.article or str(clause.kind))} dit peut-être {item.name}"
    return None


def _fault(asked: Asked, absent: list[Wanted], year: Year, address: str) -> Fault:
    names = format_list(item.name for item in absent)
    return Fault(
        address=address,
        message=MESSAGE.format(
            exercise=year.exercise,
            total=format_amount(year.total.known),
            threshold=format_amount(year.threshold),
            names=names,
        ),
        remedy=asked.remedy,
        values=(
            ("exercice", year.exercise),
            ("total attribué", year.total.known),
            ("seuil", year.threshold),
            ("clauses attendues", format_list(item.kind.value for item in absent)),
        ),
    )
