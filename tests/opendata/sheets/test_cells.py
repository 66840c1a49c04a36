"""What every table shares: amounts, codes, names of columns, remarks, bounds."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.french import format_amount
from conventions.money import Amount
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.grids import NumberCell
from conventions.opendata.sheets import Remark, TableError, opening
from conventions.opendata.sheets.codes import code_of
from conventions.opendata.sheets.money import read_money
from conventions.opendata.sheets.naming import Named, named
from conventions.opendata.sheets.opening import content_of, open_tables
from conventions.opendata.sheets.remarks import MOST_REMARKS, Remarks
from conventions.opendata.sheets.totals import is_total

ANY = Evidence()


@given(st.integers(-(10**13), 10**13).map(lambda cents: Amount(cents=cents)))
def test_an_amount_is_read_as_it_is_written(amount: Amount) -> None:
    """Written in French, with a point, in parentheses or with its sign after it, to the cent."""
    assert read_money(format_amount(amount, decimals="always"), ANY).amount == amount
    assert read_money(str(amount), ANY).amount == amount
    assert read_money(f"({str(amount).lstrip('-')})", ANY).amount == -abs(amount)
    assert read_money(f"{str(amount).lstrip('-')} -", ANY).amount == -abs(amount)


@pytest.mark.parametrize("text", ["", " ", "n.c.", "-", "sans objet"])
def test_nothing_written_is_neither_zero_nor_a_fault(text: str) -> None:
    """An empty cell is unknown."""
    assert read_money(text, ANY) == (None, None)


@pytest.mark.parametrize(
    "text", ["1,500", "1.500", "12,3456", "abc", "=1+1", "#N/A", "1E5", "12--", "(-3)", "5" * 80]
)
def test_what_cannot_be_read_exactly_has_no_amount(text: str) -> None:
    """Two readings, a tenth of a cent, a formula, a number of another kind: none is chosen."""
    cell = read_money(text, ANY)
    assert cell.amount is None
    assert cell.fault


def test_a_number_of_a_spreadsheet_keeps_its_cents() -> None:
    """The noise of a binary number is not a part of a cent."""
    assert str(read_money(NumberCell("32365.280000000002"), ANY).amount) == "32365.28"
    assert str(read_money(NumberCell("1.5"), ANY).amount) == "1.50"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("65748", "65748"),
        ("65748 - Autres", "65748"),
        ("65748 Autres", "65748"),
        ("020", "020"),
        ("4-21", "4-21"),
        ("65: Charges", "65"),
        ("65 748", None),
        ("Charges", None),
        ("=1+1", None),
        ("", None),
        ("6" * 13, None),
        ("ABC", None),
    ],
)
def test_a_code_is_what_a_cell_begins_with(text: str, code: str | None) -> None:
    """A number with spaces is no code with a label."""
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Sous-fonction", "function"),
        ("SOUS FONCTION", "function"),
        ("Rubrique", "function"),
        ("Chap.", "chapter"),
        ("Article budgétaire", "account"),
        ("Compte (nature)", "account"),
        ("Libellé du compte", "label"),
        ("D/R", "sense"),
        ("Dépense / Recette", "sense"),
        ("BP+DM", "opened"),
        ("Crédits ouverts 2024", "opened"),
        ("Montant voté", "voted"),
        ("BP 2024", "parts"),
        ("Décision modificative n° 1", "parts"),
        ("Reports 2023", "carried"),
        ("RAR N-1", "rar"),
        ("Engagements", "engaged"),
        ("Réalisé", "mandated"),
        ("Crédit disponible", "available"),
        ("Reste à engager", "available"),
        ("Disponible sur mandaté", "available_paid"),
        ("N° AP/AE", "ap_number"),
        ("Montant de l’AP", "ap_amount"),
        ("Type AP/AE", "ap_kind"),
        ("CP 2025", "credits"),
        ("Crédits de paiement 2025", "credits"),
        ("Budget 2024", "amount"),
        ("Exercice", "exercise"),
        ("Mandaté de l’exercice", "mandated"),
        ("N° opération", "operation"),
        ("Chaptire budgétaire", None),
        ("Operations d’équipement", "operation"),
        ("Engagementts", "engaged"),
        ("% réalisé", None),
        ("Voté (k€)", None),
        ("Recettes réalisées", None),
        ("Titres émis", None),
        ("Engagé non mandaté", None),
        ("Reste à réaliser", None),
        ("Budget", None),
        ("", None),
    ],
)
def test_the_name_of_a_column_says_what_it_holds(name: str, field: str | None) -> None:
    """Names that mean another thing, or amounts of another unit, mean nothing here."""
    assert named(name).field == field


def test_the_name_of_a_column_says_its_year() -> None:
    """Two years are none; « N-1 » is another exercise."""
    assert named("BP 2024") == Named("parts", 2024)
    assert named("Voté 2023-2024").year is None
    assert named("Voté N-1").previous
    assert named("Voté N+1").previous


@given(st.text(max_size=400))
def test_any_name_and_any_cell_may_be_asked(text: str) -> None:
    """Nothing is raised, whatever the text."""
    assert isinstance(named(text), Named)
    assert code_of(text) is None or text
    assert read_money(text, ANY) is not None
    assert isinstance(is_total(text), bool)


def test_a_remark_is_a_sentence_without_iban() -> None:
    """Where, what was met, what was expected, what to do."""
    remarks = Remarks("budget.csv", "Feuille 1")
    iban = "FR76 3000 6000 0112 3456 7890 189"
    remarks.add("label", 3, "Objet", f"{iban}\x1b", expected="un texte", way_out="corrigez-le")
    assert str(remarks.kept[0]).replace("\u00a0", " ") == (
        "budget.csv, feuille « Feuille 1 », ligne 3, colonne « Objet » : « FR76 •••• … 0189\\x1b », "
        "or il faut un texte ; corrigez-le"
    )
    assert str(Remark("no_primitive", None, None, "", "un budget", "ajoutez-le")) == (
        "fichier, or il faut un budget\u00a0; ajoutez-le"
    )


def test_remarks_alike_are_kept_a_thousand_times_but_those_of_lines_left_out() -> None:
    """A column of wrong cells does not fill the memory; no line goes away in silence."""
    remarks = Remarks()
    for line in range(MOST_REMARKS + 5):
        remarks.add("available", line, "Disponible", "", expected="", way_out="")
        remarks.add("amount", line, "Voté", "", expected="", way_out="", is_left_out=True)
    assert len(remarks.kept) == 2 * MOST_REMARKS + 5


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", b"\x00\x01\x02\x03" * 20, b'{"a": 1}']
)
def test_what_is_no_table_is_one_error(data: bytes) -> None:
    """Said in French, with what to give."""
    with pytest.raises(TableError) as raised:
        open_tables(data, "budget.xlsx")
    assert raised.value.code == "not_table"
    assert "donnez un tableau" in str(raised.value)


def test_a_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In bytes before it is read whole, then in lines."""
    path = tmp_path / "budget.csv"
    path.write_bytes(b"Nature;Vote\n1;2\n3;4\n")
    assert content_of(path) == content_of(str(path)) == (path.read_bytes(), "budget.csv")
    monkeypatch.setattr(opening, "MOST_LINES", 2)
    with pytest.raises(TableError, match="plus de 2 lignes"):
        open_tables(*content_of(path))
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(TableError, match="trop grand") as raised:
        content_of(path)
    again = pickle.loads(pickle.dumps(raised.value))
    assert (type(again), str(again), again.code) == (TableError, str(raised.value), "too_big")
