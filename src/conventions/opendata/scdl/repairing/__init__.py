r"""Repair a published file: what is certain is written as the norm wants, what is not stays as it was.

>>> file, report = repair(b"montant\n40 000,00\n")
>>> file.rows[0]["montant"], len(report.changes)
('40000.00', 1)
"""

from __future__ import annotations

from conventions.opendata.scdl.repairing.changes import Change
from conventions.opendata.scdl.repairing.report import RepairReport, RowOutcome
from conventions.opendata.scdl.repairing.score import Score
from conventions.opendata.scdl.repairing.whole import Repaired, repair, repaired
from conventions.opendata.scdl.repairing.writing import RepairedFile

__all__ = ["Change", "RepairReport", "Repaired", "RepairedFile", "RowOutcome", "Score", "repair", "repaired"]
