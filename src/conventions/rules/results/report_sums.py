"""What a financial report adds up to, and how its gaps may be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from conventions.model import FinancialReport, ReportLine
from conventions.money import ZERO, Amount


class Reading(NamedTuple):
    """One way to count gaps: in euros, and as a share of what was planned."""

    euros: Callable[[Amount, Amount], Amount]
    share: Callable[[Amount, Amount], Fraction]
    named: str


GAPS = Reading(
    lambda planned, actual: actual - planned,
    lambda planned, actual: (actual - planned).ratio(planned),
    "réalisé moins prévu",
)
OTHERS = (
    Reading(
        lambda planned, actual: planned - actual,
        lambda planned, actual: (planned - actual).ratio(planned),
        "les écarts sont comptés dans l’autre sens (prévu moins réalisé)",
    ),
    Reading(
        lambda planned, actual: actual - planned,
        lambda planned, actual: actual.ratio(planned),
        "les pourcentages sont des taux de réalisation, non des écarts",
    ),
)
"""The ways that some reports use, which are not wrong by themselves."""


def total_of(report: FinancialReport, field: str) -> Amount | None:
    """The total that a report writes for a table, or else its sum; None when neither is known."""
    stated: Amount | None = getattr(report, f"total_{field}")
    return stated if stated is not None else sum_of(getattr(report, field))


def sum_of(lines: Iterable[ReportLine] | None) -> Amount | None:
    """The sum of what was done, line by line; None without any line."""
    actual = [line.actual for line in lines or ()]
    return sum(actual, start=ZERO) if actual else None


def wrong_gap(line: ReportLine, reading: Reading) -> Amount | None:
    """The gap in euros that a line should write; None when it is right, or when nothing can be said."""
    if line.planned is None or line.gap is None:
        return None
    expected = reading.euros(line.planned, line.actual)
    return None if line.gap == expected else expected


def wrong_percent(line: ReportLine, reading: Reading) -> Decimal | None:
    """The percentage that a line should write, rounded as it writes it; None when it is right, or not told."""
    if not line.planned or line.gap_percent is None:
        return None
    expected = _rounded(reading.share(line.planned, line.actual) * 100, _decimals(line.gap_percent))
    return None if line.gap_percent == expected else expected


def is_right(line: ReportLine, reading: Reading) -> bool:
    """Whether all that a line writes of its gap is right under a reading."""
    return wrong_gap(line, reading) is None and wrong_percent(line, reading) is None


def _decimals(written: Decimal) -> int:
    exponent = written.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _rounded(exact: Fraction, decimals: int) -> Decimal:
    """An exact number rounded to some decimals, a half away from zero.

    >>> _rounded(Fraction(25, 3), 1), _rounded(Fraction(-245, 100), 1), _rounded(Fraction(-1, 8), 0)
    (Decimal('8.3'), Decimal('-2.5'), Decimal('0'))
    """
    units = (abs(exact) * 10**decimals + Fraction(1, 2)).__floor__()
    return Decimal(f"{-units if exact < 0 else units}E-{decimals}")
