"""What the page of a check says of one file, from its findings to the versions that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from conventions.french import format_date
from conventions.html import Html, html, named, table, tag
from conventions.rules.reading.wording import spaced

if TYPE_CHECKING:
    from conventions.rules.report import Checked, Finding, Report, Unsettled

TITLES = ("Gravité et règle", "Où", "Constat")
_UNSETTLED = (
    ("Règles non évaluées", "not_evaluated"),
    ("Règles évaluées en partie", "partly_evaluated"),
    ("Règles sans objet", "not_applicable"),
)


def section(item: Checked, name: str) -> Html:
    """The section of a file, whose title is the target of a link."""
    title = item.report.convention if item.report else item.file
    content = _report(item.file, item.report) if item.report else _problems(item)
    return tag("section", tag("h2", title, id=name), *content, aria_labelledby=name)


def _problems(item: Checked) -> Iterator[Html]:
    yield tag("p", "Ce fichier est inutilisable.", class_="erreur")
    rows = (
        (f"ligne {each.line}" if each.line else "–", each.address, each.message) for each in item.problems
    )
    yield table("Ce qui empêche de le lire", ("Place", "Adresse", "Ce qui ne va pas"), rows)


def _report(file: str, report: Report) -> Iterator[Html]:
    day = f"contrôle au {format_date(report.as_of)}"
    yield tag("p", f"{file}, {day}" if file else day)
    yield tag("p", tag("strong", report.summary), class_="sans-erreur" if report.ok else "erreur")
    yield from _findings("Constats", report.findings)
    if not report.findings:
        yield tag("p", "Aucun constat.")
    for title, name in _UNSETTLED:
        yield from _unsettled(title, getattr(report, name))
    yield from _findings("Constats justifiés par un agent, non comptés", report.waived)
    if report.conform:
        yield tag("h3", "Règles conformes")
        yield tag("p", ", ".join(report.conform))
    yield tag("h3", "Versions")
    yield named(_versions(report))


def _findings(title: str, findings: tuple[Finding, ...]) -> Iterator[Html]:
    if findings:
        yield tag("h3", title)
        yield table(f"{title} ({len(findings)})", TITLES, [tuple(_finding(each)) for each in findings])


def _finding(finding: Finding) -> Iterator[Html]:
    severity = tag("span", finding.severity.value, class_=finding.severity.value)
    place = finding.place
    lines = [] if place is None else [tag("span", f"ligne {place.line}, colonne {place.column}")]
    yield tag("p", severity, " ", finding.code)
    yield tag("p", tag("code", finding.address), *(part for line in lines for part in (Html("<br>"), line)))
    yield Html(
        tag("p", tag("strong", finding.title)) + named((name, spaced(text)) for name, text in finding.parts)
    )


def _unsettled(title: str, rules: tuple[Unsettled, ...]) -> Iterator[Html]:
    if not rules:
        return
    yield tag("h3", title)
    rows = ((rule.code, rule.title, _reason(rule)) for rule in rules)
    yield table(f"{title} ({len(rules)})", ("Règle", "Ce qu’elle signale", "Pourquoi"), rows)


def _reason(rule: Unsettled) -> Html:
    places = (Html(f"<br>{tag('code', address)}") for address in rule.addresses)
    return Html(html(rule.reason) + "".join(places))


def _versions(report: Report) -> Iterator[tuple[str, str]]:
    if report.profile:
        yield "profil", report.profile
    yield "bibliothèque", report.library_version
    yield "règles", report.rules_version
    yield "données", report.data_version.removeprefix("Source : ")
