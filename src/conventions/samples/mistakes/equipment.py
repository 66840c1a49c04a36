"""A clean equipment grant, on the accounts of the investment section."""

from __future__ import annotations

from conventions.model import Convention
from conventions.samples.mistakes.edits import with_grant
from conventions.samples.mistakes.stage import line

MOVABLES = "biens mobiliers, matériel, études"


def equipped(convention: Convention, *parts: tuple[str, str], **changes: object) -> Convention:
    """The convention, its grant for equipment; ``parts`` are added to its imputation."""
    told = {
        "nature": "équipement",
        "object": "Achat de matériel de scène",
        "asset": MOVABLES,
        "amortised_over": "P5Y",
        "lines": (line("204", "20421", "investissement", *parts),),
    }
    return with_grant(convention, **(told | changes))
