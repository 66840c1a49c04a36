"""REV: what is withdrawn, lapses or comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.edits import ledger_of
from conventions.samples.mistakes.instalments import HALF, instalment, instalments
from conventions.samples.mistakes.paying import proportional
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.single import paid_half
from conventions.samples.mistakes.stage import GRANT, stage


def _returned(scene: Scene, amount: Amount) -> Scene:
    """Half of 20 000 € gives right to 10 000 €, of the 15 000 € paid in advance."""
    told = paid_half(proportional(stage(scene), euros(20_000), date(2024, 12, 16)))
    title = {
        "number": "21",
        "kind": "titre de recettes",
        "exercise": 2025,
        "grant": GRANT,
        "issued_on": date(2025, 3, 4),
        "amount": amount,
        "collected": amount,
        "account": "773",
    }
    return scene.has(told.replace(ledger=ledger_of(told).replace(recoveries=(title,))))


def _started(scene: Scene, day: date) -> Scene:
    told = instalments(
        stage(scene), instalment("avance", "1/2"), instalment("solde"), lapse={"start_within": "P6M"}
    )
    fact = {"kind": "commencement", "day": day, "grant": GRANT}
    return scene.has(told.replace(facts={"events": (fact,)}))


def _withdrawn(scene: Scene, **changes: object) -> Convention:
    told: dict[str, Any] = {
        "grant": GRANT,
        "decided_on": date(2024, 5, 29),
        "amount": HALF,
        "heard_on": date(2024, 4, 30),
    }
    return paid_half(stage(scene, withdrawals=(told | changes,)))


def _illegal(scene: Scene, day: date) -> Scene:
    return scene.has(_withdrawn(scene, ground="illégalité", decided_on=day))


def _condition(scene: Scene, day: date) -> Scene:
    ground = {"ground": "condition non remplie", "condition": "ouvrir avant l’été", "condition_set_on": day}
    return scene.has(_withdrawn(scene, **ground))


RETURNING: tuple[Seeded, ...] = (
    seed(
        "REV-001",
        "5 000 € à restituer, il manque un centime au titre",
        _returned,
        euros("4999.99"),
        euros(5_000),
    ),
    seed(
        "REV-002",
        "Un mandat, quand le projet a commencé le lendemain du délai",
        _started,
        date(2024, 8, 20),
        date(2024, 8, 19),
    ),
    seed(
        "REV-003",
        "Le retrait d’une subvention illégale, quatre mois et un jour après",
        _illegal,
        date(2024, 5, 30),
        date(2024, 5, 29),
    ),
    seed(
        "REV-004",
        "Un retrait pour une condition posée le lendemain de la signature",
        _condition,
        date(2024, 2, 13),
        date(2024, 2, 12),
    ),
)
