"""The same convention given by another kind of authority than that of the town."""

from __future__ import annotations

from typing import NamedTuple

from conventions.identifiers.luhn import right_key
from conventions.model import Convention, Party
from conventions.samples.mistakes.edits import beneficiary, with_terms
from conventions.samples.mistakes.scene import Scene


class _Body(NamedTuple):
    """What an invented authority of a kind is called, how its SIREN begins, and its assembly."""

    key: str
    name: str
    stem: str
    assembly: str


_BODIES = {
    "EPCI": _Body("groupement", "Communauté de communes des Coteaux", "209", "Conseil communautaire"),
    "département": _Body("département", "Département du Haut-Jarez", "229", "Conseil départemental"),
    "région": _Body("région", "Région des Monts", "239", "Conseil régional"),
    "commune": _Body("commune", "Commune de Vaugris", "219", "Conseil municipal"),
}


def authority(scene: Scene, kind: str, role: str = "attribuant", **changes: object) -> Party:
    """An invented authority of a kind, in a role; its number is its own in each scene.

    >>> from conventions.samples import association_2024_2026
    >>> authority(Scene(association_2024_2026()), "EPCI").key
    'groupement 00001'
    """
    body, serial = _BODIES[kind], serial_of(scene)
    stem = body.stem + serial
    told = {
        "key": f"{body.key} {serial}",
        "name": body.name,
        "roles": [role],
        "kinds": [{"kind": kind}],
        "identifiers": [{"scheme": "SIREN", "value": stem + str(right_key(f"{stem}0"))}],
        "populations": [{"inhabitants": 30_000}],
        "nomenclatures": [{"norm": "M57", "declinaison": "M57_D", "since": 2022}],
    }
    return Party.model_validate(told | changes)


def office(scene: Scene, category: str) -> Party:
    """An invented office that gives, of a legal category of the Insee."""
    stem = f"249{serial_of(scene)}"
    number = f"{stem}{right_key(f'{stem}0')}0001"
    told = {
        "key": f"office {serial_of(scene)}",
        "name": "Office culturel des Coteaux",
        "roles": ["attribuant"],
        "legal_category": category,
        "identifiers": [{"scheme": "SIRET", "value": number + str(right_key(f"{number}0"))}],
        "populations": [{"inhabitants": 30_000}],
    }
    return Party.model_validate(told)


def serial_of(scene: Scene) -> str:
    """Five digits that no other scene has: those of the beneficiary’s SIRET."""
    numbers = {str(each.scheme): each.value for each in beneficiary(scene.convention).identifiers}
    return numbers["SIRET"][3:8]


def given_by(convention: Convention, giver: Party, assembly: str | None = None) -> Convention:
    """The convention, given by another authority, whose council decides."""
    name = assembly or _BODIES[str(giver.kinds[0].kind)].assembly
    acts = tuple(act.replace(authority=giver.key, assembly=name) for act in convention.deliberations)
    told = with_terms(convention, parties=(giver, beneficiary(convention)))
    return told.replace(deliberations=acts)
