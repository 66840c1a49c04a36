"""The report of a portfolio as people read it: the counts, the rules, each convention, then where to begin."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line
from conventions.cli.view import heading
from conventions.french import NBSP, format_date, format_list, format_number, plural
from conventions.operations import NO_BUDGET
from conventions.rules import Severity, Unsettled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conventions.portfolio import PortfolioReport
    from conventions.portfolio.reports import Found

MOST = 3
"""How many findings of a rule are shown, unless all are asked for."""
MOST_FILES = 10
_TITLES = (
    Column("Règle"),
    Column("Gravité"),
    Column("Constats", right=True),
    Column("Conventions", right=True),
    Column("Ce qui ne va pas"),
)


class Chosen(NamedTuple):
    """The findings that are shown, and how many are not."""

    shown: tuple[Found, ...]
    left_out: int

    @classmethod
    def of(cls, found: Sequence[Found], most: int | None) -> Chosen:
        """At most so many findings of each rule; all of them when ``most`` is None."""
        met: Counter[str] = Counter()
        shown = []
        for each in found:
            met[each.finding.code] += 1
            if most is None or met[each.finding.code] <= most:
                shown.append(each)
        return cls(tuple(shown), len(found) - len(shown))


def text(report: PortfolioReport, folder: str, room: int, most: int | None) -> Iterator[Line]:
    """The lines of the report, none wider than ``room``; ``most`` findings of each rule, None for all."""
    chosen = Chosen.of(report.findings, most)
    yield from paragraph(f"{folder}{NBSP}: contrôle au {format_date(report.as_of)}", room, tone="titre")
    yield from paragraph(report.summary, room, tone="titre" if report.ok else "erreur")
    yield from _files(report, room, most)
    yield from rules(report.findings, room)
    yield from by_convention(chosen, room)
    yield from _unsettled(report, room)
    yield from _to_do(report, chosen, folder, room)


def _files(report: PortfolioReport, room: int, most: int | None) -> Iterator[Line]:
    """What makes files unusable, a line a problem."""
    problems = report.problems
    if problems:
        yield from heading("Fichiers laissés de côté", room)
        shown = problems if most is None else problems[:MOST_FILES]
        for problem in shown:
            yield from paragraph(str(problem), room, "– ")
        yield from _more(len(problems) - len(shown), ("autre problème", "autres problèmes"), room)


def rules(found: Sequence[Found], room: int) -> Iterator[Line]:
    """The rules that find something, the gravest first, then those that find the most."""
    if not found:
        return
    yield from heading("Constats par règle", room)
    counts = Counter((each.finding.code, each.finding.severity) for each in found)
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    kinds = sorted(counts, key=lambda kind: (ranks[kind[1]], -counts[kind], kind[0]))
    yield from map(Line, table(_TITLES, [_row(kind, found) for kind in kinds], room))


def _row(kind: tuple[str, Severity], found: Sequence[Found]) -> tuple[str, ...]:
    same = [each for each in found if (each.finding.code, each.finding.severity) == kind]
    files = len({each.file for each in same})
    code, severity = kind
    return (code, severity.value, format_number(len(same)), format_number(files), same[0].finding.title)


def by_convention(chosen: Chosen, room: int) -> Iterator[Line]:
    """The findings under the name of their convention, the gravest conventions first."""
    if not chosen.shown:
        return
    yield from heading("Constats par convention", room)
    for rank, file in enumerate(dict.fromkeys(each.file for each in chosen.shown)):
        same = [each for each in chosen.shown if each.file == file]
        yield from [Line("")] if rank else []
        yield from paragraph(f"{file}{NBSP}: {same[0].convention}", room, tone="titre")
        for each in same:
            yield from _finding(each, room)
    if chosen.left_out:
        yield Line("")
        yield from _more(chosen.left_out, ("autre constat", "autres constats"), room)


def _finding(found: Found, room: int) -> Iterator[Line]:
    finding = found.finding
    start = f"  {finding.severity.value} {finding.code}{NBSP}: "
    yield from paragraph(finding.message, room, start, rest="    ", tone=finding.severity)
    yield from paragraph(finding.address, room, f"    où{NBSP}: ", rest="      ")
    yield from paragraph(finding.remedy, room, f"    à faire{NBSP}: ", rest="      ")


def _more(count: int, words: tuple[str, str], room: int) -> Iterable[Line]:
    told = f"… et {format_number(count)} {plural(count, *words)}{NBSP}: --all les montre"
    return paragraph(told, room) if count > 0 else ()


def _unsettled(report: PortfolioReport, room: int) -> Iterator[Line]:
    """What has no verdict, and how often: nothing passes in silence."""
    missing = _missing(report)
    if missing:
        count, codes = len(missing), Counter(rule.code for rule in missing)
        most = ", ".join(f"{code} ({format_number(number)})" for code, number in codes.most_common(MOST))
        yield Line("")
        yield from paragraph(
            f"Sans verdict, faute de faits au dossier{NBSP}: {format_number(count)} "
            f"{plural(count, 'contrôle', 'contrôles')} de {len(codes)} {plural(len(codes), 'règle', 'règles')}, "
            f"surtout {most}{NBSP}; --format html dit ce qui manque à chacun.",
            room,
        )


def _missing(report: PortfolioReport) -> list[Unsettled]:
    reports = [item.report for item in report.checked if item.report]
    return [rule for each in reports for rule in (*each.not_evaluated, *each.partly_evaluated)]


def _to_do(report: PortfolioReport, chosen: Chosen, folder: str, room: int) -> Iterator[Line]:
    yield from heading("À faire", room)
    steps = [*_steps(report, chosen, folder)] or ["rien : aucun constat"]
    for rank, step in enumerate(steps, 1):
        yield from paragraph(step, room, f"{rank}. " if len(steps) > 1 else "– ")


def _steps(report: PortfolioReport, chosen: Chosen, folder: str) -> Iterator[str]:
    if report.problems:
        yield "remettre en état les fichiers laissés de côté : rien de ce qu’ils disent n’est contrôlé ni compté"
    errors = Counter(found.file for found in report.errors)
    if errors:
        first, number = errors.most_common(1)[0]
        yield (
            f"corriger les erreurs, en commençant par {first} ({number} "
            f"{plural(number, 'erreur', 'erreurs')}) : « conventions check {folder.rstrip('/')}/{first} » les "
            "montre en entier, avec leurs textes"
        )
    if len(report.errors) < len(report.findings):
        yield "examiner les autres constats, règle par règle : « conventions explain CODE » explique chacune"
    if codes := sorted({rule.code for rule in _missing(report) if rule.reason == NO_BUDGET}):
        yield f"donner le budget (--budget FICHIER) : sans lui, {format_list(codes)} restent sans verdict"
    if chosen.left_out:
        yield "voir tous les constats : --all, ou --format xlsx pour les trier et les répartir"
