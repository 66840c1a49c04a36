"""Ledgers read with a mapping: each line is an entry, or told, or aside; amounts are conserved to the cent."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions import strategies
from conventions.errors import ConventionsError
from conventions.model import PaymentState
from conventions.money import ZERO, Amount
from conventions.opendata import ledgers
from conventions.opendata.ledgers import LedgerFile, days, example
from conventions.opendata.scdl.grids import DayCell
from conventions.opendata.sheets import TableError

COLUMNS = {"number": "Pièce", "day": "Date", "amount": "Montant"}
HEADER = "Pièce;Date;Montant;Compte;Fonction;SIRET;Tiers;Objet;Exercice;Type;État;Payé le\n"
WHOLE: dict[str, Any] = {
    "format": 1,
    "kind": "mandat",
    "day": "JJ/MM/AAAA",
    "columns": {
        **COLUMNS, "account": "Compte", "function": "Fonction", "siret": "SIRET", "third_party": "Tiers",
        "label": "Objet", "exercise": "Exercice", "paid_on": "Payé le",
    },
    "cancellations": {"column": "Type", "values": ["Annulation"], "amounts": "positive"},
    "states": {"column": "État", "issued": ["Émis"], "paid": ["Payé"], "rejected": ["Rejeté"]},
}  # fmt: skip


def read(text: str, mapping: Mapping[str, Any], **options: Any) -> LedgerFile:
    """The ledger of a CSV."""
    return ledgers.read(text.encode(), mapping, **options)


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(
            st.integers(-(10**10), 10**10).map(lambda cents: Amount(cents=cents)),
            st.sampled_from(("M1", "")),
            st.sampled_from(("03/04/2024", "31/02/2024")),
            st.sampled_from(("Émis", "Bizarre")),
        )
    )
)
def test_amounts_are_conserved(rows: list[tuple[Amount, str, str, str]]) -> None:
    """What is read and what is left out are, together, the column of amounts of the file."""
    text = "".join(f"{number};{day};{amount};{state}\n" for amount, number, day, state in rows)
    file = read(f"Pièce;Date;Montant;État\n{text}", {**WHOLE, "columns": COLUMNS, "cancellations": {}})
    read_in = sum((each.amount for each in file.entries), start=ZERO)
    assert read_in + file.left_out == sum((row[0] for row in rows), start=ZERO)
    assert sum(file.totals.values(), start=ZERO) == read_in
    left_out = {each.line for each in file.remarks if each.is_left_out}
    assert len(file.entries) + len(left_out) == len(rows)
    assert not left_out & {each.row for each in file.entries}


@settings(max_examples=40)
@given(strategies.ledger_files())
def test_no_line_of_a_ledger_goes_away_in_silence(file: LedgerFile) -> None:
    """A line is one thing only; its amount is told once."""
    rows = [each.row for each in file.entries]
    left_out = {each.line for each in file.remarks if each.is_left_out}
    told = [each.line for each in file.remarks if each.amount is not None]
    assert len(told) == len(set(told))
    assert len(rows) + len(left_out) + len(file.aside) == len(
        {*rows, *left_out, *(each.row for each in file.aside)}
    )
    assert all("Jeanne" not in str(each.third_party) for each in file.entries)


def test_an_entry_has_all_that_the_line_says() -> None:
    """Codes without their labels, the sign of a cancellation, the state of a mandate."""
    file = read(
        HEADER
        + "12;03/04/2024;15 000,00 €;65748 - Subventions;326;732 829 320 00074;Club;Acompte;2023;;Payé;04/04/2024\n"
        "13;03/04/2024;10,00;;;;;;;Annulation;;\nTotal;;15 010,00\n",
        WHOLE,
    )
    first, other = file.entries
    assert first[:10] == (
        "mandat", "12", date(2024, 4, 3), 2023, Amount(cents=1_500_000), "65748", "326", "73282932000074", "Club",
        "Acompte",
    )  # fmt: skip
    assert (first.state, first.paid_on, first.row) == (PaymentState.PAID, date(2024, 4, 4), 2)
    assert (str(other.amount), other.exercise, other.state, other.account) == (
        "-10.00",
        2024,
        PaymentState.ISSUED,
        None,
    )
    assert [(each.row, each.reason, str(each.amount)) for each in file.aside] == [(4, "total", "15010.00")]
    assert (file.remarks, file.name, file.sheet) == ((), "", None)


@pytest.mark.parametrize(
    ("row", "code", "amount"),
    [
        ("12;03/04/2024;abc;;;;;;;;;", "amount", None),
        ("12;03/04/2024;;;;;;;;;;", "amount", None),
        ("12;03/04/2024;1,500;;;;;;;;;", "amount", None),
        (";03/04/2024;5;;;;;;;;;", "number", 500),
        ("12;2024-04-03;5;;;;;;;;;", "day", 500),
        ("12;31/02/2024;5;;;;;;;;;", "day", 500),
        ("12;;5;;;;;;;;;", "day", 500),
        ("12;03/04/2024;5;;;;;;24;;;", "exercise", 500),
        ("12;03/04/2024;5;;;;;;;;Perdu;", "state", 500),
        ("12;03/04/2024;-5;;;;;;;Annulation;;", "amount", -500),
    ],
)
def test_a_wrong_cell_leaves_its_line_out(row: str, code: str, amount: int | None) -> None:
    """With its place and its amount; the others are kept."""
    file = read(f"{HEADER}{row}\nM2;03/04/2024;1;;;;;;;;;\n", WHOLE)
    assert [each.number for each in file.entries] == ["M2"]
    (remark,) = file.remarks
    assert (remark.code, remark.line, remark.is_left_out) == (code, 2, True)
    assert remark.amount == (None if amount is None else Amount(cents=amount))


def test_two_faults_of_a_line_tell_its_amount_once() -> None:
    """It would be counted twice otherwise."""
    file = read("Pièce;Date;Montant\n;x;5\n", {"kind": "mandat", "columns": COLUMNS})
    assert [(each.code, str(each.amount)) for each in file.remarks] == [("number", "5.00"), ("day", "None")]


def test_a_wrong_cell_beside_is_unknown() -> None:
    """The entry is kept, without it."""
    file = read(f"{HEADER}12;03/04/2024;5;abc;sport;732;Club;;;;;demain\n", WHOLE)
    (entry,) = file.entries
    assert (entry.account, entry.function, entry.siret, entry.paid_on) == (None, None, None, None)
    assert {each.code for each in file.remarks} == {"account", "function", "siret", "day"}
    assert not any(each.is_left_out for each in file.remarks)


def test_cancellations_may_be_below_zero_already() -> None:
    """One that is not is told."""
    mapping = {**WHOLE, "cancellations": {"column": "Type", "values": ["Annulation"], "amounts": "negative"}}
    rows = (
        "12;03/04/2024;-5;;;;;;;Annulation;;\n13;03/04/2024;5;;;;;;;Annulation;;\n14;03/04/2024;5;;;;;;;;;\n"
    )
    file = read(HEADER + rows, mapping)
    assert [str(each.amount) for each in file.entries] == ["-5.00", "5.00"]
    assert [(each.line, str(each.amount)) for each in file.remarks] == [(3, "5.00")]


def test_natural_persons_and_ibans_are_masked() -> None:
    """One person keeps one mask; a label may name the person as well. They are named where it is asked for."""
    iban = "FR76 3000 6000 0112 3456 7890 189"
    text = (
        "Pièce;Date;Montant;Tiers;Objet;Nature\n"
        "1;03/04/2024;1;Mme Jeanne Martin;Bourse de Jeanne;\n"
        "2;03/04/2024;1;MARTIN Paul;Bourse;Particulier\n"
        "3;03/04/2024;1;mme jeanne martin;;\n"
        f"4;03/04/2024;1;Club;Compte {iban};\n"
        "5;03/04/2024;1;;Bourse;Particulier\n"
        f"6;03/04/2024;{iban};;;\n"
    )
    mapping = {
        "kind": "mandat",
        "columns": {**COLUMNS, "third_party": "Tiers", "label": "Objet"},
        "persons": {"column": "Nature", "values": ["Particulier"]},
    }
    file = read(text, mapping)
    assert [(each.third_party, each.label) for each in file.entries] == [
        ("personne physique 1", None),
        ("personne physique 2", None),
        ("personne physique 1", None),
        ("Club", "Compte FR76 •••• … 0189"),
        (None, None),
    ]
    assert "6000" not in str(file)
    named = read(text, mapping, natural_persons="named")
    assert [each.third_party for each in named.entries][:2] == ["Mme Jeanne Martin", "MARTIN Paul"]
    with pytest.raises(ConventionsError, match="masquées"):
        read(text, mapping, natural_persons="x")


@pytest.mark.parametrize("name", ["trois-listes", "grand-livre"])
def test_an_example_reads_the_table_that_it_describes(name: str) -> None:
    """Every column that it names is read."""
    import tomllib

    mapping = tomllib.loads(example(name).read_text(encoding="utf-8"))
    columns = [
        each
        for given in mapping["columns"].values()
        for each in ([given] if isinstance(given, str) else given)
    ]
    columns += [
        mapping[table]["column"]
        for table in ("kinds", "cancellations", "states", "persons")
        if table in mapping
    ]
    header = [*columns, *mapping.get("filters", {})]
    cells = {
        "N° mandat": "12", "Pièce": "12", "Date d'émission": "03/04/2024", "Date": "03/04/2024", "Montant TTC": "5",
        "Débit": "5", "Crédit": "2", "Type de pièce": "ENG", "Statut": "validé", "Libellé": "a", "Complément": "b",
    }  # fmt: skip
    file = ledgers.read(
        ";".join(header).encode() + b"\n" + ";".join(cells.get(each, "") for each in header).encode(),
        example(name),
    )
    (entry,) = file.entries
    assert (entry.kind, str(entry.amount), entry.label) == (
        ("mandat", "5.00", None) if name == "trois-listes" else ("engagement", "3.00", "a b")
    )


def test_kinds_filters_and_two_columns_of_amounts() -> None:
    """A word that the mapping has not is told; what the filter leaves aside is no fault."""
    mapping = {
        "exercise": 2023,
        "columns": {"number": "Pièce", "day": "Date", "amount": ["D1", "D2"], "amount_minus": "C"},
        "kinds": {"column": "T", "engagement": ["E"], "titre": ["T"]},
        "filters": {"S": ["oui"]},
    }
    file = read(
        "Pièce;Date;D1;D2;C;T;S\n1;03/04/2024;1;2;;e;OUI\n2;03/04/2024;;;4;T;oui\n3;03/04/2024;1;;;E;non\n"
        "4;03/04/2024;1;;;Z;oui\n5;03/04/2024;;;abc;E;oui\n6;03/04/2024;;;;E;oui\n",
        mapping,
    )
    assert [(each.kind, str(each.amount), each.exercise) for each in file.entries] == [
        ("engagement", "3.00", 2023),
        ("titre", "-4.00", 2023),
    ]
    assert [(each.row, each.reason) for each in file.aside] == [(4, "filtre « S »")]
    assert [(each.code, each.line, each.met) for each in file.remarks] == [
        ("kind", 5, "Z"), ("amount", 6, "abc"), ("amount", 7, ""),
    ]  # fmt: skip


def test_a_workbook_keeps_its_days_and_its_numbers() -> None:
    """The sheet and the line of the header may be told."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Notes").write_row(0, 0, ("rien",))
        sheet = book.add_worksheet("Mandats")
        sheet.write_row(0, 0, ("Export",))
        sheet.write_row(1, 0, ("Pièce", "Date", "Montant"))
        sheet.write_row(2, 0, (1204, None, 1500.1))
        sheet.write_datetime(2, 1, date(2024, 4, 3), book.add_format({"num_format": "dd/mm/yyyy"}))
    mapping = {"kind": "mandat", "sheet": "Mandats", "columns": COLUMNS, "day": "AAAA-MM-JJ"}
    for header in ({}, {"header_line": 2}):
        file = ledgers.read(out.getvalue(), {**mapping, **header})
        (entry,) = file.entries
        assert (entry.number, entry.day, str(entry.amount), file.sheet) == (
            "1204",
            date(2024, 4, 3),
            "1500.10",
            "Mandats",
        )


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"columns": COLUMNS}, "« kind »"),
        ({"kind": "mandat", "kinds": {"column": "T", "titre": ["T"]}, "columns": COLUMNS}, "l’une des deux"),
        ({"kind": "mandats", "columns": COLUMNS}, "« mandat », sans doute"),
        ({"kind": "mandat", "columns": {"number": "Pièce"}}, "columns.day manque"),
        ({"kind": "mandat", "columns": {**COLUMNS, "acount": "x"}}, "« account », sans doute"),
        ({"kind": "mandat", "columns": {**COLUMNS, "account": ["x", "y"]}}, "une seule colonne"),
        ({"kind": "mandat", "columns": COLUMNS, "colums": {}}, "« columns », sans doute"),
        ({"kind": "mandat", "columns": COLUMNS, "states": {"paid": ["x"]}}, "states.column manque"),
        ({"kind": "mandat", "columns": COLUMNS, "states": {"column": "Montant"}}, "manque"),
        ({"kind": "mandat", "columns": COLUMNS, "states": {"column": "Montant", "payed": ["x"]}}, "« paid »"),
        (
            {"kind": "mandat", "columns": COLUMNS, "cancellations": {"column": "x", "amounts": "abs"}},
            "« positive »",
        ),
        ({"kind": "mandat", "columns": COLUMNS, "day": "jour"}, "JJ/MM/AAAA"),
        ({"kind": "mandat", "columns": COLUMNS, "day": "JJ/JJ/AAAA"}, "JJ/MM/AAAA"),
        ({"kind": "mandat", "columns": {**COLUMNS, "account": "Comptes"}}, "columns.account"),
        ({"kind": "mandat", "columns": COLUMNS, "header_line": 9}, "n’est pas dans le fichier"),
    ],
)
def test_a_mapping_that_is_not_right_is_refused(mapping: Mapping[str, Any], told: str) -> None:
    """With what was meant, where it can be told."""
    with pytest.raises(TableError, match=told):
        read("Pièce;Date;Montant\n1;03/04/2024;5\n", mapping)


