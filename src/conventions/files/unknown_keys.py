"""Keys of a file that name nothing: the record meant, the keys there are, the one that was probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from conventions.files.sources import locate
from conventions.model.references import dangling, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conventions.files.nodes import Node
    from conventions.files.problems import Problems
    from conventions.model import Convention

_NONE: Mapping[str, str] = {
    "Action": "aucune action",
    "Avenant": "aucun avenant",
    "Axis": "aucun axe",
    "Deliberation": "aucune délibération",
    "Device": "aucun dispositif",
    "Grant": "aucune subvention",
    "Instalment": "aucune échéance",
    "Party": "aucune partie",
    "Payment": "aucun mandat",
    "Phase": "aucune phase",
    "Target": "aucun objectif",
}


def add_unknown_keys(convention: Convention, root: Callable[[], Node], problems: Problems) -> None:
    """Note each reference to a record that is nowhere in the convention; ``root`` gives the tree of the file."""
    found = dangling(convention)
    if not found:
        return
    places, known = locate(convention, root(), problems.file), keys_of(convention)
    for address, kind, key in found:
        place = places[address]
        message = _message(kind, key, known.get(kind, ()))
        problems.add((place.line, place.column), "unknown_key", message, address)


def _message(kind: str, key: str, known: tuple[str, ...]) -> str:
    said = f"« {key[:60]} » : {_NONE[kind]} n’a cette clé"
    close = get_close_matches(key, known, n=1)
    if close:
        return f"{said} ; vouliez-vous dire « {close[0]} » ?"
    if known:
        return f"{said} ; clés possibles : {', '.join(f'« {each} »' for each in known[:8])}"
    return f"{said} ; décrivez l’élément dans le fichier, avec sa clé (key: …)"
