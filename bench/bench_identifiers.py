"""Checking SIRET numbers, against python-stdnum; both must give the same answers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from stdnum.fr import siret as stdnum_siret

from bench.harness import Row, at_least, calls
from conventions.identifiers import siret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

COUNT = 1000


def numbers() -> tuple[list[str], list[str]]:
    """Draw numbers that are valid, and numbers that are not; the same at each run."""
    draw = random.Random(20181115)
    valid: list[str] = []
    wrong: list[str] = []
    while len(valid) < COUNT:
        number = f"{draw.randrange(1, 10**14):014}"
        (valid if stdnum_siret.is_valid(number) else wrong).append(number)
    return valid, wrong[:COUNT]


def checking(check: Callable[[str], bool], sample: Sequence[str]) -> Callable[[], list[bool]]:
    """Check every number of a sample."""
    return lambda: [check(number) for number in sample]


def rows() -> Iterator[Row]:
    """Valid and invalid numbers apart: a check may be quick to refuse and slow to accept."""
    for kind, sample in zip(("valid", "invalid"), numbers(), strict=True):
        ours, peer = checking(siret.is_valid, sample), checking(stdnum_siret.is_valid, sample)
        if ours() != peer():
            raise AssertionError(f"siret and stdnum disagree on {kind} numbers")
        job = f"SIRET.is_valid, {COUNT} {kind}"
        yield at_least(job, calls("conventions", ours), calls("stdnum", peer), 8.0)
