"""What a payment still waits for, in a word of a closed list and in French."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class AwaitedKind(StrEnum):
    """What a payment still waits for."""

    SIGNATURE = "signature"
    EVENT = "événement"
    PROOFS = "pièces"
    REQUEST = "demande"
    COSTS = "dépenses"
    COUNT = "effectif"
    AMOUNT = "montant"
    CRITERION = "critère"
    DELIBERATION = "délibération"
    TERMS = "modalités"
    DATE = "date"
    NOTHING = "rien"


class Awaited(NamedTuple):
    """What a payment still waits for, in a word of a closed list and in French."""

    kind: AwaitedKind
    text: str
