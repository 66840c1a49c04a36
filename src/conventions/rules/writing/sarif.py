"""Reports as a SARIF 2.1.0 log (OASIS), which code platforms and editors read.

Results are findings alone, those that are waived being suppressed: GitHub shows every result as an alert,
whatever its kind. What was not evaluated, or has no object, is a notification of the run, with its reason.

>>> from conventions.rules import Checked
>>> json.loads(sarif_log([]))["runs"][0]["results"]
[]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from conventions.rules.writing.sarif_notices import NOTICES, notices
from conventions.rules.writing.sarif_places import BASE, artifacts
from conventions.rules.writing.sarif_results import results
from conventions.rules.writing.sarif_rules import descriptors

if TYPE_CHECKING:
    from conventions.rules.report import Checked, Report

    Json = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NAME = "conventions"
CATEGORY = "conventions/check/"
"""The same for all runs: what a platform compares a run with is the last one of its category."""

_SEMANTIC = re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}")


def sarif_log(checked: Iterable[Checked]) -> str:
    """One SARIF 2.1.0 log, of one run, for all the files of a check; JSON text.

    Files that could not be used are errors of the run. A finding keeps its fingerprint from one run to the
    next as long as its file, its rule and its address are the same.

    >>> from datetime import date
    >>> from conventions.rules import Checked, check
    >>> from conventions.samples import cci_2017_2019
    >>> log = json.loads(sarif_log([Checked("cci.yaml", check(cci_2017_2019(), date(2018, 12, 31)))]))
    >>> log["runs"][0]["results"][0]["ruleId"]
    'NAT-001'
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(tuple(checked))]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _run(checked: tuple[Checked, ...]) -> Json:
    reports = [item.report for item in checked if item.report]
    rules = descriptors(reports)
    ranks = {str(rule["id"]): rank for rank, rule in enumerate(rules)}
    return {
        "tool": {"driver": {**_driver(reports), "rules": rules, "notifications": list(NOTICES)}},
        "language": "fr",
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": CATEGORY + ",".join(sorted({f"{each.as_of}" for each in reports}))},
        "originalUriBaseIds": {BASE: {"description": {"text": "le dossier où le contrôle est lancé"}}},
        "invocations": [
            {
                "executionSuccessful": not any(item.problems for item in checked),
                "toolExecutionNotifications": list(notices(checked, ranks)),
            }
        ],
        "artifacts": artifacts(item.file for item in checked),
        "results": list(results(checked, ranks)),
        "properties": {"reports": [_about(item.file, item.report) for item in checked if item.report]},
    }


def _driver(reports: list[Report]) -> Json:
    told: Json = {"name": NAME, "fullName": "conventions : contrôle de conventions de subvention"}
    if not reports:
        return told
    version = reports[0].library_version
    semantic = {"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}
    return {**told, "version": version, **semantic, "properties": _versions(reports[0])}


def _versions(report: Report) -> Json:
    return {"rules_version": report.rules_version, "data_version": report.data_version}


def _about(file: str, report: Report) -> Json:
    """What is told of one report beside its findings: what it is about, its counts, what conforms."""
    return {
        **({"file": file} if file else {}),
        "convention": report.convention,
        "as_of": report.as_of.isoformat(),
        **({"profile": report.profile} if report.profile else {}),
        "ok": report.ok,
        "summary": report.summary,
        "counts": report.counts,
        "conform": list(report.conform),
        **_versions(report),
    }
