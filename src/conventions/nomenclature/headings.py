"""Looking a chapter or a function up in the plans: both tables are known whole, plan by plan."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from conventions.french import quote
from conventions.nomenclature.account import Absent, Unknown
from conventions.nomenclature.entries import Chapter, FoundChapter, FoundFunction, Function
from conventions.nomenclature.plans import Question
from conventions.nomenclature.store import SECTIONS, parent_told, stays, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conventions.nomenclature.account import What
    from conventions.nomenclature.entries import Axis


class _Stated(Protocol):
    """What a declinaison states over exercises."""

    @property
    def declinaison(self) -> str:
        """The declinaison that states it."""

    @property
    def first_exercise(self) -> int:
        """The first of these exercises."""

    def is_valid_in(self, exercise: int) -> bool:
        """Whether it is stated for this exercise."""


_Entry = TypeVar("_Entry", bound=_Stated)


def find_chapter(
    code: str, norm: str, exercise: int, declinaison: str | None = None
) -> FoundChapter | Absent | Unknown:
    """The chapter of this code for this exercise, in one declinaison of the norm or in all of them.

    ``norm`` and ``declinaison`` are those of :func:`find_account`. The chapters of each plan are all known:
    a code that a plan has not is :class:`Absent`. Outside the plans, or for what is no code, :class:`Unknown`.

    Source: ``data/README.md``.

    >>> [chapter.section for chapter in find_chapter("204", "M57_D", 2024).chapters]
    ['investissement']
    >>> find_chapter("66666", "M57_D", 2024).reason
    'chapitre 66666 absent du plan de comptes M57_D pour l’exercice 2024'
    """
    answer = _find("chapitre", code, chapters_of, (norm, exercise, declinaison))
    return FoundChapter(*answer) if isinstance(answer, tuple) else answer


def find_function(
    code: str, norm: str, exercise: int, declinaison: str | None = None
) -> FoundFunction | Absent | Unknown:
    """The function of this code for this exercise, in one declinaison of the norm or in all of them.

    As :func:`find_chapter`; the plans without functions in the data (M4x, M61, small communes) are
    :class:`Unknown`.

    Source: ``data/README.md``.

    >>> find_function("62", "M57", 2018).functions[0].label
    'Structure d’animation et de développement économique'
    >>> find_function("62", "M57", 2025).reason
    'exercice 2025 hors des données, qui vont de 2013 à 2024'
    """
    answer = _find("fonction", code, functions_of, (norm, exercise, declinaison))
    return FoundFunction(*answer) if isinstance(answer, tuple) else answer


def function_children(function: Function, exercise: int | None = None) -> tuple[Function, ...]:
    """The functions right under this one in its declinaison, by code then exercise.

    All those that share an exercise with it, or only those of ``exercise``.

    >>> [child.number for child in function_children(find_function("63", "M57", 2018).functions[0])]
    ['631', '632', '633']
    """
    first, last = (
        (exercise, exercise) if exercise is not None else (function.first_exercise, function.last_exercise)
    )
    return tuple(
        child
        for code in sorted(table("functions").facts)
        if code.startswith(function.number)
        for child in functions_of(code)
        if (child.parent, child.declinaison) == (function.number, function.declinaison)
        and child.first_exercise <= last
        and first <= child.last_exercise
    )


def _find(
    what: What, code: str, entries_of: Callable[[str], tuple[_Entry, ...]], asked: tuple[str, int, str | None]
) -> tuple[tuple[_Entry, ...], tuple[str, ...]] | Absent | Unknown:
    """The entries of a code and the declinaisons without it, or why there is none."""
    _, exercise, _ = asked
    plans = Question(*asked).among(table(_TABLES[what]).plans.values())
    if isinstance(plans, Unknown):
        return _without_table(what, asked) or plans
    if not (code.isascii() and code.isdigit()):
        return Unknown(f"{quote(code)} n’est pas un code de {what} : des chiffres sont attendus")
    names = tuple(plan.declinaison for plan in plans)
    entries = tuple(
        entry for entry in entries_of(code) if entry.declinaison in names and entry.is_valid_in(exercise)
    )
    missing = tuple(sorted(set(names) - {entry.declinaison for entry in entries}))
    return (entries, missing) if entries else Absent(code, exercise, names, what)


_TABLES: dict[What, str] = {"chapitre": "chapters", "fonction": "functions"}


def _without_table(what: What, asked: tuple[str, int, str | None]) -> Unknown | None:
    """Why plans that we know for this exercise have no table of functions."""
    known = Question(*asked).among(table("chapters").plans.values())
    if isinstance(known, Unknown):
        return None
    names = ", ".join(plan.declinaison for plan in known)
    return Unknown(f"{what}s hors des données pour {names}, exercice {asked[1]}")


@lru_cache(maxsize=1024)
def chapters_of(code: str) -> tuple[Chapter, ...]:
    """Every chapter of this code, all plans and exercises, by declinaison then exercise."""
    return _in_order(entry for line in table("chapters").facts.get(code, ()) for entry in chapters_told(line))


def chapters_told(line: str) -> Iterator[Chapter]:
    """The chapters that a line of the data file says, one for each plan and range of exercises."""
    number, label, section, axis, where = line.split(";")
    for plan, first, last in stays(where, table("chapters")):
        yield Chapter(
            number=number,
            label=label,
            section=SECTIONS[section],
            axis=cast("Axis", axis),
            norm=plan.norm,
            declinaison=plan.declinaison,
            first_exercise=first,
            last_exercise=last,
        )


@lru_cache(maxsize=1024)
def functions_of(code: str) -> tuple[Function, ...]:
    """Every function of this code, all plans and exercises, by declinaison then exercise."""
    return _in_order(
        entry for line in table("functions").facts.get(code, ()) for entry in functions_told(line)
    )


def functions_told(line: str) -> Iterator[Function]:
    """The functions that a line of the data file says, one for each plan and range of exercises."""
    number, label, parent, where = line.split(";")
    for plan, first, last in stays(where, table("functions")):
        yield Function(
            number=number,
            label=label,
            norm=plan.norm,
            declinaison=plan.declinaison,
            first_exercise=first,
            last_exercise=last,
            parent=parent_told(number, parent),
        )


def _in_order(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.declinaison, entry.first_exercise)))
