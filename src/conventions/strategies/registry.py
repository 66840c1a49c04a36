"""What ``st.from_type`` learns: every plain value and every record of this library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conventions.base import Record
from conventions.errors import Problem
from conventions.files import Loaded, Location
from conventions.french import Name
from conventions.model import Convention
from conventions.money import Amount, Price
from conventions.opendata.budgets import BudgetFile
from conventions.opendata.ledgers import LedgerFile
from conventions.opendata.scdl import Row, ScdlFile
from conventions.opendata.totem import TotemFile
from conventions.operations import Change
from conventions.periods import Duration, Period
from conventions.rules import Context
from conventions.strategies import computed, published, scalars, town_tables
from conventions.strategies.building import records
from conventions.strategies.whole import conventions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_STRATEGIES: Mapping[type, Callable[[], st.SearchStrategy[object]]] = {
    Amount: scalars.amounts,
    Price: scalars.prices,
    Period: scalars.periods,
    Duration: scalars.durations,
    Name: scalars.names,
    Convention: conventions,
    Change: computed.changes,
    Problem: computed.problems,
    Location: computed.locations,
    Loaded: computed.loaded_files,
    Context: computed.contexts,
    ScdlFile: published.scdl_files,
    Row: published.scdl_rows,
    TotemFile: published.totem_files,
    BudgetFile: town_tables.budget_files,
    LedgerFile: town_tables.ledger_files,
}


def register() -> None:
    """Make ``st.from_type`` know every type of this library; doing it again changes nothing.

    >>> register()
    >>> from hypothesis import find
    >>> find(st.from_type(Amount), lambda amount: True)
    Amount(cents=0)
    """
    for kind in record_types():
        st.register_type_strategy(kind, records)
    for value_type, strategy in _STRATEGIES.items():
        st.register_type_strategy(value_type, strategy())


def record_types() -> Iterator[type[Record]]:
    """Every record of this library that can be made, private bases left out."""
    waiting = list(Record.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("conventions.") and not kind.__name__.startswith("_"):
            yield kind
