"""Sums of columns: what is known of them, and how many values are not."""

from __future__ import annotations

from typing import NamedTuple

from conventions.french import NBSP, format_amount, format_number, plural
from conventions.money import LIMIT, Amount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from conventions.portfolio.tables.columns import Cell

UNKNOWN = "inconnu"
AT_LEAST = "au moins "
KNOWN = "connu : "
"""What is said before a sum of which a part is unknown; « au moins » would be false beside negative values."""


class Sum(NamedTuple):
    """The sum of a column: of cents, or of whole numbers."""

    known: int
    is_money: bool
    unknown: int = 0
    has_negative: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing of it is known that is worth saying: « au moins 0 € » says nothing."""
        return self.unknown > 0 and self.known == 0 and not self.has_negative

    @property
    def is_too_big(self) -> bool:
        """Whether it passes what an amount, or an exact number of a spreadsheet, may be."""
        return abs(self.known) >= LIMIT

    @property
    def prefix(self) -> str:
        """What is said before what is known."""
        if not self.unknown:
            return ""
        return KNOWN.replace(" :", f"{NBSP}:") if self.has_negative else AT_LEAST

    @property
    def digits(self) -> str:
        """What is known of it, in French."""
        return (
            format_amount(Amount(cents=self.known), "always") if self.is_money else format_number(self.known)
        )

    @property
    def text(self) -> str:
        r"""The sum in French: « 50 000,00 € », « au moins 50 000,00 € (2 inconnus) », « inconnu ».

        >>> Sum(5_000_000, is_money=True, unknown=2).text.replace("\u202f", " ").replace("\xa0", " ")
        'au moins 50 000,00 € (2 inconnus)'
        """
        if self.is_unknown:
            return UNKNOWN
        if self.is_too_big:
            return "trop grand"
        if not self.unknown:
            return self.digits
        count = f"{format_number(self.unknown)}{NBSP}{plural(self.unknown, UNKNOWN, UNKNOWN + 's')}"
        return f"{self.prefix}{self.digits} ({count})"


def sum_of(cells: Iterable[Cell], *, is_money: bool) -> Sum:
    """The sum of values of one kind, where None is unknown.

    >>> sum_of([2, None, -3], is_money=False)
    Sum(known=-1, is_money=False, unknown=1, has_negative=True)
    """
    given = list(cells)
    numbers = [cell.cents if isinstance(cell, Amount) else cell for cell in given]
    known = [number for number in numbers if isinstance(number, int)]
    return Sum(
        known=sum(known),
        is_money=is_money,
        unknown=len(given) - len(known),
        has_negative=any(number < 0 for number in known),
    )
