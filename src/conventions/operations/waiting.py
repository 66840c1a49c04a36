"""What a payment waits for: the day it is due, or the event and the papers still awaited."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from conventions.base import Day, Record, Text
from conventions.french import NBSP, format_date, same_name
from conventions.model import Document, Instalment, OnProofs
from conventions.operations.states import act_name, annulled, carried, withdrawn
from conventions.operations.triggers import day_of
from conventions.operations.world import World


class Proof(Record):
    """A document that an instalment requires, and the day it was received; None when awaited."""

    kind: Text
    received_on: Day | None = None


class Due(NamedTuple):
    """When a payment is due, or what it waits for in French; the papers that it requires."""

    on: date | None
    awaited: str | None
    proofs: tuple[Proof, ...]


def due(instalment: Instalment, world: World) -> Due:
    """When an instalment is due: its trigger has come, its act is signed, its papers are there."""
    proofs = tuple(Proof(kind=kind, received_on=_received(kind, world)) for kind in instalment.proofs)
    if not world.binds():
        return Due(None, awaited_signature(world), proofs)
    day, awaited = day_of(instalment.trigger, world)
    on = _once_payable(day, world)
    missing = [proof.kind for proof in proofs if proof.received_on is None]
    if missing:
        awaited = awaited or f"réception : {', '.join(missing)}"
        return Due(None if isinstance(instalment.trigger, OnProofs) else on, awaited, proofs)
    received = [proof.received_on for proof in proofs if proof.received_on]
    if awaited is None and on is None and not received:
        awaited = "date non précisée dans l’acte"
    last = None if awaited else max(filter(None, (on, *received)))
    return Due(_once_payable(last, world), awaited, proofs)


def _once_payable(day: date | None, world: World) -> date | None:
    """The day, or the later one from which the act may be carried out and the exercise is open.

    The credits of an exercise cannot be mandated before it begins (annuality of the budget).
    """
    if day is None:
        return None
    act, opening = world.origin, date(world.grant.exercise, 1, 1)
    return max(filter(None, (day, act.signed_on, act.transmitted_on, act.notified_on, opening)))


def awaited_signature(world: World) -> str:
    """« signature de l’avenant n° 1, date inconnue », or that the act was withdrawn."""
    act, decided = world.act, world.convention.deliberation_of(world.act)
    known = world.moment.known_day
    if annulled(act, known):
        return f"rien{NBSP}: acte annulé ({act_name(act)})"
    if decided and withdrawn(world.convention, decided, known):
        return f"rien{NBSP}: acte retiré ({act_name(act)})"
    if decided and decided.date <= known and not carried(decided, known):
        return f"rien{NBSP}: vote de rejet ({act_name(act)})"
    when = f"prévue le {format_date(act.signed_on)}" if act.signed_on else "date inconnue"
    return f"signature de {act_name(act)}, {when}"


def _received(kind: str, world: World) -> date | None:
    answers = (item.received_on for item in world.facts.documents if _answers(item, kind, world))
    return min(filter(None, answers), default=None)


def _answers(document: Document, kind: str, world: World) -> bool:
    if not same_name(document.kind, kind):
        return False
    if document.grant is not None:
        return document.grant == world.grant.key
    return world.alone if document.exercise is None else document.exercise == world.grant.exercise
