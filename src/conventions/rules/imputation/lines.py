"""What the rules on imputation share: going over the budget lines, and saying which grants have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from conventions.french import format_list, quote
from conventions.model import BudgetLine, Firmness, Grant
from conventions.operations import Fold
from conventions.rules.rule import Answer, Case, NotApplicable, NotEvaluated, end_of
from conventions.rules.written import WrittenLine, decided, written_lines


def by_line(case: Case, answer: Callable[[WrittenLine], Answer]) -> Iterator[Answer]:
    """The answer about each budget line, then what cannot be said of the grants that have none."""
    yield from (answer(written)._replace(day=_day(written)) for written in written_lines(case))
    yield from case.once(_beside)


def _beside(case: Case) -> tuple[Answer, ...]:
    """What every rule says of the grants without a line, or of a convention without any grant."""
    lines, folded = written_lines(case), decided(case)
    charged = {written.grant.key for written in lines}
    bare = [grant for grant in folded.terms.grants if grant.key not in charged]
    if not lines and not folded.terms.grants:
        return (NotApplicable("aucune subvention n’est inscrite"),)
    return tuple(_without_line(bare, folded))


def _day(written: WrittenLine) -> date:
    """The end of the exercise of the line, the first of them when it has several."""
    return end_of(min(written.line.exercises, default=written.grant.exercise))


def _without_line(grants: list[Grant], folded: Fold) -> Iterator[Answer]:
    firm = [grant for grant in grants if grant.firmness is Firmness.FIRM]
    if firm:
        origin = folded.origin(f"grants[{firm[0].key}].lines")
        yield NotEvaluated(f"imputation inconnue pour {_exercises(firm)}", origin.address)
    if len(firm) < len(grants):
        foreseen = [grant for grant in grants if grant not in firm]
        yield NotApplicable(
            f"montant seulement prévisionnel pour {_exercises(foreseen)} : rien n’est encore imputé"
        )


def _exercises(grants: list[Grant]) -> str:
    return format_list(sorted({grant.exercise for grant in grants}))


def coded(line: BudgetLine, words: frozenset[str]) -> str | None:
    """The code of the first part of a line that one of these words names, in any case; None without one."""
    return next((part.code.strip() for part in line.parts if (part.key or "").lower() in words), None)


def unread(written: WrittenLine, missing: str) -> NotEvaluated:
    """A line that lacks a fact: « ligne « … » : compte non reconnu »."""
    return NotEvaluated(f"ligne {quote(written.line.raw)} : {missing}", written.address)
