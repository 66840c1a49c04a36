"""The row of a budget that an imputation is charged to: one, none with the reason, or several. Nothing is guessed.

A row answers to an imputation when the section and the account are the same, and the chapter, the function and the
operation where both say them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from conventions.french import quote
from conventions.model import Budget, BudgetLine, CreditLine
from conventions.operations.sections import is_of_annexe, section_of_line

_SAME = (("chapitre", "chapter"), ("fonction", "function"), ("opération", "operation"))
_LEFT_OUT = re.compile(r"[\s.-]")
_MOST_NEAR = 3


class Matched(NamedTuple):
    """The only row of a budget that an imputation answers to."""

    budget: Budget
    row: CreditLine


class NoMatch(NamedTuple):
    """No row: why, in French, and the rows that come nearest.

    ``is_sure``: the imputation and the budget say enough for no row to be there; else nobody knows.
    """

    reason: str
    nearest: tuple[CreditLine, ...] = ()
    is_sure: bool = False


class SeveralMatches(NamedTuple):
    """The rows that an imputation answers to alike; why none is chosen, in French."""

    lines: tuple[CreditLine, ...]
    reason: str


def credit_for(line: BudgetLine, exercise: int, budget: Budget) -> Matched | NoMatch | SeveralMatches:
    """The row of the budget of an exercise that an imputation is charged to.

    >>> from conventions import euros
    >>> rows = [{"key": key, "section": "fonctionnement", "account": "65748", "function": key, "voted": euros(9)}
    ...         for key in ("311", "326")]
    >>> budget = Budget(authority="ville", exercise=2024, lines=rows)
    >>> told = ({"key": "nature", "code": "657-48"}, {"key": "fonction", "code": "326"})
    >>> credit_for(BudgetLine(raw="65748-326", parts=told), 2024, budget).row.key
    '326'
    >>> [row.key for row in credit_for(BudgetLine(raw="65748", parts=told[:1]), 2024, budget).lines]
    ['311', '326']
    >>> credit_for(BudgetLine(raw="INUM 65748"), 2024, budget).reason.partition(" : ")[0]
    'compte ou section non reconnus'
    """
    if budget.exercise != exercise:
        return NoMatch(f"le budget donné est celui de {budget.exercise}, pas de {exercise}")
    if is_of_annexe(line):
        return NoMatch("imputation sur un budget annexe")
    section, account = section_of_line(line), line.account
    if account is None or section is None:
        return NoMatch(f"compte ou section non reconnus : {quote(line.raw)}")
    same = [row for row in budget.lines if row.section is section]
    told = _told(line)
    rows = tuple(row for row in same if bare(row.account) == account and _agrees(row, told))
    if len(rows) == 1:
        return Matched(budget, rows[0])
    many = "plusieurs lignes de crédit répondent" if rows else "aucune ligne de crédit ne répond"
    reason = f"{many} à l’imputation {quote(line.raw)} dans le budget de {exercise}"
    return SeveralMatches(rows, reason) if rows else _none(line, account, same, reason)


def read_in(line: BudgetLine) -> tuple[object, ...]:
    """All that the row of a line depends on: two lines alike in this have the same one."""
    return line.raw, line.section, line.budget, line.parts


def _told(line: BudgetLine) -> dict[str, str]:
    """What the line says beside its account, by the name of the field of a row."""
    told = {part.key: part.code for part in line.parts}
    return {field: bare(told[word]) for word, field in _SAME if word in told}


def _agrees(row: CreditLine, told: dict[str, str]) -> bool:
    """Whether the chapter, the function and the operation are the same, where both say them."""
    pairs = ((getattr(row, field), code) for field, code in told.items())
    return all(one is None or bare(one) == code for one, code in pairs)


def _none(line: BudgetLine, account: str, same: list[CreditLine], reason: str) -> NoMatch:
    ranked = sorted((-_shared(account, bare(row.account)), row.key, row) for row in same)
    nearest = tuple(row for shared, _, row in ranked[:_MOST_NEAR] if shared < -1)
    told = {"account": account, **_told(line)}
    blurred = any(_may_be(row, told) for row in same)
    of_other_budget = line.budget is not None and "principal" not in line.budget.lower()
    return NoMatch(reason, nearest, bool(same) and not blurred and not of_other_budget)


def _may_be(row: CreditLine, told: dict[str, str]) -> bool:
    """Whether a row may be that of the line, told at another level of detail: 6574 and 65748, 31 and 311."""
    pairs = ((getattr(row, field), code) for field, code in told.items())
    return all(one is None or may_be_same(bare(one), code) for one, code in pairs)


def may_be_same(one: str, other: str) -> bool:
    """Whether two codes may be one, at another level of detail, or with a zero that a spreadsheet took away.

    >>> may_be_same("31", "311"), may_be_same("1", "01"), may_be_same("1", "11"), may_be_same("311", "326")
    (True, True, True, False)
    """
    return one.startswith(other) or other.startswith(one) or one.lstrip("0") == other.lstrip("0")


def _shared(one: str, other: str) -> int:
    """How many first characters two codes have alike."""
    return next(
        (rank for rank, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


@lru_cache(maxsize=4096)
def bare(code: str) -> str:
    """A code without its dots, dashes and spaces, in capitals."""
    return _LEFT_OUT.sub("", code).upper()


def said_row(row: CreditLine) -> str:
    """« compte 65748, fonction 311 »: what tells a row from the others.

    >>> from conventions import euros
    >>> said_row(CreditLine(key="1", section="fonctionnement", account="65748", chapter="65", voted=euros(1)))
    'compte 65748, chapitre 65'
    """
    told = (
        ("compte", row.account),
        ("chapitre", row.chapter),
        ("fonction", row.function),
        ("opération", row.operation),
    )
    return ", ".join(f"{word} {code}" for word, code in told if code is not None)
