"""What the records that a key names are called, in the terms."""

from __future__ import annotations

from typing import NamedTuple

from conventions.base import Record
from conventions.model import (
    Action,
    Axis,
    BudgetLine,
    Clause,
    Device,
    Grant,
    Identifier,
    Instalment,
    Party,
    PaymentTerms,
    Phase,
    Target,
)


class Noun(NamedTuple):
    """What a record is called, how it agrees, what several of them are called."""

    kind: type[Record]
    one: str
    agreement: str
    several: str


NOUNS = {
    "parties": Noun(Party, "partie", "e", "parties"),
    "axes": Noun(Axis, "axe", "", "axes"),
    "actions": Noun(Action, "action", "e", "actions"),
    "devices": Noun(Device, "dispositif", "", "dispositifs"),
    "grants": Noun(Grant, "subvention", "e", "subventions"),
    "payment_terms": Noun(PaymentTerms, "modalités de versement", "es", "modalités de versement"),
    "clauses": Noun(Clause, "clause", "e", "clauses"),
    "targets": Noun(Target, "objectif", "", "objectifs"),
    "lines": Noun(BudgetLine, "imputation", "e", "imputations"),
    "instalments": Noun(Instalment, "échéance", "e", "échéances"),
    "phases": Noun(Phase, "phase", "e", "phases"),
    "identifiers": Noun(Identifier, "identifiant", "", "identifiants"),
}
"""By name of the field that holds the records."""
