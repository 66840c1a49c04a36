"""How variants are compared: interleaved, so that the drift of the machine weighs on all; medians; ratios.

A ratio is the median of the ratios of each round: both sides of a round ran within the same second.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 25
BATCH_SECONDS = 0.01


class Verdict(Enum):
    """What a row says of its limit."""

    OK = "OK"
    MISS = "MISS"
    INFO = "info"
    ABSENT = "ABSENT"


@dataclass(frozen=True)
class Row:
    """One comparison, ready to print."""

    job: str
    verdict: Verdict
    ours: str = ""
    other: str = ""
    ratio: str = ""
    limit: str = ""


@dataclass(frozen=True)
class Variant:
    """A way to do the job: ``sample`` does it once or more and returns the seconds that one took."""

    name: str
    sample: Callable[[], float]


def calls(name: str, function: Callable[[], object]) -> Variant:
    """Time a function of this process, in batches long enough for the clock."""
    times = batch_size(function)

    def sample() -> float:
        start = time.perf_counter()
        for _ in range(times):
            function()
        return (time.perf_counter() - start) / times

    return Variant(name, sample)


def batch_size(function: Callable[[], object], least: float = BATCH_SECONDS) -> int:
    """Count the calls that last at least ``least`` seconds."""
    times = 1
    while True:
        start = time.perf_counter()
        for _ in range(times):
            function()
        if time.perf_counter() - start >= least:
            return times
        times *= 2


def processes(name: str, command: Sequence[str]) -> Variant:
    """Time a whole process that must succeed; it runs once before, so that its modules are compiled."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

    def sample() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        return time.perf_counter() - start

    return Variant(name, sample)


def interleaved(variants: Sequence[Variant], rounds: int = ROUNDS) -> list[list[float]]:
    """Sample the variants in turn, the first one changing at each round; one list of seconds a variant."""
    samples: list[list[float]] = [[] for _ in variants]
    order = list(range(len(variants)))
    for _ in range(rounds):
        for place in order:
            samples[place].append(variants[place].sample())
        order.append(order.pop(0))
    return samples


def at_most(job: str, ours: Variant, other: Variant, limit: float, rounds: int = ROUNDS) -> Row:
    """Ours costs at most ``limit`` times the other."""
    mine, theirs = interleaved((ours, other), rounds)
    ratio = median(a / b for a, b in zip(mine, theirs, strict=True))
    return _row(job, (ours, other), (mine, theirs), (ratio, f"≤ {limit:g}", ratio <= limit))


def at_least(job: str, ours: Variant, other: Variant, limit: float | None, rounds: int = ROUNDS) -> Row:
    """Ours is at least ``limit`` times faster than the other; with no limit the row only informs."""
    mine, theirs = interleaved((ours, other), rounds)
    ratio = median(b / a for a, b in zip(mine, theirs, strict=True))
    if limit is None:
        return _row(job, (ours, other), (mine, theirs), (ratio, "", None))
    return _row(job, (ours, other), (mine, theirs), (ratio, f"≥ {limit:g}", ratio >= limit))


def absent(job: str, reason: str) -> Row:
    """Say that a comparison could not be made."""
    return Row(job, Verdict.ABSENT, other=reason)


def assertion(job: str, fault: str) -> Row:
    """Say whether something that is no ratio holds: no fault, no miss."""
    return Row(job, Verdict.MISS if fault else Verdict.OK, ours=fault)


def _row(
    job: str,
    variants: tuple[Variant, Variant],
    samples: tuple[list[float], list[float]],
    judged: tuple[float, str, bool | None],
) -> Row:
    ratio, limit, holds = judged
    verdict = Verdict.INFO if holds is None else Verdict.OK if holds else Verdict.MISS
    ours, other = (
        f"{each.name} {duration(median(taken))}" for each, taken in zip(variants, samples, strict=True)
    )
    return Row(job, verdict, ours, other, f"{ratio:.2f} x", limit)


def duration(seconds: float) -> str:
    """Write a duration with the unit that suits it.

    >>> duration(0.0123), duration(0.00000045)
    ('12.3 ms', '450 ns')
    """
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def table(rows: Iterable[Row]) -> str:
    """Lay the rows out in columns."""
    cells = [("job", "ours", "other", "ratio", "limit", "verdict")]
    cells += [(row.job, row.ours, row.other, row.ratio, row.limit, row.verdict.value) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(line.rstrip() for line in lines)
