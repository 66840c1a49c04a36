"""The rows of the finance software on the grants of a portfolio: nothing is lost, nothing is guessed."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import euros
from conventions.money import ZERO
from conventions.operations import LedgerEntry
from conventions.portfolio import Portfolio
from conventions.samples import association_2024_2026, town

DAY = date(2026, 6, 30)
ENTRY = LedgerEntry("mandat", "4120", date(2024, 12, 2), 2024, euros(6000), engagement="E2024-0412", row=7)


def test_a_new_mandate_enters_the_ledger_of_its_convention() -> None:
    """The portfolio that comes out has it; the one that was given has not."""
    given_one = Portfolio.of([association_2024_2026()])
    found = given_one.reconcile([ENTRY], DAY)
    (row,) = found.rows.rows
    assert row[:2] == (7, "mandat")
    assert row[8:11] == ("rapprochée", "2024-017", "2024-fonctionnement")
    assert not found.left.rows
    assert found.portfolio != given_one
    before, after = (each.positions(DAY).total("mandated").known for each in (given_one, found.portfolio))
    assert after == before + euros(6000)
    again = found.portfolio.reconcile([ENTRY], DAY)
    assert again.portfolio == found.portfolio
    assert again.rows.column("outcome") == ("déjà présente",)


def test_what_has_no_convention_is_listed() -> None:
    """A row of somebody else is told, and counted."""
    found = Portfolio.of([association_2024_2026()]).reconcile(
        [ENTRY._replace(engagement="X", siret="1")], DAY
    )
    assert found.left.column("outcome") == ("sans convention",)
    assert found.left.column("convention") == ("",)
    assert found.totals.total("unmatched").known == euros(6000)


def test_the_ledger_of_a_town_is_found_whole() -> None:
    """A town without its ledgers gets them all back from the export, row by row."""
    whole = town(size=40)
    bare = [each.replace(ledger=None, facts=each.facts) for each in whole.conventions]
    empty = Portfolio.of(bare)
    found = empty.reconcile(whole.ledger_entries, DAY)
    sums = {
        name: found.totals.total(name).known
        for name in ("matched", "present", "gap", "ambiguous", "unmatched")
    }
    assert sum(sums.values(), start=ZERO) == sum((each.amount for each in whole.ledger_entries), start=ZERO)
    matched = sum(match.outcome.value == "rapprochée" for match in found.matching.matches)
    assert matched >= len(whole.ledger_entries) * 9 // 10


@settings(max_examples=5)
@given(st.integers(0, 2**16))
def test_the_order_of_rows_means_nothing(seed: int) -> None:
    """The rows shuffled: the same portfolio."""
    whole = town(size=40)
    few, rows = Portfolio.of(whole.conventions[:6]), list(whole.ledger_entries)
    Random(seed).shuffle(rows)
    assert few.reconcile(rows[:80], DAY).portfolio.files
    assert few.reconcile(rows, DAY).portfolio == few.reconcile(whole.ledger_entries, DAY).portfolio


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_reconcile(count: int) -> None:
    """No row, or no convention: empty tables that still have their columns."""
    found = Portfolio.of([association_2024_2026()][:count]).reconcile([], DAY)
    assert not found.rows.rows
    assert found.totals.total("matched").known == ZERO
