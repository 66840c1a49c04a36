"""The notebooks of examples/: valid, without an output, and true in a shell, where their displays are HTML."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = [
    pytest.param(path, id=path.stem)
    for path in sorted((ROOT / "examples").glob("*.py"))
    if path.read_text(encoding="utf-8").startswith("# ---\n# jupyter:")
]
LONG = {"05_ville", "06_convention_2017_2019"}

SHELL = """
import json, sys
import jupytext
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=config)
shown = []
shell.display_pub.publish = lambda data, *_, **__: shown.append(sorted(data))
for cell in jupytext.read(sys.argv[1]).cells:
    if cell.cell_type == "code":
        shell.run_cell(cell.source, store_history=False).raise_error()
print(json.dumps(shown))
"""


def cells(path: Path) -> list[nbformat.NotebookNode]:
    """The cells of a notebook."""
    found: list[nbformat.NotebookNode] = jupytext.read(path).cells
    return found


def test_the_notebooks_are_found() -> None:
    """There are three of them, and those that are run each day only are fewer."""
    assert len(NOTEBOOKS) == 3
    assert {param.id for param in NOTEBOOKS} > LONG


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_an_example_is_a_notebook(path: Path) -> None:
    """It is valid, its kernel is named, its texts tell what its code does, it holds no output and no magic."""
    notebook = jupytext.read(path)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    assert texts[0].source.startswith("# ")
    assert len(code) >= 5
    assert len(texts) >= 4
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert not [line for cell in code for line in cell.source.splitlines() if line.startswith(("%", "!"))]


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_a_notebook_is_written_as_it_was_read(path: Path) -> None:
    """Who opens it in Jupyter and saves it changes nothing but the header."""
    notebook = jupytext.read(path)
    again = jupytext.reads(jupytext.writes(notebook, fmt="py:percent"), fmt="py:percent")
    assert [(cell.cell_type, cell.source) for cell in again.cells] == [
        (cell.cell_type, cell.source) for cell in notebook.cells
    ]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(*param.values, id=param.id, marks=[pytest.mark.slow, pytest.mark.no_cover])
        if param.id in LONG
        else param
        for param in NOTEBOOKS
    ],
)
def test_a_notebook_shows_its_objects_as_html(path: Path) -> None:
    """In a shell, what each cell shows is HTML: pages, tables, figures."""
    code = f"import sys; sys.path[:0] = {sys.path!r}\n{SHELL}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout.splitlines()[-1])
    assert len(shown) >= 2
    assert all("text/html" in kinds for kinds in shown)


def test_no_output_names_a_place_of_a_machine() -> None:
    """What is committed beside an example is the same on every machine."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.txt")]
    assert len(texts) >= 3
    assert not [text for text in texts if str(ROOT) in text or "/tmp" in text or "/home" in text]
