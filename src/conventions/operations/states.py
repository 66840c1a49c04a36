"""How far an act went at a date, computed from its dates."""

from __future__ import annotations

from datetime import date
from typing import TypeGuard

from conventions.days import check_days
from conventions.french import format_date
from conventions.model import ActState, Avenant, Convention, DatedAct, Deliberation, Outcome, Renewal
from conventions.operations.moments import Moment


def act_state(convention: Convention, act: DatedAct, as_of: date) -> ActState | None:
    """How far the convention or one of its avenants went; None when it is known in part, without dates.

    A tacit renewal is executory from the day it takes effect; before, there is nothing to say of it.

    :raises ConventionsError: when ``as_of`` is no day.

    >>> from datetime import date
    >>> from conventions.samples import cci_2017_2019
    >>> convention = cci_2017_2019()
    >>> act_state(convention, convention.avenants[0], date(2018, 12, 31))
    <ActState.APPROVED: 'approuvé'>
    >>> act_state(convention, convention, date(2018, 12, 31)) is None
    True
    """
    check_days(as_of)
    decided, signed = convention.deliberation_of(act), signature_day(act)
    if annulled(act, as_of):
        return ActState.ANNULLED
    if decided and withdrawn(convention, decided, as_of):
        return ActState.WITHDRAWN
    if _is_tacit(act):
        return ActState.EXECUTORY if as_of >= act.effective_on else None
    if signed and signed <= as_of:
        return _after_signature(act, as_of)
    if is_approved(convention, act, as_of):
        return ActState.APPROVED
    unknown = isinstance(act, Convention) and act.known_in_part and signed is None
    return None if unknown else ActState.DRAFT


def _after_signature(act: DatedAct, as_of: date) -> ActState:
    transmitted = act.transmitted_on is not None and act.transmitted_on <= as_of
    notified = act.notified_on is not None and act.notified_on <= as_of
    if transmitted and notified:
        return ActState.EXECUTORY
    return ActState.NOTIFIED if notified else ActState.TRANSMITTED if transmitted else ActState.SIGNED


def withdrawn(convention: Convention, decided: Deliberation, as_of: date) -> bool:
    """Whether a later deliberation repealed this one by that date."""
    return decided.key in repealed(convention, as_of)


def repealed(convention: Convention, as_of: date) -> frozenset[str]:
    """The keys of the deliberations that a later one had repealed by a day."""
    later = (item for item in convention.deliberations if item.repeals and item.date <= as_of)
    return frozenset(key for item in later for key in item.repeals)


def binds(convention: Convention, act: DatedAct, as_of: date, known_on: date | None = None) -> bool:
    """Whether the act binds the authority on a day, as far as was known on ``known_on`` (always, when None).

    It is signed, it has taken effect, it was neither withdrawn nor annulled; a convention known in part,
    without dates, binds too, and a tacit renewal, which nobody signs.

    :raises ConventionsError: when ``as_of`` or ``known_on`` is no day.
    """
    check_days(as_of, known_on)
    return binds_at(convention, act, Moment(as_of, known_on))


def binds_at(convention: Convention, act: DatedAct, moment: Moment) -> bool:
    """As :func:`binds`, at a moment."""
    decided, known = convention.deliberation_of(act), moment.known_day
    if annulled(act, known) or (decided and withdrawn(convention, decided, known)):
        return False
    signed = act.effective_on if _is_tacit(act) else signature_day(act)
    if signed is None:
        return isinstance(act, Convention) and act.known_in_part
    return signed <= moment.signed_by and (act.effective_on or signed) <= moment.as_of


def _is_tacit(act: DatedAct) -> TypeGuard[Renewal]:
    return isinstance(act, Renewal) and act.tacit


def annulled(act: DatedAct, as_of: date) -> bool:
    """Whether a court had annulled the act by a day."""
    return act.annulled_on is not None and act.annulled_on <= as_of


def signature_day(act: DatedAct) -> date | None:
    """The day an act was signed, or the first day when that is sure: an act notified has been signed before.

    >>> from datetime import date
    >>> from conventions.model import Avenant
    >>> signature_day(Avenant(number=1, notified_on=date(2024, 3, 1)))
    datetime.date(2024, 3, 1)
    """
    return act.signed_on or min(filter(None, (act.transmitted_on, act.notified_on)), default=None)


def is_approved(convention: Convention, act: DatedAct, as_of: date) -> bool:
    """Whether a deliberation had approved the act by a day, by its vote, and none had withdrawn it.

    :raises ConventionsError: when ``as_of`` is no day.
    """
    check_days(as_of)
    decided = convention.deliberation_of(act)
    if annulled(act, as_of):
        return False
    return decided is not None and carried(decided, as_of) and not withdrawn(convention, decided, as_of)


def carried(decided: Deliberation, as_of: date) -> bool:
    """Whether the assembly had decided by a day; a vote that rejects decides nothing."""
    rejected = decided.vote is not None and decided.vote.outcome is Outcome.REJECTED
    return decided.date <= as_of and not rejected


def act_address(act: DatedAct) -> str:
    """The address of the act in its convention: the initial terms, an avenant or a renewal."""
    if isinstance(act, Renewal):
        return f"renewals[{act.key}]"
    return f"avenants[{act.key}]" if isinstance(act, Avenant) else "initial"


def date_address(act: DatedAct, field: str) -> str:
    """The address of one of the dates of an act: those of the convention stand beside its terms, not in them.

    >>> from conventions.samples import association_2024_2026
    >>> convention = association_2024_2026()
    >>> date_address(convention, "signed_on"), date_address(convention.avenants[0], "signed_on")
    ('signed_on', 'avenants[2025-1].signed_on')
    """
    return f"{act_address(act)}.{field}" if isinstance(act, Avenant | Renewal) else field


def act_name(act: DatedAct) -> str:
    """The act in a French sentence, with its article: « l’avenant n° 1 », « la convention »."""
    return f"l’{act_title(act)}" if isinstance(act, Avenant) else f"la {act_title(act)}"


def act_title(act: DatedAct) -> str:
    """The act, without an article: « avenant n° 1 », « convention », « reconduction du 1er janvier 2026 »."""
    if isinstance(act, Renewal):
        return f"reconduction du {format_date(act.effective_on)}"
    if not isinstance(act, Avenant):
        return "convention"
    if act.number is not None:
        return f"avenant n°\u00a0{act.number}"
    return f"avenant de {act.year}" if act.year else "avenant sans numéro"
