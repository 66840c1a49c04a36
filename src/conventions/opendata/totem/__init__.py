r"""Budgets published in the TotEM format: the lines of a budget and its named subsidies, read from hostile XML.

The names of natural persons are masked as they are read, unless they are asked for.

>>> xml = '''<DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="TRIFOUILLY"/><IdColl V="21560046100010"/>
... </EnTeteDocBudgetaire><Budget><EnTeteBudget><IdEtab V="21560046100010"/><Nomenclature V="M57-M57_A"/>
... </EnTeteBudget><BlocBudget><NatDec V="01"/><Exer V="2024"/></BlocBudget>
... <LigneBudget><Nature V="65748"/><ContNat V="65"/><CodRD V="D"/><MtPrev V="1500"/></LigneBudget>
... </Budget></DocumentBudgetaire>'''
>>> file = read(xml.encode())
>>> file.header.collectivity, file.header.stage.value, str(file.total("voted", file.lines_on("657")))
('TRIFOUILLY', 'budget primitif', '1500.00')
"""

from __future__ import annotations

from conventions.lazy import on_first_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from conventions.opendata.totem.budgets import Agreement, TotemFile
    from conventions.opendata.totem.exporting import to_scdl_budget
    from conventions.opendata.totem.reading import read
    from conventions.opendata.totem.records import (
        BudgetPlan,
        Concours,
        Header,
        Remark,
        Stage,
        TotemLine,
    )
    from conventions.opendata.totem.refusals import TotemError

_HOMES = {
    "budgets": ("Agreement", "TotemFile"),
    "exporting": ("to_scdl_budget",),
    "reading": ("read",),
    "records": (
        "BudgetPlan",
        "Concours",
        "Header",
        "Remark",
        "Stage",
        "TotemLine",
    ),
    "refusals": ("TotemError",),
}

__all__ = [
    "Agreement",
    "BudgetPlan",
    "Concours",
    "Header",
    "Remark",
    "Stage",
    "TotemError",
    "TotemFile",
    "TotemLine",
    "read",
    "to_scdl_budget",
]

if not TYPE_CHECKING:
    __getattr__ = on_first_use(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
