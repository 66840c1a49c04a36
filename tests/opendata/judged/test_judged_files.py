"""Small files written as authorities publish them, by somebody who had not read the code."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pytest
import xlsxwriter

from conventions.opendata.scdl import ScdlFile, read, repair
from conventions.opendata.scdl.opening.names import official

NAMES = (
    *("nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire"),
    *("idBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement"),
    *("idRAE", "notificationUE", "pourcentageSubvention"),
)
ROW = (
    *("Département", "22850001300658", "2018-03-01", "D-12", "Club de voile", "39743944900034", "Stages"),
    *("1000.00", "aide en numéraire", "unique", "2018-04-01/2018-12-31", "", "non", "1"),
)


def _row(**cells: str) -> str:
    return ";".join({**dict(zip(NAMES, ROW, strict=True)), **cells}.values())


def _file(*lines: str) -> ScdlFile:
    return read("\n".join(lines).encode())


@pytest.mark.parametrize("text", ["1500/an", "1500 € par an", "1 500 € / an", "120 € par mois"])
def test_an_amount_by_the_year_is_not_that_of_the_grant(text: str) -> None:
    """How many years there are is not in the cell."""
    data = "\n".join([";".join(NAMES), _row(montant=text)]).encode()
    (row,) = read(data).rows
    (told,) = (each for each in row.diagnoses if each.column == "montant")
    assert (row.amount, told.code, told.severity, told.raw) == (None, "T24", "error", text)
    assert repair(data).file.rows[0]["montant"] == text


@pytest.mark.parametrize(("thousands", "severity"), [(3, "warned"), (4, "ambiguous"), (40, "ambiguous")])
def test_one_decimal_comma_does_not_make_cents_of_many_thousands(thousands: int, severity: str) -> None:
    """« 1,500 € » forty times, and « 24,90 » once: two habits, and none is that of the file."""
    amounts = [f" {euros},500 € " for euros in range(1, thousands + 1)]
    file = _file("Bénéficiaire;Montant", *(f"Club;{each}" for each in [*amounts, "24,90"]))
    met = [each for row in file.rows[:-1] for each in row.diagnoses if each.code == "T22"]
    assert [each.severity for each in met] == [severity] * thousands
    assert str(file.rows[-1].amount) == "24.90"
    if severity == "ambiguous":
        assert [row.amount for row in file.rows[:-1]] == [None] * thousands
        assert met[0].readings == ("1500.00", "1.50")


def test_a_letter_that_no_encoding_reads_is_told_once() -> None:
    """The six bytes that R writes for a letter: one diagnosis for the cell, with the letter that they stand for."""
    lines = [";".join(NAMES), _row(nomBeneficiaire="Cath@drale"), _row(nomBeneficiaire="Théâtre")]
    data = "\n".join(lines).encode().replace(b"@", b"\xfc\xbe\x8e\x96\x94\xbc")
    first, second = read(data).rows
    (told,) = first.diagnoses
    assert (told.code, told.severity, told.column) == ("T03", "error", "nomBeneficiaire")
    assert (told.raw, told.readings) == ("Cath\ufffddrale", ("Cathédrale",))
    assert second.diagnoses == ()


TITLES = (
    *("Nom de l'attribuant", "Identification de l'attribuant", "Date de la convention de subvention"),
    *(
        "Référence de la décision",
        "Nom du bénéficiaire",
        "Identification du bénéficiaire",
        "Objet",
        "Montant",
    ),
    *("Nature", "Conditions de versement", "Quand", "RAE", "Europe", "Part"),
)


@pytest.mark.parametrize("headers", [(TITLES, NAMES), (NAMES, TITLES), (TITLES, TITLES)])
def test_the_titles_and_the_names_of_the_columns_are_no_data(headers: tuple[tuple[str, ...], ...]) -> None:
    """A header of two lines: the one that names the most columns is read, the other is listed."""
    file = _file(*(";".join(each) for each in headers), _row(), _row(montant="500"))
    assert [(row.line, str(row.amount)) for row in file.rows] == [(3, "1000.00"), (4, "500.00")]
    (ignored,) = file.ignored
    best = NAMES in headers
    assert (file.header_line, ignored.line and ignored.line.number) == (
        (headers.index(NAMES) + 1, 2 - headers.index(NAMES)) if best else (1, 2)
    )
    assert sum(column.official is not None for column in file.columns) == (14 if best else 11)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Attributaire", "nomBeneficiaire"),
        ("Organisme attributaire", "nomBeneficiaire"),
        ("Bénéficiaire de la subvention", "nomBeneficiaire"),
        ("Date d'attribution", "dateConvention"),
        ("Délibération", "referenceDecision"),
        ("Objet de la demande", "objet"),
        ("Libellé de la subvention", "objet"),
        ("SUB_CONDITIONS", "conditionsVersement"),
        ("Modalités", "conditionsVersement"),
        ("SUB_PERIODE", "datesPeriodeVersement"),
        ("Numéro unique de référencement au répertoire des aides aux entreprises", "idRAE"),
        ("Aide notifiée", "notificationUE"),
        ("% attribué", "pourcentageSubvention"),
        ("Pourcentage du montant", "pourcentageSubvention"),
    ],
)
def test_names_that_other_towns_write(name: str, column: str) -> None:
    """Loose names: a person is told to look at them."""
    assert (official(name).column, official(name).rank > 3) == (column, True)
    file = _file(f"{name};SIRET du bénéficiaire", "x;39743944900034")
    assert [each.severity for each in file.diagnoses if each.raw == name] == ["warned"]


@pytest.mark.parametrize(
    "name",
    [
        "Commune",
        "Taux",
        "Exercice",
        "Date de la demande",
        "Montant demandé",
        "Nombre de bénéficiaires",
        "Article",
    ],
)
def test_names_that_are_of_no_column(name: str) -> None:
    """Next to what the rules take, what they leave."""
    assert official(name).column is None


def test_a_second_sheet_of_data_is_not_left_aside_in_silence() -> None:
    """One sheet is read; another with rows under a header is an error, with its name; a notice or a template is not."""
    rows = [NAMES, ROW]
    book = workbook(
        {"2018": [*rows, ROW], "2019": rows, "Modèle": [NAMES], "Notice": [("Lisez-moi",)], "Vide": []}
    )
    file = read(book)
    assert (file.sheet, len(file.rows)) == ("2018", 2)
    assert [(each.sheet, each.reason) for each in file.ignored] == [
        ("2019", "autre feuille de données, qui n’est pas lue"),
        ("Modèle", "feuille sans l’en-tête des données"),
        ("Notice", "feuille sans l’en-tête des données"),
        ("Vide", "feuille vide"),
    ]
    aside, unread = (each for each in file.diagnoses if each.code == "T09")
    assert (aside.severity, unread.severity) == ("repaired", "error")
    assert all(name in aside.reason for name in ("« Modèle »", "« Notice »", "« Vide »"))
    assert "« 2019 »" in unread.reason
    assert "2019" not in aside.reason


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """An XLSX file of texts."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return out.getvalue()


