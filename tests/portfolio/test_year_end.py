"""The closing of an exercise and the annex of what was granted, convention by convention."""

from __future__ import annotations

from datetime import date

import pytest

from conventions import Convention, ConventionsError, Grant, euros
from conventions.money import ZERO, Amount
from conventions.operations import ClosingClass, closing
from conventions.portfolio import Portfolio
from conventions.samples import association_2024_2026, cci_2017_2019, town
from conventions.wording import said_total

ASSOCIATION = association_2024_2026()


def test_the_closing_is_told_on_31_january() -> None:
    """What is engaged and not mandated is carried over; the day is that of the last mandates of functioning."""
    table = Portfolio.of([ASSOCIATION]).closing(2024)
    assert table.as_of == date(2025, 1, 31)
    assert table.column("kind") == ("mandaté", "reste à réaliser")
    assert table.column("amount") == (euros(24000), euros(6000))
    assert table.column("beneficiary") == ("Les Tréteaux du Gier",) * 2


@pytest.mark.parametrize("exercise", [2022, 2024, 2025])
def test_the_closing_of_a_town_is_that_of_its_conventions(exercise: int) -> None:
    """Class by class, the table says what the operation says."""
    whole, day = town(size=40), date(2026, 6, 30)
    table = Portfolio.of(whole.conventions).closing(exercise, as_of=day)
    told = closing(whole.conventions, exercise, day)
    for kind in ClosingClass:
        part = [row for row in table.rows if row[5] == kind.value]
        assert table.where(lambda row: row["kind"] == kind.value).rows == tuple(part)  # noqa: B023  # called at once
        amounts = (row[6] for row in part)
        assert (
            sum((each for each in amounts if isinstance(each, Amount)), start=ZERO) == told.total(kind).known
        )
    assert table.total("amount").known == told.whole.known


@pytest.mark.parametrize("exercise", ["2024", 0, 10_000, True])
def test_an_exercise_is_a_year(exercise: object) -> None:
    """Anything else is refused in French."""
    for asked in (Portfolio.of([]).closing, Portfolio.of([]).annex_concours):
        with pytest.raises(ConventionsError, match="un exercice est une année, par exemple 2024"):
            asked(exercise)  # type: ignore[arg-type]


def granted(reference: str, **changes: object) -> Convention:
    """The association under a reference, with its grants changed and no avenant."""
    grants = tuple(each.replace(**changes) for each in ASSOCIATION.initial.grants)
    return ASSOCIATION.replace(
        reference=reference, key=reference, initial=ASSOCIATION.initial.replace(grants=grants), avenants=()
    )


def test_the_annex_has_a_row_for_each_beneficiary() -> None:
    """Two conventions of one association make one row, money and what is in kind apart; what is foreseen is not."""
    table = Portfolio.of([ASSOCIATION, granted("A", form="nature")]).annex_concours(2024)
    assert table.title == "Concours attribués en 2024"
    assert table.as_of == date(2024, 12, 31)
    (row,) = table.rows
    assert row[:7] == (
        "P1", "association", "9220", "Les Tréteaux du Gier", "99900001100018", euros(30000), euros(30000)
    )  # fmt: skip
    assert row[8] == "2024-017 ; A"
    assert not Portfolio.of([ASSOCIATION]).annex_concours(2026).rows


def test_an_unknown_grant_makes_an_unknown_sum() -> None:
    """The seed's grant of 2017 is not known: it is no zero."""
    table = Portfolio.of([cci_2017_2019()]).annex_concours(2017)
    assert table.column("cash") == (None,)
    assert table.column("code") == ("",)
    assert said_total(table.total("cash")) == "inconnu"


def test_the_annex_adds_up_to_the_grants() -> None:
    """Over a town: what the rows say is what was granted, and a person is never named."""
    whole = town(size=40)
    table = Portfolio.of(whole.conventions).annex_concours(2025)
    grants: list[Grant] = [
        each
        for convention in whole.conventions
        for each in Portfolio.of([convention]).files[0].convention.initial.grants  # type: ignore[union-attr]
    ]
    assert grants
    positions = (
        Portfolio.of(whole.conventions)
        .positions(date(2025, 12, 31))
        .where(lambda row: row["exercise"] == 2025)
    )
    assert table.total("cash").known + table.total("in_kind").known == positions.total("granted").known
    assert "personne physique (nom masqué)" in table.column("beneficiary")
    named = Portfolio.of(whole.conventions, reveal=True).annex_concours(2025)
    assert "personne physique (nom masqué)" not in named.column("beneficiary")
    assert len(named.rows) == len(table.rows)
