"""Every block of code of the documentation runs, as its reader would run it, and shows what it gives.

A page runs in a folder of its own, which holds the sample files. In a tutorial each block follows the one before;
elsewhere a block of Python runs alone, because it is copied alone. A block with a caption is a file to write:
``ma-convention.yaml``, or ``à la fin de ma-convention.yaml``. What a page asks for beside the samples is in ``files``.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Example, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.evaluators.python import PythonEvaluator
from sybil.example import SybilFailure
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown import CodeBlockParser
from sybil.region import Region

from conventions import samples
from conventions.cli import main

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
TUTORIALS = ROOT / "docs" / "tutorial"
SAMPLES = sorted(Path(samples.__file__).parent.glob("*.yaml"))
FILES = Path(__file__).parent / "files"
OTHERS = {"$", "./dev", "cd", "git", "mkdir", "pip", "python", "soffice", "source", "uvicorn"}
"""Programs that a page names and that these tests do not run."""

NOT_HERE = {"docs/how-to/ajouter-une-regle.md"}
"""What tests/dev/test_add_rule.py follows to the letter, in a copy of the project."""


def spaced(text: str) -> list[str]:
    """The lines of a text, with the spaces that people type, and none at the end."""
    return [line.rstrip() for line in text.replace("\u202f", " ").replace("\u00a0", " ").splitlines()]


def shown_in(shown: list[str], printed: list[str]) -> bool:
    """Whether these are the lines printed; « … » stands for any number of lines.

    >>> shown_in(["a", "…", "d"], ["a", "b", "c", "d"]), shown_in(["a", "d"], ["a", "b", "d"])
    (True, False)
    """
    pattern = "".join("(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def words_of(command: str) -> tuple[list[str], str | None]:
    """The words of a command, its files found, and the file where it writes."""
    before, _, target = command.partition(" > ")
    words = [
        found
        for word in shlex.split(before)
        for found in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
    ]
    return words, target.strip() or None


def ran(command: str) -> tuple[int, str]:
    """The exit code of a command and what it prints, unless it goes to a file."""
    words, target = words_of(command)
    if words[0] == "cat":
        return 0, "".join(Path(word).read_text(encoding="utf-8") for word in words[1:])
    assert words[0] == "conventions", f"unknown program: {command}"
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = main(words[1:])
    if target:
        Path(target).write_text(output.getvalue(), encoding="utf-8")
        return code, errors.getvalue()
    return code, output.getvalue() + errors.getvalue()


def commands_of(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block, and the lines shown under it."""
    for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        command, *shown = spaced(part)
        yield " ".join(command.split()), shown


def run_console(example: Example) -> None:
    """Run the commands of a block; where nothing is shown, they have only to find what they need."""
    for command, shown in commands_of(example.parsed):
        if command.split()[0] in OTHERS:
            continue
        code, printed = ran(command)
        if shown and shown[-1].startswith("-> "):
            assert shown.pop() == f"-> {code}", command
        else:
            assert code != 2 or shown, f"{command}\n{printed}"
        assert not shown or shown_in(shown, spaced(printed)), f"{command}\n{printed}"


def run_python(example: Example) -> None:
    """Run a block of Python, after those before it in a tutorial alone."""
    if not Path(example.path).is_relative_to(TUTORIALS):
        example.namespace.clear()
    with contextlib.redirect_stdout(io.StringIO()):
        PythonEvaluator()(example)


def write_file(example: Example) -> None:
    """Write the file that the caption of a block names, or add to it."""
    head, _, text = str(example.parsed).partition("\n\n")
    caption = head.removeprefix(":caption: ")
    name = caption.removeprefix("à la fin de ")
    Path(name).parent.mkdir(exist_ok=True)
    with Path(name).open("a" if name != caption else "w", encoding="utf-8") as file:
        file.write(text)


def doctests(document: Document) -> Iterator[Region]:
    """The sessions of Python of a page, each alone, line after line."""
    parse = DocTestStringParser(DocTestEvaluator(doctest.ELLIPSIS))
    for block in CodeBlockParser("pycon", evaluator=lambda _example: None)(document):
        for region in parse(block.parsed, document.path):
            region.adjust(block, block.parsed)
            yield region


SYBIL = Sybil(
    parsers=[
        CodeBlockParser("python", evaluator=run_python),
        CodeBlockParser("console", evaluator=run_console),
        CodeBlockParser("bash", evaluator=run_console),
        *(CodeBlockParser(f"{{code-block}} {language}", write_file) for language in ("yaml", "toml", "text")),
        doctests,
    ],
    pattern="*.md",
)
DOCUMENTS = {
    name: list(SYBIL.parse(page).examples())
    for page in PAGES
    if (name := str(page.relative_to(ROOT))) not in NOT_HERE
}
RUN = [name for name, examples in DOCUMENTS.items() if examples]


@pytest.mark.parametrize("name", RUN)
def test_every_block_of_the_page_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page, in its order, in a folder that holds the samples."""
    monkeypatch.chdir(tmp_path)
    for file in [] if name.startswith("docs/tutorial/") else [*SAMPLES, *(FILES / Path(name).stem).glob("*")]:
        shutil.copy(file, tmp_path)
    for example in DOCUMENTS[name]:
        example.evaluate()


def test_pages_and_blocks_are_found() -> None:
    """A parser that finds nothing would pass the test above."""
    assert len(RUN) > 100
    texts = {page: page.read_text(encoding="utf-8") for page in PAGES}
    not_run = [page.name for page, text in texts.items() if "```{code-block} python" in text]
    assert not_run == ["controler-en-masse.md"]  # Spark, which has its own tests
    assert len(DOCUMENTS["README.md"]) == 5
    assert len(DOCUMENTS["docs/reference/rules/NAT-001.md"]) >= 1
    assert all(DOCUMENTS[name] for name in DOCUMENTS if name.startswith("docs/tutorial/decrire"))


WRONG = {
    "python": "assert False",
    "pycon": ">>> 1 + 1\n3",
    "console": "$ conventions words 1\ndeux euros",
    "bash": "$ convention words 1",
    "console ": "$ conventions check absent.yaml",
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_block_that_does_not_hold_fails(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown and is not so is an error, in each kind of block."""
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n```{kind.strip()}\n{WRONG[kind]}\n```\n", encoding="utf-8")
    (example,) = SYBIL.parse(page).examples()
    with pytest.raises(AssertionError if kind != "pycon" else SybilFailure):
        example.evaluate()
