"""The report of a check: findings, and what could not or need not be evaluated. Nothing passes in silence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from conventions.base import Count, Day, Flag, Record, Text
from conventions.errors import Problem
from conventions.french import plural
from conventions.rules.answers import Severity
from conventions.rules.sources import Source
from conventions.rules.values import MetValue, said
from conventions.wording import joined, quoted


class Place(Record):
    """Where a finding stands in a file."""

    file: Text
    line: Count
    column: Count


class Finding(Record):
    """One thing wrong: its rule, its address, what was met, the law, what to do and who decides.

    ``values`` are exact: amounts, days, ratios, numbers or texts; JSON tells which (see ``rules.values``).
    ``justification`` is the reason why somebody accepted it, for a finding that is waived.
    """

    code: Text
    severity: Severity
    address: Text
    message: Text
    title: Text = "sans titre"
    remedy: Text = "à examiner"
    decider: Text = "le service instructeur"
    words: Text | None = None
    values: tuple[tuple[Text, MetValue], ...] = ()
    sources: tuple[Source, ...] = ()
    place: Place | None = None
    inferred: Text | None = None
    to_reconfirm: Flag = False
    justification: Text | None = None

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What is told of it under its title, each with its name: the words, the values, the law, what to do.

        >>> Finding(code="X", severity="erreur", address="a", message="m", remedy="r", decider="d").parts
        (('constat', 'm'), ('à faire', 'r'), ('qui décide', 'd'))
        """
        return tuple(self._parts())

    def _parts(self) -> Iterator[tuple[str, str]]:
        if self.words:
            yield "dans l’acte", quoted(self.words)
        yield "constat", self.message
        if self.values:
            yield "valeurs lues", joined(f"{name} = {value}" for name, value in self.said_values)
        if self.inferred:
            yield "fait déduit", self.inferred
        for source in self.sources:
            yield "texte", source.said
        yield "à faire", self.remedy
        yield "qui décide", self.decider
        if self.to_reconfirm:
            yield "réserve", "obligation à reconfirmer"
        if self.justification:
            yield "justification", self.justification

    @property
    def said_values(self) -> tuple[tuple[str, str], ...]:
        """The values in French, as a page shows them.

        >>> finding = Finding(code="X", severity="erreur", address="a", message="m", values=(("n", 2024),))
        >>> finding.said_values
        (('n', '2024'),)
        """
        return tuple((name, said(value)) for name, value in self.values)


class Unsettled(Record):
    """A rule that gave no verdict, or not on everything, and why: a fact is missing, or it has no object.

    ``addresses`` are the places where facts are missing, those that are known.
    """

    code: Text
    title: Text
    reason: Text
    addresses: tuple[Text, ...] = ()


class Report(Record):
    """What a check found, with the versions of what it rests on."""

    convention: Text
    as_of: Day
    profile: Text | None = None
    library_version: Text
    rules_version: Text
    data_version: Text
    findings: tuple[Finding, ...] = ()
    conform: tuple[Text, ...] = ()
    not_applicable: tuple[Unsettled, ...] = ()
    not_evaluated: tuple[Unsettled, ...] = ()
    partly_evaluated: tuple[Unsettled, ...] = ()
    waived: tuple[Finding, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that change the exit code."""
        return self.of(Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and what was not evaluated do not count."""
        return not self.errors

    @property
    def summary(self) -> str:
        """« 1 erreur, 2 avertissements, 5 non évaluées, 3 sans objet »: the counts, zeros left out.

        What conforms is not told. A rule with a finding that lacked facts for the rest is told apart, at the
        end: its outcome is the finding.

        >>> Report.model_construct(not_evaluated=(1, 2)).summary
        'aucune erreur, 2 non évaluées'
        """
        counts = [self._count(severity) for severity in Severity]
        counts[0] = counts[0] or "aucune erreur"
        partly = len(self.partly_evaluated)
        counts += [
            f"{len(self.not_evaluated)} non {plural(len(self.not_evaluated), 'évaluée', 'évaluées')}",
            f"{len(self.not_applicable)} sans objet",
            f"{len(self.waived)} {plural(len(self.waived), 'justifiée', 'justifiées')}",
        ]
        said = ", ".join(text for text in counts if text and not text.startswith("0 "))
        rules = plural(partly, "règle évaluée", "règles évaluées")
        return f"{said} ({partly} {rules} en partie)" if partly else said

    def _count(self, severity: Severity) -> str:
        number = len(self.of(severity))
        return f"{number} {plural(number, severity.value, severity.value + 's')}" if number else ""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity, and how many rules of each outcome, by name.

        A rule that is partly evaluated counts among the evaluated ones: its outcome is the finding.

        >>> Report.model_construct(conform=("NAT-001",)).counts["evaluated"]
        1
        """
        met = {finding.code for finding in (*self.findings, *self.waived)}
        return {
            "errors": len(self.errors),
            "warnings": len(self.of(Severity.WARNING)),
            "informations": len(self.of(Severity.INFO)),
            "waived": len(self.waived),
            "evaluated": len(met.union(self.conform)),
            "partly_evaluated": len(self.partly_evaluated),
            "not_evaluated": len(self.not_evaluated),
            "not_applicable": len(self.not_applicable),
            "conform": len(self.conform),
        }

    def to_json(self) -> str:
        """The report as JSON text, with its counts.

        >>> json.loads(Report.model_construct().to_json())["ok"]
        True
        """
        head = {"ok": self.ok, "summary": self.summary, "counts": self.counts}
        return json.dumps({**head, **self.model_dump(mode="json")}, ensure_ascii=False, indent=1)

    def to_sarif(self) -> str:
        """The report as a SARIF 2.1.0 log of one run: see :func:`conventions.rules.sarif_log`.

        >>> fields = {"as_of": "2018-12-31", "library_version": "1", "rules_version": "1", "data_version": "1"}
        >>> json.loads(Report(convention="C", **fields).to_sarif())["version"]
        '2.1.0'
        """
        from conventions.rules.writing.sarif import sarif_log

        return sarif_log((Checked("", self),))

    def to_html(self) -> str:
        """The report as one page that needs nothing else: see :func:`conventions.rules.html_page`.

        >>> fields = {"as_of": "2018-12-31", "library_version": "1", "rules_version": "1", "data_version": "1"}
        >>> Report(convention="C", **fields).to_html().startswith("<!DOCTYPE html>")
        True
        """
        from conventions.rules.writing.page import html_page

        return html_page((Checked("", self),))


class Checked(NamedTuple):
    """A file that was checked: its report, or the problems that make it unusable.

    ``file`` is the path as it was given, empty for a convention that was read from no file.
    """

    file: str
    report: Report | None
    problems: tuple[Problem, ...] = ()
