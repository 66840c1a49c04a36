"""The rules of a report, as SARIF describes them: their title, page, level, texts of law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conventions.rules.answers import Severity
from conventions.rules.catalogue import all_rules
from conventions.rules.writing.sarif_texts import described, pascal, plain

if TYPE_CHECKING:
    from conventions.rules.report import Report
    from conventions.rules.rule import Rule

    Json = dict[str, object]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MARKS = re.compile(r"^#+ |`", re.M)


def descriptors(reports: Iterable[Report]) -> list[Json]:
    """Each rule that a report speaks of, once, by code; one that the catalogue lacks has its title alone."""
    told: dict[str, str] = {}
    for report in reports:
        for code, title in _titles(report):
            told.setdefault(code, title)
    known = {rule.code: rule for rule in all_rules()}
    return [
        _descriptor(known[code]) if code in known else _stranger(code, told[code]) for code in sorted(told)
    ]


def _titles(report: Report) -> Iterator[tuple[str, str]]:
    yield from ((finding.code, finding.title) for finding in (*report.findings, *report.waived))
    for rules in (report.not_evaluated, report.partly_evaluated, report.not_applicable):
        yield from ((rule.code, rule.title) for rule in rules)
    yield from ((code, code) for code in report.conform)


def _stranger(code: str, title: str) -> Json:
    return {**described(code, plain(title)), "properties": {"tags": [family(code)]}}


def family(code: str) -> str:
    """The family of a rule: what stands before the dash of its code.

    >>> family("NAT-001")
    'NAT'
    """
    return code.partition("-")[0]


def _descriptor(rule: Rule) -> Json:
    address = next((source.address for source in rule.sources if source.address), None)
    page = _without_example(rule.page)
    return {
        "id": rule.code,
        "name": pascal(rule.check.__module__.rpartition(".")[2]),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": _first_section(rule.page)},
        "help": {"text": _MARKS.sub("", page), "markdown": page},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": _properties(rule),
    }


def _without_example(page: str) -> str:
    """The page but for its Python, which Markdown would take for a quotation."""
    return "\n## ".join(part for part in page.split("\n## ") if not part.startswith("Exemple"))


def _first_section(page: str) -> str:
    """What the rule checks: the paragraph under the first title."""
    return " ".join(page.partition("\n")[2].partition("\n## ")[0].split())


def _properties(rule: Rule) -> Json:
    return {
        "tags": [family(rule.code)],
        "family": family(rule.code),
        "status": rule.status.value,
        "sources": [source.said for source in rule.sources],
        **({} if rule.law.is_open else {"law": str(rule.law)}),
        "dated_by": str(rule.dated_by),
        "decider": rule.decider,
        "since": rule.since,
        "problem.severity": LEVELS[rule.severity].replace("note", "recommendation"),
    }
