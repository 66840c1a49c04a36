"""The payments planned for one grant: what each comes to, when it is due; what an avenant added apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from conventions.days import check_days
from conventions.french import NBSP
from conventions.model import (
    Convention,
    DatedAct,
    Facts,
    Form,
    Instalment,
    OnRequest,
    PaymentTerms,
    UpTo,
)
from conventions.money import Amount
from conventions.operations.agreed import terms_for
from conventions.operations.awaited import Awaited, AwaitedKind
from conventions.operations.cases import said
from conventions.operations.default_delay import default_day
from conventions.operations.instalments import Part, parts_of
from conventions.operations.lapses import Deadline, deadlines_of
from conventions.operations.moments import Moment
from conventions.operations.trigger_words import said_trigger
from conventions.operations.views import view_of
from conventions.operations.waiting import Proof, awaited_signature, due, once_payable
from conventions.operations.world import World


class Planned(NamedTuple):
    """A payment: its amount, or the most that it can be; when; the papers; why.

    ``act`` is the one that it comes from, when it is not the last one; ``adds``: it completes another payment.
    """

    instalment: Instalment | None
    amount: Amount | None
    at_most: Amount | None
    on: date | None
    awaited: Awaited | None
    proofs: tuple[Proof, ...]
    reason: str
    rank: int
    act: DatedAct | None = None
    adds: bool = False


def planned(world: World) -> Iterator[Planned]:
    """The payments of a grant under its terms, whatever they were before."""
    terms = terms_for(world.agreed, world.grant)
    if world.grant.form is Form.IN_KIND:
        yield _in_kind(world)
    elif terms is None:
        yield _unspecified(world)
    else:
        for part in parts_of(world, terms):
            yield _planned(part, terms, world)


def _planned(part: Part, terms: PaymentTerms, world: World) -> Planned:
    when = due(part, terms, world)
    asked = isinstance(part.instalment.amount, UpTo) and isinstance(part.instalment.trigger, OnRequest)
    words = "" if asked else said_trigger(part.instalment.trigger, world.grant.exercise)
    reason = _sentence(part.reason, words)
    if terms.subject_to_credits and world.grant.exercise > world.moment.as_of.year:
        reason += ", sous réserve du vote des crédits"
    return Planned(
        part.instalment, part.amount, part.at_most, when.on, when.awaited, when.proofs, reason, part.rank
    )


def _sentence(calculation: str, when: str) -> str:
    """« 50 % de 62 500,00 € à la signature »; a comma parts what would not read on."""
    comma = ", " in calculation or " : " in calculation or f"{NBSP}: " in when or when.startswith("«")
    return f"{calculation}{',' if comma else ''} {when}" if when else calculation


def _in_kind(world: World) -> Planned:
    """What is lent or given is not paid."""
    text = f"rien{NBSP}: subvention en nature"
    amount = world.grant.amount
    told = "valeur inconnue" if amount is None else f"valeur de {said(amount)}"
    return Planned(None, amount, None, None, Awaited(AwaitedKind.NOTHING, text), (), told, rank=0)


def _unspecified(world: World) -> Planned:
    """The whole grant, on the day that the law gives where the act gives none."""
    amount = world.grant.amount
    told = "montant inconnu" if amount is None else said(amount)
    on = once_payable(default_day(world), world) if world.binds else None
    awaited = None if on else Awaited(AwaitedKind.TERMS, _UNSPECIFIED)
    if not world.binds:
        awaited = awaited_signature(world)
    reason = f"{told} – {_UNSPECIFIED if awaited else _BY_LAW}"
    return Planned(None, amount, None, on, awaited, (), reason, rank=0)


_UNSPECIFIED = "modalités non précisées dans l’acte"
_BY_LAW = "modalités non précisées : délai légal à compter de la notification"


def deadlines(
    convention: Convention, as_of: date, *, known_on: date | None = None, facts: Facts = Facts()
) -> tuple[Deadline, ...]:
    """The days before which something must be done lest a grant in force lapses (caducité), in order.

    A deadline counted from an event is there once the event has happened. ``facts`` are hypotheses.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    :raises OperationError: when an avenant operates on something that is not there.

    >>> from conventions.samples import equipment_2023_2025
    >>> deadlines(equipment_2023_2025(), date(2024, 1, 1))  # its clause is told in words alone
    ()
    """
    check_days(as_of, known_on)
    view = view_of(convention, Moment(as_of, known_on), facts)
    found: list[Deadline] = []
    for grant in view.current.terms.grants:
        terms = terms_for(view.current.terms, grant)
        if terms is not None and terms.lapse is not None:
            found += deadlines_of(
                terms.lapse, view.world(view.current, grant, view.current.act_of(grant.key))
            )
    return tuple(sorted(found, key=lambda item: (item.day, item.grant, item.kind)))
