"""The papers sent with the mandates: the convention with the first one, then statements and proofs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from conventions.model import Document
from conventions.samples.towns.mandates import Mandate
from conventions.samples.towns.stories import Story

CONVENTION = "convention"
_BEFORE = 14
"""The proofs come two weeks before the mandate."""


def sent(mandate: Mandate) -> Iterator[str]:
    """The keys of the papers sent with a mandate."""
    yield CONVENTION if mandate.is_first else _statement(mandate)
    yield from (_proof(mandate, rank) for rank, _ in enumerate(mandate.due.step.proofs, start=1))


def documents(story: Story, issued: tuple[Mandate, ...]) -> Iterator[Document]:
    """The papers of all the mandates, each with the day when it was received."""
    if issued:
        yield Document(key=CONVENTION, kind="convention signée", received_on=story.notified)
    for mandate in issued:
        yield from _of_mandate(story, mandate)


def _of_mandate(story: Story, mandate: Mandate) -> Iterator[Document]:
    about = story.grant_key(mandate.year)
    if not mandate.is_first:
        told = "état récapitulatif des sommes déjà versées"
        yield Document(key=_statement(mandate), kind=told, received_on=mandate.issued, grant=about)
    for rank, kind in enumerate(mandate.due.step.proofs, start=1):
        day = mandate.issued - timedelta(days=_BEFORE + rank)
        yield Document(key=_proof(mandate, rank), kind=kind, received_on=day, grant=about)


def _statement(mandate: Mandate) -> str:
    return f"état-{mandate.number}"


def _proof(mandate: Mandate, rank: int) -> str:
    return f"pièce-{mandate.number}-{rank}"