def test_two_columns_for_one_leave_the_rows_where_they_differ_to_a_person() -> None:
    """The first column is read; where the second says another amount, the row is not publishable."""
    lines = [f"{';'.join(NAMES)};montant", f"{_row()};1000.00 ", f"{_row(montant='2000.00')};2500.00"]
    data = "\n".join(lines).encode()
    first, second = read(data).rows
    assert [str(row.amount) for row in (first, second)] == ["1000.00", "2000.00"]
    assert first.diagnoses == ()
    (told,) = (each for each in second.diagnoses if each.code == "T10")
    assert (told.severity, told.line, told.column, told.raw) == ("error", 3, "montant", "2000.00")
    assert told.readings == ("2000.00", "2500.00")
    assert [row.publishable for row in repair(data).report.rows] == [True, False]
    loose = read(b"Structure;Association;montant\nA;B;10\n").rows[0]
    assert [each.code for each in loose.diagnoses if each.code == "T10"] == []


@pytest.mark.parametrize(
    "text",
    [
        "397.439.449.00034",
        "397 439 449 - 00034",
        "SIRET : 39743944900034",
        "N° SIRET 397 439 449 00034",
        '="39743944900034"',
    ],
)
def test_a_siret_among_other_signs_is_read_where_its_key_is_right(text: str) -> None:
    """Stripped of what dresses it, and only where it is proven; two numbers are none."""
    names = "Bénéficiaire\tSIRET"
    row, wrong, two = _file(names, f"A\t{text}", f"A\t{text.replace('34', '35')}", f"A\t{text}/{text}").rows
    assert row.values["idBeneficiaire"].number == row.texts["idBeneficiaire"] == "39743944900034"
    assert [(each.code, each.severity) for each in row.diagnoses if each.column == "idBeneficiaire"] == [
        ("T15", "repaired")
    ]
    for each in (wrong, two):
        assert each.values["idBeneficiaire"] is None
        assert ("T19", "error") in {(one.code, one.severity.value) for one in each.diagnoses}


@pytest.mark.parametrize(
    "text", ["Subvention de fonctionnement", "aide à l’investissement", "Subvention d'équipement"]
)
def test_the_use_of_a_grant_is_not_its_nature(text: str) -> None:
    """It is told as such, whatever stands before the word."""
    (row,) = _file(";".join(NAMES), _row(nature=text)).rows
    (told,) = row.diagnoses
    assert (told.code, told.severity, row.values["nature"]) == ("T33", "error", None)
    assert "usage" in told.reason
