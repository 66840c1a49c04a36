"""CR: what the beneficiary gives account of."""

from __future__ import annotations

from datetime import date

from conventions.model import Convention, FinancialReport
from conventions.money import euros
from conventions.samples.mistakes.acts import lasting
from conventions.samples.mistakes.edits import changed, ledger_of, with_act, with_terms
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.stage import GRANTED, stage

_SECOND = "S2"


def _with_report(convention: Convention, **changes: object) -> Convention:
    (report,) = convention.reports
    return convention.replace(reports=(report.replace(**changes),))


def _received(scene: Scene, day: date) -> Scene:
    told = _with_report(stage(scene), received_on=day)
    papers = changed(told.documents, "compte rendu", received_on=day)
    return scene.has(told.replace(documents=papers))


def _percent(scene: Scene, percent: str | None) -> Scene:
    told = stage(scene)
    charges = tuple(row.replace(gap_percent=percent) for row in _first(told).charges or ())
    return scene.has(_with_report(told, charges=charges))


def _first(convention: Convention) -> FinancialReport:
    return convention.reports[0]


def _total(scene: Scene, cents: str) -> Scene:
    total = GRANTED + euros(10_000) + euros(cents)
    return scene.has(_with_report(stage(scene), total_charges=total))


def _two_years(scene: Scene, day: date) -> Scene:
    """2023 and 2024: only the accounts of 2022 came, and 2024 is paid on that day."""
    told = lasting(stage(scene, 2023), date(2024, 12, 31))
    grant = told.initial.grants[0].replace(key=_SECOND, exercise=2024)
    first, second = told.deliberations[0].decisions
    decided = second.replace(exercise=2024, key="attribue pour 2024")
    told = with_terms(told, grants=(*told.initial.grants, grant))
    told = with_act(told, decisions=(first, second, decided))
    ledger = ledger_of(told)
    mandate = ledger.payments[1].replace(
        number="310", exercise=2024, grant=_SECOND, instalment="avance", issued_on=day, paid_on=day
    )
    report = _first(told).replace(key="2024", exercise=2024, grant=_SECOND, received_on=date(2025, 5, 14))
    annex = tuple(each.replace(exercise=2024) for each in told.publications[1:])
    return scene.has(
        told.replace(
            accounts=told.accounts[:1],
            ledger=ledger.replace(payments=(*ledger.payments, mandate)),
            reports=(*told.reports, report),
            publications=(*told.publications, *annex),
        )
    )


def _counted(scene: Scene, value: int) -> Scene:
    told = stage(scene)
    (result,) = told.results
    return scene.has(told.replace(results=(result.replace(value=value),)))


REPORTING: tuple[Seeded, ...] = (
    seed(
        "CR-001",
        "Un compte rendu reçu le lendemain de l’échéance",
        _received,
        date(2025, 7, 1),
        date(2025, 6, 30),
    ),
    seed("CR-002", "Des écarts en euros, sans leur pourcentage", _percent, None, "0"),
    seed("CR-003", "Un total des charges faux d’un centime", _total, "0.01", "0"),
    seed(
        "CR-004",
        "2024 payée en juillet sans les comptes de 2023",
        _two_years,
        date(2024, 7, 1),
        date(2024, 6, 30),
    ),
    seed("CR-005", "19 séances au lieu de 20", _counted, 19, 20),
)
