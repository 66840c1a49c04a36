"""Compte rendu financier sans tableau, sans prévision ou sans écarts.

## Ce que la règle vérifie
Le compte rendu financier a un tableau des charges et un tableau des produits, avec les montants prévus, et les
écarts entre le prévu et le réalisé, en euros et en pourcentage.

## Pourquoi
Sans la prévision ni les écarts, rien ne montre que la dépense est conforme à l’objet de la subvention. Un tableau
qui n’est pas au fichier n’est pas jugé, ni un compte rendu dont aucun écart n’a été recopié : ils peuvent être sur
le papier. Une dépense imprévue n’a pas de prévision, et pas d’écart ; une prévision nulle n’a pas de pourcentage.

## Exemple
>>> from datetime import date
>>> from conventions import euros
>>> from conventions.model import FinancialReport, ReportLine
>>> from conventions.rules import Profile, check
>>> from conventions.samples import association_2024_2026
>>> line = ReportLine(label="Achats", planned=euros(100), actual=euros(120), gap=euros(20))
>>> told = FinancialReport(exercise=2024, charges=(line,), products=(line,))
>>> only = Profile(select=("CR-002",))
>>> report = check(association_2024_2026().replace(reports=(told,)), date(2025, 12, 31), profile=only)
>>> [finding.address for finding in report.errors]
['reports[2024].charges', 'reports[2024].products']

## Références
- Arrêté du 11 octobre 2006 relatif au compte rendu financier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.french import format_list
from conventions.model import FinancialReport, ReportLine
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

Lines = tuple[ReportLine, ...]


@rule(
    "CR-002",
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
    requires=("les tableaux du compte rendu financier",),
    beneficiaries=Beneficiaries.PRIVATE,
)
def report_incomplete(case: Case) -> Iterator[Answer]:
    """Look for what each financial report has to hold."""
    yield from by_report(case, _answers)


def _answers(report: FinancialReport) -> Iterator[Answer]:
    tables: tuple[Lines, ...] = (report.charges or (), report.products or ())
    any_gap = any(line.gap is not None or line.gap_percent is not None for table in tables for line in table)
    for field, name in TABLES.items():
        yield _table(getattr(report, field), name, f"reports[{report.key}].{field}", any_gap=any_gap)


def _table(lines: Lines | None, name: str, address: str, *, any_gap: bool) -> Answer:
    if lines is None:
        return NotEvaluated(f"le tableau des {name} n’est pas inscrit", address)
    if not lines:
        return _fault(f"le tableau des {name} est vide", name, address)
    foreseen = tuple(line for line in lines if line.planned is not None)
    if not foreseen:
        return _fault(f"aucun montant prévu dans le tableau des {name}", name, address)
    missing = _missing(foreseen)
    if missing and not any_gap:
        return NotEvaluated("aucun écart n’est inscrit", address)
    told = f"écarts {format_list(missing)} absents du tableau des {name}"
    return _fault(told, name, address) if missing else Passed(address)


def _missing(foreseen: Lines) -> list[str]:
    in_euros = any(line.gap is None for line in foreseen)
    in_percent = any(line.gap_percent is None for line in foreseen if line.planned)
    return ["en euros"] * in_euros + ["en pourcentage"] * in_percent


def _fault(message: str, name: str, address: str) -> Fault:
    return Fault(
        address=address,
        message=message,
        remedy="demander au bénéficiaire un compte rendu complet, ou recopier ce qu’il donne",
        values=(
            ("tableau", name),
            ("attendu", "montants prévus et réalisés, écarts en euros et en pourcentage"),
        ),
    )
