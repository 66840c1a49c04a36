"""What the tests of the rules share: one rule run on one convention, and its outcome in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conventions.files import loads
from conventions.rules import Context, Profile, Report, check

if TYPE_CHECKING:
    from datetime import date

    from conventions.model import Convention


class Judge:
    """Runs one rule of the catalogue, and says its outcome as the examples write it."""

    def found(self, code: str, name: str) -> Convention:
        """The convention of an example."""
        path = Path(__file__).with_name("examples") / code / f"{name}.yaml"
        return loads(path.read_text(encoding="utf-8"), path.name)

    def report(self, code: str, convention: Convention, on: date, *siblings: Convention) -> Report:
        """What one rule says."""
        return check(convention, on, profile=Profile(select=(code,)), context=Context(siblings=siblings))

    def outcome(self, code: str, convention: Convention, on: date, *siblings: Convention) -> str:
        """The findings as « severity, address », or else which of the three other outcomes."""
        report = self.report(code, convention, on, *siblings)
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


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The judge, which holds nothing."""
    return Judge()
