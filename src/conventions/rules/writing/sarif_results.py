"""The findings as SARIF results: their message, place, fingerprint, and the reason of those waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from conventions.rules.writing.sarif_places import location
from conventions.rules.writing.sarif_rules import LEVELS
from conventions.rules.writing.sarif_texts import plain, uri_of

if TYPE_CHECKING:
    from conventions.rules.report import Checked, Finding, Report

    Json = dict[str, object]

FINGERPRINT = "conventionsFinding/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""The only one that GitHub reads: without it, an alert closed by somebody comes back when a line moves."""


class _Met(NamedTuple):
    file: str
    report: Report
    finding: Finding
    waived: bool

    @property
    def identity(self) -> tuple[str, str, str]:
        """The file (or the convention, when it has none), the rule, the address: what stays when lines move."""
        owner = uri_of(self.file) if self.file else self.report.convention
        return owner, self.finding.code, self.finding.address


def results(checked: Iterable[Checked], ranks: Mapping[str, int]) -> Iterator[Json]:
    """Every finding of every report, then those that are waived; ``ranks`` places the rules in the run."""
    met = [each for item in checked for each in _met(item)]
    for each, fingerprint in zip(met, fingerprints(met), strict=True):
        yield _result(each, ranks[each.finding.code], fingerprint)


def _met(item: Checked) -> Iterator[_Met]:
    if item.report is None:
        return
    for waived, findings in ((False, item.report.findings), (True, item.report.waived)):
        for finding in findings:
            yield _Met(item.file, item.report, finding, waived)


def fingerprints(met: list[_Met]) -> list[str]:
    """One text a finding, unique, the same in any order; several of one rule at one address have a rank.

    >>> fingerprints([])
    []
    """
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for rank, each in enumerate(met):
        alike[each.identity].append(rank)
    found = [""] * len(met)
    for identity, held in alike.items():
        for order, rank in enumerate(sorted(held, key=lambda rank: _content(met[rank]))):
            found[rank] = _digest(*identity, str(order))
    return found


def _content(met: _Met) -> str:
    """All that a finding says but the place, which moves with the lines of the file."""
    return met.finding.model_dump_json(exclude={"place"})


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _result(met: _Met, rank: int, fingerprint: str) -> Json:
    finding, place = met.finding, met.finding.place
    at = (place.file, place.line, place.column) if place else (met.file, 0, 0)
    return {
        "ruleId": finding.code,
        "ruleIndex": rank,
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [location(*at, addresses=(finding.address,))],
        "partialFingerprints": {FINGERPRINT: fingerprint, GITHUB_FINGERPRINT: fingerprint},
        "suppressions": [_suppression(finding)] if met.waived else [],
        "properties": _properties(met),
    }


def _message(finding: Finding) -> str:
    """The finding and what to do; no text of a convention makes a link of it, nor a place to fill."""
    said = f"{finding.message}. À faire : {finding.remedy}. Qui décide : {finding.decider}."
    return plain(said)


def _suppression(finding: Finding) -> Json:
    reason = {"justification": finding.justification} if finding.justification else {}
    return {"kind": "external", "status": "accepted", **reason}


_TOLD = ("title", "words", "values", "remedy", "decider", "inferred", "to_reconfirm")


def _properties(met: _Met) -> Json:
    fields = met.finding.model_dump(mode="json")
    said = [source.said for source in met.finding.sources]
    return {**{name: fields[name] for name in _TOLD}, "sources": said, "as_of": met.report.as_of.isoformat()}
