"""What exports of finance softwares hold: an entry read right, or a line told; never a wrong figure in silence."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter

from conventions.opendata import ledgers
from conventions.opendata.ledgers import LedgerFile
from conventions.opendata.sheets import TableError

COLUMNS = {"number": "Pièce", "day": "Date", "amount": "Montant"}


def read(text: str, **columns: str) -> LedgerFile:
    """The mandates of a CSV."""
    return ledgers.read(text.encode(), {"kind": "mandat", "columns": {**COLUMNS, **columns}})


def test_a_third_party_called_as_a_total_is_an_entry() -> None:
    """It has a number and a day, which a total has not."""
    entries = "Total Énergies;M1;02/01/2024;10\nEnsemble des comptes;M2;03/01/2024;20\n"
    rows = f"{entries}Total;;;30\nTotal;Total;03/01/2024;30\n"
    file = read(f"Tiers;Pièce;Date;Montant\n{rows}", third_party="Tiers")
    assert [each.number for each in file.entries] == ["M1", "M2"]
    assert [(each.row, each.reason) for each in file.aside] == [(4, "total"), (5, "total")]


def test_numbers_typed_as_floats_are_read() -> None:
    """« 1204.0 » is the mandate 1204, which draws on the engagement 412."""
    file = read(
        "Pièce;Date;Montant;Compte;Eng;Ex\n1204.0;02/01/2024;10;65748.0;412.0;2023.0\n",
        account="Compte", engagement="Eng", exercise="Ex",
    )  # fmt: skip
    (entry,) = file.entries
    told = (entry.number, entry.account, entry.engagement, entry.exercise)
    assert (told, file.remarks) == (("1204", "65748", "412", 2023), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Édition en milliers d’euros;;\nPièce;Date;Montant\nM1;02/01/2024;10\n", "unit"),
        ("Pièce;Date;Montant;Montant\nM1;02/01/2024;10;12\n", "no_column"),
    ],
)
def test_what_has_two_readings_is_refused(text: str, code: str) -> None:
    """Amounts in thousands, two columns of one name."""
    with pytest.raises(TableError) as caught:
        read(text)
    assert caught.value.code == code


def test_a_sheet_that_is_not_read_is_told() -> None:
    """The rest of the ledger may be there; not when the mapping names the sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, first in (("Janvier", "M1"), ("Février", "M2"), ("Notes", "")):
            rows = [list(COLUMNS.values()), [first, "02/01/2024", 10]] if first else [["Note"]]
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    mapping: dict[str, Any] = {"kind": "mandat", "columns": COLUMNS}
    file = ledgers.read(out.getvalue(), mapping)
    assert [(each.code, each.met) for each in file.remarks] == [("sheet", "Février")]
    named = ledgers.read(out.getvalue(), {**mapping, "sheet": "Février"})
    assert ([each.number for each in named.entries], named.remarks) == (["M2"], ())
