"""AIDE: what is given to undertakings."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.business import AIDED, company
from conventions.samples.mistakes.edits import beneficiary, with_grant
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANT

_CENT = euros("0.01")


class _Ceiling(NamedTuple):
    """A ceiling of the Union: the year of the aid, its regime, and the day of the other aid that counts."""

    year: int
    regime: str
    other_day: date


def _with_other(ceiling: _Ceiling, scene: Scene, amount: Amount) -> Scene:
    told = company(scene, ceiling.year, regime=ceiling.regime)
    other = {
        "beneficiary": beneficiary(told).key,
        "granted_on": ceiling.other_day,
        "amount": amount,
        "funder": "Région des Monts",
        "regime": ceiling.regime,
    }
    return scene.has(told.replace(de_minimis=(other,)))


def _two_conventions(scene: Scene, amount: Amount) -> Scene:
    """200 000 € in January 2023, and more in January 2025."""
    regime = "de minimis"
    first = company(scene, 2023, euros(200_000), regime)
    first = first.replace(reference=f"{scene.convention.key}-bis")
    return scene._replace(convention=company(scene, 2025, amount, regime), siblings=(first,))


def _regime(scene: Scene, regime: str | None) -> Scene:
    return scene.has(company(scene, regime=regime))


def _agreed(scene: Scene, agreement: str | None) -> Scene:
    return scene.has(with_grant(company(scene), regional_agreement=agreement))


def _sent(scene: Scene, day: date) -> Scene:
    told = company(scene)
    *others, last = told.publications
    return scene.has(told.replace(publications=(*others, last.replace(day=day))))


def _registered(scene: Scene, day: date) -> Scene:
    """The twentieth working day after 29 January 2026 is 26 February."""
    told: Convention = company(scene, 2026, regime="de minimis")
    entry = {"kind": "registre des aides de minimis", "day": day, "grant": GRANT}
    return scene.has(told.replace(publications=(*told.publications, entry)))


AIDING: tuple[Seeded, ...] = (
    seed(
        "AIDE-001",
        "200 000,01 € d’aides de minimis sur trois exercices fiscaux",
        partial(_with_other, _Ceiling(2022, "de minimis", date(2020, 1, 1))),
        euros(200_000) - AIDED + _CENT,
        euros(200_000) - AIDED,
    ),
    seed(
        "AIDE-002",
        "300 000,01 € d’aides de minimis sur trois ans",
        partial(_with_other, _Ceiling(2024, "de minimis", date(2024, 1, 2))),
        euros(300_000) - AIDED + _CENT,
        euros(300_000) - AIDED,
    ),
    seed(
        "AIDE-002",
        "300 000,01 € d’aides de minimis par deux conventions",
        _two_conventions,
        euros("100000.01"),
        euros(100_000),
    ),
    seed(
        "AIDE-003",
        "750 000,01 € d’aides de minimis SIEG sur trois ans",
        partial(_with_other, _Ceiling(2024, "de minimis SIEG", date(2024, 1, 2))),
        euros(750_000) - AIDED + _CENT,
        euros(750_000) - AIDED,
    ),
    seed("AIDE-004", "Une entreprise aidée sans régime", _regime, None, "exemption par catégorie"),
    seed(
        "AIDE-005",
        "Une commune aide une entreprise sans la région",
        _agreed,
        None,
        "convention avec la région du 6 mars 2023",
    ),
    seed(
        "AIDE-006",
        "Des aides de 2024 transmises à la région le 31 mars",
        _sent,
        date(2025, 3, 31),
        date(2025, 3, 30),
    ),
    seed(
        "AIDE-007",
        "Une aide inscrite au registre le vingt et unième jour ouvré",
        _registered,
        date(2026, 2, 27),
        date(2026, 2, 26),
    ),
)
