"""BEN: what the law asks of who is given."""

from __future__ import annotations

from datetime import date

from conventions.model import Role
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import beneficiary, with_grant, with_party
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.single import paid_half
from conventions.samples.mistakes.stage import GRANT, line, stage

_SMALL = euros(20_000)


def _contract(scene: Scene, signed: date) -> Scene:
    told = stage(scene)
    (contract,) = told.republican_contracts
    return scene.has(told.replace(republican_contracts=(contract.replace(signed_on=signed),)))


def _withdrawn(scene: Scene, amount: Amount) -> Scene:
    """36 600 € for the 366 days of 2024, 183 of which are left on the day of the breach."""
    withdrawal = {
        "grant": GRANT,
        "decided_on": date(2024, 10, 1),
        "ground": "manquement au contrat d’engagement républicain",
        "amount": amount,
        "breached_on": date(2024, 7, 2),
        "heard_on": date(2024, 9, 2),
    }
    return scene.has(paid_half(stage(scene, amount=euros(36_600), withdrawals=[withdrawal])))


def _numbered(scene: Scene, scheme: tuple[str, ...]) -> Scene:
    told = stage(scene, amount=_SMALL)
    kept = tuple(each for each in beneficiary(told).identifiers if each.scheme in scheme)
    return scene.has(with_party(told, Role.BENEFICIARY, identifiers=kept))


def _declared(scene: Scene, category: str) -> Scene:
    told = stage(scene, amount=_SMALL)
    kept = tuple(each for each in beneficiary(told).identifiers if each.scheme == "SIRET")
    return scene.has(with_party(told, Role.BENEFICIARY, identifiers=kept, legal_category=category))


def _audited(scene: Scene, cash: Amount) -> Scene:
    told = stage(scene)
    accounts = tuple(each.replace(public_cash=cash) for each in told.accounts[1:])
    return scene.has(told.replace(accounts=(told.accounts[0], *accounts)))


def _charged(scene: Scene, account: str) -> Scene:
    lines = (line("65", account, "fonctionnement"),)
    return scene.has(with_grant(stage(scene), lines=lines))


BENEFICIARY: tuple[Seeded, ...] = (
    seed(
        "BEN-001",
        "Un contrat d’engagement républicain signé le lendemain de l’attribution",
        _contract,
        date(2024, 1, 30),
        date(2024, 1, 29),
    ),
    seed(
        "BEN-002",
        "Un retrait d’un centime au-delà de la part des jours restants, à un jour près",
        _withdrawn,
        euros("18400.01"),
        euros(18_400),
    ),
    seed("BEN-003", "Une association sans aucun numéro", _numbered, (), ("RNA",)),
    seed("BEN-004", "Une somme d’argent à une association non déclarée", _declared, "9210", "9220"),
    seed(
        "BEN-005",
        "153 000,01 € d’argent public, et personne ne certifie les comptes",
        _audited,
        euros("153000.01"),
        euros(153_000),
    ),
    seed("BEN-006", "Une association au compte des entreprises", _charged, "65742", "65748"),
)
