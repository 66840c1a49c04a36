"""What a notebook shows of conventions against budgets, and of a ledger put on them: the finding, then the rows."""

from __future__ import annotations

from datetime import date

import pytest

from conventions import ConventionsError, euros
from conventions.french import NBSP, NNBSP
from conventions.model import Budget, Convention
from conventions.notebook import plot_commitments, show
from conventions.operations import LedgerEntry
from conventions.portfolio import BudgetCheck, Column, Portfolio, Table
from conventions.samples import association_2024_2026, town

DAY = date(2024, 12, 31)
CLUB = association_2024_2026()
PLACE = {"section": "fonctionnement", "chapter": "65", "account": "65748", "function": "311"}


def budget(exercise: int, *rows: dict[str, str]) -> Budget:
    """A budget of the town of the sample."""
    lines = [{"key": str(rank), **row} for rank, row in enumerate(rows)]
    grantor = next(party.key for party in CLUB.initial.parties if "attribuant" in party.roles)
    return Budget.model_validate({"authority": grantor, "exercise": exercise, "lines": lines})


def text_of(shown: object) -> str:
    """A display as text, with ordinary spaces."""
    return str(show(shown)).replace(NBSP, " ").replace(NNBSP, " ")


def checked(*budgets: Budget, conventions: tuple[Convention, ...] = (CLUB,), day: date = DAY) -> BudgetCheck:
    """The sample against budgets."""
    return Portfolio.of(conventions).check_budget(budgets, day)


def test_what_holds_says_so() -> None:
    """The verdict and the sums of the exercise; nothing more when nothing is wrong."""
    check = checked(budget(2024, {**PLACE, "voted": "40000.00"}))
    told = text_of(check)
    assert told.startswith("Le budget de 2024 et les conventions\nSituation au 31 décembre 2024.\n")
    assert "Tout tient dans les crédits ; écart avec le budget : 0,00 €." in told
    assert "2024 ; Voté : 40 000 € ; Attribué : 30 000 €" in told
    assert "Reste à attribuer : 10 000 € ; Lignes dépassées : aucune" in told
    assert "Lignes qui" not in told


def test_what_passes_the_credits_is_told_row_by_row() -> None:
    """The row, what is voted, granted, and by how much; another exercise without a row is told with its reason."""
    check = checked(budget(2024, {**PLACE, "voted": "29999.99"}), budget(2025), day=date(2025, 12, 31))
    told = text_of(check)
    assert told.startswith("Les budgets de 2024 et 2025 et les conventions")
    assert "Lignes qui dépassent leurs crédits (1)" in told
    assert "compte 65748, chapitre 65, fonction 311 ; Voté : 29 999,99 € ; Attribué : 30 000 €" in told
    assert "Dépassement : 0,01 €" in told
    assert "Lignes dépassées : 1" in told
    assert "Sommes sans ligne sûre (1)" in told
    assert "Attribué : 33 500 € ; Pourquoi : non évaluée" in told


def test_limits_passed_elsewhere_have_their_table() -> None:
    """What is engaged over the credits, although what is granted holds."""
    seeded = town(size=1).with_mistakes()
    keys = {each.convention for each in seeded.mistakes if each.code.startswith(("BUD-", "PLURI-"))}
    kept = [each for each in seeded.conventions if each.key in keys]
    check = Portfolio.of(kept).check_budget(seeded.budgets, date(2026, 12, 31))
    told = text_of(check)
    assert check.exceeded
    assert "Autres limites dépassées" in told
    assert "Constats (" in told


def test_what_is_in_kind_is_counted_apart() -> None:
    """It takes no credits: no row is missing."""
    (hall,) = town(size=11).conventions_of("in_kind")
    check = Portfolio.of([hall]).check_budget(Budget(authority="ville", exercise=2022, lines=()), DAY)
    assert "1 subvention en nature, sans crédit au budget : hors de ces sommes." in text_of(check)
    assert check.ok
    table = Portfolio.of([hall]).commitments(DAY)
    assert {*table.column("account"), *table.column("section")} == {""}
    assert set(table.column("line")) == {"en nature, sans imputation"}
    assert plot_commitments(table, column="granted").title == "Rien n’est attribué"


