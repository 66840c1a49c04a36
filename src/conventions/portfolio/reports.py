"""The reports of a portfolio: one for each convention, and the files that could not be read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.errors import Problem
from conventions.french import plural
from conventions.portfolio.tables.columns import Cell, Column
from conventions.portfolio.tables.table import Table
from conventions.rules import Checked, Finding, Severity


class Found(NamedTuple):
    """A finding, with the name of its file and of its convention."""

    file: str
    convention: str
    finding: Finding


class PortfolioReport(NamedTuple):
    """What a check of all the conventions found; ``checked`` has each file in order, unreadable ones too."""

    as_of: date
    checked: tuple[Checked, ...]

    def __str__(self) -> str:
        return self.summary

    @property
    def findings(self) -> tuple[Found, ...]:
        """Every finding, the gravest first, then in the order of the files."""
        found = [
            Found(each.file, each.report.convention, finding)
            for each in self.checked
            if each.report
            for finding in each.report.findings
        ]
        ranks = {severity: rank for rank, severity in enumerate(Severity)}
        return tuple(sorted(found, key=lambda item: ranks[item.finding.severity]))

    @property
    def errors(self) -> tuple[Found, ...]:
        """The findings that are errors."""
        return tuple(found for found in self.findings if found.finding.severity is Severity.ERROR)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What makes files unusable."""
        return tuple(problem for each in self.checked for problem in each.problems)

    @property
    def ok(self) -> bool:
        """Whether every file could be checked and no error was found."""
        return not self.errors and not self.problems

    @property
    def summary(self) -> str:
        """The counts, in French: « 400 conventions contrôlées, 3 erreurs, 1 fichier illisible »."""
        checked = sum(each.report is not None for each in self.checked)
        unusable = len(self.checked) - checked
        parts = [f"{checked} {plural(checked, 'convention contrôlée', 'conventions contrôlées')}"]
        for severity in Severity:
            number = sum(found.finding.severity is severity for found in self.findings)
            parts += [f"{number} {plural(number, severity.value, severity.value + 's')}"] if number else []
        parts += (
            [f"{unusable} {plural(unusable, 'fichier laissé de côté', 'fichiers laissés de côté')}"]
            if unusable
            else []
        )
        return ", ".join(parts)

    def table(self) -> Table:
        """The findings as a table."""
        columns = (
            Column("severity", "Gravité"),
            Column("code", "Règle"),
            Column("convention", "Convention"),
            Column("message", "Constat"),
            Column("remedy", "À faire"),
            Column("address", "Adresse"),
        )
        found = self.findings
        return Table("Constats", columns, map(_row, found), self.as_of, sources=[each.file for each in found])


def _row(found: Found) -> tuple[Cell, ...]:
    finding = found.finding
    return (
        finding.severity.value,
        finding.code,
        found.convention,
        finding.message,
        finding.remedy,
        finding.address,
    )
