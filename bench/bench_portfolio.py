"""A town of files loaded: against bare readers of the same files, on one core and two, with its cache; memory kept.

Times of one core are those of the processor; those of two workers are by the clock.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bench.harness import ROOT, Row, Variant, assertion, at_least, at_most
from conventions import dumps
from conventions.portfolio import Portfolio
from conventions.samples import town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = int(os.environ.get("BENCH_PORTFOLIO_FILES", "1000"))
KEPT = int(os.environ.get("BENCH_PORTFOLIO_KEPT", str(5 * FILES)))
DISTINCT = 100
ROUNDS = 5
FEW = 100
GROWTH, WEIGHT = 1.3, 9.0


def rows() -> Iterator[Row]:
    """The files in both formats, then what is kept of them."""
    with tempfile.TemporaryDirectory() as place:
        for kind, read, limit in (("yaml", _yaml, 1.1), ("json", json.loads, 4.0)):
            folder = _written(Path(place, kind), kind, FILES)
            yield _against_bare(folder, kind, read, limit)
        folder = Path(place, "yaml")
        yield _two_workers(folder)
        yield _cached(folder, Path(place, "cache"))
        yield from _kept(_written(Path(place, "kept"), "json", KEPT))


def _yaml(content: bytes) -> object:
    return yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # the safe one


def _written(folder: Path, kind: str, size: int) -> Path:
    """A folder of conventions of a town, each under a reference of its own."""
    folder.mkdir()
    made = town(size=min(size, DISTINCT)).conventions
    texts = [dumps(item.replace(reference="@reference@"), format=kind) for item in made]  # type: ignore[arg-type]  # both are kinds
    for rank in range(size):
        text = texts[rank % len(texts)].replace("@reference@", f"VILLE-{rank}")
        (folder / f"{rank:06d}.{kind}").write_text(text, encoding="utf-8")
    return folder


def _timed(name: str, job: Callable[[], object], clock: Callable[[], float] = time.process_time) -> Variant:
    def sample() -> float:
        gc.collect()
        start = clock()
        job()
        return clock() - start

    return Variant(name, sample)


def _load(folder: Path, **options: object) -> None:
    found = Portfolio.load(folder, **options)  # type: ignore[arg-type]  # those of each row
    if found.problems:
        raise RuntimeError(str(found.problems[0]))


def _against_bare(folder: Path, kind: str, read: Callable[[bytes], object], limit: float) -> Row:
    def bare() -> None:
        for path in sorted(folder.iterdir()):
            read(path.read_bytes())

    job = f"{FILES} {kind} files loaded, one core"
    ours = _timed("Portfolio.load", lambda: _load(folder, workers=1))
    return at_most(job, ours, _timed(f"bare {kind}", bare), limit, ROUNDS)


def _two_workers(folder: Path) -> Row:
    ours = _timed("two workers", lambda: _load(folder, workers=2), time.perf_counter)
    other = _timed("here", lambda: _load(folder, workers=1), time.perf_counter)
    return at_least(f"{FILES} yaml files loaded, two workers", ours, other, 1.3, 3)


def _cached(folder: Path, cache: Path) -> Row:
    _load(folder, workers=1, cache=cache)
    ours = _timed("warm cache", lambda: _load(folder, workers=1, cache=cache))
    other = _timed("no cache", lambda: _load(folder, workers=1))
    return at_least(f"{FILES} yaml files loaded again", ours, other, 4.0, 3)


_PROGRAM = """
import resource, sys, time
from pathlib import Path
from conventions.portfolio import Portfolio
paths = sorted(Path(sys.argv[1]).iterdir())
few, many = paths[:100], paths
Portfolio.load(few, workers=1)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
start = time.process_time()
for _ in range(5): Portfolio.load(few, workers=1)
each, before = (time.process_time() - start) / 5 / len(few), peak()
start = time.process_time()
kept = Portfolio.load(many, workers=1)
print((time.process_time() - start) / len(many) / each)
print((peak() - before) / sum(path.stat().st_size for path in many))
"""


def _kept(folder: Path) -> Iterator[Row]:
    """The cost of each convention, and its memory, when many are kept: in a program of its own."""
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
    growth, weight = map(float, told)
    limits = (
        f"{growth:.2f} x of the cost at {FEW}, ≤ {GROWTH:g}",
        f"{weight:.2f} bytes a byte of JSON, ≤ {WEIGHT:g}",
    )
    yield assertion(f"{KEPT} conventions kept ({limits[0]})", "" if growth <= GROWTH else limits[0])
    yield assertion(f"{KEPT} conventions kept, memory ({limits[1]})", "" if weight <= WEIGHT else limits[1])
