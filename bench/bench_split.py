"""Splitting an amount to the cent, against a split by hand over py-moneyed, in its own environment."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from bench.harness import ROOT, Row, Variant, absent, at_least, calls
from conventions import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON = ROOT / ".bench" / "peers" / "moneyed" / "bin" / "python"
CENTS = 5_000_000
# Shares of unequal weights, and the ratio to reach for each number of them.
LIMITS = {3: 4.0, 9: 8.0, 100: 8.0}


def weights(count: int) -> list[int]:
    """Weights that never divide the amount evenly."""
    return [7 + 3 * place for place in range(count)]


def peer(count: int) -> tuple[float, list[int]]:
    """Run the peer once: the seconds that one split took, and its parts in cents."""
    words = [str(PYTHON), str(ROOT / "bench" / "peers" / "moneyed_split.py"), str(CENTS)]
    words += map(str, weights(count))
    answer = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    return answer["seconds"], answer["cents"]


def row(count: int, limit: float) -> Row:
    """Compare both splits, once they have given the same parts."""
    amount, shares = Amount(cents=CENTS), weights(count)
    if [part.cents for part in amount.allocate(shares)] != peer(count)[1]:
        raise AssertionError(f"both splits of {count} shares should give the same parts")
    ours = calls("allocate", lambda: amount.allocate(shares))
    return at_least(f"split in {count}", ours, Variant("py-moneyed", lambda: peer(count)[0]), limit, rounds=9)


def rows() -> Iterator[Row]:
    """One row a number of shares; the peer's environment is never built in silence."""
    for count, limit in LIMITS.items():
        if PYTHON.exists():
            yield row(count, limit)
        else:
            yield absent(f"split in {count}", "py-moneyed: ./dev bench --peers")
