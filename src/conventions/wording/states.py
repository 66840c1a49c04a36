"""How far an act went: « approuvé le 15 novembre 2018, signature non renseignée »."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.model import ActState, Avenant, Convention, DatedAct
from conventions.operations import act_state
from conventions.wording.texts import joined, on

_SIGNED = (ActState.SIGNED, ActState.TRANSMITTED, ActState.NOTIFIED, ActState.EXECUTORY)


def said_state(convention: Convention, act: DatedAct, as_of: date) -> str:
    """How far an act of a convention went by a day, with what its dates do not tell.

    >>> from conventions.samples import cci_2017_2019
    >>> convention = cci_2017_2019()
    >>> said_state(convention, convention.avenants[0], date(2018, 12, 31)).partition(",")[0]
    'approuvé le 15 novembre 2018'
    """
    agreement = "" if isinstance(act, Avenant) else "e"
    state = act_state(convention, act, as_of)
    decided = convention.deliberation_of(act)
    told = [
        {ActState.DRAFT: "projet", ActState.WITHDRAWN: f"retiré{agreement}"}.get(state) if state else None,
        _dated(
            as_of, f"approuvé{agreement}", "délibération", decided.date if decided else None, "approbation"
        ),
        _dated(as_of, f"signé{agreement}", "signature", act.signed_on, "signature"),
        *_after_signature(as_of, act, agreement, signed=state in _SIGNED),
        _dated(as_of, f"annulé{agreement}", "annulation", act.annulled_on, None),
        "exécutoire" if state is ActState.EXECUTORY else None,
    ]
    return joined(told)


def _after_signature(as_of: date, act: DatedAct, agreement: str, *, signed: bool) -> Iterator[str | None]:
    """A signed act may take effect at once; for another one, a date of effect is missing."""
    sent, told = f"transmis{'e' if agreement else ''}", f"notifié{agreement}"
    yield _dated(as_of, sent, "transmission", act.transmitted_on, "transmission" if signed else None)
    yield _dated(as_of, told, "notification", act.notified_on, "notification" if signed else None)
    effect = None if signed else "prise d’effet"
    yield _dated(as_of, "prise d’effet", "prise d’effet", act.effective_on, effect)


def _dated(as_of: date, done: str, foreseen: str, day: date | None, missing: str | None) -> str | None:
    if day is None:
        return f"{missing} non renseignée" if missing else None
    return f"{done} {on(day)}" if day <= as_of else f"{foreseen} prévue {on(day)}"
