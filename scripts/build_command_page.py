"""Write the page of the help of every command, as ``conventions COMMANDE --help`` prints it.

Usage: ``python scripts/build_command_page.py [FILE]``. Same commands, same bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conventions.cli.french_argparse import in_french
from conventions.cli.parser import _build as build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "aide-des-commandes.md"
HEAD = """# L’aide de chaque commande

Ce que `conventions COMMANDE --help` écrit. Ce que font les commandes, avec des exemples, est dans
[Les commandes](commandes.md).
Cette page est écrite par `scripts/build_command_page.py`.
"""


def below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a parser, by name."""
    # argparse has no public list of them.
    actions = (each for each in parser._actions if isinstance(each, argparse._SubParsersAction))  # noqa: SLF001
    return {name: each for action in actions for name, each in action.choices.items()}


def sections(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    """The help of a command, then that of each of its actions."""
    yield f"## `{name}`\n\n```text\n{parser.format_help().rstrip()}\n```\n"
    for action, each in below(parser).items():
        yield from sections(f"{name} {action}", each)


def page() -> str:
    """The whole page."""
    with in_french(), contextlib.redirect_stdout(io.StringIO()):  # of the width of no terminal
        return "\n".join([HEAD, *sections("conventions", build())])


def main(arguments: Sequence[str]) -> None:
    """Write the page where it is kept, or in the file given."""
    target = Path(arguments[0]) if arguments else TARGET
    target.write_text(page(), encoding="utf-8")
    print(f"{page().count('## ')} commandes dans {target.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
