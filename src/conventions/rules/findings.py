"""From the fault that a rule met to the finding of a report; which findings somebody accepted."""

from __future__ import annotations

from datetime import date

from conventions.model import Waiver
from conventions.rules.answers import worst
from conventions.rules.cover import Cover
from conventions.rules.dating import day_of_law
from conventions.rules.reading.wording import fitted
from conventions.rules.report import Finding, Place
from conventions.rules.rule import Case, Fault, Rule, Severity, Status
from conventions.rules.values import Met


def finding_of(rule: Rule, fault: Fault, case: Case, least: Severity | None = None) -> Finding:
    """What a report says of a fault: the rule, the place in the file, how sure the law is.

    ``least`` is the severity that a profile asks of the rule: a finding that rests on a fact that nobody stated
    stays a warning at most.
    """
    severity, to_reconfirm = _severity(rule, fault, day_of_law(rule, fault, case))
    severity = _tightened(severity, least, fault)
    place = case.context.sources.get(fault.address)
    return Finding(
        code=rule.code,
        title=rule.title,
        severity=severity,
        address=fault.address,
        message=fitted(fault.message),
        remedy=fitted(fault.remedy),
        decider=rule.decider,
        words=fault.words,
        values=tuple((name, _fitted(value)) for name, value in fault.values),
        sources=rule.sources,
        place=Place(file=place.file, line=place.line, column=place.column) if place else None,
        inferred=fault.inferred,
        to_reconfirm=to_reconfirm,
    )


def _fitted(value: Met) -> Met:
    return fitted(value) if isinstance(value, str) else value


def _severity(rule: Rule, fault: Fault, applied_on: date) -> tuple[Severity, bool]:
    """Lower an error to a warning when its source is not first-hand or too old, or a fact inferred."""
    told = fault.severity or rule.severity
    old = bool(rule.sources) and all(
        source.read_as_of and source.read_as_of < applied_on for source in rule.sources
    )
    doubtful = rule.status in (Status.SECOND_HAND, Status.REMEMBERED) or old
    lowered = told is Severity.ERROR and (doubtful or fault.inferred is not None)
    return (Severity.WARNING if lowered else told), doubtful


def _tightened(severity: Severity, least: Severity | None, fault: Fault) -> Severity:
    if least is None:
        return severity
    return worst(severity, Severity.WARNING if fault.inferred and least is Severity.ERROR else least)


def gravity(finding: Finding) -> tuple[int, str, str]:
    """The order of findings: the most serious first, then by rule and address."""
    return list(Severity).index(finding.severity), finding.code, finding.address


def is_waived(finding: Finding, case: Case, cover: Cover) -> bool:
    """Whether somebody accepted the finding, at its real address or at the one that reports show."""
    return _waiver(finding, case, cover) is not None


def justified(finding: Finding, case: Case, cover: Cover) -> Finding:
    """A finding that is waived, with the reason why, as a report may show it."""
    waiver = _waiver(finding, case, cover)
    return finding.replace(justification=fitted(cover.text(waiver.reason))) if waiver else finding


def _waiver(finding: Finding, case: Case, cover: Cover) -> Waiver | None:
    if not case.convention.waivers:
        return None
    addresses = (finding.address, cover.address(finding.address))
    found = (
        waiver
        for waiver in case.convention.waivers
        if waiver.code == finding.code
        and waiver.address in addresses
        and waiver.day <= case.as_of <= (waiver.until or date.max)
    )
    return next(found, None)
