"""A split to the cent as a user of py-moneyed writes it: largest remainder, by hand; prints JSON.

Usage: ``python moneyed_split.py CENTS WEIGHT…``
"""

from __future__ import annotations

import json
import sys
import time
from decimal import ROUND_FLOOR, Decimal

from moneyed import EUR, Money

CENT = Decimal("0.01")
BATCH_SECONDS = 0.02


def split(total: Money, weights: list[int]) -> list[Money]:
    """Give each its share rounded down, then the cents left to the largest remainders."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [Money(share.amount.quantize(CENT, ROUND_FLOOR), EUR) for share in exact]
    left = int((total - sum(parts, Money(0, EUR))).amount / CENT)
    ranks = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i]).amount)
    for i in ranks[:left]:
        parts[i] += Money(CENT, EUR)
    return parts


def main(cents: int, weights: list[int]) -> None:
    """Time the split in a batch, and print what one took."""
    total = Money(Decimal(cents) / 100, EUR)
    parts = split(total, weights)
    times, taken = 1, 0.0
    while taken < BATCH_SECONDS:
        times *= 2
        start = time.perf_counter()
        for _ in range(times):
            split(total, weights)
        taken = time.perf_counter() - start
    print(json.dumps({"seconds": taken / times, "cents": [int(part.amount * 100) for part in parts]}))


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(word) for word in sys.argv[2:]])
