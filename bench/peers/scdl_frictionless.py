"""Frictionless 5 with the checks of python-stdnum, as a user writes it: ``python scdl_frictionless.py FILE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import scdl_told
from frictionless import Checklist, Schema
from frictionless.resources import TableResource
from worker_frictionless import Customs

if TYPE_CHECKING:
    from collections.abc import Iterator


def faulty(path: str) -> Iterator[int]:
    """The rows with an error, the limit of a thousand errors being lifted."""
    described = scdl_told.schema()
    schema = Schema.from_descriptor({"fields": described["fields"]})
    report = TableResource(path=path, schema=schema).validate(
        Checklist(checks=[Customs(described)]), limit_errors=10**9
    )
    for error in report.tasks[0].errors:
        yield error.row_number - 2


if __name__ == "__main__":
    scdl_told.main(faulty)
