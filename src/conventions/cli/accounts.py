"""``conventions accounts``: the accounts, chapters and functions of the plans, by number or by words."""

from __future__ import annotations

from conventions.cli.tables import Column, paragraph, table
from conventions.cli.terminal import Line, columns, tell
from conventions.french import NBSP
from conventions.nomenclature import Absent, Account, Chapter, Unknown, find_account, search, source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from conventions.nomenclature import Function, Match

LIMIT = 20
TITLES = (Column("Numéro"), Column("Intitulé"), Column("Ce que c’est"), Column("Plans"))
NOTHING = "aucun compte, chapitre ni fonction des données n’a ces mots"


def run(arguments: Namespace) -> int:
    """Print what the plans hold under the words; what they do not say is told as unknown.

    >>> from argparse import Namespace
    >>> run(Namespace(words=["65738"], norm="M57", exercise=2025))
    inconnu : exercice 2025 hors des données, qui vont de 2013 à 2024
    0
    """
    words = " ".join(arguments.words)
    norm = arguments.norm and arguments.norm.upper()
    found = search(words, norm, arguments.exercise, LIMIT + 1)
    room = columns()
    if isinstance(found, Unknown):
        tell(paragraph(f"inconnu : {found.reason}", room))
    elif not found:
        tell(paragraph(_missing(words, norm, arguments.exercise), room))
    else:
        tell(_listed(found, arguments.exercise, room))
    return 0


def _missing(words: str, norm: str | None, exercise: int | None) -> str:
    """Why nothing is found: an account that a plan has not, or words of no label."""
    if norm is None or exercise is None or not words.isdigit():
        return NOTHING
    answer = find_account(words, norm, exercise)
    if isinstance(answer, Absent):
        return f"absent : {answer.reason}"
    return f"inconnu : {answer.reason}" if isinstance(answer, Unknown) else NOTHING


def _listed(found: tuple[Match, ...], exercise: int | None, room: int) -> Iterator[Line]:
    rows = [row for match in found[:LIMIT] for row in _rows(match, exercise)]
    yield from map(Line, table(TITLES, rows, room))
    yield Line("")
    if len(found) > LIMIT:
        yield from paragraph(f"Il y en a d’autres{NBSP}: préciser les mots, --norm ou --exercise.", room)
    yield from paragraph(source(), room)


def _rows(match: Match, exercise: int | None) -> Iterator[tuple[str, ...]]:
    """One row for each thing that the number is, with the plans where it is that."""
    plans: dict[str, list[Account | Chapter | Function]] = {}
    for entry in match.entries:
        plans.setdefault(_nature(entry), []).append(entry)
    for nature, entries in plans.items():
        yield match.number, match.label, nature, _places(entries, exercise)


def _nature(entry: Account | Chapter | Function) -> str:
    if isinstance(entry, Account):
        return {"regroupement": "rubrique"}.get(entry.status, entry.status)
    if isinstance(entry, Chapter):
        return f"chapitre par {entry.axis}, {entry.section}"
    return "fonction"


def _places(entries: Iterable[Account | Chapter | Function], exercise: int | None) -> str:
    """« M57 2018-2022, M57_D 2022-2024 », or the plans alone when the exercise is asked."""
    told: dict[str, list[str]] = {}
    for entry in entries:
        span = f"{entry.first_exercise}-{entry.last_exercise}"
        told.setdefault(entry.declinaison, []).append(span)
    return ", ".join(name if exercise else f"{name} {', '.join(spans)}" for name, spans in told.items())
