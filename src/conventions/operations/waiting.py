"""What a payment waits for: the day it is due, or the event and the papers still awaited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from conventions.base import Day, Record, Text
from conventions.french import NBSP, format_date
from conventions.model import (
    Activity,
    EventKind,
    PaymentTerms,
    Progress,
    RateOfCosts,
    SetByAvenant,
    UpTo,
)
from conventions.operations.awaited import Awaited, AwaitedKind
from conventions.operations.default_delay import default_day, names_no_day
from conventions.operations.instalments import Part
from conventions.operations.lapses import lapse_day
from conventions.operations.states import act_name, annulled, carried, withdrawn
from conventions.operations.triggers import Days, day_of, waits_for_proofs
from conventions.operations.world import World
from conventions.periods import DAY


class Proof(Record):
    """A document that an instalment requires, and the day it was received; None when awaited."""

    kind: Text
    received_on: Day | None = None


class Due(NamedTuple):
    """When a payment is due, or what it waits for; the papers that it requires."""

    on: date | None
    awaited: Awaited | None
    proofs: tuple[Proof, ...] = ()


def due(part: Part, terms: PaymentTerms, world: World) -> Due:
    """When a payment is due: its trigger has come, its act is signed, its papers are there, its right holds."""
    kinds = part.instalment.proofs
    proofs = tuple(Proof(kind=kind, received_on=world.received(kind)) for kind in kinds)
    if not world.binds:
        return Due(None, awaited_signature(world), proofs)
    found = _once_proved(part, terms, proofs, world)
    return _while_it_holds(found, part, terms, world)


def _days(part: Part, world: World) -> Days:
    day, awaited = day_of(part.instalment.trigger, world, part.asked_on, part.rank, part.vote)
    demanded = _demanded(part) if part.asked_on is None and part.amount is None else None
    return Days(_latest(day, part.asked_on), awaited or demanded)


def _demanded(part: Part) -> Awaited | None:
    """What an instalment whose amount is not known yet waits for by itself."""
    return _DEMANDS.get(type(part.instalment.amount))


_DEMANDS: Mapping[type, Awaited] = {
    Progress: Awaited(AwaitedKind.COSTS, "dépenses à justifier"),
    RateOfCosts: Awaited(AwaitedKind.COSTS, "dépenses à justifier"),
    UpTo: Awaited(AwaitedKind.REQUEST, "demande du bénéficiaire"),
    Activity: Awaited(AwaitedKind.COUNT, "effectif à connaître"),
    SetByAvenant: Awaited(AwaitedKind.AMOUNT, "avenant qui fixe le montant"),
}


def _once_proved(part: Part, terms: PaymentTerms, proofs: tuple[Proof, ...], world: World) -> Due:
    day, awaited = _days(part, world)
    missing = [proof.kind for proof in proofs if proof.received_on is None]
    if missing:
        papers = Awaited(AwaitedKind.PROOFS, f"réception : {', '.join(missing)}")
        held = waits_for_proofs(part.instalment.trigger)
        return Due(None if held else once_payable(day, world), awaited or papers, proofs)
    if not proofs and waits_for_proofs(part.instalment.trigger):
        awaited = awaited or Awaited(AwaitedKind.PROOFS, "réception : pièces justificatives")
    last = _latest(day, *(proof.received_on for proof in proofs))
    if awaited is None and last is None and names_no_day(terms):
        last = default_day(world)
    if awaited is None and last is None:
        awaited = Awaited(AwaitedKind.DATE, "date non précisée dans l’acte")
    return Due(once_payable(None if awaited else last, world), awaited, proofs)


def _latest(*days: date | None) -> date | None:
    return max(filter(None, days), default=None)


def _while_it_holds(found: Due, part: Part, terms: PaymentTerms, world: World) -> Due:
    """Nothing is due once the right has lapsed, or after the authority stopped what it may stop."""
    stopped = world.event_day(EventKind.STOP) if part.instalment.stoppable else None
    lapsed = lapse_day(terms.lapse, world) if terms.lapse else None
    for day, what, since in ((lapsed, "subvention caduque depuis", DAY), (stopped, "arrêt décidé", 0 * DAY)):
        if day is not None and (found.awaited is not None or found.on is None or found.on > day):
            text = f"rien{NBSP}: {what} le {format_date(day + since)}"
            return Due(None, Awaited(AwaitedKind.NOTHING, text), found.proofs)
    return found


def once_payable(day: date | None, world: World) -> date | None:
    """The day, or the later one from which the act may be carried out and the exercise is open.

    The credits of an exercise cannot be mandated before it begins (annuality of the budget).
    """
    if day is None:
        return None
    act, opening = world.origin, date(world.grant.exercise, 1, 1)
    return max(filter(None, (day, act.signed_on, act.transmitted_on, act.notified_on, opening)))


def awaited_signature(world: World) -> Awaited:
    """« signature de l’avenant n° 1, date inconnue », or that the act was withdrawn."""
    act, decided = world.act, world.convention.deliberation_of(world.act)
    known = world.moment.known_day
    if annulled(act, known):
        return _nothing(f"acte annulé ({act_name(act)})")
    if decided and withdrawn(world.convention, decided, known):
        return _nothing(f"acte retiré ({act_name(act)})")
    if decided and decided.date <= known and not carried(decided, known):
        return _nothing(f"vote de rejet ({act_name(act)})")
    when = f"prévue le {format_date(act.signed_on)}" if act.signed_on else "date inconnue"
    return Awaited(AwaitedKind.SIGNATURE, f"signature de {act_name(act)}, {when}")


def _nothing(why: str) -> Awaited:
    return Awaited(AwaitedKind.NOTHING, f"rien{NBSP}: {why}")
