"""A portfolio: how many conventions, the money of each exercise, what is the matter with files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from conventions.days import check_days
from conventions.errors import Problem
from conventions.french import NBSP, format_date, plural
from conventions.money import ZERO
from conventions.notebook.blocks import Block, Grid, Note, Part
from conventions.notebook.days import last_day
from conventions.notebook.display import Display
from conventions.operations import Total
from conventions.portfolio import Portfolio, PortfolioReport, Table
from conventions.portfolio.reports import Found
from conventions.wording import COLUMNS, said_column

_MOST = 100
"""How many findings or problems are shown: the table of the report has them all."""
_TOO_MANY = ("due",)
"""The columns that the screen has no room for: ``portfolio.positions`` has them all."""
_UNASKED = f", jour du dernier fait daté (déduit){NBSP}: pour un autre jour, overview(portefeuille, jour)"


def overview(portfolio: Portfolio, as_of: date | None = None) -> Display:
    """The conventions of a portfolio as they stood on a day, amounts in euros; names are masked as it says.

    No clock is read: without ``as_of``, the day is the last one on which a convention tells that something was
    done, and the display says so.

    :raises ConventionsError: when ``as_of`` is no day.

    >>> from conventions.samples import association_2024_2026
    >>> overview(Portfolio.of([association_2024_2026()]), date(2024, 12, 31)).blocks[0].text
    'Situation au 31 décembre 2024.'
    """
    if as_of is not None:
        check_days(as_of)
    count = len(portfolio.conventions)
    title = f"Portefeuille{NBSP}: {count} {plural(count, 'convention', 'conventions')}"
    days = (last_day(convention) for convention in portfolio.conventions)
    day = max(days, default=None) if as_of is None else as_of
    money = () if day is None else (_day(day, chosen=as_of is not None), *_money(portfolio.positions(day)))
    return Display(title, (*money, *_problems(portfolio.problems, len(portfolio.files))))


def _day(day: date, *, chosen: bool) -> Note:
    return Note(f"Situation au {format_date(day)}{'' if chosen else _UNASKED}.")


def _money(table: Table) -> Iterator[Block]:
    """The sums of the table by exercise, the columns where something is not zero; what was left out of it."""
    names = [column.name for column in table.columns]
    years = sorted({row[names.index("exercise")] for row in table.rows}, key=str)
    sums = {name: _sums(table, names, name, years) for name in COLUMNS if name not in _TOO_MANY}
    shown = [name for name, each in sums.items() if any(part.known != ZERO or part.unknown for part in each)]
    rows = [
        (str(year), *(said_column(name, sums[name][rank]) for name in shown))
        for rank, year in enumerate(years)
    ]
    rows.append(("Total", *(said_column(name, sum(sums[name], start=Total())) for name in shown)))
    titles = ("Exercice", *(COLUMNS[name] for name in shown))
    grid = Grid("Sommes en euros, toutes conventions", titles, tuple(rows), frozenset(range(1, len(titles))))
    yield Part("Argent par exercice", (grid, *(Note(note, "avertissement") for note in table.notes)))


def _sums(table: Table, names: list[str], name: str, years: Sequence[object]) -> list[Total]:
    at, when = names.index(name), names.index("exercise")
    return [Total.of((str(year), row[at]) for row in table.rows if row[when] == year) for year in years]  # type: ignore[misc]  # a column of money


def _problems(problems: Iterable[Problem], files: int) -> Iterator[Block]:
    listed = tuple(problems)
    if not listed:
        yield Note(f"Aucun fichier n’est laissé de côté, sur {files}.", "sans-erreur")
        return
    rows = tuple(
        (each.file, f"ligne {each.line}" if each.line else "–", each.message) for each in listed[:_MOST]
    )
    grid = Grid("Ce qui empêche de compter un fichier", ("Fichier", "Où", "Ce qui ne va pas"), rows)
    yield Part(f"Problèmes de fichiers ({len(listed)})", (grid, *more(len(listed), _MOST, "problèmes")))


def more(count: int, most: int, noun: str) -> Iterator[Note]:
    """« … et 12 autres constats. », where there are more than are shown."""
    if count > most:
        yield Note(f"… et {count - most} autres {noun}.")


def show_portfolio_report(report: PortfolioReport) -> Display:
    """The findings of all the conventions, the gravest first; the files that could not be checked."""
    head = Note(f"Contrôle au {format_date(report.as_of)}")
    verdict = Note(report.summary, "sans-erreur" if report.ok else "erreur")
    problems = _problems(report.problems, len(report.checked))
    return Display("Contrôle du portefeuille", (head, verdict, *found_parts(report.findings), *problems))


def found_parts(found: tuple[Found, ...]) -> Iterator[Block]:
    """The findings as a table under their number, or that there are none."""
    if not found:
        yield Note("Aucun constat.")
        return
    titles = ("Gravité et règle", "Convention", "Constat", "À faire")
    grid = Grid("Les plus graves d’abord", titles, tuple(map(_row, found[:_MOST])))
    yield Part(f"Constats ({len(found)})", (grid, *more(len(found), _MOST, "constats")))


def _row(found: Found) -> tuple[str | tuple[str, ...], ...]:
    finding = found.finding
    where = (finding.message, f"où{NBSP}: {finding.address}")
    return ((finding.severity.value, finding.code), (found.convention, found.file), where, finding.remedy)
