"""What it costs to start: the command line against a bare interpreter, the model against pydantic alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import ROOT, Row, assertion, at_most, processes

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAVY = ("pydantic", "pydantic_core", "babel", "yaml")
LOADED = f"import sys, conventions; print(*(name for name in {HEAVY} if name in sys.modules))"


def rows() -> Iterator[Row]:
    """Compare whole processes of the same environment."""
    command = str(Path(sys.executable).with_name("conventions"))
    bare = processes("python -c pass", (sys.executable, "-c", "pass"))
    pydantic = processes("pydantic", (sys.executable, "-c", "import pydantic; pydantic.BaseModel"))
    model = processes("Convention", (sys.executable, "-c", "from conventions import Convention"))
    yield at_most("conventions --help", processes("conventions", (command, "--help")), bare, 2.5)
    yield at_most("conventions words 50000", processes("conventions", (command, "words", "50000")), bare, 3.2)
    yield at_most("from conventions import Convention", model, pydantic, 1.6)
    yield assertion("import conventions stays light", loaded())


def loaded() -> str:
    """Name the heavy packages that a bare ``import conventions`` loads."""
    program = (sys.executable, "-c", LOADED)
    return subprocess.run(program, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()
