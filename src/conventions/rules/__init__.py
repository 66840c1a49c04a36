"""Rules: one file a rule, a catalogue that finds them, a report that says what could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.rules.catalogue import all_rules, find_rule, of_family
from conventions.rules.checking import check, versions
from conventions.rules.parameters import Parameters
from conventions.rules.profile import Profile, Tightened
from conventions.rules.profile_files import load_profile
from conventions.rules.report import Checked, Finding, Place, Report, Unsettled
from conventions.rules.rule import (
    Anchor,
    Beneficiaries,
    Case,
    Context,
    Fault,
    NotApplicable,
    NotEvaluated,
    Passed,
    Rule,
    Severity,
    Source,
    Status,
    Validity,
    rule,
)
from conventions.rules.scope import LOCAL
from conventions.rules.selection import codes_of
from conventions.rules.values import MetValue
from conventions.rules.writing.github import github_annotations
from conventions.rules.writing.page import html_page
from conventions.rules.writing.sarif import sarif_log

if TYPE_CHECKING:
    RULES: tuple[Rule, ...]

__all__ = [
    "LOCAL",
    "RULES",
    "Anchor",
    "Beneficiaries",
    "Case",
    "Checked",
    "Context",
    "Fault",
    "Finding",
    "MetValue",
    "NotApplicable",
    "NotEvaluated",
    "Parameters",
    "Passed",
    "Place",
    "Profile",
    "Report",
    "Rule",
    "Severity",
    "Source",
    "Status",
    "Tightened",
    "Unsettled",
    "Validity",
    "all_rules",
    "check",
    "codes_of",
    "find_rule",
    "github_annotations",
    "html_page",
    "load_profile",
    "of_family",
    "rule",
    "sarif_log",
    "versions",
]


def __getattr__(name: str) -> tuple[Rule, ...]:
    """``RULES``, found on first use: the rules import this package."""
    if name != "RULES":
        raise AttributeError(f"module 'conventions.rules' has no attribute {name!r}")
    return all_rules()
