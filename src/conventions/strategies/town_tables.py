"""Strategies for budgets and ledgers as a town has them in tables: what is written and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from conventions.model import Authorization, Budget, PaymentCredit, Section
from conventions.money import Amount
from conventions.opendata import budgets, ledgers
from conventions.opendata.budgets import BudgetFile
from conventions.opendata.budgets.gathering import credit_lines, place_of
from conventions.opendata.budgets.rows import Met
from conventions.opendata.ledgers import LedgerFile
from conventions.opendata.spreadsheets import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

_AUTHORITY: Final = "trifouilly"
_AMOUNTS: Final = st.integers(-(10**12), 10**12).map(lambda cents: Amount(cents=cents))
_LABELS: Final = st.sampled_from((None, "Tribune du stade", "Voirie 2022-2026", "Écoles ; lycées"))
_WORDS: Final = ("abc", "", "n.c.", "1,500", "12 000,50", "-8", "(3,00)", "0", "1 234 567,89 €", "12,3456")
"""What a cell of amounts may hold: right, negative, unknown, with two readings, with none."""
_LEDGER: Final = {
    "columns": {"number": "Pièce", "day": "Date", "amount": "Montant", "third_party": "Tiers"},
    "kinds": {"column": "Type", "engagement": ["E"], "mandat": ["M"], "titre": ["T"]},
}
_CHAPTER: Final = 3
"""Digits of a chapter: one of two, for the accounts of class 6, is read as one that lost its zero."""


@st.composite
def table_budgets(draw: st.DrawFn) -> Budget:
    """``Budget``: one that a table holds whole, in two sheets; no line of it is the sum of others."""
    stated = [draw(st.booleans()) for _ in range(3)]
    lines = st.lists(_met(stated), max_size=6, unique_by=place_of)
    authorizations = st.lists(_authorizations(), max_size=3, unique_by=lambda each: each.number)
    return Budget(
        authority=_AUTHORITY,
        exercise=draw(st.integers(2015, 2030)),
        lines=credit_lines(draw(lines)),
        authorizations=tuple(draw(authorizations)),
    )


def _met(stated: list[bool]) -> st.SearchStrategy[Met]:
    """Lines that all state the same things: one that states less may be a sum of the others."""
    sizes = (_CHAPTER, 2, 2)
    chapters, functions, operations = (
        _digits(size) if is_stated else st.none() for size, is_stated in zip(sizes, stated, strict=True)
    )
    accounts = st.integers(10000, 79999).map(str)
    spent = st.none() | _AMOUNTS
    return st.builds(
        Met,
        st.just(0),
        st.sampled_from(Section),
        chapters,
        accounts,
        functions,
        operations,
        _AMOUNTS,
        spent,
        spent,
    )


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.integers(0, 10**count - 1).map(lambda number: f"{number:0{count}d}")


def _authorizations() -> st.SearchStrategy[Authorization]:
    yearly = st.dictionaries(st.integers(2020, 2030), _AMOUNTS, max_size=3).map(
        lambda found: tuple(PaymentCredit(exercise=year, amount=found[year]) for year in sorted(found))
    )
    build: Callable[..., Authorization] = Authorization
    return st.builds(
        build,
        number=_digits(4).map("{}-1".format),
        kind=st.sampled_from(Section),
        label=_LABELS,
        chapter=st.none() | _digits(3),
        amount=_AMOUNTS,
        credits=yearly,
    )


@st.composite
def budget_files(draw: st.DrawFn) -> BudgetFile:
    """``BudgetFile``: a table whose cells are right, wrong or empty, as it is read."""
    accounts = st.sampled_from(("65748", "6574", "65", "20422", "7478", "abc", ""))
    cells = st.sampled_from(_WORDS)
    rows = draw(st.lists(st.tuples(accounts, st.sampled_from(("", "30", "311")), cells, cells), max_size=6))
    table = csv_bytes(("Nature", "Fonction", "Voté", "Engagé"), rows)
    return budgets.read(table, authority=_AUTHORITY, exercise=2024)


@st.composite
def ledger_files(draw: st.DrawFn) -> LedgerFile:
    """``LedgerFile``: engagements, mandates and titles of a table whose cells are right, wrong or empty."""
    row = st.tuples(
        st.sampled_from(("E", "M", "T", "X")),
        st.sampled_from(("12", "", "B-7")),
        st.sampled_from(("2024-02-10", "10/02/2024", "31/02/2024", "")),
        st.sampled_from(_WORDS),
        st.sampled_from(("Les Amis du livre", "Mme Jeanne Martin", "")),
    )
    rows = draw(st.lists(row, max_size=6))
    return ledgers.read(csv_bytes(("Type", "Pièce", "Date", "Montant", "Tiers"), rows), _LEDGER)
