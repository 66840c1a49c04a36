"""Validating files of grants, against what only reads them and against what users pick today, each in its process.

``BENCH_SCDL_ROWS=1000000`` makes the long file longer (100 000 rows otherwise). Every program has to find the rows
that the generator made faulty, no other, before anything is said of its time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.harness import ROOT, Row, Variant, Verdict, absent, assertion, at_least, at_most
from bench.peers.scdl_told import of_bits
from bench.scdl_files import write

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = 10_000
ROWS = max(SMALL, int(os.environ.get("BENCH_SCDL_ROWS", "100000")))
FOR_PEERS = min(ROWS, 100_000)
SHARE = 0.02
ROUNDS = 7 if ROWS < 50_000 else 3
MIB = 1 << 20
PEERS = ROOT / "bench" / "peers"
# What users pick: the ratio to reach (in the process, imports left aside), None where it only informs.
SLOW = {"frictionless": 10.0, "validata": 14.0, "pydantic": 5.0}
FAST = ("pandera", "polars", "duckdb")
# Whole processes on the small file: what we may take of their time.
WHOLE = {"polars": 1.0, "duckdb": 1.0, "pydantic": 0.5}


_PEAKS: dict[tuple[str, str], int | None] = {}
"""The memory of the last run of each program on each file."""


class File(NamedTuple):
    """A file, its rows, and how many of them are faulty with a digest of which."""

    path: Path
    rows: int
    faulty: tuple[int, str]


class Program(NamedTuple):
    """A program that validates: its name, what runs it; ``judges`` is false for one that only reads."""

    name: str
    command: tuple[str, ...]
    judges: bool = True

    @property
    def built(self) -> bool:
        """Whether its environment is there."""
        return Path(self.command[0]).exists()

    def run(self, file: File) -> dict[str, Any]:
        """What it tells of a file, and the seconds of its whole process."""
        start = time.perf_counter()
        done = subprocess.run([*self.command, str(file.path)], check=True, capture_output=True, text=True)
        told: dict[str, Any] = json.loads(done.stdout)
        told["whole"] = time.perf_counter() - start
        _PEAKS[self.name, file.path.name] = told["peak"]
        if self.judges and (told["count"], told["rows"]) != file.faulty:
            raise AssertionError(f"{self.name} finds {told['count']} faulty rows instead of {file.faulty[0]}")
        return told

    def on(self, file: File, seconds: str = "seconds") -> Variant:
        """Its time on a file: that of the work, that of the ``processor`` alone, or of the ``whole`` process."""
        return Variant(self.name, lambda: float(self.run(file)[seconds]))


def ours(mode: str, name: str) -> Program:
    """One of ours."""
    return Program(name, (sys.executable, str(ROOT / "bench" / "scdl_run.py"), mode), mode != "reader")


def peer(name: str) -> Program:
    """One of those that users pick, in its environment."""
    environment = name if name in {"frictionless", "validata"} else "frames"
    script, *words = ("polars", "pandera") if name == "pandera" else (name,)
    python = ROOT / ".bench" / "peers" / environment / "bin" / "python"
    return Program(name, (str(python), str(PEERS / f"scdl_{script}.py"), *words))


READER, SCHEMA, ALL = ours("reader", "csv.reader"), ours("schema", "schema"), ours("all", "all checks")


def made(folder: str, rows: int, share: float = SHARE) -> File:
    """Write a file."""
    path = Path(folder) / f"{rows}_{share}.csv"
    return File(path, rows, of_bits(write(path, rows, share)))


def rows() -> Iterator[Row]:
    """Ours alone, then beside each peer."""
    with tempfile.TemporaryDirectory() as folder:
        small, long, wrong = made(folder, SMALL), made(folder, ROWS), made(folder, ROWS, 1.0)
        yield from shapes(small, long, wrong)
        yield from memory(small, long, wrong)
        wrong.path.unlink()
        yield from beside(small, long if ROWS == FOR_PEERS else made(folder, FOR_PEERS))


def shapes(small: File, long: File, wrong: File) -> Iterator[Row]:
    """Against the bare reader, then against ourselves on a shorter file and on one without a good row."""
    size, growth = f"{long.rows} rows", 1.2 * long.rows / small.rows
    for program, limit in ((SCHEMA, 3.0), (ALL, 5.0)):
        named = f"scdl, {program.name}"
        yield at_most(f"{named}, {size}", program.on(long), READER.on(long), limit, ROUNDS)
        yield at_most(f"{named}, {size}, all faulty", program.on(wrong), program.on(long), 1.3, ROUNDS)
        yield at_most(
            f"{named}, {size}, for {small.rows}", program.on(long), program.on(small), growth, ROUNDS
        )


def memory(*files: File) -> Iterator[Row]:
    """The most that is held above what the imports take."""
    for program, limit in ((SCHEMA, 60), (ALL, 150)):
        for file in files:
            told = program.run(file)
            job = f"scdl, {program.name}, {file.rows} rows, {file.faulty[0]} faulty"
            if told["peak"] is None:
                yield absent(job, "this system does not tell the memory")
                continue
            above = (told["peak"] - told["imported"]) / MIB
            fault = "" if above <= limit else f"{above:.1f} MiB more than {limit} MiB"
            yield assertion(f"{job}: {above:.1f} MiB above the imports (≤ {limit})", fault)


def beside(small: File, long: File) -> Iterator[Row]:
    """The peers: the work on the long file, the whole process on the small one, the memory."""
    for name in (*SLOW, *FAST):
        if not peer(name).built:
            yield absent(f"scdl beside {name}", f"{name}: ./dev bench --peers")
            continue
        rounds = 1 if name in SLOW else 3
        yield at_least(
            f"scdl, {long.rows} rows", SCHEMA.on(long), peer(name).on(long), SLOW.get(name), rounds
        )
        yield whole(name, small)
        yield held(name, long)


def whole(name: str, file: File) -> Row:
    """Whole processes."""
    job, other = f"scdl, process, {file.rows} rows", peer(name).on(file, "whole")
    if name in WHOLE:
        return at_most(job, SCHEMA.on(file, "whole"), other, WHOLE[name], 3 if name in SLOW else ROUNDS)
    return at_least(job, SCHEMA.on(file, "whole"), other, None, 1 if name in SLOW else 3)


def held(name: str, file: File) -> Row:
    """The most memory of both, which have just run."""
    mine, theirs = (_PEAKS[program, file.path.name] for program in (SCHEMA.name, name))
    if mine is None or theirs is None:
        return absent(f"scdl, memory, {file.rows} rows", "this system does not tell the memory")
    return Row(
        f"scdl, memory, {file.rows} rows",
        Verdict.INFO,
        f"{SCHEMA.name} {mine / MIB:.0f} MiB",
        f"{name} {theirs / MIB:.0f} MiB",
        f"{theirs / mine:.2f} x",
    )
