"""Reports as SARIF: valid for the schema of the standard, with fingerprints that last."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from conventions.rules import (
    Checked,
    Finding,
    Place,
    Report,
    Severity,
    Unsettled,
    all_rules,
    check,
    sarif_log,
)
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.strategies import conventions
from tests.rules.hostile import MANY, REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions import Convention

    Json = dict[str, Any]

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
REPEATED = ("#/definitions/reportingDescriptor", "#/definitions/notification")
"""What each log holds by the hundred, mostly the same from one to the next."""
VALID: set[tuple[str, str]] = set()
"""Those that were found valid: the reference followed, and the JSON."""


def _referred(validator: Any, ref: str, instance: object, schema: object) -> Iterator[ValidationError]:
    """Follow a reference of the schema; what is repeated and was found valid is not looked at again."""
    found = Draft202012Validator.VALIDATORS["$ref"](validator, ref, instance, schema)
    if ref not in REPEATED:
        yield from found
        return
    seen = (ref, json.dumps(instance))
    if seen not in VALID:
        errors = list(found)
        yield from errors
        VALID.update(() if errors else (seen,))


VALIDATOR = extend(Draft202012Validator, {"$ref": _referred})(SCHEMA)
DAY = date(2018, 12, 31)
SAMPLES = (cci_2017_2019, association_2024_2026, equipment_2023_2025)


def validated(text: str) -> Json:
    """The only run of a log, which must follow the schema."""
    log: Json = json.loads(text)
    VALIDATOR.validate(log)
    return only_run(text)


def only_run(text: str) -> Json:
    """The only run of a log."""
    (run,) = json.loads(text)["runs"]
    return dict(run)


def prints(results: list[Json]) -> list[str]:
    """The fingerprints of results."""
    return [result["partialFingerprints"]["conventionsFinding/v1"] for result in results]


WRONG: tuple[Callable[[Json], object], ...] = (
    lambda run: run.update(inconnu=1),
    lambda run: run["results"][0].update(level="erreur"),
    lambda run: run["results"][0].pop("message"),
    lambda run: run["tool"]["driver"].pop("name"),
    lambda run: run["tool"]["driver"]["rules"][0].pop("id"),
    lambda run: run["tool"]["driver"]["rules"][-1].update(inconnu=1),
    lambda run: run["invocations"][0]["toolExecutionNotifications"][0].update(level="erreur"),
)
"""What a run may not be."""


def test_the_schema_is_that_of_sarif_and_refuses_what_is_wrong() -> None:
    """The validator is not a formality: a missing version, a word too many, a wrong level are refused."""
    Draft202012Validator.check_schema(SCHEMA)
    log = json.loads(check(cci_2017_2019(), DAY).to_sarif())
    VALIDATOR.validate(log)
    for change in WRONG:
        wrong = json.loads(json.dumps(log))
        change(wrong["runs"][0])
        with pytest.raises(ValidationError):
            VALIDATOR.validate(wrong)
    with pytest.raises(ValidationError):
        VALIDATOR.validate({"runs": log["runs"]})


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_reports_of_the_samples_are_valid(sample: Any) -> None:
    """The findings of a sample are the results, with their rule, level, place and fingerprint."""
    report = check(sample(), DAY)
    run = validated(report.to_sarif())
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert codes == sorted({rule.code for rule in all_rules()})
    assert [result["ruleId"] for result in run["results"]] == [item.code for item in report.findings]
    assert run["properties"]["reports"][0]["counts"] == report.counts
    assert run["tool"]["driver"]["properties"]["rules_version"] == report.rules_version


@settings(max_examples=20)
@given(conventions(coherent=True), st.dates(date(2005, 1, 1), date(2040, 12, 31)))
def test_the_report_of_any_convention_is_valid(convention: Convention, day: date) -> None:
    """Whatever the convention, its report is a valid log."""
    report = check(convention, day)
    run = validated(sarif_log([Checked("dossier/a.yaml", report)]))
    assert len(run["results"]) == len(report.findings) + len(report.waived)


@settings(max_examples=20)
@given(MANY)
def test_any_reports_are_valid(checked: list[Checked]) -> None:
    """Whatever the texts, the log is valid, each rule is where its index says, and nothing is passed over."""
    run = validated(sarif_log(checked))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    notices = run["invocations"][0]["toolExecutionNotifications"]
    associated = [notice["associatedRule"] for notice in notices if "associatedRule" in notice]
    assert all(rules[rule["index"]] == rule["id"] for rule in associated)
    reports = [item.report for item in checked if item.report]
    assert len(run["results"]) == sum(len(each.findings) + len(each.waived) for each in reports)
    assert len(notices) == sum(
        len(each.not_evaluated) + len(each.partly_evaluated) + len(each.not_applicable) for each in reports
    ) + sum(len(item.problems) for item in checked)
    assert run["invocations"][0]["executionSuccessful"] is not any(item.problems for item in checked)


@given(MANY, st.randoms(use_true_random=False))
def test_fingerprints_are_unique_and_need_no_order(checked: list[Checked], chance: random.Random) -> None:
    """No two findings of a run share a fingerprint; shuffled files and findings keep theirs."""
    results = only_run(sarif_log(checked))["results"]
    assert len(set(prints(results))) == len(results)
    shuffled = [_shuffled(item, chance) for item in chance.sample(checked, len(checked))]
    again = only_run(sarif_log(shuffled))["results"]
    assert _by_print(results) == _by_print(again)


def _shuffled(item: Checked, chance: random.Random) -> Checked:
    if item.report is None:
        return item
    findings = chance.sample(item.report.findings, len(item.report.findings))
    return item._replace(report=item.report.replace(findings=tuple(findings)))


def _by_print(results: list[Json]) -> list[tuple[str, str]]:
    return sorted(zip(prints(results), (result["ruleId"] for result in results), strict=True))


@given(REPORTS)
def test_fingerprints_stay_when_lines_move(report: Report) -> None:
    """A finding that moves in its file, or whose convention says more, keeps its fingerprint."""
    findings = (item.replace(place=Place(file="a.yaml", line=7, column=1)) for item in report.findings)
    moved = report.replace(findings=tuple(findings), convention="Un autre titre")
    before, after = (only_run(sarif_log([Checked("a.yaml", each)]))["results"] for each in (report, moved))
    assert prints(before) == prints(after)


def test_a_fingerprint_is_of_the_file_the_rule_and_the_address() -> None:
    """Another file, another rule, another address give another fingerprint; another amount does not."""
    finding = Finding(code="NAT-001", severity=Severity.ERROR, address="period", message="50 000 €")
    others = (
        ("a.yaml", finding),
        ("b.yaml", finding),
        ("a.yaml", finding.replace(code="NAT-002")),
        ("a.yaml", finding.replace(address="grants[2018]")),
    )
    found = [_print_of(file, item) for file, item in others]
    assert len(set(found)) == 4
    assert _print_of("./a.yaml", finding.replace(message="60 000 €")) == found[0]
    assert found[0] == "4c7d215c1b738cdbbaa24cf5efc99264"


def _print_of(file: str, finding: Finding) -> str:
    (only,) = prints(validated(sarif_log([Checked(file, _report(findings=(finding,)))]))["results"])
    return only


def _report(**fields: object) -> Report:
    base = {"convention": "C", "as_of": DAY, "library_version": "0.1.0", "rules_version": "1"}
    return Report.model_validate({**base, "data_version": "1", **fields})


FINDING = Finding(
    code="NAT-001",
    title="Titre",
    severity=Severity.WARNING,
    address="grants[2018].amount",
    message="le montant {0} [ici](1)",
    values=(("compte", "65738"), ("jour", DAY)),
    place=Place(file="dossier/été.yaml", line=3, column=0),
    justification="accepté par la commission",
)


def test_a_finding_is_told_whole() -> None:
    """The place, the address, the level, the exact values; a message is neither a link nor a form to fill."""
    (result,) = validated(sarif_log([Checked("dossier/été.yaml", _report(findings=(FINDING,)))]))["results"]
    assert (result["level"], result["kind"], result["suppressions"]) == ("warning", "fail", [])
    (at,) = result["locations"]
    assert at["physicalLocation"] == {
        "artifactLocation": {"uri": "dossier/%C3%A9t%C3%A9.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 1},
    }
    assert at["logicalLocations"] == [
        {"name": "amount", "fullyQualifiedName": "grants[2018].amount", "kind": "member"}
    ]
    assert result["message"]["text"].startswith("le montant {{0}} [ici\\](1). À faire : à examiner.")
    assert result["properties"]["values"] == [["compte", "65738"], ["jour", {"date": "2018-12-31"}]]


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    """What somebody accepted is suppressed, by a decision taken elsewhere, and says why."""
    (result,) = validated(_report(waived=(FINDING,)).to_sarif())["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "accepté par la commission"}
    ]
    (bare,) = validated(_report(waived=(FINDING.replace(justification=None),)).to_sarif())["results"]
    assert bare["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_a_rule_is_described() -> None:
    """A descriptor has the title, the page without its Python, the level, the family, the texts of law."""
    rules = {
        rule["id"]: rule
        for rule in validated(check(cci_2017_2019(), DAY).to_sarif())["tool"]["driver"]["rules"]
    }
    rule = rules["PLURI-001"]
    assert rule["name"] == "CreditsClauseMissing"
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["properties"]["family"] == "PLURI"
    assert rule["properties"]["law"] == "depuis le 1er janvier 2006"
    assert rule["properties"]["sources"]
    assert rule["fullDescription"]["text"].strip()
    assert rule["help"]["markdown"].startswith("## Ce que la règle vérifie\n")
    assert ">>>" not in rule["help"]["markdown"] + rule["help"]["text"]
    assert "## Références" in rule["help"]["markdown"]


def test_what_has_no_verdict_is_a_notification() -> None:
    """A rule that was not evaluated, or has no object, is told with its reason: GitHub makes no alert of it."""
    unsettled = Unsettled(code="NAT-001", title="T", reason="date inconnue", addresses=("grants[2018]",))
    run = validated(_report(not_evaluated=(unsettled,), conform=("PAI-001",)).to_sarif())
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert run["results"] == []
    assert notice["level"] == "note"
    assert notice["descriptor"] == {"id": "not_evaluated", "index": 0}
    assert notice["message"]["text"].endswith("date inconnue")
    assert notice["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "grants[2018]"
    assert run["properties"]["reports"][0]["conform"] == ["PAI-001"]


def test_the_category_does_not_change_with_the_day() -> None:
    """What stands before the last slash is the same on all days: a platform closes what is mended."""
    ids = [
        validated(check(cci_2017_2019(), day).to_sarif())["automationDetails"]["id"]
        for day in (DAY, date(2019, 1, 1))
    ]
    assert ids == ["conventions/check/2018-12-31", "conventions/check/2019-01-01"]
