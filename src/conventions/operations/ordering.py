"""Which acts count at a moment, and in which order, whatever the order of the file."""

from __future__ import annotations

from datetime import date

from conventions.model import Avenant, Convention, Renewal
from conventions.operations.moments import Moment
from conventions.operations.states import binds_at, is_approved, signature_day

AmendingAct = Avenant | Renewal
"""An act that changes the terms: an avenant, or a renewal, which only moves their end."""


def amending_acts(
    convention: Convention, moment: Moment, *, with_projects: bool = False
) -> tuple[AmendingAct, ...]:
    """The avenants and the renewals that count at a moment, by date of effect, signature, number.

    The order of the file means nothing.
    """
    acts: tuple[AmendingAct, ...] = (*convention.avenants, *convention.renewals)
    counted = (
        act
        for act in acts
        if binds_at(convention, act, moment) or (with_projects and _is_decided(convention, act, moment))
    )
    return tuple(sorted(counted, key=lambda act: order_of(convention, act)))


def acts_in_order(convention: Convention, moment: Moment, *, with_projects: bool) -> tuple[Avenant, ...]:
    """The avenants among :func:`amending_acts`."""
    acts = amending_acts(convention, moment, with_projects=with_projects)
    return tuple(act for act in acts if isinstance(act, Avenant))


def _is_decided(convention: Convention, act: AmendingAct, moment: Moment) -> bool:
    started = act.effective_on is None or act.effective_on <= moment.as_of
    return started and is_approved(convention, act, moment.known_day)


def order_of(convention: Convention, act: AmendingAct) -> tuple[date, date, int, str]:
    """Acts are ordered by effect, then signature, then number; a projet by its deliberation.

    A tacit renewal, which nobody signs, stands where it takes effect, before what is numbered.
    """
    effect, signed = rank_of_day(convention, act)
    return effect, signed, getattr(act, "number", None) or 0, act.key


def rank_of_day(convention: Convention, act: AmendingAct) -> tuple[date, date]:
    """The days that order an act: that of its effect, that of its signature; acts of one rank go by number."""
    decided = convention.deliberation_of(act)
    signed = signature_day(act) or (decided.date if decided else date.max)
    if isinstance(act, Renewal) and act.tacit:
        signed = act.effective_on
    return act.effective_on or signed, signed
