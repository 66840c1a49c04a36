"""Validata on one file, its limits being lifted: ``python scdl_validata.py FILE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import scdl_told
from worker_validata import validata_core

if TYPE_CHECKING:
    from collections.abc import Iterator


def faulty(path: str) -> Iterator[int]:
    """The rows with an error."""
    report = validata_core.validate(path, scdl_told.schema(), limit_errors=10**9)
    for error in report["tasks"][0]["errors"]:
        yield error["rowNumber"] - 1


if __name__ == "__main__":
    scdl_told.main(faulty)
