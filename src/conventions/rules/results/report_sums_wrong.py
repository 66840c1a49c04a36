"""Totaux ou écarts du compte rendu financier inexacts.

## Ce que la règle vérifie
Dans chaque compte rendu financier, le total écrit de chaque tableau est la somme de ses lignes, le total des charges
est celui des produits, et chaque écart écrit est recalculé : en euros, le réalisé moins le prévu ; en pourcentage
du prévu, arrondi aux décimales écrites.

## Pourquoi
Un compte rendu qui ne s’équilibre pas, ou dont les écarts sont faux, ne prouve pas l’emploi de la subvention. Si
tous les écarts d’un compte rendu sont comptés dans l’autre sens, ou si ses pourcentages sont des taux de
réalisation, la règle le dit et ne les juge pas.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import FinancialReport, ReportLine
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> charge = ReportLine(label="Achats", planned=euros(300), actual=euros(325), gap=euros(25), gap_percent="8.3")
>>> product = ReportLine(label="Subvention", actual=euros(320))
>>> told = FinancialReport(exercise=2024, charges=(charge,), products=(product,))
>>> only = Profile(select=("CR-003",))
>>> report = check(association_2024_2026().replace(reports=(told,)), date(2025, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['reports[2024]']

## Références
- Arrêté du 11 octobre 2006 relatif au compte rendu financier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_amount, format_percent, quote
from conventions.model import FinancialReport, ReportLine
from conventions.money import Amount
from conventions.operations import GAPS, gap_reading, reported_sum, reported_total, wrong_gap, wrong_percent
from conventions.rules.results.reports import TABLES, by_report
from conventions.rules.rule import (
    Anchor,
    Answer,
    Beneficiaries,
    Case,
    Fault,
    NotEvaluated,
    Passed,
    Severity,
    Source,
    Status,
    rule,
)

REMEDY = "demander au bénéficiaire un compte rendu rectifié, ou corriger ce qui a été recopié"


@rule(
    "CR-003",
    severity=Severity.ERROR,
    status=Status.READ,
    sources=(
        Source(
            text="Arrêté du 11 octobre 2006 relatif au compte rendu financier",
            since=date(2006, 10, 15),
            address="https://fr.doczz.net/doc/2716325/",
        ),
    ),
    dated_by=Anchor.EXERCISE,
    decider="le service instructeur, avec le bénéficiaire",
    since="0.2",
    requires=("les lignes et les totaux du compte rendu financier",),
    beneficiaries=Beneficiaries.PRIVATE,
)
def report_sums_wrong(case: Case) -> Iterator[Answer]:
    """Add each financial report up again."""
    yield from by_report(case, _answers)


def _answers(report: FinancialReport) -> Iterator[Answer]:
    yield _balance(report)
    for field, name in TABLES.items():
        stated, found = getattr(report, f"total_{field}"), reported_sum(getattr(report, field))
        if stated is not None and found is not None:
            yield _total(f"reports[{report.key}].total_{field}", name, stated, found)
    yield from _gaps(report)


def _balance(report: FinancialReport) -> Answer:
    address = f"reports[{report.key}]"
    charges, products = reported_total(report, "charges"), reported_total(report, "products")
    if charges is None or products is None:
        return NotEvaluated("le total des charges ou celui des produits n’est pas connu", address)
    if charges == products:
        return Passed(address)
    left, right = format_amount(charges), format_amount(products)
    return Fault(
        address=address,
        message=f"le total des charges ({left}) n’est pas celui des produits ({right})",
        remedy=REMEDY,
        values=(("total des charges", left), ("total des produits", right)),
    )


def _total(address: str, name: str, stated: Amount, found: Amount) -> Answer:
    if stated == found:
        return Passed(address)
    written, summed = format_amount(stated), format_amount(found)
    return Fault(
        address=address,
        message=f"le total des {name} est écrit {written} ; la somme des lignes est de {summed}",
        remedy=REMEDY,
        values=(("total écrit", written), ("somme des lignes", summed)),
    )


def _gaps(report: FinancialReport) -> Iterator[Answer]:
    lines = [
        (f"reports[{report.key}].{field}[{rank}]", line)
        for field in TABLES
        for rank, line in enumerate(getattr(report, field) or (), start=1)
    ]
    reading = gap_reading(report)
    if reading is not None:
        if reading is not GAPS:
            yield NotEvaluated(reading.named, f"reports[{report.key}]")
        return
    for address, line in lines:
        yield from _wrong(address, line)


def _wrong(address: str, line: ReportLine) -> Iterator[Fault]:
    gap, percent = wrong_gap(line, GAPS), wrong_percent(line, GAPS)
    if gap is not None and line.gap is not None:
        yield _gap(f"{address}.gap", line, format_amount(line.gap), format_amount(gap))
    if percent is not None and line.gap_percent is not None:
        told = format_percent(line.gap_percent)
        yield _gap(f"{address}.gap_percent", line, told, format_percent(percent))


def _gap(address: str, line: ReportLine, written: str, expected: str) -> Fault:
    return Fault(
        address=address,
        message=f"écart de la ligne {quote(line.label)} écrit {written} ; recalculé : {expected}",
        remedy=REMEDY,
        values=(("écart écrit", written), ("écart recalculé", expected)),
    )
