"""A cell that a repair wrote otherwise, and which deviation that mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from conventions.french import NBSP, typeset
from conventions.opendata.scdl.diagnosing import Diagnosis, Severity, read_as
from conventions.opendata.scdl.records import Row
from conventions.opendata.scdl.repairing.cells import BENEFICIARY, RNA

USUAL: Final[Mapping[str, str]] = {
    "montant": "T21",
    "dateConvention": "T25",
    "datesPeriodeVersement": "T27",
    "idAttribuant": "T15",
    BENEFICIARY: "T15",
    RNA: "T15",
    "nature": "T33",
    "notificationUE": "T35",
    "pourcentageSubvention": "T32",
    "conditionsVersement": "T34",
}
"""What is mended in a column when nothing was noticed there: nothing may change without a code."""
_SPACES: Final = "T40"
_SHARED: Final = 25
"""How many characters that did not change are shown before the one that did."""


class Change(NamedTuple):
    """A cell before and after: its line in the file and its row (from 1), its official column, why, how sure.

    >>> print(Change(3, 2, "montant", "40 000,00", "40000.00", "T21", Severity.REPAIRED, "virgule décimale"))
    ligne 3, montant : « 40 000,00 » devient « 40000.00 » (virgule décimale) [T21, réparé]
    """

    line: int
    row: int
    column: str
    before: str
    after: str
    code: str
    severity: Severity
    reason: str

    def __str__(self) -> str:
        why = f" ({typeset(self.reason)})" if self.reason else ""
        before, after = _where_they_differ(self.before, self.after)
        met = f"ligne {self.line}, {self.column}{NBSP}: {read_as(before)} devient {read_as(after)}"
        return f"{met}{why} [{self.code}, {self.severity.french}]"


def change(row: Row, column: str, before: str, after: str) -> Change:
    """The change of a cell, with the deviation whose reading was adopted there, or the usual one of its column."""
    here = [each for each in row.diagnoses if each.column == column]
    noticed = next((each for each in here if each.reading == after), here[0] if here else None)
    code, severity, reason = _why(noticed, column, before, after)
    return Change(row.line, row.number, column, before, after, code, severity, reason)


def _why(noticed: Diagnosis | None, column: str, before: str, after: str) -> tuple[str, Severity, str]:
    if noticed:
        return noticed.code, noticed.severity, noticed.reason
    if column == RNA and not before:
        return "T20", Severity.WARNED, f"repris de {BENEFICIARY}"
    spaces = before.split() == after.split()
    return _SPACES if spaces else USUAL.get(column, _SPACES), Severity.REPAIRED, ""


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before the first place where they differ, when that one is far."""
    pairs = enumerate(zip(before, after, strict=False))
    first = next((rank for rank, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(0, first - _SHARED)
    return (before, after) if start <= _SHARED else (f"…{before[start:]}", f"…{after[start:]}")
