"""Run the notebooks of examples/ and write them as HTML in build/notebooks; with --images, redraw docs/images.

It runs in the environment of requirements/notebooks.lock, which ``./dev notebooks`` makes. The pictures of pages
need a Chromium (or Chrome): its name is looked for in the PATH.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import jupytext
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "build" / "notebooks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def notebooks() -> list[Path]:
    """The examples that are notebooks, by their header."""
    return [
        path
        for path in sorted((ROOT / "examples").glob("*.py"))
        if path.read_text(encoding="utf-8").startswith("# ---\n# jupyter:")
    ]


def executed(path: Path) -> NotebookNode:
    """A notebook with what its cells show; an error in a cell stops everything."""
    notebook = jupytext.read(path)
    sources = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    os.environ.update(PYTHONPATH=sources, PYTHONUTF8="1")
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute(cwd=str(ROOT))
    return notebook


def render(path: Path) -> Path:
    """The page of a notebook, without a script of someone else."""
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(executed(path))
    target = PAGES / f"{path.stem}.html"
    target.write_text(PAGE.format(title=path.stem, body=body), encoding="utf-8")
    return target


PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ color: #1a1a1a; background: #fff; font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 58rem; }}
h1, h2 {{ line-height: 1.2; }}
.anchor-link {{ display: none; }}
.jp-InputArea, .input {{ margin: .5rem 0; }}
.highlight pre {{ background: #f4f5f7; padding: .5rem .75rem; overflow-x: auto; font-size: 13px; margin: .5rem 0; }}
pre {{ white-space: pre-wrap; font-size: 13px; }}
</style></head><body>{body}</body></html>
"""


def main(words: list[str]) -> int:
    """Write every page, or those of the notebooks whose names begin with a word."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in notebooks():
        if not words or path.name.startswith(tuple(words)):
            print(render(path).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
