"""What is no finding, as SARIF notifications: rules without a verdict and why, files that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from conventions.rules.writing.sarif_places import location
from conventions.rules.writing.sarif_texts import described, plain

if TYPE_CHECKING:
    from conventions.errors import Problem
    from conventions.rules.report import Checked, Unsettled

Json = dict[str, object]

_TITLES = {
    "not_evaluated": "règle non évaluée : un fait manque",
    "partly_evaluated": "règle évaluée en partie : un fait manque pour le reste",
    "not_applicable": "règle sans objet",
    "unusable_file": "fichier inutilisable",
}
NOTICES: tuple[Json, ...] = tuple(described(name, title) for name, title in _TITLES.items())
"""The notifications that a run may give."""

_RANKS = {name: rank for rank, name in enumerate(_TITLES)}


def notices(checked: Iterable[Checked], ranks: Mapping[str, int]) -> Iterator[Json]:
    """The notifications of a run; ``ranks`` places the rules in it."""
    for item in checked:
        for problem in item.problems:
            yield _unusable(problem)
        if item.report:
            for name in ("not_evaluated", "partly_evaluated", "not_applicable"):
                for rule in getattr(item.report, name):
                    yield _unsettled(name, item.file, rule, ranks[rule.code])


def _unsettled(name: str, file: str, rule: Unsettled, rank: int) -> Json:
    at = location(file, addresses=rule.addresses)
    return {
        "descriptor": _reference(name),
        "associatedRule": {"id": rule.code, "index": rank},
        "level": "note",
        "message": {"text": plain(f"{rule.code}, {rule.title} : {_TITLES[name]} ; {rule.reason}")},
        **({"locations": [at]} if at else {}),
    }


def _unusable(problem: Problem) -> Json:
    at = location(problem.file, problem.line, problem.column, (problem.address,))
    return {
        "descriptor": _reference("unusable_file"),
        "level": "error",
        "message": {"text": plain(problem.message)},
        **({"locations": [at]} if at else {}),
        "properties": {"code": problem.code},
    }


def _reference(name: str) -> Json:
    return {"id": name, "index": _RANKS[name]}
