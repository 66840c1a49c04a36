"""The report of a check: what is wrong first, then what could not be evaluated, and how many rules conform."""

from __future__ import annotations

from collections.abc import Iterator

from conventions.french import NBSP, format_date, plural
from conventions.notebook.blocks import Block, Grid, Note, Pairs, Part
from conventions.notebook.display import Display
from conventions.rules import Finding, Report, Severity, Unsettled

TITLES = ("Règle", "Constat", "À faire", "Textes")
_UNSETTLED = (
    ("Non évaluées", "not_evaluated"),
    ("Évaluées en partie", "partly_evaluated"),
    ("Sans objet", "not_applicable"),
)


def show_report(report: Report) -> Display:
    """The findings by severity, with what to do and the law; the rules without a verdict, folded, with why."""
    head = Note(f"Contrôle au {format_date(report.as_of)}")
    verdict = Note(report.summary, "sans-erreur" if report.ok else "erreur")
    return Display(report.convention, (head, verdict, _counts(report), *_findings(report), *_others(report)))


def _findings(report: Report) -> Iterator[Block]:
    for severity in Severity:
        found = report.of(severity)
        if found:
            title = plural(len(found), severity.value, f"{severity.value}s").capitalize()
            yield Part(
                f"{title} ({len(found)})", (findings(f"Constats de gravité « {severity.value} »", found),)
            )
    if not report.findings:
        yield Note("Aucun constat.")


def findings(caption: str, found: tuple[Finding, ...]) -> Grid:
    """Findings as a table: the rule, the address, what was met, what to do, the texts without their links."""
    return Grid(caption, TITLES, tuple(map(_finding, found)))


def _finding(finding: Finding) -> tuple[str | tuple[str, ...], ...]:
    told = [finding.message, f"où{NBSP}: {finding.address}"]
    if finding.inferred:
        told.append(f"fait déduit{NBSP}: {finding.inferred}")
    if finding.to_reconfirm:
        told.append("obligation à reconfirmer")
    if finding.justification:
        told.append(f"justification{NBSP}: {finding.justification}")
    todo = (finding.remedy, f"qui décide{NBSP}: {finding.decider}")
    sources = tuple(source.text for source in finding.sources)
    return ((finding.code, finding.title), tuple(told), todo, sources)


def _counts(report: Report) -> Pairs:
    """How many rules of each outcome: nothing passes in silence."""
    counts = report.counts
    named = (
        ("Règles conformes", "conform"),
        ("Non évaluées", "not_evaluated"),
        ("Sans objet", "not_applicable"),
        ("Constats justifiés, non comptés", "waived"),
    )
    return Pairs(tuple((title, str(counts[name])) for title, name in named))


def _others(report: Report) -> Iterator[Part]:
    for title, name in _UNSETTLED:
        rules: tuple[Unsettled, ...] = getattr(report, name)
        if rules:
            rows = tuple((rule.code, rule.title, (rule.reason, *rule.addresses)) for rule in rules)
            grid = Grid(title, ("Règle", "Ce qu’elle signale", "Pourquoi"), rows)
            yield Part(f"{title} ({len(rules)})", (grid,), folded=True)
    if report.waived:
        title = "Constats justifiés par un agent, non comptés"
        yield Part(f"{title} ({len(report.waived)})", (findings(title, report.waived),), folded=True)
    if report.conform:
        listed = Note(", ".join(report.conform))
        yield Part(f"Conformes ({len(report.conform)})", (listed,), folded=True)
