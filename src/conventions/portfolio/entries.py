"""A file of a portfolio: its convention, or what makes it unusable; and what is the matter between files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from conventions.errors import Problem
from conventions.french import plural, quote
from conventions.model import Convention


class PortfolioFile(NamedTuple):
    """A file: its name in the portfolio, its convention (None when it cannot be used) and what is wrong.

    ``digest`` is that of its bytes (SHA-256), empty for a convention that comes from no file or whose file
    cannot be read.
    """

    name: str
    convention: Convention | None
    problems: tuple[Problem, ...] = ()
    digest: str = ""

    @property
    def source(self) -> str:
        """Its name where it is a file; nothing for a convention that comes from none."""
        return self.name if self.digest else ""

    @property
    def reference(self) -> str | None:
        """The reference that its convention bears, if any."""
        return self.convention.reference if self.convention else None


def told_apart(files: Iterable[PortfolioFile]) -> tuple[PortfolioFile, ...]:
    """The files by name; of two equal conventions one counts, of two that share a reference none does.

    Counting the first of two files that bear one reference would be a guess: both are named, and left out.
    """
    ordered = sorted(files, key=lambda file: file.name)
    copies = _copies(ordered)
    rivals = _rivals(file for file in ordered if file.name not in copies)
    return tuple(
        _without(file, _copy_of(file, copies[file.name]))
        if file.name in copies
        else _without(file, _shared(file, rivals[file.name]))
        if file.name in rivals
        else file
        for file in ordered
    )


def _without(file: PortfolioFile, problem: Problem) -> PortfolioFile:
    return file._replace(convention=None, problems=(*file.problems, problem))


def _copies(files: Iterable[PortfolioFile]) -> Mapping[str, str]:
    """The files that say exactly what an earlier one says, with its name.

    Only those that share a reference are compared: to compare conventions costs as much as to read them.
    """
    first: dict[Convention, str] = {}
    found = {}
    for group in _by_reference(files):
        for file in group:
            name = first.setdefault(cast("Convention", file.convention), file.name)
            if name != file.name:
                found[file.name] = name
    return found


def _rivals(files: Iterable[PortfolioFile]) -> Mapping[str, tuple[str, ...]]:
    """The files that share their reference with others, with the names of these."""
    groups = [[file.name for file in group] for group in _by_reference(files)]
    return {name: tuple(each for each in names if each != name) for names in groups for name in names}


def _by_reference(files: Iterable[PortfolioFile]) -> Iterator[list[PortfolioFile]]:
    """The files that share a reference, together and in order."""
    sharing: defaultdict[str, list[PortfolioFile]] = defaultdict(list)
    for file in files:
        if file.reference is not None:
            sharing[file.reference].append(file)
    return (group for group in sharing.values() if len(group) > 1)


def _copy_of(file: PortfolioFile, first: str) -> Problem:
    message = (
        f"la même convention que {quote(first)} : elle n’est comptée qu’une fois ; retirez l’un des fichiers"
    )
    return Problem(file.name, 0, 0, "", "copy", message)


def _shared(file: PortfolioFile, others: tuple[str, ...]) -> Problem:
    said = ", ".join(map(quote, others[:_SOME]))
    more = (
        f" et {len(others) - _SOME} {plural(len(others) - _SOME, 'autre', 'autres')}"
        if len(others) > _SOME
        else ""
    )
    message = (
        f"référence {quote(file.reference or '')} portée aussi par {said}{more} : aucun n’est compté ; "
        "donnez à chaque convention sa référence"
    )
    return Problem(file.name, 0, 0, "reference", "shared_reference", message)


_SOME = 3


def problems_of(files: Iterable[PortfolioFile]) -> Iterator[Problem]:
    """What is wrong with files, in order."""
    for file in files:
        yield from file.problems
