"""The tables of a report: planned, actual, the gap in euros and in percent, worked out again; what differs is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from conventions.documents.blocks import number, paragraph, table
from conventions.documents.builders.accounting import UNEVALUABLE, cell, listed
from conventions.documents.saying import capital
from conventions.documents.tree import Block, Table
from conventions.french import NBSP, format_amount, format_percent, quote
from conventions.model import FinancialReport, ReportLine
from conventions.money import ZERO, Amount
from conventions.operations import (
    GAPS,
    Total,
    gap_percent,
    gap_reading,
    reported_sum,
    reported_total,
    wrong_gap,
    wrong_percent,
)
from conventions.wording import UNKNOWN, said, said_total

TABLES = {"charges": "charges", "products": "produits"}
"""The two tables of a report, by their field, with their French name."""
TITLES = ("Poste", number("Prévu"), number("Réalisé"), number("Écart"), number("Écart en %"))


def tables(report: FinancialReport) -> Iterator[Block]:
    """The table of charges, then that of products; a table that the file does not have is said to be missing."""
    for field, name in TABLES.items():
        lines: tuple[ReportLine, ...] | None = getattr(report, field)
        if lines:
            yield _table(report, lines, field)
        else:
            yield paragraph(_missing(report, field, name, is_told=lines is not None))


def _missing(report: FinancialReport, field: str, name: str, *, is_told: bool) -> str:
    told = "est vide" if is_told else "n’est pas connu"
    stated: Amount | None = getattr(report, f"total_{field}")
    total = "" if stated is None else f"{NBSP}; total écrit{NBSP}: {said(stated)}"
    return f"Le tableau des {name} {told}{total}."


def _table(report: FinancialReport, lines: Sequence[ReportLine], field: str) -> Table:
    planned = Total.of((line.label, line.planned) for line in lines)
    foreseen = planned.known if planned.is_exact else None
    whole = ReportLine(
        label="Total", planned=foreseen, actual=sum((line.actual for line in lines), start=ZERO)
    )
    stated: Amount | None = getattr(report, f"total_{field}")
    done = cell(whole.actual) + _written(None if stated == whole.actual else stated)
    total = ("Total", said_total(planned, "always"), done, *_gaps(whole))
    return table(capital(TABLES[field]), TITLES, [_row(line) for line in lines], total)


def _row(line: ReportLine) -> tuple[str, ...]:
    return (line.label, cell(line.planned), cell(line.actual), *_gaps(line))


def _gaps(line: ReportLine) -> tuple[str, str]:
    """The gaps worked out, and those that the report writes where they differ."""
    if line.planned is None:
        return UNKNOWN + _written(line.gap), UNKNOWN + _percent_written(line.gap_percent)
    gap = cell(GAPS.euros(line.planned, line.actual))
    points = gap_percent(line.planned, line.actual)
    share = "sans objet" if points is None else format_percent(points)
    euros = _written(line.gap if wrong_gap(line, GAPS) is not None else None)
    wrong = points is None or wrong_percent(line, GAPS) is not None
    return gap + euros, share + _percent_written(line.gap_percent if wrong else None)


def _written(amount: Amount | None) -> str:
    return "" if amount is None else f" (écrit{NBSP}: {cell(amount)})"


def _percent_written(points: Decimal | None) -> str:
    return "" if points is None else f" (écrit{NBSP}: {format_percent(points)})"


def findings(report: FinancialReport) -> tuple[Block, ...]:
    """What does not add up, or that everything does."""
    found = [*_totals(report), *_balance(report), *_wrong_gaps(report)]
    return listed(found) or (paragraph("Les totaux et les écarts écrits sont ceux qui se recalculent."),)


def _totals(report: FinancialReport) -> Iterator[str]:
    for field, name in TABLES.items():
        stated, found = getattr(report, f"total_{field}"), reported_sum(getattr(report, field))
        if stated is not None and found not in (None, stated):
            yield f"Total des {name}{NBSP}: écrit {said(stated)}, somme des lignes {said(found)}{_apart(stated, found)}"


def _balance(report: FinancialReport) -> Iterator[str]:
    charges, products = (reported_total(report, field) for field in TABLES)
    if charges is None or products is None:
        yield f"Égalité des charges et des produits{NBSP}: {UNEVALUABLE}, un total est inconnu"
    elif charges != products:
        told = f"total des charges {said(charges)}, total des produits {said(products)}"
        yield f"Charges et produits{NBSP}: {told}{_apart(charges, products)}"


def _apart(one: Amount, other: Amount | None) -> str:
    return "" if other is None else f"{NBSP}; différence{NBSP}: {format_amount(abs(one - other))}"


def _wrong_gaps(report: FinancialReport) -> Iterator[str]:
    reading = gap_reading(report)
    if reading is GAPS:
        return
    if reading is not None:
        yield f"Écarts écrits{NBSP}: {reading.named}"
        return
    for line in (*(report.charges or ()), *(report.products or ())):
        gap, points = wrong_gap(line, GAPS), wrong_percent(line, GAPS)
        if gap is not None and line.gap is not None:
            told = f"écart écrit {said(line.gap)}, recalculé {said(gap)}{_apart(line.gap, gap)}"
            yield f"{quote(line.label)}{NBSP}: {told}"
        if points is not None and line.gap_percent is not None:
            told = f"écart écrit {format_percent(line.gap_percent)}, recalculé {format_percent(points)}"
            yield f"{quote(line.label)}{NBSP}: {told}"
