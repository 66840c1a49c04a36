"""A beneficiary that changes its name or its number: reported, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conventions.french import format_list
from conventions.opendata.scdl.crossing.facts import folded
from conventions.opendata.scdl.crossing.finding import Finding, told
from conventions.opendata.scdl.diagnosing import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from conventions.opendata.scdl.crossing.facts import Facts

_SHOWN = 3


def names(rows: Sequence[Facts]) -> Iterator[Finding]:
    """One number under several names: told once, at the first row that has another name."""
    first = _firsts(rows, lambda facts: folded(facts.name))
    if len(first) > 1:
        said = tuple(" ".join(facts.name.split()) for facts in first)
        reason = f"{len(first)} noms pour le même numéro {rows[0].identifier} : {_shown(said)}"
        yield told("names", first[1], "nomBeneficiaire", raw=first[1].name, reason=reason, rows=first)


def identifiers(rows: Sequence[Facts]) -> Iterator[Finding]:
    """One name under several numbers: told once, at the first row that has another number."""
    first = _firsts(rows, lambda facts: facts.identifier)
    if len(first) > 1:
        numbers = tuple(facts.identifier for facts in first)
        same = len({number[:9] for number in numbers}) == 1
        kind = "établissements" if same else "numéros"
        reason = f"{len(first)} {kind} pour le même nom : {_shown(numbers)}"
        yield told(
            "identifiers", first[1], "idBeneficiaire", raw=first[1].identifier, reason=reason, rows=first
        )


def _firsts(rows: Sequence[Facts], of: Callable[[Facts], str]) -> list[Facts]:
    """The first row of each text, those without any left aside."""
    first: dict[str, Facts] = {}
    for facts in rows:
        if text := of(facts):
            first.setdefault(text, facts)
    return list(first.values())


def _shown(said: Sequence[str]) -> str:
    shown = [f"« {shortened(text)} »" for text in said[:_SHOWN]]
    return format_list(shown) if len(said) <= _SHOWN else f"{', '.join(shown)}…"
