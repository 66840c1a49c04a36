"""Looking accounts, chapters and functions up by the words of their labels.

>>> [(match.what, match.number) for match in search("organismes publics divers", "M57_D", 2024)][:2]
[('compte', '657382'), ('compte', '20418')]
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, final

from conventions.french import slug
from conventions.nomenclature.account import Account, Unknown
from conventions.nomenclature.headings import chapters_told, functions_told
from conventions.nomenclature.plans import Question
from conventions.nomenclature.store import accounts_told, table, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from conventions.nomenclature.account import What
    from conventions.nomenclature.entries import Chapter, Function


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An account, a chapter or a function whose label holds the words; ``entries`` are the statements that answer.

    They are in the order of declinaisons, then of exercises.

    >>> match = search("ménages", "M57", 2018)[0]
    >>> match.what, match.number, match.label, match.entries[0].imputable
    ('compte', '65741', 'Ménages', True)
    """

    what: What
    number: str
    label: str
    entries: tuple[Account | Chapter | Function, ...]


class _Line(NamedTuple):
    """A line of a data file, with the words of its label."""

    what: What
    number: str
    label: str
    words: frozenset[str]
    text: str


_READERS: Final[Mapping[What, tuple[str, Callable[[str], Iterator[Account | Chapter | Function]]]]] = {
    "compte": ("accounts", accounts_told),
    "chapitre": ("chapters", chapters_told),
    "fonction": ("functions", functions_told),
}
"""The data file of each, and what reads one of its lines; in the order of the answers."""


def search(
    words: str, norm: str | None = None, exercise: int | None = None, limit: int = 20
) -> tuple[Match, ...] | Unknown:
    """The accounts, chapters and functions whose label holds all the words, the best first, ``limit`` at most.

    A word is found at the start of a word of the label, whatever its accents and capitals; a number, at the start
    of the account too. First come the labels with the most words as asked, then the shortest ones, accounts before
    chapters and functions, those that can be charged before the others, by number. Without a norm or an exercise,
    all of them are looked in.

    :class:`Unknown` outside the norms and exercises of the data, with its reason in French.

    Source: ``data/README.md``.

    >>> [(match.what, match.number) for match in search("action ECONOMIQUE", "M57_D", 2024)]
    [('chapitre', '906'), ('chapitre', '936'), ('fonction', '6')]
    >>> search("ménages", "M57", 2025).reason
    'exercice 2025 hors des données, qui vont de 2013 à 2024'
    """
    plans = Question(norm, exercise).among(tables().plans.values())
    if isinstance(plans, Unknown):
        return plans
    wanted = dict.fromkeys(slug(words).split("-"))
    held = (line for line in _lines() if all(_holds(line, word) for word in wanted))
    matches = _matches(held, frozenset(plan.declinaison for plan in plans), exercise)
    ranked = sorted(matches, key=lambda match: _rank(match, frozenset(wanted)))
    return tuple(ranked[: max(limit, 0)]) if wanted.keys() != {""} else ()


def _holds(line: _Line, word: str) -> bool:
    return line.number.startswith(word) or any(known.startswith(word) for known in line.words)


def _rank(match: Match, wanted: frozenset[str]) -> tuple[int, int, int, bool, str, str]:
    words = _words(match.label)
    grouping = not any(isinstance(entry, Account) and entry.imputable for entry in match.entries)
    kind = tuple(_READERS).index(match.what)
    return (len(wanted - words), len(words), kind, grouping, match.number, match.label)


def _matches(lines: Iterable[_Line], names: frozenset[str], exercise: int | None) -> Iterator[Match]:
    """One match a number and label, with what these declinaisons state of it for the exercise."""
    found: dict[tuple[What, str, str], list[Account | Chapter | Function]] = defaultdict(list)
    for line in lines:
        found[line.what, line.number, line.label] += (
            entry
            for entry in _READERS[line.what][1](line.text)
            if entry.declinaison in names and (exercise is None or entry.is_valid_in(exercise))
        )
    for (what, number, label), entries in found.items():
        if entries:
            told = sorted(entries, key=lambda entry: (entry.declinaison, entry.first_exercise))
            yield Match(what=what, number=number, label=label, entries=tuple(told))


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(what, number, text.split(";", 2)[1], _words(text.split(";", 2)[1]), text)
        for what, (name, _) in _READERS.items()
        for number, texts in table(name).facts.items()
        for text in texts
    )


@cache
def _words(label: str) -> frozenset[str]:
    return frozenset(slug(label).split("-"))
