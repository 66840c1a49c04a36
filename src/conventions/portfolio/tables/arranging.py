"""Rows in another order, and rows put together: what a table computes from its own rows."""

from __future__ import annotations

from typing import NamedTuple

from conventions.errors import ConventionsError
from conventions.french import NBSP, sort_key
from conventions.money import ZERO, Amount
from conventions.portfolio.tables.cells import shown
from conventions.portfolio.tables.columns import SUMMED, Column
from conventions.portfolio.tables.sums import sum_of
from conventions.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conventions.portfolio.tables.columns import Cell

    Rows = Sequence[tuple[Cell, ...]]

_MOST = 5
_LONGEST = 80


def order_of(rows: Rows, places: Sequence[int], *, reverse: bool) -> list[int]:
    """The places of the rows once sorted: texts in French order, what is unknown always last."""
    order = list(range(len(rows)))
    for place in reversed(places):
        known = [at for at in order if rows[at][place] is not None]
        unknown = [at for at in order if rows[at][place] is None]
        order = sorted(known, key=lambda at: _key(rows[at][place]), reverse=reverse) + unknown
    return order


def _key(cell: Cell) -> tuple[object, ...]:
    return sort_key(cell) if isinstance(cell, str) else (cell,)


def amounts_named(columns: Sequence[Column], rows: Rows, place: int) -> Iterator[tuple[str, Amount | None]]:
    """The amounts of a column; those that are unknown, with what the first column says of their row."""
    for at, row in enumerate(rows, 1):
        amount = row[place]
        if isinstance(amount, Amount):
            yield "", amount
        else:
            name = visible(shown(row[0], columns[0].kind))[:_LONGEST].strip() if place else ""
            yield name or f"ligne {at}", None


class Groups(NamedTuple):
    """Rows put together: columns, rows, sources and notes of the table that they make."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[str | None, ...]
    notes: tuple[str, ...]


def groups_of(
    columns: Sequence[Column],
    rows: Rows,
    sources: Sequence[str | None],
    by: Sequence[int],
    sums: Sequence[int],
) -> Groups:
    """One row for each set of values of ``by``, in their first order, with the sums of the others.

    :raises ConventionsError: nothing to group by, or a column of which there is no sum.
    """
    _refuse(columns, by, sums)
    found: dict[tuple[Cell, ...], list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(tuple(row[place] for place in by), []).append(at)
    totals = {
        key: [_sum([rows[at][place] for at in places]) for place in sums] for key, places in found.items()
    }
    return Groups(
        columns=(*(columns[place] for place in by), *(_summed(columns[place]) for place in sums)),
        rows=tuple((*key, *cells) for key, cells in totals.items()),
        sources=tuple(_joined(sources[at] for at in places) for places in found.values()) if sources else (),
        notes=tuple(_notes(columns, rows, found, by, sums)),
    )


def _refuse(columns: Sequence[Column], by: Sequence[int], sums: Sequence[int]) -> None:
    if not by:
        raise ConventionsError("group : il faut au moins une colonne selon laquelle regrouper")
    for place in sums:
        if columns[place].kind not in SUMMED:
            raise ConventionsError(f"group : la colonne « {columns[place].title} » n’a pas de somme")


def _summed(column: Column) -> Column:
    return Column(column.name, column.title, column.kind, total=True)


def _sum(cells: Sequence[Cell]) -> Cell:
    """The sum of the values of a group, unknown where one is."""
    if any(cell is None for cell in cells):
        return None
    amounts = [cell for cell in cells if isinstance(cell, Amount)]
    return sum(amounts, start=ZERO) if amounts else sum(cell for cell in cells if isinstance(cell, int))


def _joined(sources: Iterable[str | None]) -> str | None:
    """The sources of a group, each once."""
    told = list(dict.fromkeys(source for source in sources if source is not None))
    more = f" ; et {len(told) - _MOST} autres" if len(told) > _MOST else ""
    return " ; ".join(told[:_MOST]) + more if told else None


def _notes(
    columns: Sequence[Column],
    rows: Rows,
    found: dict[tuple[Cell, ...], list[int]],
    by: Sequence[int],
    sums: Sequence[int],
) -> Iterator[str]:
    """What is known of the sums that are not: it would be lost otherwise."""
    for place in sums:
        column, told = columns[place], []
        for key, places in found.items():
            total = sum_of((rows[at][place] for at in places), is_money=column.kind == "money")
            if total.unknown and not total.is_unknown:
                name = ", ".join(shown(cell, columns[at].kind) for at, cell in zip(by, key, strict=True))
                told.append(f"{total.text} pour {name}")
        more = f" ; et {len(told) - _MOST} autres" if len(told) > _MOST else ""
        if told:
            yield f"{column.title}, inconnu en partie{NBSP}: {' ; '.join(told[:_MOST])}{more}"
