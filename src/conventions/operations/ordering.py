"""Which avenants count at a moment, and in which order, whatever the order of the file."""

from __future__ import annotations

from datetime import date

from conventions.model import Avenant, Convention
from conventions.operations.moments import Moment
from conventions.operations.states import binds_at, is_approved, signature_day


def acts_in_order(convention: Convention, moment: Moment, *, with_projects: bool) -> tuple[Avenant, ...]:
    """The avenants that count at a moment, by date of effect, signature, number, whatever their order."""
    counted = (
        avenant
        for avenant in convention.avenants
        if binds_at(convention, avenant, moment)
        or (with_projects and _is_decided(convention, avenant, moment))
    )
    return tuple(sorted(counted, key=lambda avenant: order_of(convention, avenant)))


def _is_decided(convention: Convention, avenant: Avenant, moment: Moment) -> bool:
    started = avenant.effective_on is None or avenant.effective_on <= moment.as_of
    return started and is_approved(convention, avenant, moment.known_day)


def order_of(convention: Convention, avenant: Avenant) -> tuple[date, date, int, str]:
    """Acts are ordered by effect, then signature, then number; a projet by its deliberation."""
    decided = convention.deliberation_of(avenant)
    signed = signature_day(avenant) or (decided.date if decided else date.max)
    return avenant.effective_on or signed, signed, avenant.number or 0, avenant.key
