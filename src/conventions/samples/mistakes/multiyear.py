"""PLURI: what engages several years, and the authorisations that allow it."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.acts import lasting
from conventions.samples.mistakes.authority import authority, given_by
from conventions.samples.mistakes.edits import with_grant, with_terms, without
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.spending import budget, of_group
from conventions.samples.mistakes.stage import GRANTED, line, stage

M14 = {"norm": "M14", "declinaison": "M14_COM_SUP3500", "since": 2013}
M57 = {"norm": "M57", "declinaison": "M57_D", "since": 2022}
AE = ("AE", "2024-3")


def _reserve(scene: Scene, left_out: tuple[str, ...]) -> Scene:
    told = lasting(stage(scene), date(2025, 12, 31))
    return scene.has(without(told, *left_out))


def of_commune(scene: Scene, year: int, norm: dict[str, Any], account: str, *parts: tuple[str, str]) -> Scene:
    """A clean convention of another commune, which follows a norm, charged to an account of it."""
    giver = authority(scene, "commune", nomenclatures=[norm])
    lines = (line(account[:2], account, "fonctionnement", *parts),)
    return scene.has(with_grant(given_by(stage(scene, year), giver), lines=lines))


def _authorised(scene: Scene, told: tuple[dict[str, Any], str]) -> Scene:
    return of_commune(scene, 2023, *told, AE)


def _cited(scene: Scene) -> Convention:
    lines = (line("65", "65748", "fonctionnement", AE),)
    return with_grant(of_group(scene), lines=lines)


def authorization(first: Amount, amount: Amount) -> dict[str, Any]:
    """An AE of ``amount``, whose credits are of 60 000 €, with those of its first year.

    >>> authorization(euros(20_000), euros(60_000))["number"]
    '2024-3'
    """
    later = euros(60_000) - first
    credits_ = ({"exercise": 2024, "amount": first}, {"exercise": 2025, "amount": later})
    return {
        "number": AE[1],
        "kind": "fonctionnement",
        "amount": amount,
        "voted_on": date(2024, 1, 15),
        "credits": credits_,
    }


def _credits(scene: Scene, amount: Amount) -> Scene:
    told = _cited(scene)
    voted = budget(told, 2024, authorizations=(authorization(GRANTED, amount),))
    return Scene(told, budgets=(voted,))


def _credit_of_year(scene: Scene, first: Amount) -> Scene:
    told = _cited(scene)
    voted = budget(told, 2024, authorizations=(authorization(first, euros(60_000)),))
    return Scene(told, budgets=(voted,))


def _capped(scene: Scene, ceiling: Amount) -> Scene:
    return scene.has(with_terms(stage(scene), ceiling=ceiling))


MULTIYEAR: tuple[Seeded, ...] = (
    seed("PLURI-001", "Deux années engagées, sans la réserve", _reserve, ("sous réserve des crédits",), ()),
    seed(
        "PLURI-002",
        "Une association sur une autorisation d’engagement, en M14",
        _authorised,
        (M14, "6574"),
        (M57, "65748"),
    ),
    seed(
        "PLURI-003",
        "Il manque un centime aux crédits de paiement",
        _credits,
        euros("60000.01"),
        euros(60_000),
    ),
    seed(
        "PLURI-004",
        "Un centime de plus que le crédit de paiement",
        _credit_of_year,
        GRANTED - euros("0.01"),
        GRANTED,
    ),
    seed("PLURI-006", "Un centime de plus que le plafond", _capped, GRANTED - euros("0.01"), GRANTED),
)
