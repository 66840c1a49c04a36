"""What a deliberation rests on: « Vu… », only what the model says and what every such deliberation rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conventions.documents.blocks import paragraph
from conventions.documents.citing import cited, convention_named
from conventions.documents.subject import Subject
from conventions.documents.tree import Block, Role
from conventions.model import Delegation, Deliberation, Organ, PartyKind
from conventions.operations import act_title
from conventions.wording import joined, on, said, the_named

_CODE = "le code général des collectivités territoriales, notamment son article"
_COUNCILS = {
    PartyKind.COMMUNE: "L. 2121-29",
    PartyKind.DEPARTEMENT: "L. 3211-1",
    PartyKind.REGION: "L. 4221-1",
}
"""The article by which a council settles the affairs of its authority by its deliberations."""
_CODE_SINCE = date(1996, 2, 24)
"""The legislative part of the code: law n° 96-142 of 21 February 1996, published on the 24th."""


def visas(subject: Subject) -> tuple[Block, ...]:
    r"""The visas of a deliberation, each a paragraph.

    >>> from conventions.documents.lines import texts_of
    >>> from conventions.samples import association_2024_2026
    >>> convention = association_2024_2026()
    >>> [block] = visas(Subject(convention, convention.deliberations[0]))
    >>> list(texts_of(block))[0].replace("\u00a0", " ")
    'Vu le code général des collectivités territoriales, notamment son article L. 2121-29,'
    """
    return tuple(paragraph(f"Vu {text},", role=Role.VISA) for text in _visas(subject))


def _visas(subject: Subject) -> Iterator[str]:
    act = subject.deliberation
    article = _article(act, subject)
    if article:
        yield f"{_CODE} {article.replace(' ', chr(0xA0))}"
    if act.delegation:
        yield _delegation(act.delegation)
    yield from _signed(subject)


def _article(act: Deliberation, subject: Subject) -> str | None:
    party = subject.convention.initial.party(act.authority)
    kind = party.kind_on(act.date) if party else None
    if act.organ is not Organ.COUNCIL or act.date < _CODE_SINCE or kind is None:
        return None
    return _COUNCILS.get(kind)


def _delegation(told: Delegation) -> str:
    """« la délégation donnée au bureau (délibération n° 12) le 3 juillet 2020, dans la limite de 50 000 € »."""
    limit = f"dans la limite de {said(told.up_to)}" if told.up_to is not None else None
    given = joined((f"la délégation donnée {_TO[told.organ]}", on(told.decided_on)), " ")
    return joined((f"{given} ({told.source})", limit))


_TO = {
    Organ.COUNCIL: "au conseil",
    Organ.BUREAU: "au bureau",
    Organ.STANDING_COMMITTEE: "à la commission permanente",
    Organ.EXECUTIVE: "à l’exécutif",
}


def _signed(subject: Subject) -> Iterator[str]:
    """The convention and its avenants, those that were signed by the day of the deliberation."""
    convention, day = subject.convention, subject.deliberation.date
    if convention.signed_on and convention.signed_on <= day:
        what = f"{the_named(convention_named(convention))}{cited(convention, title=False)}"
        yield f"{what} signée {on(convention.signed_on)}"
    for act in sorted(convention.avenants, key=lambda each: (each.signed_on or date.max, each.key)):
        if act.signed_on and act.signed_on <= day:
            effect = f"avec effet {on(act.effective_on)}" if act.effective_on else None
            yield joined((f"l’{act_title(act)} signé {on(act.signed_on)}", effect))
