"""Any bytes give a budget or one error of ours, never another one."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.opendata import totem
from conventions.opendata.totem import TotemError, TotemFile

if TYPE_CHECKING:
    from collections.abc import Callable

    Craft = Callable[..., bytes]

TOKENS = (
    *(
        b"<",
        b">",
        b"/>",
        b'"',
        b"'",
        b"&",
        b"&amp;",
        b"&#0;",
        b"&#x41;",
        b"<!--",
        b"-->",
        b"]]>",
        b"<![CDATA[",
    ),
    *(b"<?x ", b"?>", b"<!DOCTYPE x>", b"<!ENTITY a 'b'>", b"\x00", b"\xff\xfe", b"\xe9", b"\xef\xbb\xbf"),
    *(
        b"<LigneBudget>",
        b"</LigneBudget>",
        b"<Budget>",
        b"<BlocBudget>",
        b"<CONCOURS>",
        b"<DocumentComptable>",
    ),
    *(
        b"<MtPrev V='1E5'/>",
        b"encoding='utf-16'",
        b"standalone='no'",
        b' V="',
        b" Code='Section'",
        b"\x1f\x8b",
    ),
)


def survives(data: bytes) -> None:
    """Read one way or the other."""
    try:
        file = totem.read(data)
    except TotemError as error:
        str(error)
        return
    assert isinstance(file, TotemFile)
    file.agreement()
    file.totals("voted", "section", "account")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few cuts, repetitions, changed bytes and tokens of XML put where they do not go."""
    for _ in range(chance.randint(1, 6)):
        first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        last = min(last, first + chance.choice((1, 4, 200)))
        middle = chance.choice(
            (
                b"",
                data[first:last] * 2,
                chance.choice(TOKENS),
                chance.randbytes(last - first),
                chance.choice(TOKENS),
            )
        )
        data = data[:first] + middle + data[last:]
    return data


def sample(craft: Craft) -> bytes:
    """A budget with everything in it."""
    line = {
        "Nature": "65748",
        "ContNat": "65",
        "Fonction": "020",
        "CodRD": "D",
        "MtPrev": "15.5",
        "OpBudg": "0",
    }
    extra = {"MtSup ICNE": "1.00", "CaracSup Section": "F"}
    club = {"CodArticle": "65748", "CodNatJurBenefCA": "P3", "LibOrgaBenef": "Zoé", "MtSubv": "4000.00"}
    return craft([line, line | extra], [club, club | {"CodNatJurBenefCA": "P1"}], LibelleColl="SÉNÉ")


def fuzz(craft: Craft, runs: int) -> None:
    """Mutations of XML in two encodings, of its gzip, of the CSV of the same."""
    chance = random.Random(6)
    xml = sample(craft)
    latin = xml.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    rows = b"budget primitif;2022;21560046100010;VILLE;65;65748;R\xe9el;D\xe9pense;1500,00\r\n" * 3
    table = (
        b"BGT_NATDEC;BGT_ANNEE;BGT_SIRET;BGT_NOM;BGT_CONTNAT;BGT_NATURE;BGT_OPBUDG;BGT_CODRD;BGT_MTPREV\r\n"
        + rows
    )
    sources = (xml, latin, gzip.compress(xml, mtime=0), table)
    for _ in range(runs):
        survives(mutated(chance.choice(sources), chance))


@pytest.mark.no_cover
def test_mutated_budgets_give_a_budget_or_one_error(craft: Craft) -> None:
    """Two hundred files spoilt at random."""
    fuzz(craft, 200)


@pytest.mark.slow
def test_many_mutated_budgets_give_a_budget_or_one_error(craft: Craft) -> None:
    """Twenty thousand of them."""
    fuzz(craft, 20_000)


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<DocumentBudgetaire>", b"\x1f\x8b\x08", b"\xff\xfe", b"<?xml ", b"BGT_NATDEC;"]),
)
def test_any_bytes_give_a_budget_or_one_error(data: bytes, start: bytes) -> None:
    """Bytes without a meaning, after a beginning that has one."""
    survives(start + data)


def test_a_file_cut_anywhere_gives_one_error(craft: Craft) -> None:
    """Every beginning of a budget but the whole is refused."""
    xml = sample(craft)
    for size in range(0, len(xml) - 1, 7):
        with pytest.raises(TotemError):
            totem.read(xml[:size])
