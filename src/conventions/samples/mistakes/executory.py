"""EXEC and ACTES: when an act may be carried out, and how it was sent to the prefect."""

from __future__ import annotations

from datetime import date

from conventions.model import Role
from conventions.samples.mistakes.edits import with_act, with_party
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import stage


def _sent(scene: Scene, day: date) -> Scene:
    return scene.has(with_act(stage(scene, 2022), transmitted_on=day))


def _posted(scene: Scene, inhabitants: int) -> Scene:
    told = with_act(stage(scene), publication="affichage")
    return scene.has(with_party(told, Role.GRANTOR, populations=({"inhabitants": inhabitants},)))


def _published(scene: Scene, day: date) -> Scene:
    return scene.has(with_act(stage(scene), published_on=day))


def _decision_sent(scene: Scene, day: date) -> Scene:
    told = stage(scene)
    decision = told.deliberations[0].replace(
        organ="exécutif",
        assembly="Le maire",
        number="DM-2024-31",
        date=date(2024, 2, 12),
        decisions=({"kind": "autorise la signature", "raw": "autorise la signature des pièces"},),
        vote=None,
        transmitted_on=day,
        published_on=day,
        classification=None,
    )
    return scene.has(told.replace(deliberations=(*told.deliberations, decision)))


def _filed(scene: Scene, subject: str) -> Scene:
    return scene.has(with_act(stage(scene), classification={"nature": 1, "subject": subject}))


EXECUTORY: tuple[Seeded, ...] = (
    seed(
        "EXEC-001",
        "Une délibération transmise la veille du jour où elle est prise",
        _sent,
        date(2022, 1, 28),
        date(2022, 1, 29),
    ),
    seed("EXEC-002", "Une commune de 3 500 habitants affiche sa délibération", _posted, 3_500, 3_499),
    seed(
        "EXEC-003",
        "Une convention signée la veille du jour où la délibération est publiée",
        _published,
        date(2024, 2, 13),
        date(2024, 2, 12),
    ),
    seed(
        "EXEC-004",
        "Une décision du maire transmise le seizième jour",
        _decision_sent,
        date(2024, 2, 28),
        date(2024, 2, 27),
    ),
    seed("ACTES-001", "Une attribution classée parmi les décisions budgétaires", _filed, "7.1", "7.5.1"),
)
