"""The dates of an act at its end: when it was signed, sent to the prefect, published, notified, annulled."""

from __future__ import annotations

from datetime import date

from conventions.documents.blocks import paragraph
from conventions.documents.citing import agreed
from conventions.documents.tree import Block, Role
from conventions.french import NBSP, format_date
from conventions.model import Classification, DatedAct, Deliberation, PublicationMode
from conventions.wording import joined, on

_MODES = {
    PublicationMode.ELECTRONIC: "sous forme électronique",
    PublicationMode.POSTED: "par affichage",
    PublicationMode.PAPER: "sur papier",
}


def signed(day: date | None) -> str:
    """« Fait le 4 mars 2025 », or a place for a date that nobody knows.

    >>> signed(date(2025, 3, 4)), signed(None).replace(NBSP, " ")
    ('Fait le 4 mars 2025', 'Signature : date à compléter')
    """
    return f"Fait le {format_date(day)}" if day else f"Signature{NBSP}: date à compléter"


def certified(act: DatedAct | Deliberation, name: str) -> tuple[Block, ...]:
    """« Délibération transmise au représentant de l’État le …, publiée le … », as far as it is known."""
    e = agreed(act)
    sent = f"transmis{e} au représentant de l’État {on(act.transmitted_on)}" if act.transmitted_on else None
    told = joined((sent, *_after(act, e), _filed(act.classification)))
    return (paragraph(f"{name} {told}.", role=Role.NOTE),) if told else ()


def _after(act: DatedAct | Deliberation, e: str) -> tuple[str | None, ...]:
    if isinstance(act, Deliberation):
        return (_published(act),)
    notified = f"notifié{e} {on(act.notified_on)}" if act.notified_on else None
    return (notified, f"annulé{e} {on(act.annulled_on)}" if act.annulled_on else None)


def _published(act: Deliberation) -> str | None:
    if act.published_on is None and act.publication is None:
        return None
    mode = _MODES[act.publication] if act.publication else None
    return joined(("publiée", on(act.published_on), mode), " ")


def _filed(told: Classification | None) -> str | None:
    """« classement @CTES : nature 1, matière 7.5 »."""
    nature = f"nature{NBSP}{told.nature}" if told and told.nature is not None else None
    subject = f"matière{NBSP}{told.subject}" if told and told.subject else None
    where = joined((nature, subject))
    return f"classement @CTES{NBSP}: {where}" if where else None
