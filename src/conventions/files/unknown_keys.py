"""Keys of a file that name nothing: the record meant, the keys there are, the one that was probably meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from conventions.files.places import address_along
from conventions.files.sources import locate
from conventions.model.addresses import label, steps
from conventions.model.keys import PARENTS
from conventions.model.references import dangling, homes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from conventions.base import Record
    from conventions.files.nodes import Node
    from conventions.files.problems import Problems
    from conventions.model.homes import Homes
    from conventions.model.references import Reference


_Ranks = dict[int, dict[str, int]]


class _Words(NamedTuple):
    """How a class of record is said in French: none of them, one of them; inside the one of a key, of it."""

    none: str
    one: str = ""
    inside: str = ""
    of: str = ""


_WORDS: Mapping[str, _Words] = {
    "Action": _Words("aucune action", inside="dans l’action", of="de l’action"),
    "Avenant": _Words("aucun avenant"),
    "Axis": _Words("aucun axe"),
    "Clause": _Words("aucune clause"),
    "Commitment": _Words("aucun engagement"),
    "Deliberation": _Words("aucune délibération"),
    "Device": _Words("aucun dispositif", inside="dans le dispositif", of="du dispositif"),
    "Document": _Words("aucune pièce"),
    "Grant": _Words("aucune subvention", inside="pour la subvention", of="de la subvention"),
    "Instalment": _Words("aucune échéance", one="une échéance"),
    "Party": _Words("aucune partie"),
    "Payment": _Words("aucun mandat"),
    "PaymentTerms": _Words("aucune modalité de versement"),
    "Phase": _Words("aucune phase", one="une phase"),
    "Target": _Words("aucun objectif", one="un objectif"),
}


def add_unknown_keys(
    convention: Record, root: Callable[[], Node], problems: Problems, unsure: AbstractSet[str] = frozenset()
) -> None:
    """Note each reference to a record that is nowhere in the convention; ``root`` gives the tree of the file.

    A reference to a record of a class in ``unsure`` is not told: the record may be there, unread.
    """
    found = [each for each in dangling(convention) if each.kind not in unsure]
    if not found:
        return
    places, homes = locate(convention, root(), problems.file), homes_of(convention)
    ranks: _Ranks = {}
    for each in found:
        place = places[each.address]
        message = _message(each, homes)
        address = address_along(_along(convention, each.address, ranks), root(), type(convention))
        problems.add((place.line, place.column), "unknown_key", message, address)


def _along(record: Record, address: str, ranks: _Ranks) -> Iterator[tuple[str | int, str]]:
    """The path of an address, with the keys of the items that bear one: the others go by their rank."""
    value: Any = record
    for step in steps(address):
        if step.startswith("["):
            rank = _ranks_in(value, ranks)[step[1:-1]]
            value = value[rank]
            yield rank, label(value, 0) if label(value, 0) != label(None, 0) else ""
        else:
            value = getattr(value, step)
            yield step, ""


def _ranks_in(items: tuple[object, ...], ranks: _Ranks) -> Mapping[str, int]:
    """The rank of each item of a list by its label, worked out once."""
    if id(items) not in ranks:
        ranks[id(items)] = {label(item, rank + 1): rank for rank, item in enumerate(items)}
    return ranks[id(items)]


def _message(lost: Reference, homes: Homes) -> str:
    words, parent = _WORDS[lost.kind], _WORDS.get(PARENTS.get(lost.kind, ""), _Words(""))
    said, inside = f"« {lost.key[:60]} » : {words.none} n’a cette clé", homes.there(lost.kind, lost.parents)
    if inside:
        said += f" {parent.inside} « {inside[0]} »"
    known, elsewhere = homes.keys(lost.kind, lost.parents), homes.parents(lost.kind, lost.key)
    close = get_close_matches(lost.key, known, n=1)
    if close:
        return f"{said} ; vouliez-vous dire « {close[0]} » ?"
    if elsewhere:
        return f"{said} ; c’est celle d’{words.one} {parent.of} « {elsewhere[0]} »"
    if known:
        return f"{said} ; clés possibles : {', '.join(f'« {each} »' for each in known[:8])}"
    return f"{said} ; décrivez l’élément dans le fichier, avec sa clé (key: …)"
