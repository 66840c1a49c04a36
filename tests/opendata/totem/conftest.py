"""Budgets crafted for the tests: the smallest that reads, with what a test changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

import pytest

Values: TypeAlias = Mapping[str, str]
Craft: TypeAlias = Callable[..., bytes]
SIRET = "21560046100010"
PARTS = {
    "EnTeteDocBudgetaire": {"DteStr": "2022-04-06", "LibelleColl": "TRIFOUILLY", "IdColl": SIRET},
    "EnTeteBudget": {"LibelleEtab": "BUDGET PRINCIPAL", "IdEtab": SIRET, "Nomenclature": "M57-M57_D"},
    "BlocBudget": {"NatDec": "01", "Exer": "2022", "DteDec": "2022-04-04", "CodTypBud": "P"},
}


def element(name: str, values: Values) -> str:
    """An element and its values; « MtSup ICNE » is the value MtSup whose code is ICNE."""
    inner = ""
    for key, value in values.items():
        tag, _, code = key.partition(" ")
        attribute = f" Code={quoteattr(code)}" if code else ""
        inner += f"<{tag}{attribute} V={quoteattr(value)}/>"
    return f"<{name}>{inner}</{name}>"


def part(name: str, changes: Values) -> str:
    """A part of the header with what a test changes in it; an empty value leaves one out."""
    values = {**PARTS[name], **{key: value for key, value in changes.items() if key in ALL[name]}}
    return element(name, {key: value for key, value in values.items() if value})


ALL = {
    "EnTeteDocBudgetaire": (*PARTS["EnTeteDocBudgetaire"], "NatCEPL"),
    "EnTeteBudget": (*PARTS["EnTeteBudget"], "CodBud", "CodInseeColl"),
    "BlocBudget": (*PARTS["BlocBudget"], "NumDec", "LibelleEtabPal", "IdEtabPal"),
}


def _craft(  # noqa: PLR0913  # a test changes one or two of them, by name
    lines: Iterable[Values] = (),
    concours: Iterable[Values] = (),
    *,
    root: str = "DocumentBudgetaire",
    declared: str = "UTF-8",
    encoding: str = "",
    before: str = "",
    **header: str,
) -> bytes:
    document, budget, block = (part(name, header) for name in PARTS)
    told = "".join(element("LigneBudget", line) for line in lines)
    annex = "".join(element("CONCOURS", each) for each in concours)
    annexes = f"<Annexes><DATA_CONCOURS>{annex}</DATA_CONCOURS></Annexes>" if annex else ""
    inner = f"{document}<Budget>{budget}{block}{told}{annexes}</Budget>"
    if root != "DocumentBudgetaire":
        inner = f"<DocumentBudgetaire>{inner}</DocumentBudgetaire>"
    xml = f'<?xml version="1.0" encoding="{declared}"?>{before}<{root}>{inner}</{root.split(" ", maxsplit=1)[0]}>'
    return xml.encode(encoding or declared)


@pytest.fixture(scope="session")
def craft() -> Craft:
    """What crafts a file: ``craft(lines, concours, Exer="2021")``."""
    return _craft
