"""ID, DATE and JUS: numbers of the parties, exercises, and findings accepted."""

from __future__ import annotations

from datetime import date

from conventions.model import Role
from conventions.money import euros
from conventions.periods import Period
from conventions.samples.mistakes.authority import given_by, office
from conventions.samples.mistakes.edits import beneficiary, with_party, with_terms
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import stage


def _siren(scene: Scene, number: str) -> Scene:
    told = stage(scene)
    numbers = (*beneficiary(told).identifiers, {"scheme": "SIREN", "value": number})
    return scene.has(with_party(told, Role.BENEFICIARY, identifiers=numbers))


def _rna(scene: Scene, number: str) -> Scene:
    told = stage(scene, amount=euros(20_000))
    kept = tuple(each for each in beneficiary(told).identifiers if each.scheme != "RNA")
    numbers = (*kept, {"scheme": "RNA", "value": number})
    return scene.has(with_party(told, Role.BENEFICIARY, identifiers=numbers))


def _giver(scene: Scene, category: str) -> Scene:
    return scene.has(given_by(stage(scene), office(scene, category), "Conseil d’administration"))


def _until(scene: Scene, end: date) -> Scene:
    told = stage(scene)
    forecast = told.initial.grants[0].replace(key="S2", exercise=2025, firmness="prévisionnel")
    reserve = {"kind": "sous réserve des crédits", "article": "10"}
    return scene.has(
        with_terms(
            told,
            period=Period(date(2024, 1, 1), end),
            grants=(*told.initial.grants, forecast),
            clauses=(*(told.initial.clauses or ()), reserve),
        )
    )


def _waived(scene: Scene, address: str) -> Scene:
    """What is accepted is true at ``signed_on``: the convention is signed after its first day."""
    waiver = {
        "code": "CONV-014",
        "address": address,
        "reason": "aucun versement avant la signature",
        "by": "Directrice des finances",
        "day": date(2024, 2, 12),
    }
    return scene.has(stage(scene, waivers=(waiver,)))


NAMING: tuple[Seeded, ...] = (
    seed("ID-001", "Un SIREN dont la clé est fausse", _siren, "732829321", "732829320"),
    seed("ID-002", "Un numéro RNA de huit chiffres", _rna, "W42300123", "w42 3001234"),
    seed("ID-003", "Un attribuant qui est une association", _giver, "9220", "7346"),
    seed(
        "DATE-001",
        "Une subvention pour 2025, dans une convention de 2024",
        _until,
        date(2024, 12, 31),
        date(2025, 1, 1),
    ),
    seed("JUS-001", "Une justification qui se trompe d’adresse", _waived, "notified_on", "signed_on"),
)
