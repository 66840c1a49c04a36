"""Strategies for published files, as they are read: grants (SCDL), right or deviant, and budgets (TotEM)."""

from __future__ import annotations

import csv
import io
from typing import Final
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from conventions.opendata.scdl import Row, ScdlFile
from conventions.opendata.scdl import read as read_scdl
from conventions.opendata.totem import TotemFile
from conventions.opendata.totem import read as read_totem
from conventions.strategies import scalars

_CELLS: Final = {
    "nomAttribuant": ("Commune de Trifouilly", " Commune  de Trifouilly", ""),
    "idAttribuant": ("21699999500014", "216999995", "2,17E+13"),
    "dateConvention": ("2018-03-12", "12/03/2018", "2018", ""),
    "referenceDecision": ("DEL-2018-12", ""),
    "nomBeneficiaire": ("Les Amis du livre", "LES AMIS DU LIVRE", "Mme Jeanne Martin"),
    "idBeneficiaire": ("73282932000074", "732 829 320 00074", "73282932000075", ""),
    "objet": ("Fonctionnement 2018", "Avenant n° 1", ""),
    "montant": ("40000.00", "40 000,00", "1,500 €", "NC", "-1500.00", ""),
    "nature": ("aide en numéraire", "Numéraire", "Financier"),
    "conditionsVersement": ("unique", "Echelonné", "50 % à la signature, le solde au bilan"),
    "datesPeriodeVersement": ("2018-04-02/2018-04-30", "2018-04-02_2018-04-30", "2018-02-30", "à la fin"),
    "notificationUE": ("non", "Non", "non concerné"),
    "pourcentageSubvention": ("1", "0,5", "80"),
}
"""By column: a right text, then some that depart from the norm."""
_WRITTEN: Final = ((",", "utf-8"), (";", "cp1252"), (";", "utf-8-sig"))
_ACCOUNTS: Final = ("65748", "6574", "20422", "60611")


def scdl_files() -> st.SearchStrategy[ScdlFile]:
    """``ScdlFile``: some columns in any order, some rows whose cells are right, deviant, empty or absent.

    A column may be there twice, with the same texts or with others.
    """
    return scdl_bytes().map(lambda data: read_scdl(data, name="subventions.csv"))


@st.composite
def scdl_bytes(draw: st.DrawFn) -> bytes:
    """The bytes of such a file."""
    names = draw(st.permutations(list(_CELLS)))
    columns = names[: draw(st.integers(1, len(names)))]
    rows = draw(st.lists(st.tuples(*(st.sampled_from(_CELLS[name]) for name in columns)), max_size=6))
    table = draw(_doubled([columns, *map(list, rows)])) if draw(st.integers(0, 3)) == 0 else [columns, *rows]
    delimiter, encoding = draw(st.sampled_from(_WRITTEN))
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(table)
    return written.getvalue().encode(encoding)


@st.composite
def _doubled(draw: st.DrawFn, table: list[list[str]]) -> list[list[str]]:
    """The same lines with a column met twice: equal in every row, or with its own texts."""
    at = draw(st.integers(0, len(table[0]) - 1))
    to = draw(st.integers(at + 1, len(table[0])))
    texts = [row[at] for row in table]
    if draw(st.booleans()):
        texts[1:] = [draw(st.sampled_from(_CELLS[texts[0]])) for _ in texts[1:]]
    return [[*row[:to], text, *row[to:]] for row, text in zip(table, texts, strict=True)]


def scdl_rows() -> st.SearchStrategy[Row]:
    """``Row``: a row of a published file."""
    return scdl_files().filter(lambda file: file.rows).flatmap(lambda file: st.sampled_from(file.rows))


@st.composite
def totem_files(draw: st.DrawFn) -> TotemFile:
    """``TotemFile``: a budget or an account, some lines of expenses, each with its amount."""
    made = st.tuples(st.sampled_from(_ACCOUNTS), scalars.plausible_amounts())
    lines = "".join(
        f'<LigneBudget><Nature V={quoteattr(account)}/><CodRD V="D"/><MtPrev V="{amount}"/></LigneBudget>'
        for account, amount in draw(st.lists(made, max_size=6))
    )
    stage, exercise = draw(st.sampled_from(("01", "02", "09"))), draw(st.integers(2015, 2024))
    return read_totem(
        '<DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="TRIFOUILLY"/><IdColl V="21699999500014"/>'
        '</EnTeteDocBudgetaire><Budget><EnTeteBudget><IdEtab V="21699999500014"/><Nomenclature V="M57-M57_D"/>'
        f'</EnTeteBudget><BlocBudget><NatDec V="{stage}"/><Exer V="{exercise}"/></BlocBudget>'
        f"{lines}</Budget></DocumentBudgetaire>".encode()
    )
