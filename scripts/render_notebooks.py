"""Run the notebooks of examples/ and write them as HTML in build/notebooks; with --images, redraw docs/images.

It runs in the environment of requirements/notebooks.lock, which ``./dev notebooks`` makes. The pictures of pages
need a Chromium (or Chrome): its name is looked for in the PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
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
    notebook: NotebookNode = jupytext.read(path)
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


def pictures() -> dict[str, str]:
    """What docs/how-to/controler-un-portefeuille.md shows, as HTML: the displays of its own objects."""
    sys.path.insert(0, str(ROOT / "src"))
    from conventions import euros
    from conventions.errors import ConventionFileError
    from conventions.files import loads
    from conventions.notebook import overview, plot_commitments
    from conventions.notebook.budget_checks import show_budget_check
    from conventions.portfolio import Portfolio, PortfolioFile
    from conventions.samples import town

    whole = town(size=12)
    city, day = Portfolio.of(whole.conventions), date(2026, 6, 30)
    budget = next(each for each in whole.budgets if each.exercise == 2024)
    less = budget.replace(
        lines=tuple(
            each.replace(voted=euros(40_000)) if (each.account, each.function) == ("65748", "326") else each
            for each in budget.lines
        )
    )
    passed = city.check_budget(less, day)
    rows = city.commitments(day).where(lambda row: row["exercise"] == 2024)
    try:
        loads("format: 1\ntitre: Sans rien", "brouillon.yaml")
    except ConventionFileError as error:
        unread = PortfolioFile("brouillon.yaml", None, error.problems)
    return {
        "portefeuille": str(overview(Portfolio((*city.files, unread)), day).html()),
        "controle-du-budget": str(show_budget_check(passed).html()),
        "figure-des-credits": plot_commitments(rows, passed, column="granted")._repr_html_(),
    }


def browser() -> str:
    """A browser that takes pictures of pages.

    :raises SystemExit: when there is none.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit("Chromium est introuvable / is not found")
    return found


def photograph(name: str, body: str) -> Path:
    """A picture of a part of a page, cut to what it shows."""
    from PIL import Image, ImageChops

    page, target = PAGES / f"{name}.html", ROOT / "docs" / "images" / f"{name}.png"
    page.write_text(PAGE.format(title=name, body=body), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
    size = ("--hide-scrollbars", "--window-size=960,2400")
    subprocess.run(
        [browser(), *options, *size, f"--screenshot={target}", page.as_uri()], check=True, capture_output=True
    )
    with Image.open(target) as shot:
        image = shot.convert("RGB")
    shown = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    if shown is None:
        raise SystemExit(f"{name} : rien n’est dessiné / nothing is drawn")
    _, top, _, bottom = shown
    part = image.crop((0, max(top - 12, 0), image.width, bottom + 12))
    part.save(target, optimize=True)
    return target


def main(words: list[str]) -> int:
    """Write every page, or those of the notebooks whose names begin with a word; or redraw the pictures."""
    PAGES.mkdir(parents=True, exist_ok=True)
    if words == ["--images"]:
        (ROOT / "docs" / "images").mkdir(exist_ok=True)
        for name, body in pictures().items():
            print(photograph(name, body).relative_to(ROOT))
        return 0
    for path in notebooks():
        if not words or path.name.startswith(tuple(words)):
            print(render(path).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
