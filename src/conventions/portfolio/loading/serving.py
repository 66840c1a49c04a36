"""What a worker does: it reads the files that it is told, and answers a line for each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from conventions.portfolio.loading.collecting import paused_collector
from conventions.portfolio.loading.programs import READY
from conventions.portfolio.loading.reading import read_one


def serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer each line (a list of names and paths, in JSON) with as many lines, until there is none.

    Each answer leaves at once: what is lost with a worker is the file that it was reading.
    """
    told.write(READY)
    told.flush()
    with paused_collector():
        for line in asked:
            for name, path in json.loads(line):
                told.write(_answer(name, Path(path)) + b"\n")
                told.flush()


def _answer(name: str, path: Path) -> bytes:
    """The digest, then the convention or the problems, as JSON on one line."""
    file = read_one(name, path)
    if file.convention is not None:
        return f'{{"digest": "{file.digest}"}}\t{file.convention.model_dump_json()}'.encode()
    problems = [(item.line, item.column, item.address, item.code, item.message) for item in file.problems]
    return json.dumps({"digest": file.digest, "problems": problems}).encode() + b"\t"
