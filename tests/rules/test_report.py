"""The report: its summary in the singular and the plural, its JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.model import Waiver
from conventions.rules import Finding, Report, Severity, Unsettled, check
from conventions.samples import cci_2017_2019


def _finding(severity: Severity) -> Finding:
    return Finding(
        code="X-001", title="T", severity=severity, address="a", message="m", remedy="r", decider="d"
    )


def _report(errors: int = 0, warnings: int = 0, infos: int = 0, others: int = 0) -> Report:
    severities = [Severity.ERROR] * errors + [Severity.WARNING] * warnings + [Severity.INFO] * infos
    unsettled = (Unsettled(code="X-001", title="T", reason="r"),) * others
    return Report(
        convention="C",
        as_of=date(2018, 12, 31),
        library_version="0",
        rules_version="0",
        data_version="0",
        findings=tuple(map(_finding, severities)),
        conform=("X-001",) * others,
        not_applicable=unsettled,
        not_evaluated=unsettled,
        waived=(_finding(Severity.ERROR),) * others,
    )


@pytest.mark.parametrize(
    ("counts", "summary"),
    [
        ((), "aucune erreur"),
        ((1,), "1 erreur"),
        ((2, 1), "2 erreurs, 1 avertissement"),
        ((0, 2, 1), "aucune erreur, 2 avertissements, 1 information"),
        (
            (1, 0, 2, 1),
            "1 erreur, 2 informations, 1 non évaluée, 1 sans objet, 1 justifiée",
        ),
        (
            (0, 0, 0, 2),
            "aucune erreur, 2 non évaluées, 2 sans objet, 2 justifiées",
        ),
    ],
)
def test_the_summary_agrees_in_number(counts: tuple[int, ...], summary: str) -> None:
    """Zeros are left out, but for errors: their absence is said."""
    assert _report(*counts).summary == summary


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_summary_counts_everything(errors: int, warnings: int, infos: int, others: int) -> None:
    """The numbers of the summary are those of the report but for what conforms; only errors make it fail."""
    report = _report(errors, warnings, infos, others)
    numbers = [int(word) for word in report.summary.split() if word.isdigit()]
    assert sum(numbers) == errors + warnings + infos + 3 * others
    assert report.ok is (errors == 0)
    assert len(report.errors) == errors


def test_the_report_of_the_seed_is_json_with_its_counts() -> None:
    """The JSON has the summary, whether it is right, and every finding with its law."""
    report = check(cci_2017_2019(), date(2018, 12, 31))
    data = json.loads(report.to_json())
    assert (data["ok"], data["summary"]) == (False, report.summary)
    assert data["findings"][0]["code"] == "NAT-001"
    assert data["findings"][0]["sources"]
    assert data["as_of"] == "2018-12-31"


def test_a_waived_finding_says_why() -> None:
    """The reason of the waiver is in the finding, in JSON too, without what is confidential."""
    convention, day = cci_2017_2019(), date(2018, 12, 31)
    (found, *_) = check(convention, day).findings
    waiver = Waiver(
        code=found.code,
        address=found.address,
        reason="vu avec le comptable, compte FR7630006000011234567890189",
        by="l’agent",
        day=day,
    )
    report = check(convention.replace(waivers=(waiver,)), day)
    (waived,) = report.waived
    assert waived.replace(justification=None) == found
    assert waived.justification == "vu avec le comptable, compte FR76 •••• … 0189"
    assert waived.parts[-1] == ("justification", waived.justification)
    assert json.loads(report.to_json())["waived"][0]["justification"] == waived.justification
    assert found.justification is None


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 3))
def test_the_counts_are_those_of_the_report(errors: int, warnings: int, infos: int, others: int) -> None:
    """Each count is the length of its list; a rule counts once among the evaluated ones."""
    report = _report(errors, warnings, infos, others)
    assert report.counts == {
        "errors": errors,
        "warnings": warnings,
        "informations": infos,
        "waived": others,
        "evaluated": int(errors + warnings + infos + others > 0),
        "partly_evaluated": 0,
        "not_evaluated": others,
        "not_applicable": others,
        "conform": others,
    }
