"""The ledger of a finance software, read: its entries, the lines that are none, what was noticed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from conventions.money import ZERO, Amount
from conventions.opendata.sheets.remarks import Remark
from conventions.operations import LedgerEntry


class Filtered(NamedTuple):
    """A line that is no entry, which is no fault: a total, or one that the filters of the mapping leave aside."""

    row: int
    reason: str
    amount: Amount | None = None


class LedgerFile(NamedTuple):
    """A ledger read: each line of its table is an entry, or has a remark that leaves it out, or is ``aside``.

    The amounts of the entries and those that remarks hold add up to the column of amounts of the file.
    """

    entries: tuple[LedgerEntry, ...]
    remarks: tuple[Remark, ...]
    aside: tuple[Filtered, ...] = ()
    name: str = ""
    sheet: str | None = None

    @property
    def totals(self) -> Mapping[str, Amount]:
        """The sum of the entries of each kind, in euros.

        :raises AmountError: for a sum greater than any amount.
        """
        sums: dict[str, Amount] = {}
        for each in self.entries:
            sums[each.kind] = sums.get(each.kind, ZERO) + each.amount
        return sums

    @property
    def left_out(self) -> Amount:
        """The sum of the lines that faults leave out and whose amount is read, in euros."""
        return sum((each.amount for each in self.remarks if each.amount is not None), start=ZERO)
