"""A budget leaves as the CSV of the schema SCDL « budget », which reads back as the same lines."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata import totem
from conventions.opendata.totem.exporting import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    Craft = Callable[..., bytes]

LINE = {"Nature": "65748", "ContNat": "65", "Fonction": "020", "CodRD": "D", "OpBudg": "0", "ArtSpe": "false"}
NAMED = {"LibOrgaBenef": "DURAND Zoé", "CodNatJurBenefCA": "P1", "MtSubv": "10"}


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_columns_are_those_of_the_schema(craft: Craft) -> None:
    """Twenty-two, in order; words for codes, labels of the plan, nobody's name."""
    data = totem.to_scdl_budget(
        totem.read(craft([LINE | {"MtPrev": "1500"}], [NAMED]), natural_persons="named")
    )
    (row,) = _rows(data)
    assert tuple(row) == COLUMNS
    assert len(COLUMNS) == 22
    assert row == dict.fromkeys(COLUMNS, "") | {
        "BGT_NATDEC": "budget primitif",
        "BGT_ANNEE": "2022",
        "BGT_SIRET": "21560046100010",
        "BGT_NOM": "BUDGET PRINCIPAL",
        "BGT_CONTNAT": "65",
        "BGT_CONTNAT_LABEL": "Autres charges de gestion courante",
        "BGT_NATURE": "65748",
        "BGT_NATURE_LABEL": "Autres personnes de droit privé",
        "BGT_FONCTION": "020",
        "BGT_FONCTION_LABEL": row["BGT_FONCTION_LABEL"],
        "BGT_SECTION": "fonctionnement",
        "BGT_OPBUDG": "réel",
        "BGT_CODRD": "dépense",
        "BGT_MTPREV": "1500.00",
        "BGT_ARTSPE": "non spécialisé",
    }
    assert row["BGT_FONCTION_LABEL"]
    assert b"DURAND" not in data


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ({"Nature": "99", "ContNat": "99", "Fonction": "9999"}, {}),
        ({"Nature": "65748"}, {"Nomenclature": "M22-M22"}),
        ({}, {}),
    ],
)
def test_what_the_data_do_not_say_has_no_label(
    craft: Craft, line: dict[str, str], header: dict[str, str]
) -> None:
    """An unknown code, an unknown plan, no code at all: an empty label."""
    (row,) = _rows(totem.to_scdl_budget(totem.read(craft([line], **header))))
    assert {row[name] for name in COLUMNS if name.endswith("_LABEL")} == {""}


def test_a_cfu_leaves_as_the_account_that_it_replaces(craft: Craft) -> None:
    """The schema has no word for it."""
    (row,) = _rows(totem.to_scdl_budget(totem.read(craft([LINE], NatDec="10", LibelleEtab=""))))
    assert (row["BGT_NATDEC"], row["BGT_NOM"]) == ("compte administratif", "TRIFOUILLY")


AMOUNT_TEXTS = st.sampled_from(["", "0.00", "12.5", "-1595.00", "1.2E7"])
LINES = st.fixed_dictionaries(
    {
        "Nature": st.sampled_from(["65748", "204172", "7478"]),
        "ContNat": st.sampled_from(["65", "204", "74"]),
        "CodRD": st.sampled_from(["D", "R", ""]),
        "OpBudg": st.sampled_from(["0", "1", ""]),
        "LibCpte": st.sampled_from(["", 'ÉTUDES ; « A », "B"', "=1+1"]),
        "Operation": st.sampled_from(["", "001"]),
        **dict.fromkeys(
            ("MtReal", "MtBudgPrec", "MtRARPrec", "MtPropNouv", "MtPrev", "CredOuv"), AMOUNT_TEXTS
        ),
    }
)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_what_is_written_reads_back(craft: Craft, lines: list[dict[str, str]]) -> None:
    """The same lines, but for the labels that the plan gave and how the section was known."""
    file = totem.read(craft(lines, Nomenclature="M57-M57_A"))
    again = totem.read(totem.to_scdl_budget(file))
    names = ("account", "chapter", "section", "direction", "kind", "operation", "voted", "realised", "opened")
    assert [[getattr(line, name) for name in names] for line in again.lines] == [
        [getattr(line, name) for name in names] for line in file.lines
    ]
    assert (again.header.stage, again.header.exercise) == (file.header.stage, file.header.exercise)
