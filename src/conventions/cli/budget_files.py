"""The budgets that a command is given: one for each exercise, from one file or from several."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from conventions.cli.scdl_opening import check_path
from conventions.cli.terminal import tell_error
from conventions.errors import ConventionsError
from conventions.french import NBSP, plural
from conventions.identifiers import siren
from conventions.model import Role
from conventions.model.identity import every_party, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from conventions.model import Budget, Convention, Party
    from conventions.opendata.budgets import BudgetFile
    from conventions.opendata.refusals import FileRefusal

MOST_REMARKS = 10
_WAYS_OUT = {
    "exercise": "donnez-le : --exercise 2026, ou « --budget 2026=FICHIER »",
    "no_column": "nommez-la, ou donnez --mapping",
}


class Given(NamedTuple):
    """A file of a budget, with the exercise that the command line gives it, and what was read of it."""

    exercise: int | None
    path: str
    file: BudgetFile


def budget_paths(arguments: Namespace) -> list[str]:
    """The files that budgets are read from."""
    paths = [path for _, path in arguments.budget]
    return [*paths, arguments.mapping] if arguments.mapping else paths


def budgets_of(arguments: Namespace, conventions: Iterable[Convention]) -> tuple[Budget, ...]:
    """The budgets, in the order of exercises; what was noticed of their files is told on the error stream.

    :raises ConventionsError: for a file that is no budget, or a budget that nobody says whose it is.
    """
    known = tuple(conventions)
    if not arguments.budget or not known:
        return ()
    authority = arguments.authority or authority_of(known)
    reader = partial(_read, authority, arguments.mapping)
    asked = [(exercise or arguments.budget_exercise, path) for exercise, path in arguments.budget]
    given = [Given(exercise, path, reader(exercise, [path])) for exercise, path in asked]
    files = [_together(reader, same) for same in _by_exercise(given)]
    for file in files:
        _tell(file)
    return tuple(file.budget for file in files)


def _by_exercise(given: list[Given]) -> list[list[Given]]:
    years = sorted({each.file.budget.exercise for each in given})
    return [[each for each in given if each.file.budget.exercise == year] for year in years]


def _together(reader: Callable[[int | None, list[str]], BudgetFile], same: list[Given]) -> BudgetFile:
    """One budget of all the files of an exercise: its votes added up."""
    if len(same) == 1:
        return same[0].file
    return reader(same[0].file.budget.exercise, [each.path for each in same])


def _read(authority: str, mapping: str | None, exercise: int | None, paths: list[str]) -> BudgetFile:
    from conventions.opendata.budgets import read_all
    from conventions.opendata.refusals import FileRefusal

    for path in paths:
        check_path(path)
    try:
        return read_all(paths, authority=authority, exercise=exercise, mapping=mapping)
    except FileRefusal as error:
        raise ConventionsError(f"{', '.join(paths)}{NBSP}: {_said(error)}") from None


def _said(error: FileRefusal) -> str:
    """The refusal with the option that the command line has for it."""
    way_out = _WAYS_OUT.get(error.code)
    return str(error).replace(error.way_out, way_out) if way_out and error.way_out else str(error)


def _tell(file: BudgetFile) -> None:
    told = [str(remark) for remark in file.remarks[:MOST_REMARKS]]
    more = len(file.remarks) - MOST_REMARKS
    if more > 0:
        told.append(f"{file.name}{NBSP}: et {more} {plural(more, 'autre remarque', 'autres remarques')}")
    tell_error(told)


def authority_of(conventions: Iterable[Convention]) -> str:
    """Whose the budget is when nobody says: the one that grants in all the conventions.

    :raises ConventionsError: when there are several of them, or none.

    >>> from conventions.samples import association_2024_2026
    >>> authority_of([association_2024_2026()])
    '210000006'
    """
    found = dict.fromkeys(
        _name(party)
        for convention in conventions
        for party in every_party(convention)
        if Role.GRANTOR in party.roles
    )
    if len(found) == 1:
        return next(iter(found))
    told = f"les conventions en ont {len(found)} ({', '.join([*found][:3])})" if found else "aucune ne le dit"
    raise ConventionsError(f"de quel attribuant est le budget{NBSP}? {told}{NBSP}; donnez --authority")


def _name(party: Party) -> str:
    """The SIREN of a party, else its key."""
    return next((number for number in sorted(numbers(party)) if siren.is_valid(number)), party.key)
