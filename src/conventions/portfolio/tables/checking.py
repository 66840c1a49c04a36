"""What a table refuses when it is made: rows of another shape, values of another kind, names said twice."""

from __future__ import annotations

from collections import Counter

from conventions.errors import ConventionsError
from conventions.portfolio.tables.columns import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conventions.portfolio.tables.columns import Cell

SOURCE = Column("source", "Acte / fichier source", "text")
"""The column that stands last where the rows have a source."""


def checked_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """At least one column, each under names and a title of its own.

    :raises ConventionsError: for no column, what is none, or a name or a title said twice.
    """
    given = tuple(columns)
    if not given or not all(isinstance(column, Column) for column in given):
        raise ConventionsError("un tableau a au moins une colonne (Column), et rien d’autre")
    _refuse_twice("nom", [name for column in given for name in _names(column)])
    _refuse_twice("titre", [column.title for column in given])
    return given


def _names(column: Column) -> Iterator[str]:
    yield column.name
    if column.exact_name:
        yield column.exact_name


def _refuse_twice(what: str, told: list[str]) -> None:
    twice = [text for text, times in Counter(told).items() if times > 1]
    if twice:
        raise ConventionsError(f"deux colonnes ont le même {what} : « {twice[0]:.60} »")


def checked_rows(columns: Sequence[Column], rows: Iterable[Iterable[object]]) -> Iterator[tuple[Cell, ...]]:
    """The rows, each value plain and of the kind of its column.

    :raises ConventionsError: names the row (from 1) and the column.
    """
    for at, row in enumerate(rows, 1):
        cells = tuple(row)
        if len(cells) != len(columns):
            raise ConventionsError(f"ligne {at} : {len(cells)} valeurs pour {len(columns)} colonnes")
        yield tuple(_read(at, column, cell) for column, cell in zip(columns, cells, strict=True))


def _read(at: int, column: Column, value: object) -> Cell:
    try:
        return column.read(value)
    except ConventionsError as error:
        raise ConventionsError(f"ligne {at}, colonne « {column.title} » : {error}") from None


def checked_sources(
    sources: Iterable[str | None], columns: Sequence[Column], rows: int
) -> tuple[str | None, ...]:
    """None at all, or one for each row.

    :raises ConventionsError: for another number of them, or where a column has their name already.
    """
    given = tuple(sources)
    if given and len(given) != rows:
        raise ConventionsError(
            f"{len(given)} sources pour {rows} lignes : il en faut une par ligne, ou aucune"
        )
    if given:
        checked_columns((*columns, SOURCE))
    read = (_read(at, SOURCE, source) for at, source in enumerate(given, 1))
    return tuple(source if isinstance(source, str) else None for source in read)


def place_of(columns: Sequence[Column], name: str) -> int:
    """Where a column stands, from 0.

    :raises ConventionsError: where there is none of that name; lists those there are.
    """
    names = [column.name for column in columns]
    if name not in names:
        raise ConventionsError(f"pas de colonne {name!r:.60} : il y a {', '.join(names)}")
    return names.index(name)


def names_given(names: str | Iterable[str]) -> tuple[str, ...]:
    """One name, or several.

    >>> names_given("year"), names_given(["year", "line"])
    (('year',), ('year', 'line'))
    """
    return (names,) if isinstance(names, str) else tuple(names)