def test_a_figure_takes_the_credits_of_a_check() -> None:
    """Those of the rows that conventions take of; unknown where they take of none."""
    other = {**PLACE, "function": "326", "voted": "7.00"}
    check = checked(budget(2024, {**PLACE, "voted": "40000.00"}, other), budget(2025))
    table = Portfolio.of([CLUB]).commitments(DAY).where(lambda row: row["exercise"] < 2026)
    figure = plot_commitments(table, check, column="granted")
    told = str(figure).replace(NBSP, " ").replace(NNBSP, " ")
    assert "crédits : 40 000 €, reste 10 000 €" in told
    assert "crédits : inconnus" in told


def test_a_figure_tells_the_row_that_is_passed_though_the_sum_is_not() -> None:
    """The title of the figure never says less than the check beside it."""
    small, large = {**PLACE, "voted": "29000.00"}, {**PLACE, "account": "65742", "voted": "90000.00"}
    check = checked(budget(2024, small, large))
    table = Portfolio.of([CLUB]).commitments(DAY).where(lambda row: row["exercise"] == 2024)
    title = plot_commitments(table, check, column="granted").title.replace(NBSP, " ").replace(NNBSP, " ")
    assert title.startswith("1 ligne dépasse ses crédits, de 1 000 € en tout")


def test_names_that_begin_alike_are_told_in_the_list_alone() -> None:
    """A name that is cut as another one says nothing in a bar."""
    rows = [(2024, f"chapitre 65, nature 65748, fonction {code}", euros(9)) for code in (311, 312)]
    texts = [each.get_text() for each in plot_commitments(rows).drawing.axes[0].texts]
    assert "9\xa0€" in texts
    assert not [text for text in texts if text.startswith("chapitre")]


def entry(rank: int, number: str = "E") -> LedgerEntry:
    """A row of the ledger that no convention answers to."""
    return LedgerEntry("engagement", f"{number}{rank}", DAY, 2024, euros(5), third_party="Inconnu", row=rank)


@pytest.mark.parametrize("count", [0, 3, 101])
def test_a_ledger_is_told_with_what_is_to_look_at(count: int) -> None:
    """The sums of each kind, then the rows without a grant, a hundred at most."""
    done = Portfolio.of([CLUB]).reconcile(map(entry, range(1, count + 1)), DAY)
    told = text_of(done)
    assert ("Aucune écriture." in told) is (count == 0)
    assert (f"Écritures à examiner ({count})" in told) is (count > 0)
    assert ("… et 1 autres écritures." in told) is (count > 100)
    assert told.count("engagement E") == min(count, 100)


def test_a_ledger_that_is_there_already_is_all_found() -> None:
    """Every row is that of a grant: nothing is left to look at."""
    whole = town(size=5)
    done = Portfolio.of(whole.conventions).reconcile(whole.ledger_entries, date(2026, 6, 30))
    told = text_of(done)
    assert "chacune est celle d’une subvention." in told
    assert "Déjà présente" in told
    assert "à examiner" not in told
    mixed = text_of(Portfolio.of(whole.conventions).reconcile((*whole.ledger_entries, entry(1)), DAY))
    assert "Sans convention : 5 € ; Ensemble : " in mixed


def test_a_table_keeps_the_columns_that_are_wanted() -> None:
    """In the order asked for, with the source of each row, or without."""
    columns = Column("a", "A"), Column("b", "B")
    table = Table("T", columns, [("1", "2")], sources=["f.yaml"])
    assert table.select(("b",)) == Table("T", columns[1:], [("2",)], sources=["f.yaml"])
    assert table.select(("b", "a")).without_sources() == Table("T", columns[::-1], [("2", "1")])
    with pytest.raises(ConventionsError):
        table.select("c")
