"""Findings as the workflow commands of GitHub, which annotates the lines of a change with them.

>>> print(command("error", "a % b", file="a,b.yaml", line="3"))
::error file=a%2Cb.yaml,line=3::a %25 b
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conventions.rules.answers import Severity
from conventions.visible import visible

if TYPE_CHECKING:
    from conventions.errors import Problem
    from conventions.rules.report import Checked, Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({":": "%3A", ",": "%2C"})


def github_annotations(checked: Iterable[Checked]) -> str:
    """One line a finding or a problem, the most serious first, then one line a file with its counts.

    GitHub shows ten annotations of a kind in a step: the order matters. Findings that are waived are counted
    only.

    >>> github_annotations([])
    ''
    """
    items = tuple(checked)
    found = [(item, finding) for item in items if item.report for finding in item.report.findings]
    found.sort(key=lambda pair: list(Severity).index(pair[1].severity))
    problems = (_problem(problem) for item in items for problem in item.problems)
    lines = (*problems, *(_finding(item.file, finding) for item, finding in found), *_counts(items))
    return "\n".join(lines)


def _finding(file: str, finding: Finding) -> str:
    place = finding.place
    told = {"file": place.file if place else file}
    if place and place.line:
        told |= {"line": str(place.line), "col": str(place.column)}
    parts = "\n".join(f"{name} : {text}" for name, text in finding.parts)
    title = f"{finding.code} : {finding.title}"
    return command(_COMMANDS[finding.severity], f"{finding.address}\n{parts}", **told, title=title)


def _problem(problem: Problem) -> str:
    told = {"file": problem.file}
    if problem.line:
        told |= {"line": str(problem.line), "col": str(problem.column)}
    said = f"{problem.address} : {problem.message}" if problem.address else problem.message
    return command("error", said, **told, title="Fichier inutilisable")


def _counts(items: Iterable[Checked]) -> Iterator[str]:
    """Lines that GitHub only prints: none starts with what it takes for a command."""
    for item in items:
        if item.report:
            told = f"{item.file or item.report.convention} : {item.report.summary}"
            yield f"conventions : {visible(told)}"


def command(name: str, message: str, **properties: str) -> str:
    r"""One workflow command, in one line whatever the texts; a property without a value is left out.

    >>> command("notice", "un\ndeux", file="", title="a: b")
    '::notice title=a%3A b::un%0Adeux'
    """
    told = ",".join(f"{key}={_line(text).translate(_PROPERTY)}" for key, text in properties.items() if text)
    return f"::{name} {told}::{_line(message)}"


def _line(text: str) -> str:
    return visible(text.translate(_DATA))
