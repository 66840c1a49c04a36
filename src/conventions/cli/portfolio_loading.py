"""The conventions of a folder, loaded while somebody watches; what cannot be read is told, and stops nothing."""

from __future__ import annotations

from pathlib import Path

from conventions.cli.budget_files import budget_paths
from conventions.cli.outputs import check_output
from conventions.cli.progress import FILES, Progress
from conventions.cli.terminal import tell_error
from conventions.errors import ConventionFileError, ConventionsError
from conventions.french import NBSP
from conventions.portfolio import Portfolio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


FOUND = 1


def loaded(arguments: Namespace) -> Portfolio:
    """The portfolio of the folder, when there is one convention at least that can be used.

    :raises ConventionsError: for a folder that does not exist or has no file, or ``--output`` that would be lost.
    :raises ConventionFileError: lists the problems of the files, when none can be used.
    """
    with Progress(FILES) as progress:
        portfolio = Portfolio.load(
            arguments.folder,
            workers=arguments.workers,
            cache=arguments.cache,
            progress=progress,
            reveal=bool(arguments.with_names),
        )
    if not portfolio.files:
        raise ConventionsError(f"«{NBSP}{arguments.folder}{NBSP}» n’a aucun fichier YAML ou JSON")
    if not portfolio.conventions:
        raise ConventionFileError(portfolio.problems)
    read = [str(Path(arguments.folder, file.name)) for file in portfolio.files]
    check_output(arguments.output, [*read, *_beside(arguments)])
    return portfolio


def _beside(arguments: Namespace) -> list[str]:
    """The other files that are read, by the commands that have such options."""
    told = [arguments.profile] if "profile" in arguments and arguments.profile else []
    return [*told, *(budget_paths(arguments) if "budget" in arguments else [])]


def tell_problems(portfolio: Portfolio) -> int:
    """Tell what is wrong with files, on the error stream: 1 when there is something, else 0."""
    tell_error(map(str, portfolio.problems))
    return FOUND if portfolio.problems else 0
