"""Targets against results, convention by convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from conventions.model import Action, Convention, Result, Target
from conventions.operations import in_force, minimum_of, rate_of
from conventions.portfolio.entries import PortfolioFile
from conventions.portfolio.money_tables import CONVENTION
from conventions.portfolio.naming import Named
from conventions.portfolio.sheets import Row, Sheet
from conventions.portfolio.tables.columns import Column
from conventions.wording import counted, said_target

COLUMNS = (
    CONVENTION,
    Column("action", "Action"),
    Column("exercise", "Exercice", "year"),
    Column("target", "Objectif chiffré"),
    Column("result", "Résultat"),
    Column("status", "État du résultat"),
    Column("rate", "Taux", "ratio"),
)


def results(as_of: date) -> Sheet:
    """One row for each target and each result that answers it; a result that names no target has its own row."""

    def rows(file: PortfolioFile, names: Named) -> Iterator[Row]:
        if file.convention is not None:
            for action in in_force(names.shown, as_of).actions:
                for target, result in _pairs(names.shown, action):
                    yield (names.title, action.title, *_told(target, result))

    return Sheet("Objectifs et résultats", COLUMNS, rows)


def _pairs(convention: Convention, action: Action) -> Iterator[tuple[Target | None, Result | None]]:
    own = [result for result in convention.results if result.action == action.key]
    for target in action.targets:
        answers = [result for result in own if result.target == target.key]
        yield from ((target, result) for result in answers)
        if not answers:
            yield target, None
    keys = {target.key for target in action.targets}
    yield from ((None, result) for result in own if result.target not in keys)


def _told(target: Target | None, result: Result | None) -> Row:
    return (
        (result.exercise if result else None) or (target.exercise if target else None),
        said_target(target) if target else "",
        _counted(result) if result else "",
        result.status.value if result else "",
        rate(target, result),
    )


def _counted(result: Result) -> str:
    return f"{'environ ' if result.approximate else ''}{counted(result.value, result.unit)}"


def rate(target: Target | None, result: Result | None) -> Fraction | None:
    """What a result is of the target it names, exactly; None without both, or in another unit.

    Of a range, the low end counts. Nothing is a part of a target of zero.

    >>> rate(Target(key="T", value=8, unit="ateliers"), Result(key="R", action="A", value=6, unit="ateliers"))
    Fraction(3, 4)
    """
    if target is None or result is None or target.unit != result.unit:
        return None
    least = minimum_of(target)
    return None if least is None else rate_of(result, least)
