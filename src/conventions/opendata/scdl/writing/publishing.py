"""From conventions to the rows that are published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from conventions.days import check_days
from conventions.errors import ConventionsError
from conventions.law import published
from conventions.model import Convention
from conventions.model.confidential import masked
from conventions.opendata.persons import Persons, are_named
from conventions.opendata.scdl.writing.absent import tell_absent, tell_unsigned
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.filling import Filled, filled
from conventions.opendata.scdl.writing.flat import COLUMNS, flat_rows
from conventions.opendata.scdl.writing.lines import lines_of
from conventions.opendata.scdl.writing.rows import PublishedRow, PublishedRows, Shape
from conventions.operations import binds, granted_by_act

LATEST: Final = "2.1.1"


def write(  # noqa: PLR0913  # the question, then five options that are named
    conventions: Convention | Iterable[Convention],
    as_of: date,
    *,
    version: str = LATEST,
    shape: Shape = "scdl",
    natural_persons: Persons = "masked",
    known_on: date | None = None,
) -> PublishedRows:
    """The essential data of conventions as they stood on a day, valid by construction, no two rows alike.

    One row for each act, exercise, beneficiary and object. An act that is signed by the day makes a row of the
    money that **it** grants: the convention of its firm grants, an avenant of the difference that it makes,
    whether it adds to a grant or replaces it (below zero where it takes some back). So a row that was published
    never changes, the rows add up to what is granted, and no avenant is published as a new total (T38). A
    forecast is published with the act that makes it firm. A grant over several years has a row for each exercise.

    Where one decision grants a sum that several beneficiaries share (it names none of them, or their grants have
    the same object), « montant » is the whole sum, as the format wants, and « pourcentageSubvention » the part.

    In the ``flat`` shape, of the platform of the State, a row is the grant of an exercise, its avenants included,
    and ``idSubvention`` is the same for all exercises of a grant; the version is 2.1.1.

    What is not published is told in ``left_out``. Natural persons are not, unless they are asked for by name:
    without a name and a number a row means nothing.

    Source: arrêté du 17 novembre 2017; SCDL « subventions », versions 1.1 to 2.1.1.

    :raises ConventionsError: for a version, a shape or a word for natural persons that is not known, and when
        ``as_of`` or ``known_on`` is no day.

    >>> from conventions.samples import association_2024_2026
    >>> rows = write(association_2024_2026(), date(2025, 12, 31))
    >>> for row in rows:
    ...     print(row["referenceDecision"], row["montant"], row["datesPeriodeVersement"])
    2024-017, exercice 2024 30000.00 2024-03-31/2024-09-30
    2024-017, avenant n° 1, exercice 2025 33500.00 2025-03-31/2025-09-30
    >>> print(rows.left_out[0].reason)
    subvention de 2026 seulement prévisionnelle
    """
    check_days(as_of, known_on)
    _check(version, shape)
    given = (conventions,) if isinstance(conventions, Convention) else tuple(conventions)
    names = are_named(natural_persons)
    all_asked = [Asked(each if names else masked(each), as_of, known_on, version, names) for each in given]
    rows = tuple(_distinct([(asked, row) for asked in all_asked for row in _rows(asked, shape)]))
    return PublishedRows(
        rows=rows,
        columns=COLUMNS if shape == "flat" else tuple(field.name for field in published.fields(version)),
        version=version,
        shape=shape,
        left_out=tuple(remark for asked in all_asked for remark in asked.left_out),
        notes=tuple(remark for asked in all_asked for remark in asked.notes),
    )


def _check(version: str, shape: str) -> None:
    published.fields(version)
    if shape not in {"scdl", "flat"}:
        raise ConventionsError(f"forme « {shape[:40]} » inconnue ; formes connues : scdl, flat")
    if shape == "flat" and version != LATEST:
        raise ConventionsError(f"la forme « flat » n’a pas de version {version[:40]} : elle suit la {LATEST}")


def _rows(asked: Asked, shape: Shape) -> list[PublishedRow]:
    """The rows of a convention; one whose acts contradict one another, or whose sums cannot be, has none."""
    try:
        lines = _filled(asked)
        return list(flat_rows(asked, lines) if shape == "flat" else _scdl_rows(asked, lines))
    except ConventionsError as error:
        asked.leave_out("", str(error))
        return []


def _scdl_rows(asked: Asked, lines: Iterable[Filled]) -> Iterator[PublishedRow]:
    columns = [field.name for field in published.fields(asked.version)]
    for line, texts in lines:
        told = {column: texts.get(column, "") for column in columns}
        yield PublishedRow(told, asked.convention.key, line.addresses, line.exercise, line.amount)


def _filled(asked: Asked) -> list[Filled]:
    """The lines of a convention, if it binds."""
    if not binds(asked.convention, asked.convention, date.max, known_on=asked.known_day):
        tell_unsigned(asked)
        return []
    told = granted_by_act(asked.convention, asked.as_of, known_on=asked.known_on)
    tell_absent(asked)
    return list(filled(asked, lines_of(asked, told)))


def _distinct(rows: Iterable[tuple[Asked, PublishedRow]]) -> Iterator[PublishedRow]:
    """The rows, each once: a second one that is the same in every column would be counted twice."""
    seen: set[tuple[str, ...]] = set()
    for asked, row in rows:
        texts = tuple(row.values())
        if texts in seen:
            asked.leave_out(row.address, "ligne identique à une autre dans toutes ses colonnes")
        else:
            seen.add(texts)
            yield row
