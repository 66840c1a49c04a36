"""Conventions as flat tables on a day: what is in force and known then, one row a thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import final

from conventions.days import check_day
from conventions.errors import OperationError
from conventions.model import Budget, Convention
from conventions.model.confidential import masked
from conventions.model.identity import every_party, numbers
from conventions.portfolio.bulk import law
from conventions.portfolio.bulk.readers import READERS
from conventions.portfolio.bulk.readers.conventions import convention_row, signature_row
from conventions.portfolio.bulk.readers.ledgers import bare_payments
from conventions.portfolio.bulk.schema import TABLES
from conventions.portfolio.bulk.values import Row, Value
from conventions.rules import Context
from conventions.rules.facts import Case, decided

Columns = Mapping[str, list[Value]]


@final
@dataclass(frozen=True)
class Tables:
    """The flat tables of some conventions on a day, by name: each one its columns, by name.

    ``unread`` are the keys of the conventions whose acts do not follow one another: nothing is told of them but
    their signature, their mandates, and the numbers of their parties.
    """

    as_of: date
    columns: Mapping[str, Columns]
    unread: tuple[str, ...] = ()


def flatten(
    conventions: Iterable[Convention],
    as_of: date,
    *,
    keys: Sequence[str] | None = None,
    budgets: Sequence[Budget] = (),
    reveal: bool = False,
) -> Tables:
    """Put conventions in flat tables, with what is decided and known on a day; amounts are whole cents.

    A convention is named there by its key, or by those given, one each; a number tells two same ones apart
    (« C1 », « C1 (2) »). Bank details never are in the tables. What names a natural person is masked unless
    ``reveal``: its numbers are then no numbers, so that ID-001 says nothing of it.

    :raises ConventionsError: when ``as_of`` is no day.
    :raises ValueError: when there are not as many keys as conventions.

    >>> from conventions.samples import association_2024_2026
    >>> tables = flatten([association_2024_2026()], date(2025, 6, 30))
    >>> tables.columns["grants"]["grant"][0], tables.columns["grants"]["amount"][0]
    ('2024-fonctionnement', 3000000)
    """
    check_day("as_of", as_of)
    found = tuple(conventions)
    named = keys if keys is not None else [convention.key for convention in found]
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    rows["law_years"], rows["law_days"] = list(law.years()), list(law.days())
    unread = []
    twins: dict[Convention, int] = {}
    context = Context(budgets=tuple(budgets), reveal=reveal)
    for rank, (key, convention) in enumerate(zip(_unique(named), found, strict=True)):
        twin = twins.setdefault(convention, rank)
        shown = convention if reveal else masked(convention)
        try:
            _add(rows, key, Case(shown, as_of, context), twin)
        except OperationError:
            unread.append(key)
            rows["unfolded"] += _numbers(key, shown)
            rows["payments"] += [(key, *row) for row in bare_payments(Case(shown, as_of, context))]
    return Tables(as_of, {name: _columns(name, told) for name, told in rows.items()}, tuple(unread))


def _unique(keys: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for key in keys:
        chosen = next(name for name in chain((key,), (f"{key} ({n})" for n in count(2))) if name not in seen)
        seen.add(chosen)
        yield chosen


def _add(rows: dict[str, list[Row]], key: str, case: Case, twin: int) -> None:
    """All the rows of a convention, or its signature alone where its acts do not follow one another."""
    rows["signatures"].append((key, *signature_row(case)))
    decided(case)
    rows["conventions"].append((key, twin, *convention_row(case)))
    for name, read in READERS.items():
        rows[name] += [(key, *row) for row in read(case)]


def _numbers(key: str, convention: Convention) -> Iterator[Row]:
    found = {number for party in every_party(convention) for number in numbers(party)}
    return ((key, number) for number in sorted(found))


def _columns(name: str, rows: list[Row]) -> Columns:
    return {field.name: [row[place] for row in rows] for place, field in enumerate(TABLES[name])}
