"""Doubts about a payment: words that nobody reads and may change its share, conditions that may divide it.

>>> may_wait("avant signature"), may_wait("en nature"), may_wait("en fin de travaux")
(True, False, True)
"""

from __future__ import annotations

import re

from conventions.model import (
    By,
    During,
    EventKind,
    From,
    InExercise,
    OnRequest,
    Upon,
    YearDay,
)
from conventions.reading.payment_items import Item, What
from conventions.reading.payment_papers import ACT, DOCUMENT
from conventions.reading.payment_segment import Segment
from conventions.reading.payment_words import Words

MANY_CONDITIONS = "plusieurs conditions ou dates : un versement ou plusieurs ?"
CALENDAR = (By, During, From, InExercise, YearDay)

_KIND = (
    "(?:signature|notification|vote|approbation|adoption|achevement|demarrage|commande|livraison|fin|debut|issue"
    "|ordre|mi|commencement|lancement|reception|remise|retour|realisation|ouverture|cloture|rentree|terme|cours"
    "|moment|milieu|compter|partir|plus|annee|mois|trimestre|semestre|exercice|saison|deliberation|decision|accord"
    f"|avancement|execution|demande|echeance|attribution|inauguration|envoi|delai|n|{ACT}|{DOCUMENT})"
)
_CONDITION = re.compile(
    r"(?:(?:avant|apres|lors|courant|suite|quand|lorsque|fin|au vu|sous reserve|des (?:la|le|l'|que))"
    rf"|(?:a|au|aux|en|dans|sur|suivant|selon|des|d') (?:(?:la|le|les|l'|un|une|cette|votre) )?{_KIND})(?![^ ])"
)
"""How words that nobody reads have to start to be a condition, and not a change of the share."""

_LOOSE = re.compile(
    r"(?:avant|apres|a|au|aux|lors|en|dans|courant|sur|suivant|selon|suite|des|d'|quand|fin|au vu|sous)(?![^ ])"
)
"""The same after « le solde », that no word makes a share of something else."""

_BASE = re.compile(r"(?:du|de|d'|des(?! (?:que|la|le|l') ))(?![^ ])")
"""What makes a share that of something else than the grant: « 50 % des dépenses »."""

_CHANGES = re.compile(
    r"(?<![^ ])(?:si|sauf|prorata|rata|limite|plafon\w*|maxim\w*|minim\w*|major\w*|taux|hors|dont|fur|moins|titre|ou"
    r"|seulement|uniquement|environ|exception\w*|hauteur|diminue\w*|dedui\w*|deduction|pour|rembours\w*|[0-9%€#]\S*)"
    r"(?![^ ])"
)
"""Words that nobody reads and that may change the share."""

_ACTS = re.compile(r"(?<![^ ])(?:convention|avenant|contrat)")
_JOINED = re.compile("(?:, )?(?:et|ainsi que) ")
_CUTS = (",", "-")
_SAME_LEAD = re.compile(
    rf"(?:, )?(?:et|ainsi que) (?:sur (?:simple )?(?:la )?{ACT}|{ACT}|de|du|des|d'|la|le|l'|{DOCUMENT})(?![^ ])"
)
"""Papers that go on with the condition before: « et du bilan », « et sur présentation du bilan »."""


def may_wait(words: str, *, share: bool = True, after_amount: bool = False) -> bool:
    """Whether words that nobody reads say what a payment waits for, and change nothing to its share."""
    if after_amount and _BASE.match(words):
        return False
    condition = _CONDITION if share else _LOOSE
    return bool(condition.match(words)) and not _CHANGES.search(words)


def divides(words: Words, segment: Segment, last: Item | None, item: Item) -> bool:
    """Whether two conditions may be those of two payments: two dates, « puis », « et » between two events."""
    if isinstance(item.value, CALENDAR):
        days = [each for each in segment.triggers if isinstance(each, CALENDAR) and each != item.value]
        if days:
            return True
    if last is None or last not in segment.conditions or item.start < last.end:
        return False
    between = words.plain[last.end : item.end].strip()
    if segment.pays_once:
        return "puis" in between.split()[:2]
    if _JOINED.match(between):
        return _are_apart(last, item, between)
    return "puis" in between.split()[:2] or (between[:1] in _CUTS and _are_alike(last, item, between))


def _are_alike(last: Item, item: Item, between: str) -> bool:
    """« à la signature, en juin », « sur bilan, sur factures », « à la signature - sur bilan »."""
    if between.startswith("-"):
        return not _is_signed_with_rib(last, item)
    if What.PROOFS in (last.what, item.what):
        return last.what is item.what
    return isinstance(last.value, Upon) and isinstance(item.value, During | InExercise)


def _are_apart(last: Item, item: Item, between: str) -> bool:
    """« à la signature et en juin », but not « à la signature et sur présentation du bilan »."""
    if isinstance(last.value, OnRequest) or isinstance(item.value, OnRequest):
        return False
    if isinstance(last.value, CALENDAR) or item.what is not What.PROOFS:
        return True
    return not (_SAME_LEAD.match(between) or _is_signed_with_rib(last, item))


def _is_signed_with_rib(last: Item, item: Item) -> bool:
    signed = isinstance(last.value, Upon) and last.value.event is EventKind.SIGNATURE
    return (
        signed and isinstance(item.value, tuple) and [str(each).casefold() for each in item.value] == ["rib"]
    )


def tell_acts_apart(words: Words, segments: list[Segment]) -> None:
    """Two acts are signed, and a trigger does not say which one: what waits for either is not read."""
    signed = [
        (segment, item, set(_ACTS.findall(words.plain[item.start : item.end])))
        for segment in segments
        for item in segment.conditions
        if isinstance(item.value, Upon) and item.value.event is EventKind.SIGNATURE
    ]
    if len(set().union(*(acts for *_, acts in signed))) > 1:
        for segment, item, _ in signed:
            segment.unread.append(item)
