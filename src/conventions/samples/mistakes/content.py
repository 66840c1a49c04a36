"""CONV: what a convention that the law makes compulsory must say, and before which payment."""

from __future__ import annotations

from datetime import date

from conventions.model import Convention
from conventions.money import Amount, euros
from conventions.samples.mistakes.business import company
from conventions.samples.mistakes.edits import with_grant, with_terms, without
from conventions.samples.mistakes.scene import Scene, Seeded, seed
from conventions.samples.mistakes.single import paid_once
from conventions.samples.mistakes.stage import GRANT, stage

THRESHOLD, ABOVE = euros(23_000), euros("23000.01")
_MANDATE, _MORROW = date(2024, 2, 26), date(2024, 2, 27)


def _late(convention: Convention, signed: date) -> Convention:
    days = {"signed_on": signed, "transmitted_on": signed, "notified_on": _MORROW}
    return convention.replace(**days)


def _unsigned_over(scene: Scene, amount: Amount) -> Scene:
    return scene.has(_late(stage(scene, amount=amount), _MORROW))


def _signed_late(scene: Scene, signed: date) -> Scene:
    return scene.has(_late(stage(scene), signed))


def _with_another(scene: Scene, amount: Amount) -> Scene:
    other = stage(scene, amount=amount, reference=f"{scene.convention.key}-bis")
    return scene._replace(convention=_late(stage(scene, amount=euros(12_000)), _MORROW), siblings=(other,))


def _silent_on_use(scene: Scene, amount: Amount) -> Scene:
    return scene.has(without(stage(scene, amount=amount), "utilisation"))


def _silent_on_evaluation(scene: Scene, amount: Amount) -> Scene:
    return scene.has(without(stage(scene, amount=amount), "évaluation"))


def _unqualified(scene: Scene, amount: Amount) -> Scene:
    return scene.has(without(stage(scene, amount=amount), "absence de contrepartie"))


def _silent_on_payment(scene: Scene, clauses: tuple[str, ...]) -> Scene:
    told = paid_once(with_terms(stage(scene), payment_terms=()))
    added = tuple({"kind": kind, "article": "9"} for kind in clauses)
    return scene.has(with_terms(told, clauses=(*(told.initial.clauses or ()), *added)))


def _regranted(scene: Scene, clauses: tuple[str, ...]) -> Scene:
    gift = {"grant": GRANT, "recipient": "Compagnie du Pilat", "day": date(2024, 6, 3), "amount": euros(500)}
    told = stage(scene, regrants=[gift])
    added = tuple(
        {"kind": kind, "article": "9", "raw": "L’association peut reverser une part à ses compagnies."}
        for kind in clauses
    )
    return scene.has(with_terms(told, clauses=(*(told.initial.clauses or ()), *added)))


def _premises(scene: Scene, signed: date) -> Scene:
    told = with_grant(company(scene, amount=euros(5_000)), purpose="immobilier d’entreprise")
    return scene.has(_late(told, signed))


CONTENT: tuple[Seeded, ...] = (
    seed(
        "CONV-001",
        "Un mandat de la veille de la signature, pour un centime de plus que 23 000 €",
        _unsigned_over,
        ABOVE,
        THRESHOLD,
    ),
    seed("CONV-001", "Un mandat de la veille de la signature", _signed_late, _MORROW, _MANDATE),
    seed(
        "CONV-001",
        "23 000,01 € en deux conventions de la même année, l’une payée la veille de sa signature",
        _with_another,
        euros("11000.01"),
        euros(11_000),
    ),
    seed("CONV-003", "Rien sur les conditions d’utilisation", _silent_on_use, ABOVE, THRESHOLD),
    seed(
        "CONV-004",
        "Rien sur les modalités de versement",
        _silent_on_payment,
        (),
        ("modalités de versement",),
    ),
    seed("CONV-005", "Le contrôle, mais pas l’évaluation", _silent_on_evaluation, ABOVE, THRESHOLD),
    seed("CONV-007", "Un reversement que rien ne permet", _regranted, (), ("reversement à un tiers",)),
    seed(
        "CONV-008",
        "5 000 € pour l’immobilier d’une entreprise, mandatés la veille de la signature",
        _premises,
        _MORROW,
        _MANDATE,
    ),
    seed("CONV-012", "Rien sur l’absence de contrepartie", _unqualified, ABOVE, THRESHOLD),
)
