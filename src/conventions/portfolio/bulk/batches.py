"""Deep rules over batches: conventions as JSON in, findings out; what Spark runs as ``mapInArrow``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from conventions.days import check_day
from conventions.errors import ConventionFileError
from conventions.files import loads
from conventions.model import Convention
from conventions.portfolio.bulk.engines import arrow_schema, module
from conventions.portfolio.bulk.schema import Field, Kind
from conventions.rules import Profile, Severity
from conventions.rules import check as check_one

if TYPE_CHECKING:
    from pyarrow import RecordBatch

FINDING_FIELDS: tuple[Field, ...] = (
    Field("convention", Kind.TEXT, nullable=False, title="clé de la convention"),
    Field(
        "code", Kind.TEXT, nullable=True, title="code de la règle ; inconnu quand le fichier est illisible"
    ),
    Field("severity", Kind.TEXT, nullable=False, title="erreur, avertissement ou information"),
    Field("address", Kind.TEXT, nullable=False, title="adresse du constat"),
    Field("message", Kind.TEXT, nullable=False, title="ce qui est constaté"),
)
"""The columns that :func:`check_batches` gives."""


def check_batches(
    batches: Iterable[RecordBatch], as_of: date, *, profile: Profile | None = None
) -> Iterator[RecordBatch]:
    """Check each convention of some Arrow batches by every rule, alone: the others are not looked at.

    The first two columns of a batch are the key of a convention and its JSON, that of a file or of
    ``model_dump_json``. A text that is no
    convention gives one row a problem, without a code, and the others are checked all the same. The columns of
    the answer are ``FINDING_FIELDS``. Bank details and the data of natural persons are masked, as in a report.

    It keeps nothing from one batch to the next: Spark runs it as it is (``frame.mapInArrow(function, schema)``).

    :raises ConventionsError: when ``as_of`` is no day; without PyArrow.

    >>> import pyarrow
    >>> from conventions.samples import cci_2017_2019
    >>> rows = {"key": ["CCI"], "convention": [cci_2017_2019().model_dump_json()]}
    >>> found = check_batches([pyarrow.record_batch(rows)], date(2018, 12, 31))
    >>> next(found).to_pylist()[0]["code"]
    'NAT-001'
    """
    check_day("as_of", as_of)
    return map(partial(_checked, as_of=as_of, profile=profile), batches)


def _checked(batch: RecordBatch, as_of: date, profile: Profile | None) -> RecordBatch:
    rows = [
        (key, *found)
        for key, text in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
        for found in _findings(text, as_of, profile)
    ]
    arrow, schema = module("pyarrow"), arrow_schema(FINDING_FIELDS)
    columns = [[row[place] for row in rows] for place in range(len(FINDING_FIELDS))]
    return arrow.record_batch(columns, schema=schema)


def _findings(
    text: str | None, as_of: date, profile: Profile | None
) -> Iterator[tuple[str | None, str, str, str]]:
    try:
        convention = _read(text or "")
    except ConventionFileError as error:
        for problem in error.problems:
            yield None, Severity.ERROR.value, problem.address or "", problem.message
        return
    for each in check_one(convention, as_of, profile=profile).findings:
        yield each.code, each.severity.value, each.address, each.message


def _read(text: str) -> Convention:
    """What ``model_dump_json`` writes, or else the JSON of a file, whose problems are said."""
    try:
        return Convention.model_validate_json(text)
    except ValueError:
        return loads(text, "convention.json")
