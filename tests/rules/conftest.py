"""What the tests of the rules share: one rule run on one convention, and its outcome in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.files import loads
from conventions.model import Budget
from conventions.rules import Context, Parameters, Profile, Report, check

if TYPE_CHECKING:
    from datetime import date

    from conventions.model import Convention

EXAMPLES = Path(__file__).with_name("examples")


class Judge:
    """Runs one rule of the catalogue, and says its outcome as the examples write it."""

    def found(self, code: str, name: str) -> Convention:
        """The convention of an example."""
        return _loaded(EXAMPLES / code / f"{name}.yaml")

    def context(self, code: str, name: str) -> Context:
        """What stands beside an example: ``NAME.sibling-1.yaml``…, ``NAME.budgets.json`` (a list)."""
        folder = EXAMPLES / code
        siblings = (_loaded(path) for path in sorted(folder.glob(f"{name}.sibling-*.yaml")))
        budgets = folder / f"{name}.budgets.json"
        told = json.loads(budgets.read_text(encoding="utf-8")) if budgets.exists() else []
        read = (Budget.model_validate_json(json.dumps(each)) for each in told)
        return Context(siblings=tuple(siblings), budgets=tuple(read))

    def parameters(self, code: str, name: str) -> Parameters:
        """The authority's own rules of an example: ``NAME.parameters.json``; none without that file."""
        path = EXAMPLES / code / f"{name}.parameters.json"
        return (
            Parameters.model_validate_json(path.read_text(encoding="utf-8"))
            if path.exists()
            else Parameters()
        )

    def announced(self, code: str, name: str, on: date) -> str:
        """What the rule says of an example, with all that stands beside it."""
        profile = Profile(select=(code,), parameters=self.parameters(code, name))
        report = check(self.found(code, name), on, profile=profile, context=self.context(code, name))
        return self.said(report)

    def report(self, code: str, convention: Convention, on: date, *siblings: Convention) -> Report:
        """What one rule says."""
        return check(convention, on, profile=Profile(select=(code,)), context=Context(siblings=siblings))

    def outcome(self, code: str, convention: Convention, on: date, *siblings: Convention) -> str:
        """The findings as « severity, address », or else which of the three other outcomes."""
        return self.said(self.report(code, convention, on, *siblings))

    def said(self, report: Report) -> str:
        """The outcome of the only rule of a report."""
        if report.findings:
            return " ; ".join(f"{item.severity}, {item.address}" for item in report.findings)
        return (
            "non évaluée" if report.not_evaluated else "sans objet" if report.not_applicable else "conforme"
        )

    def reason(self, code: str, convention: Convention, on: date, *siblings: Convention) -> str:
        """Why the rule gave no verdict, with plain spaces."""
        report = self.report(code, convention, on, *siblings)
        (told,) = (*report.not_evaluated, *report.not_applicable)
        return self.plain(told.reason)

    def message(self, code: str, convention: Convention, on: date) -> str:
        """What the only finding says, with plain spaces."""
        (finding,) = self.report(code, convention, on).findings
        return self.plain(finding.message)

    def plain(self, text: str) -> str:
        """The text with plain spaces."""
        return text.replace("\u00a0", " ").replace("\u202f", " ")


def _loaded(path: Path) -> Convention:
    return loads(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The judge, which holds nothing."""
    return Judge()
