"""Tables are made of exact values, checked once; what is asked of them loses nothing."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.errors import ConventionsError
from conventions.html import Html
from conventions.money import ZERO, Amount, euros
from conventions.portfolio import Column, Table
from tests.portfolio.tables.made import COLUMNS, DAY, ROWS, SOURCES, TABLE, amounts, tables, texts

AMOUNT = Column("amount", "Montant", "money", total=True)
NAME = Column("name", "Nom", "text")
GROUPED = st.lists(st.tuples(st.none() | texts, st.none() | amounts), max_size=12)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("Montant", "Montant", "money"), "« Montant » : le nom"),
        (("montant_payé", "Montant", "money"), "le nom d’une colonne"),
        (("amount\n", "Montant", "money"), "le nom d’une colonne"),
        (("", "Montant", "money"), "le nom d’une colonne"),
        ((7, "Montant", "money"), "« 7 » : le nom"),
        (("amount", "  ", "money"), "la colonne amount n’a pas de titre"),
        (("amount", None, "money"), "la colonne amount n’a pas de titre"),
        (("amount", "Montant", "float"), "'float' : une colonne est de type text, money"),
        (("rate", "Taux", "ratio", True), "la colonne rate (ratio) n’a pas de total"),
    ],
)
def test_a_column_that_cannot_be_is_refused(given: tuple[Any, ...], told: str) -> None:
    """The error says what is wrong with it."""
    with pytest.raises(ConventionsError) as caught:
        Column(*given)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "value", "met"),
    [
        ("text", 5, "un texte (str) ; reçu : int"),
        ("money", 50000, "un montant (euros(50000)) ; reçu : int"),
        ("money", 0.1, "reçu : float"),
        ("date", "2024-01-01", "une date sans heure (date(2018, 12, 31)) ; reçu : str"),
        ("date", datetime(2024, 1, 1, tzinfo=UTC), "reçu : datetime"),
        ("integer", True, "un entier (int) de 64 bits au plus ; reçu : bool"),
        ("integer", 2**63, "reçu : int"),
        ("year", 0, "une année (int) de 1 à 9999 ; reçu : int"),
        ("year", 10000, "une année"),
        ("ratio", 0.5, "un rapport exact (Fraction(1, 3)) ; reçu : float"),
        ("ratio", Fraction(1, 2**63), "reçu : Fraction"),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: Any, value: Any, met: str) -> None:
    """The error names the row, the column, what was expected and what was met."""
    columns = Column("a", "Titre", kind), Column("b", "Autre", "text")
    with pytest.raises(ConventionsError) as caught:
        Table("T", columns, [(None, "x"), (value, "x")])
    assert str(caught.value).startswith("ligne 2, colonne « Titre » : il faut ")
    assert met in str(caught.value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"columns": ()}, "un tableau a au moins une colonne"),
        ({"columns": ("name",)}, "un tableau a au moins une colonne"),
        ({"columns": (NAME, NAME), "rows": ()}, "deux colonnes ont le même nom : « name »"),
        ({"columns": (AMOUNT, Column("amount_cents", "C", "integer"))}, "le même nom : « amount_cents »"),
        ({"columns": (AMOUNT, Column("paid", "Montant", "money"))}, "le même titre : « Montant »"),
        ({"rows": ((ZERO,), ())}, "ligne 2 : 0 valeurs pour 1 colonnes"),
        ({"rows": ((ZERO, ZERO),)}, "ligne 1 : 2 valeurs pour 1 colonnes"),
        ({"as_of": "2024-12-31"}, "as_of : il faut une date"),
        ({"sources": ("a", "b")}, "2 sources pour 1 lignes"),
        ({"sources": (5,)}, "ligne 1, colonne « Acte / fichier source »"),
        ({"columns": (Column("source", "S", "money"),), "sources": ("a",)}, "le même nom : « source »"),
        ({"title": 7}, "sont des textes ; reçu : int"),
        ({"notes": (None,)}, "sont des textes ; reçu : NoneType"),
    ],
)
def test_a_table_that_cannot_be_is_refused(given: dict[str, Any], told: str) -> None:
    """The error says what is wrong with it."""
    with pytest.raises(ConventionsError) as caught:
        Table(**{"title": "T", "columns": (AMOUNT,), "rows": ((ZERO,),), **given})
    assert told in str(caught.value)


def test_a_cell_keeps_plain_values() -> None:
    """A text that says that it is HTML, a word of a list, a day of another library: plain ones are kept."""

    class Word(StrEnum):
        """A list of words."""

        ONE = "un"

    class Year(IntEnum):
        """A list of years."""

        ONE = 2024

    class Frozen(date):
        """A day of a library that stops the clock."""

    columns = NAME, Column("year", "Exercice", "year"), Column("on", "Le", "date")
    table = Table(Html("<b>"), columns, [(Html("<i>"), Year.ONE, Frozen(2024, 1, 1)), (Word.ONE, 2025, None)])
    assert table.rows == (("<i>", 2024, date(2024, 1, 1)), ("un", 2025, None))
    assert [type(cell) for cell in (table.title, *table.rows[0])] == [str, str, int, date]
    assert type(table.rows[1][0]) is str


@given(tables())
def test_a_table_is_a_plain_value(table: Table) -> None:
    """Equal to its copy, hashable, picklable, immutable."""
    copied = Table(
        table.title,
        table.columns,
        table.rows,
        table.as_of,
        table.notes,
        sources=table.sources,
        versions=table.versions,
    )
    assert copied == table
    assert hash(copied) == hash(table)
    assert pickle.loads(pickle.dumps(table)) == table
    assert copy.deepcopy(table) is table
    with pytest.raises(AttributeError):
        table.rows = ()


def test_what_stands_in_a_column() -> None:
    """Columns by name; the error lists those there are."""
    assert TABLE.column("year") == (2024, 2025, 2025, 2025)
    with pytest.raises(ConventionsError, match="pas de colonne 'montant' : il y a name, year, granted_on"):
        TABLE.column("montant")
    assert repr(TABLE) == "<Table 'Engagements': 6 × 4>"


@given(GROUPED)
def test_a_total_is_the_sum_of_its_rows(rows: list[tuple[str | None, Amount | None]]) -> None:
    """What is known adds up; what is not is named, never counted as zero."""
    total = Table("T", (NAME, AMOUNT), rows).total("amount")
    assert total.known == sum((amount for _, amount in rows if amount is not None), start=ZERO)
    assert total.is_exact == all(amount is not None for _, amount in rows)


def test_what_is_unknown_in_a_total_is_named() -> None:
    """By the first cell of its row, or by its rank where that says nothing."""
    rows = [("Club", None), (None, None), (" ", None), ("x" * 200, None), ("a", ZERO), ("a\u202e", None)]
    assert Table("T", (NAME, AMOUNT), rows).total("amount").unknown == (
        *("Club", "inconnu", "ligne 3", "x" * 80, "a\\u202e"),
    )
    assert Table("T", (AMOUNT,), [(ZERO,), (None,)]).total("amount").unknown == ("ligne 2",)
    with pytest.raises(ConventionsError, match="« Actions » n’est pas faite de montants"):
        TABLE.total("actions")


@given(GROUPED, st.booleans())
def test_sorting_keeps_the_rows(rows: list[tuple[str | None, Amount | None]], reverse: bool) -> None:  # noqa: FBT001  # drawn
    """The same rows, in order, what is unknown last; the sources stay with their rows."""
    sources = [str(at) for at, _ in enumerate(rows)]
    made = Table("T", (NAME, AMOUNT), rows, sources=sources).sorted(("amount", "name"), reverse=reverse)
    assert [rows[int(source or "")] for source in made.sources] == list(made.rows)
    assert sorted(made.sources, key=lambda source: int(source or "")) == sources
    known = [amount.cents for amount in made.column("amount") if isinstance(amount, Amount)]
    assert known == sorted(known, reverse=reverse)
    assert all(amount is None for amount in made.column("amount")[len(known) :])


def test_texts_are_sorted_in_french() -> None:
    """Accents and numbers as a reader expects; several columns, the first one first."""
    names = [
        ("Zoé", ZERO),
        ("Étoile", ZERO),
        ("Axe 10", ZERO),
        (None, ZERO),
        ("Axe 2", ZERO),
        ("Axe 2", euros(-1)),
    ]
    made = Table("T", (NAME, AMOUNT), names).sorted(["name", "amount"])
    assert made.column("name") == ("Axe 2", "Axe 2", "Axe 10", "Étoile", "Zoé", None)
    assert made.column("amount")[:2] == (euros(-1), ZERO)


def test_rows_are_chosen() -> None:
    """By their values, with their sources; title, day and notes stay."""
    made = TABLE.where(lambda row: row["year"] == 2025 and row["amount"] is not None)
    assert made.rows == ROWS[2:]
    assert made.sources == SOURCES[2:]
    assert (made.title, made.as_of, made.notes, made.versions) == (
        TABLE.title,
        DAY,
        TABLE.notes,
        TABLE.versions,
    )
    assert Table("T", COLUMNS, ROWS).where(lambda row: False).rows == ()  # none


@given(GROUPED)
def test_groups_lose_nothing(rows: list[tuple[str | None, Amount | None]]) -> None:
    """One row a name; a sum is exact, or unknown; where all is known, so is the total, and it is the same."""
    table = Table("T", (NAME, AMOUNT), rows)
    made = table.group("name", "amount")
    assert made.column("name") == tuple(dict.fromkeys(table.column("name")))
    for name, amount in made.rows:
        parts = [amount for other, amount in rows if other == name]
        known = [part for part in parts if part is not None]
        assert amount == (sum(known, start=ZERO) if len(known) == len(parts) else None)
    if table.total("amount").is_exact:
        assert made.total("amount") == table.total("amount")


def test_groups_tell_what_they_know() -> None:
    """Counts add up too; sources are joined; what is known of an unknown sum is told in a note."""
    made = TABLE.group(["year"], ["amount", "actions"])
    assert made.rows == ((2024, euros(50000), 3), (2025, None, None))
    assert made.sources == ("club.yaml", "école.yaml ; club.yaml")
    told = [note.replace("\xa0", " ").replace("\u202f", " ") for note in made.notes]
    assert told == [
        *TABLE.notes,
        "Montant attribué, inconnu en partie : au moins 1 234 567,99 € (1 inconnu) pour 2025",
        "Actions, inconnu en partie : au moins 1 250 (1 inconnu) pour 2025",
    ]
    assert [column.total for column in made.columns] == [False, True, True]
    assert Table("T", (NAME, AMOUNT), []).group("name", "amount").rows == ()


def test_long_lists_are_cut() -> None:
    """Six sources of one group, six groups of which a part is unknown: five are told."""
    rows = [(str(at), amount) for at in range(6) for amount in (euros(1), None)]
    table = Table("T", (NAME, AMOUNT), rows, sources=[f"{at}.yaml" for at in range(12)])
    assert table.group("name", "amount").notes[0].endswith("pour 4 ; et 1 autres")
    whole = Table("T", (NAME, AMOUNT), [("a", ZERO)] * 6, sources=[*map(str, range(5)), None])
    assert whole.group("name", "amount").sources == ("0 ; 1 ; 2 ; 3 ; 4",)
    most = Table("T", (NAME, AMOUNT), [("a", ZERO)] * 7, sources=[*map(str, range(7))])
    assert most.group("name", "amount").sources == ("0 ; 1 ; 2 ; 3 ; 4 ; et 2 autres",)
    none = Table("T", (NAME, AMOUNT), [("a", ZERO)] * 2, sources=[None, None])
    assert none.group("name", "amount").sources == (None,)


def test_what_cannot_be_grouped_is_refused() -> None:
    """Nothing to group by, a column without a sum, one that is in both."""
    for by, sums, told in (
        ((), "amount", "il faut au moins une colonne"),
        ("name", "rate", "la colonne « Taux » n’a pas de somme"),
        ("amount", "amount", "deux colonnes ont le même nom"),
    ):
        with pytest.raises(ConventionsError, match=told):
            TABLE.group(by, sums)
