"""A portfolio against budgets: the tables say what the spread says, and the gap is what stands on no row."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import Avenant, ConventionsError, euros
from conventions.model import Budget
from conventions.money import ZERO, Amount
from conventions.operations import Total, spread
from conventions.portfolio import BudgetCheck, Portfolio
from conventions.samples import association_2024_2026, equipment_2023_2025, town

DAY = date(2024, 12, 31)
ASSOCIATION = association_2024_2026()


def budget(*rows: dict[str, object], exercise: int = 2024) -> Budget:
    """A budget of the town, of some rows of functioning."""
    told = [{"key": str(rank), "section": "fonctionnement", **row} for rank, row in enumerate(rows)]
    return Budget.model_validate({"authority": "ville", "exercise": exercise, "lines": told})


def flat(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def checked(*rows: dict[str, object]) -> BudgetCheck:
    """The association against a budget."""
    return Portfolio.of([ASSOCIATION]).check_budget(budget(*rows), DAY)


def test_all_is_in_the_credits() -> None:
    """One row that holds the grant: no gap, something left."""
    found = checked({"chapter": "65", "account": "65748", "voted": euros(30000)})
    assert flat(found.summary) == "tout tient dans les crédits ; écart avec le budget : 0,00 €"
    assert found.ok
    assert found.lines.rows[0][:9] == (
        2024,
        "fonctionnement",
        "65",
        "65748",
        "",
        "",
        euros(30000),
        None,
        euros(30000),
    )
    assert found.lines.rows[0][-2:] == (ZERO, "épuisé")
    assert not found.unplaced.rows


def test_the_last_cent_that_is_missing_is_told() -> None:
    """One cent less than the grant is an overrun of one cent."""
    found = checked({"account": "65748", "voted": Amount(cents=2_999_999)})
    assert not found.ok
    assert flat(found.summary).startswith("1 ligne dépasse ses crédits, de 0,01 € en tout")
    assert [flat(str(each)) for each in found.lines.column("state")] == ["dépassé de 0,01 €"]
    assert [(each.exercise, use.row.key) for each, use in found.over] == [(2024, "0")]
    assert [item.finding.code for item in found.report.errors] == ["BUD-001"]
    assert found.limits.column("state") == ("dépassé",)
    assert found.limits.column("conventions") == ("2024-017",)


def test_two_conventions_pass_a_row_that_each_respects() -> None:
    """Each fits in the credits alone; together they pass them, which no rule on one convention can see."""
    other = ASSOCIATION.replace(reference="2024-018", key="2024-018")
    found = Portfolio.of([ASSOCIATION, other]).check_budget(
        budget({"account": "65748", "voted": euros(50000)}), DAY
    )
    assert not found.ok
    assert [each.kind.name for each in found.exceeded] == ["GRANTED"]
    assert found.limits.column("conventions") == ("2024-017, 2024-018",)


def test_the_limit_before_the_vote_is_told_apart() -> None:
    """What is mandated before the vote passes the credits of the year before, though the year's own hold it."""
    last = budget({"account": "65748", "voted": euros(100)}, exercise=2023)
    voted = budget({"account": "65748", "voted": euros(90000)}).replace(voted_on=date(2024, 4, 10))
    found = Portfolio.of([ASSOCIATION]).check_budget([last, voted], DAY)
    assert not found.ok
    assert flat(found.summary) == "1 autre limite est dépassée ; écart avec le budget : 0,00 €"


def test_two_rows_that_answer_alike_are_a_gap() -> None:
    """Nothing chooses between two rows: the money is on none, and both are shown."""
    row = {"account": "65748", "voted": euros(90000)}
    found = checked({**row, "function": "311"}, {**row, "function": "311", "operation": "7"})
    assert not found.ok
    assert found.gap == Total(known=euros(30000))
    assert flat(found.reconciliation) == "écart avec le budget : 30 000,00 €"
    assert "1 somme sans ligne sûre" in flat(found.summary)
    (line,) = found.unplaced.rows
    assert line[:4] == (2024, "2024-017", "2024-fonctionnement", "plusieurs lignes")
    assert line[-1] == "compte 65748, fonction 311, compte 65748, fonction 311, opération 7"


def test_an_unknown_amount_is_no_zero() -> None:
    """A grant whose amount is unknown keeps the check from being in order, and the gap from being zero."""
    grants = tuple(each.replace(amount=None, firmness="ferme") for each in ASSOCIATION.initial.grants)
    unknown = ASSOCIATION.replace(
        initial=ASSOCIATION.initial.replace(grants=grants), avenants=(), deliberations=(), deliberation=None
    )
    found = Portfolio.of([unknown]).check_budget(budget({"account": "65748", "voted": euros(9)}), DAY)
    assert not found.ok
    assert not found.gap.is_exact
    assert flat(found.reconciliation) == "écart avec le budget : inconnu"
    assert found.lines.column("state") == ("montants inconnus",)


