"""The things that a text on payments is made of, each with its place among the plain words."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from conventions.model import InstalmentKind, Trigger
from conventions.money import Amount


class What(StrEnum):
    """The sort of an item."""

    HEAD = "versement"
    SHARE = "part"
    SUM = "somme"
    UP_TO = "jusqu’à"
    LIMIT = "limite"
    TRIGGER = "condition"
    PROOFS = "pièces"
    COUNT = "nombre"
    RULE = "règle"
    SCOPE = "exercices"
    MAY = "faculté"
    STOP = "fin"
    JOIN = "lien"
    FILLER = "mots"
    UNREAD = "non lu"


class Head(NamedTuple):
    """What an instalment is called: its kind (None: « versement », « paiement »), its rank, how many."""

    kind: InstalmentKind | None = None
    rank: int | None = None
    plural: bool = False
    """Several payments: « des acomptes »."""
    of: bool = False
    """The object of a verb or noun of payment that came before: « versement … d’un acompte »."""
    base: bool = False
    """« de l’acompte », « du solde »: after a share, what it is a share of."""
    again: bool = False
    """One already spoken of: « cette avance »."""
    single: bool = False
    """« avance unique »: paid once."""
    optional: bool = False
    """« possibilité d’acomptes »."""


class Share(NamedTuple):
    """A percentage of the grant, or a sum of money; ``stated``: said again (« soit 50 % »)."""

    ratio: Fraction
    attached: bool = False
    stated: bool = False


class Money(NamedTuple):
    """A sum of money."""

    amount: Amount
    attached: bool = False
    stated: bool = False


class Rule(NamedTuple):
    """A sentence about several instalments: a minimum, a ceiling on what precedes the balance."""

    minimum: Amount | None = None
    cap: Fraction | None = None
    acomptes_only: bool = False


class Many(NamedTuple):
    """How many payments are announced: « en 2 fois »; None, several (« échelonné »)."""

    payments: int | None


Value = Head | Share | Money | Rule | Many | Trigger | tuple[str, ...] | tuple[int, ...] | None


class Item(NamedTuple):
    """One thing read, or words that nothing reads; ``start`` and ``end`` are places in the plain words."""

    what: What
    start: int
    end: int
    value: Value = None
