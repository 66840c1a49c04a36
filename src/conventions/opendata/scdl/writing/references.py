"""The reference of a line: the number of the convention, the avenant, the exercise; no two lines have the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from conventions.french import format_date
from conventions.model import Avenant, Convention
from conventions.opendata.scdl.writing.asking import Asked
from conventions.opendata.scdl.writing.lines import Line
from conventions.opendata.scdl.writing.texts import plain
from conventions.operations import act_title


def references_of(asked: Asked, lines: Iterable[Line]) -> Iterator[str]:
    """A reference for each line; the keys of the grants tell apart those of one beneficiary.

    >>> from datetime import date
    >>> from conventions.samples import association_2024_2026
    >>> number_of(association_2024_2026())
    '2024-017'
    """
    known = list(lines)
    short = [", ".join(_pieces(asked.convention, line)) for line in known]
    often = Counter(zip((line.first.beneficiary.key for line in known), short, strict=True))
    for line, text in zip(known, short, strict=True):
        told = [part.grant.key for part in line.parts] if often[line.first.beneficiary.key, text] > 1 else []
        yield ", ".join((text, *map(plain, told)))


def number_of(convention: Convention) -> str:
    """How the convention is known: its reference, its deliberation, the day of its signature."""
    decided = convention.deliberation_of(convention)
    number = convention.reference or (decided.number if decided else None)
    if number:
        return plain(number)
    signed = convention.signed_on
    return f"convention du {format_date(signed)}" if signed else "convention"


def _pieces(convention: Convention, line: Line) -> Iterator[str]:
    yield number_of(convention)
    if isinstance(line.act, Avenant):
        yield _avenant(convention, line.act)
    yield f"exercice {line.exercise}"


def _avenant(convention: Convention, act: Avenant) -> str:
    """Its title, or its key where another one has the same title."""
    same = sum(act_title(other) == act_title(act) for other in convention.avenants)
    return plain(act_title(act) if same == 1 else f"avenant {act.key}")