def test_what_is_in_kind_is_on_no_row_and_no_gap() -> None:
    """A room that is lent takes no credit."""
    grants = tuple(each.replace(form="nature") for each in ASSOCIATION.initial.grants)
    lent = ASSOCIATION.replace(initial=ASSOCIATION.initial.replace(grants=grants), avenants=(), ledger=None)
    found = Portfolio.of([lent]).check_budget(budget({"account": "65748", "voted": euros(9)}), DAY)
    assert found.gap == Total()
    assert found.unplaced.column("kind") == ("en nature",)
    assert flat(found.summary) == "tout tient dans les crédits ; écart avec le budget : 0,00 €"


def test_a_convention_that_cannot_be_worked_out_is_told() -> None:
    """What removes an action that is not there is left out, by name; the others are counted."""
    bad = Avenant.model_validate(
        {
            "number": 9,
            "signed_on": "2024-06-01",
            "effective_on": "2024-06-01",
            "operations": [{"operation": "supprimer une action", "action": "NONE"}],
        }
    )
    broken = equipment_2023_2025().with_avenant(bad)
    town_of_two = Portfolio.of([ASSOCIATION, broken])
    found = town_of_two.check_budget(budget({"account": "65748", "voted": euros(30000)}), DAY)
    assert found.granted == Total(known=euros(30000))
    (note,) = found.notes
    assert flat(note).startswith("« D-2023-204-08 » laissé de côté : ")
    for table in (town_of_two.commitments(DAY), town_of_two.closing(2024), town_of_two.annex_concours(2024)):
        assert any("laissé de côté" in each for each in table.notes)
        assert table.rows


def test_several_budgets_add_up() -> None:
    """A budget an exercise: rows of both, one gap."""
    row = {"account": "65748", "voted": euros(90000)}
    both = [budget(row), budget(row, exercise=2025)]
    found = Portfolio.of([ASSOCIATION]).check_budget(iter(both), date(2025, 12, 31))
    assert found.lines.column("exercise") == (2024, 2025)
    assert found.granted == Total(known=euros(63500))
    assert Portfolio.of([ASSOCIATION]).check_budget([], DAY).gap == Total()


def test_a_day_is_asked_for() -> None:
    """A text is no day."""
    with pytest.raises(ConventionsError, match="as_of"):
        Portfolio.of([]).check_budget([], "2024-12-31")  # type: ignore[arg-type]


@settings(max_examples=6)
@given(st.integers(0, 15), st.sampled_from((2023, 2024, 2025)))
def test_the_tables_are_the_spread(count: int, exercise: int) -> None:
    """Rows and sums without a row add up to what the conventions are granted on the exercise, to the cent."""
    whole = town(size=40)
    (voted,) = (each for each in whole.budgets if each.exercise == exercise)
    chosen, day = whole.conventions[:count], date(2026, 6, 30)
    found = Portfolio.of(chosen).check_budget(voted, day)
    told = spread(chosen, voted, day)
    assert found.lines.total("granted") + found.unplaced.total("granted") == told.total.granted
    assert found.ok == (found.gap == Total())
    placed = [row for row in found.lines.rows if row[-1] == "suffisant"]
    assert len(placed) == len(found.lines.rows)


def test_a_budget_of_nobody_does_not_reassure() -> None:
    """Under a key that no grantor bears, nothing was compared: it is said, and it is not all right."""
    row = {"key": "1", "section": "fonctionnement", "account": "65748", "voted": euros(30000)}
    strange = Budget.model_validate({"authority": "vile", "exercise": 2024, "lines": [row]})
    found = Portfolio.of([ASSOCIATION]).check_budget(strange, DAY)
    assert found.strange == (strange,)
    assert not found.ok
    assert flat(found.summary) == (
        "aucune convention n’a « vile » pour attribuant : donnez sa clé ou son SIREN ; écart avec le budget : 0,00 €"
    )
    whole = Portfolio.of([ASSOCIATION]).check_budget([strange, budget(row)], DAY)
    assert flat(whole.summary).startswith("tout tient dans les crédits ; aucune convention n’a « vile »")
    assert not whole.ok


def test_what_was_not_compared_is_not_said_to_fit() -> None:
    """A sum on no row, no budget at all: the credits are not said to hold everything."""
    nowhere = checked({"account": "6521", "voted": euros(9)})
    assert flat(nowhere.summary).startswith(
        "ce qui a sa ligne tient dans les crédits ; 1 somme sans ligne sûre"
    )
    assert Portfolio.of([ASSOCIATION]).check_budget([], DAY).summary.startswith("aucun budget n’est donné")
    assert not Portfolio.of([]).check_budget(budget(), DAY).strange


def test_one_budget_for_an_exercise() -> None:
    """Twice the same exercise would count each grant twice; something else than a budget is told in French."""
    city = Portfolio.of([ASSOCIATION])
    with pytest.raises(ConventionsError, match="deux budgets de «\u00a0ville\u00a0» pour 2024"):
        city.check_budget([budget(), budget()], DAY)
    for wrong in (None, [3]):
        with pytest.raises(ConventionsError, match="il faut un budget"):
            city.check_budget(wrong, DAY)  # type: ignore[arg-type]