def test_another_example_than_those_there_are_is_refused() -> None:
    """With their names."""
    with pytest.raises(TableError, match="grand-livre"):
        example("livre")


def test_days_are_read_in_the_form_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the hour that a software adds; what is not a day is none."""
    assert days.DayReader("JJMMAAAA").read("03042024") == date(2024, 4, 3)
    assert days.DayReader("AAAA-MM-JJ").read("2024-4-3 00:00:00") == date(2024, 4, 3)
    assert days.DayReader("MM/JJ/AAAA").read("04/03/2024") == date(2024, 4, 3)
    assert days.DayReader("JJ/MM/AAAA").read(DayCell("2024-04-03 00:00:00")) == date(2024, 4, 3)
    assert days.DayReader("JJ/MM/AAAA").read("0" * 50) is None
    monkeypatch.setattr(days, "_MOST_KEPT", 1)
    reader = days.DayReader(None)
    assert [reader.read(text) for text in ("3 avril 2024", "x", "3 avril 2024")] == [
        date(2024, 4, 3), None, date(2024, 4, 3),
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text(alphabet="12;\n\"'/-, M=<", max_size=120).map(str.encode))
def test_any_bytes_give_a_ledger_or_our_error(data: bytes) -> None:
    """Nothing else is raised, whatever the file."""
    for content in (data, "Pièce;Date;Montant\n".encode() + data):
        with contextlib.suppress(ConventionsError):
            assert ledgers.read(content, {"kind": "titre", "columns": COLUMNS}).totals is not None
