"""NAT: where a grant is charged."""

from __future__ import annotations

from typing import Any

from conventions.model import Role
from conventions.samples.mistakes.edits import with_grant, with_party
from conventions.samples.mistakes.equipment import equipped
from conventions.samples.mistakes.multiyear import M14, M57, of_commune
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import line, stage


def _charged(scene: Scene, told: tuple[str, str, str]) -> Scene:
    return scene.has(with_grant(stage(scene), lines=(line(*told),)))


def _year(scene: Scene, year: int) -> Scene:
    return of_commune(scene, year, M14, "6574")


def _object(scene: Scene, words: str) -> Scene:
    return scene.has(with_grant(stage(scene), object=words, nature=None))


def _exceptional(scene: Scene, norm: dict[str, Any]) -> Scene:
    return of_commune(scene, 2022, norm, "6745")


def _asset(scene: Scene, account: str) -> Scene:
    lines = (line("204", account, "investissement"),)
    return scene.has(equipped(stage(scene), lines=lines))


def _amortised(scene: Scene, years: str) -> Scene:
    return scene.has(equipped(stage(scene), amortised_over=years))


def _heading(scene: Scene, account: str) -> Scene:
    chamber = {"kinds": ({"kind": "chambre consulaire"},), "legal_category": "7381", "name": "CCI du Gier"}
    told = with_party(stage(scene, republican_contracts=()), Role.BENEFICIARY, **chamber)
    return scene.has(with_grant(told, lines=(line("65", account, "fonctionnement"),)))


_OPERATING = ("65", "65748", "fonctionnement")

IMPUTATION: tuple[Seeded, ...] = (
    seed(
        "NAT-001",
        "Un compte de la classe 6 en section d’investissement",
        _charged,
        ("65", "65748", "investissement"),
        _OPERATING,
    ),
    seed(
        "NAT-002",
        "Une rubrique qui ne reçoit pas d’imputation",
        _charged,
        ("65", "6574", "fonctionnement"),
        _OPERATING,
    ),
    seed("NAT-003", "Une commune encore en M14 en 2024", _year, 2024, 2023),
    seed(
        "NAT-004",
        "65748 imputé au chapitre 67",
        _charged,
        ("67", "65748", "fonctionnement"),
        _OPERATING,
    ),
    seed(
        "NAT-005",
        "Une subvention d’équipement à un compte de fonctionnement",
        _object,
        "Subvention d’équipement pour l’achat d’un véhicule",
        "Animation de l’équipement culturel de quartier",
    ),
    seed(
        "NAT-006",
        "Une subvention exceptionnelle au 6745, en M57",
        _exceptional,
        M57,
        M14,
    ).found_too("NAT-002", "le plan M57 n’a plus ce compte : NAT-006 en dit la raison"),
    seed("NAT-007", "Du matériel au compte des bâtiments", _asset, "20422", "20421"),
    seed("NAT-008", "Du matériel amorti sur six ans", _amortised, "P6Y", "P5Y"),
    seed(
        "NAT-009",
        "Une chambre consulaire à la rubrique 65738",
        _heading,
        "65738",
        "657382",
    ).found_too("NAT-002", "65738 n’est qu’une rubrique en M57 développée : NAT-009 en dit le remède"),
)
