"""Run the benches, all or those named (``./dev bench start``); exit 1 where a limit is missed."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Row, Verdict, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def names() -> list[str]:
    """List the benches: the files ``bench_*.py`` of this folder."""
    return sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))


def measure(chosen: Iterable[str]) -> list[Row]:
    """Run benches, each row printed as it comes."""
    rows: list[Row] = []
    for name in chosen:
        for row in import_module(f"bench.bench_{name}").rows():
            print(f"{row.verdict.value:6} {row.job}", file=sys.stderr, flush=True)
            rows.append(row)
    return rows


def main(words: Sequence[str]) -> int:
    """Measure, print the table and its totals."""
    parser = argparse.ArgumentParser(prog="./dev bench", description="Mesures, par rapport aux limites.")
    parser.add_argument("name", nargs="*", help="parmi " + ", ".join(names()) + " ; toutes par défaut")
    chosen = parser.parse_args(words).name
    if not set(chosen) <= set(names()):
        parser.error("mesure inconnue : " + ", ".join(sorted(set(chosen) - set(names()))))
    rows = measure(chosen or names())
    print(table(rows))
    count = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
    print(f"\n{len(rows)} comparisons, {count[Verdict.MISS]} missed, {count[Verdict.ABSENT]} not made")
    return 1 if count[Verdict.MISS] or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
