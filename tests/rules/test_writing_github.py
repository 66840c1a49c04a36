"""Reports as commands of GitHub: one line each, whatever the texts, which read back to them."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given

from conventions.errors import Problem
from conventions.rules import Checked, Finding, Place, Report, Severity, check, github_annotations
from conventions.samples import cci_2017_2019
from conventions.visible import visible
from tests.rules.hostile import MANY

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """What GitHub reads in a command: its kind, its properties, its message."""
    found = COMMAND.fullmatch(line)
    assert found, line
    kind, told, message = found.groups()
    properties = dict(each.split("=", 1) for each in told.split(","))
    return (
        kind,
        {name: _plain(_plain(text, "%3A:", "%2C,")) for name, text in properties.items()},
        _plain(message),
    )


def _plain(text: str, *codes: str) -> str:
    for code in codes or ("%0D\r", "%0A\n", "%25%"):
        text = text.replace(code[:3], code[3:])
    return text


def shown(text: str) -> str:
    """A text as a command holds it: the ends of lines are kept, other controls are shown."""
    return "".join(char if char in "\r\n" else visible(char) for char in text)


@given(MANY)
def test_each_finding_is_one_line(checked: list[Checked]) -> None:
    """Whatever the texts, a finding or a problem is one command that reads back; a file has one plain line."""
    lines = github_annotations(checked).split("\n") if checked else []
    reports = [item.report for item in checked if item.report]
    findings = [finding for report in reports for finding in report.findings]
    problems = [problem for item in checked for problem in item.problems]
    assert len(lines) == len(findings) + len(problems) + len(reports)
    assert all(line.isprintable() or visible(line) == line for line in lines)
    commands = [read(line) for line in lines if line.startswith("::")]
    assert len(commands) == len(findings) + len(problems)
    assert all(line.startswith("conventions : ") for line in lines if not line.startswith("::"))
    told = [message for _, _, message in commands]
    assert all(any(shown(finding.message) in message for message in told) for finding in findings)
    titles = {properties["title"] for _, properties, _ in commands}
    assert {shown(f"{finding.code} : {finding.title}") for finding in findings} <= titles


@given(MANY)
def test_the_most_serious_come_first(checked: list[Checked]) -> None:
    """GitHub shows few of them: problems and errors, then warnings, then information."""
    kinds = [read(line)[0] for line in github_annotations(checked).split("\n") if line.startswith("::")]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)


def test_what_a_command_says() -> None:
    """The place, the title, and in the message the address, the finding, what to do."""
    finding = Finding(
        code="NAT-001",
        title="Titre, avec : signes",
        severity=Severity.INFO,
        address="grants[2018]",
        message="100 % faux",
        place=Place(file="a,b.yaml", line=3, column=9),
    )
    report = check(cci_2017_2019(), date(2018, 12, 31)).replace(findings=(finding,))
    kind, properties, message = read(github_annotations([Checked("x.yaml", report)]).split("\n")[0])
    assert kind == "notice"
    assert properties == {
        "file": "a,b.yaml",
        "line": "3",
        "col": "9",
        "title": "NAT-001 : Titre, avec : signes",
    }
    assert message.split("\n") == [
        "grants[2018]",
        "constat : 100 % faux",
        "à faire : à examiner",
        "qui décide : le service instructeur",
    ]


def test_without_a_place() -> None:
    """A finding that has no place is about its file; one about no file is about the whole change."""
    report = check(cci_2017_2019(), date(2018, 12, 31))
    assert read(github_annotations([Checked("x.yaml", report)]).split("\n")[0])[1].keys() == {"file", "title"}
    assert read(github_annotations([Checked("", report)]).split("\n")[0])[1].keys() == {"title"}


def test_problems_of_a_file() -> None:
    """What makes a file unusable is an error at its place; only the first line is about the whole file."""
    problems = (
        Problem("a.yaml", 0, 0, "", "x", "introuvable"),
        Problem("a.yaml", 3, 9, "title", "x", "vide"),
    )
    lines = github_annotations([Checked("a.yaml", None, problems)]).split("\n")
    assert lines == [
        "::error file=a.yaml,title=Fichier inutilisable::introuvable",
        "::error file=a.yaml,line=3,col=9,title=Fichier inutilisable::title : vide",
    ]


def test_what_is_waived_is_no_annotation() -> None:
    """A finding that somebody accepted is counted, and shown on no line."""
    report = check(cci_2017_2019(), date(2018, 12, 31))
    waived = report.replace(findings=(), waived=report.findings)
    assert github_annotations([Checked("a.yaml", waived)]).count("\n") == 0
    assert isinstance(waived, Report)
