"""What a financial report adds up to, and how its gaps may be counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from conventions.model import FinancialReport, ReportLine
from conventions.money import ZERO, Amount


class GapReading(NamedTuple):
    """One way to count gaps: in euros, and as a share of what was planned."""

    euros: Callable[[Amount, Amount], Amount]
    share: Callable[[Amount, Amount], Fraction]
    named: str


GAPS = GapReading(
    lambda planned, actual: actual - planned,
    lambda planned, actual: (actual - planned).ratio(planned),
    "réalisé moins prévu",
)
_OTHERS = (
    GapReading(
        lambda planned, actual: planned - actual,
        lambda planned, actual: (planned - actual).ratio(planned),
        "les écarts sont comptés dans l’autre sens (prévu moins réalisé)",
    ),
    GapReading(
        lambda planned, actual: actual - planned,
        lambda planned, actual: actual.ratio(planned),
        "les pourcentages sont des taux de réalisation, non des écarts",
    ),
)
"""The ways that some reports use, which are not wrong by themselves."""


def reported_total(report: FinancialReport, field: str) -> Amount | None:
    """The total that a report writes for « charges » or « products », or else its sum; None when neither is known.

    >>> from conventions import euros
    >>> str(reported_total(FinancialReport(exercise=2024, total_charges=euros(5)), "charges"))
    '5.00'
    """
    stated: Amount | None = getattr(report, f"total_{field}")
    return stated if stated is not None else reported_sum(getattr(report, field))


def reported_sum(lines: Iterable[ReportLine] | None) -> Amount | None:
    """The sum of what was done, line by line; None without any line.

    >>> from conventions import euros
    >>> str(reported_sum([ReportLine(label="Achats", actual=euros(5))])), reported_sum(())
    ('5.00', None)
    """
    actual = [line.actual for line in lines or ()]
    return sum(actual, start=ZERO) if actual else None


def wrong_gap(line: ReportLine, reading: GapReading) -> Amount | None:
    """The gap in euros that a line should write; None when it is right, or when nothing can be said.

    >>> from conventions import euros
    >>> str(wrong_gap(ReportLine(label="Achats", planned=euros(5), actual=euros(7), gap=euros(3)), GAPS))
    '2.00'
    """
    if line.planned is None or line.gap is None:
        return None
    expected = reading.euros(line.planned, line.actual)
    return None if line.gap == expected else expected


def wrong_percent(line: ReportLine, reading: GapReading) -> Decimal | None:
    """The percentage that a line should write, rounded as it writes it; None when it is right, or not told.

    >>> from conventions import euros
    >>> wrong_percent(ReportLine(label="Achats", planned=euros(3), actual=euros(4), gap_percent="33.4"), GAPS)
    Decimal('33.3')
    """
    if not line.planned or line.gap_percent is None:
        return None
    expected = _rounded(reading.share(line.planned, line.actual) * 100, _decimals(line.gap_percent))
    return None if line.gap_percent == expected else expected


def _is_right(line: ReportLine, reading: GapReading) -> bool:
    """Whether all that a line writes of its gap is right under a reading."""
    return wrong_gap(line, reading) is None and wrong_percent(line, reading) is None


def gap_reading(report: FinancialReport) -> GapReading | None:
    """How a report counts the gaps that it writes: as it should if that is right, else in a way that some use.

    None where some gap is wrong in every way.

    >>> from conventions import euros
    >>> line = ReportLine(label="Achats", planned=euros(5), actual=euros(7), gap=euros(-2))
    >>> gap_reading(FinancialReport(exercise=2024, charges=(line,))).named
    'les écarts sont comptés dans l’autre sens (prévu moins réalisé)'
    """
    lines = (*(report.charges or ()), *(report.products or ()))
    readings = (GAPS, *_OTHERS)
    return next((each for each in readings if all(_is_right(line, each) for line in lines)), None)


def gap_percent(planned: Amount, actual: Amount, decimals: int = 2) -> Decimal | None:
    """A gap in percentage points of what was planned, rounded half-up once; None where nothing was planned.

    >>> from conventions import euros
    >>> gap_percent(euros(300), euros(325)), gap_percent(euros(0), euros(5))
    (Decimal('8.33'), None)
    """
    return _rounded(GAPS.share(planned, actual) * 100, decimals) if planned else None


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
