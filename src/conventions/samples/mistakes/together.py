"""Mistakes that only show beside another convention of the same beneficiary: the law adds up what it is given."""

from __future__ import annotations

from typing import Final

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import with_grant
from conventions.samples.mistakes.multiyear import AE, authorization
from conventions.samples.mistakes.publishing import with_other_body
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.spending import budget, of_group
from conventions.samples.mistakes.stage import line, stage


def beside(scene: Scene, amount: Amount) -> Convention:
    """Another clean convention of 2024 with the same beneficiary.

    >>> from conventions.samples import association_2024_2026
    >>> beside(Scene(association_2024_2026()), euros(100)).key
    '2024-017-bis'
    """
    return stage(scene, amount=amount, reference=f"{scene.convention.key}-bis")


def _listed(scene: Scene, amount: Amount) -> Scene:
    told = with_other_body(scene, stage(scene, amount=euros(40_000)))
    return scene._replace(convention=told, siblings=(beside(scene, amount),))


def _audited(scene: Scene, amount: Amount) -> Scene:
    """Nobody declares what the association had in all: what the two conventions give is enough."""
    told = stage(scene, amount=euros(53_000))
    unsaid = tuple(each.replace(public_cash=None) for each in told.accounts)
    other = beside(scene, amount).replace(accounts=())
    return scene._replace(convention=told.replace(accounts=unsaid), siblings=(other,))


def _credit(scene: Scene, amount: Amount) -> Scene:
    lines = (line("65", "65748", "fonctionnement", AE),)
    told = with_grant(of_group(scene), lines=lines)
    other = with_grant(of_group(scene, amount), lines=lines).replace(reference=f"{scene.convention.key}-bis")
    voted = budget(told, 2024, authorizations=(authorization(euros(45_000), euros(60_000)),))
    return Scene(told, (other,), (voted,))


TOGETHER: Final[tuple[Seeded, ...]] = (
    seed(
        "PUB-003",
        "75 000,01 € en deux conventions à un organisme que la liste oublie",
        _listed,
        euros("35000.01"),
        euros(35_000),
    ),
    seed(
        "BEN-005",
        "153 000,01 € en deux conventions, et personne ne certifie les comptes",
        _audited,
        euros("100000.01"),
        euros(100_000),
    ),
    seed(
        "PLURI-004",
        "Deux subventions qui dépassent ensemble d’un centime le crédit de paiement",
        _credit,
        euros("15000.01"),
        euros(15_000),
    )._replace(shared=True),
)
