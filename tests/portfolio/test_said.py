"""What print says of a portfolio and of its answers: one sentence, never a page of records."""

from __future__ import annotations

from datetime import date

from conventions.portfolio import Portfolio, PortfolioFile
from conventions.samples import association_2024_2026

DAY = date(2024, 12, 31)


def test_print_says_one_sentence() -> None:
    """A portfolio, its check, its budget, its ledger."""
    one = Portfolio.of([association_2024_2026()])
    assert (str(one), repr(one)) == ("1 convention", "<Portfolio : 1 convention>")
    assert str(one.check(DAY)) == one.check(DAY).summary
    assert str(one.check_budget([], DAY)) == one.check_budget([], DAY).summary
    assert str(one.reconcile([], DAY)).startswith("0 écriture lue")


def test_what_is_left_out_is_said() -> None:
    """Files without a convention are counted."""
    assert str(Portfolio((PortfolioFile("a.yaml", None),))) == "0 convention, 1 fichier laissé de côté"


def test_rows_to_look_at_are_said() -> None:
    """A row that has no convention is one to look at."""
    from conventions.samples import town

    whole = town(size=40)
    said = str(Portfolio.of([]).reconcile(whole.ledger_entries[:3], DAY))
    assert said.replace("\u00a0", " ") == "3 écritures lues : 3 à examiner"
