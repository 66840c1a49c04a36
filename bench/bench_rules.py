"""Every rule on each sample, against reading its text into plain dictionaries; towns of files, apart and together."""

from __future__ import annotations

import gc
import json
import os
import resource
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Row, assertion, at_most, calls, duration
from conventions import check, dumps, load
from conventions.nomenclature import find_account
from conventions.portfolio import Portfolio
from conventions.rules import Context, all_rules
from conventions.samples import association_2024_2026, cci_2017_2019, equipment_2023_2025
from conventions.samples import town as made_town

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions import Convention
    from conventions.samples.towns import Town

LIMIT = 25.0
FILES = int(os.environ.get("BENCH_FILES", "10000"))
WARM = 500
GROWTH = 8 << 20
"""Bytes by which the peak may grow from the first files to the last one."""

FEW, TOWN, MANY = 100, 400, 800
"""How many conventions the towns have."""
TOGETHER = 2.0
"""What a convention may cost beside all the others, for one alone."""
EIGHTFOLD = 9.0
"""What a town eight times as large may cost, for the small one."""
DAY = date(2026, 6, 30)

SAMPLES = (
    (cci_2017_2019, date(2018, 12, 31)),
    (association_2024_2026, date(2025, 6, 30)),
    (equipment_2023_2025, date(2025, 6, 30)),
)


def rows() -> Iterator[Row]:
    """One row a sample, then the town."""
    find_account("65738", "M57", 2018)
    for sample, day in SAMPLES:
        yield row(sample, day)
    yield town()
    yield from together()


def row(sample: Callable[[], Convention], day: date) -> Row:
    """Compare a whole report with reading the text once."""
    convention = sample()
    text = dumps(convention, format="json")
    ours = calls(f"{len(all_rules())} rules", lambda: check(convention, day))
    other = calls("json.loads", lambda: json.loads(text))
    return at_most(f"check, {sample.__name__}", ours, other, LIMIT)


def town() -> Row:
    """Read and check files one after the other; nothing is kept of those that are done."""
    texts = [dumps(sample(), format="json") for sample, _ in SAMPLES]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for rank in range(FILES):
            path = Path(folder) / f"{rank}.json"
            path.write_text(
                texts[rank % len(texts)].replace("Rochebrune", f"Rochebrune {rank}"), encoding="utf-8"
            )
            paths.append(path)
        return _flat(paths)


def _flat(paths: list[Path]) -> Row:
    def run(path: Path) -> None:
        check(load(path), date(2025, 6, 30))

    for path in paths[:WARM]:
        run(path)
    gc.collect()
    before, start = _peak(), time.perf_counter()
    for path in paths[WARM:]:
        run(path)
    each = (time.perf_counter() - start) / max(len(paths) - WARM, 1)
    grown = _peak() - before
    fault = f"{grown >> 20} MiB more" if grown > GROWTH else ""
    return assertion(f"{len(paths)} files read and checked ({duration(each)} each), memory flat", fault)


def _peak() -> int:
    """The most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def together() -> Iterator[Row]:
    """Check whole towns with their budgets: what the others cost to each convention, and what many more cost."""
    sizes = {size: made_town(size=size) for size in (FEW, TOWN, MANY)}
    check(sizes[FEW].conventions[0], DAY)
    whole = {size: _cost(partial(_whole, made)) for size, made in sizes.items() if size != FEW}
    few = sum(_cost(lambda: _whole(sizes[FEW])) for _ in range(MANY // FEW))
    alone = _cost(lambda: _each(sizes[TOWN]))
    job = f"a town of {TOWN} checked, {duration(whole[TOWN] / TOWN)} each"
    yield _within(f"{job}: together, for alone", whole[TOWN] / alone, TOGETHER)
    yield _within(f"a town of {MANY} checked, for one of {FEW}", whole[MANY] / few * MANY / FEW, EIGHTFOLD)


def _whole(made: Town) -> None:
    Portfolio.of(made.conventions).check(DAY, budgets=made.budgets)


def _each(made: Town) -> None:
    for convention in made.conventions:
        check(convention, DAY, context=Context(budgets=made.budgets))


def _cost(run: Callable[[], None]) -> float:
    """The seconds of processor that a run takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _within(job: str, ratio: float, limit: float) -> Row:
    fault = f"{ratio:.1f} × for {limit:.0f} × at most" if ratio > limit else ""
    return assertion(f"{job}: {ratio:.1f} × ({limit:.0f} × at most)", fault)
