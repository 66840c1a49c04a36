"""Whether the words of a deliberation state something: yes, no, or nobody can tell. When in doubt, None."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conventions.french import Name, slug
from conventions.model import Decision, Deliberation, Party

_ELSEWHERE = re.compile(
    r"\b(?:tableaux?|annex[eé]\w*|listes?|ci-(?:dessous|dessus|après|joint\w*)|suivant\w*)\b", re.IGNORECASE
)
_MONEY = re.compile(r"€|%|\b(?:euros?|eur|francs?|centimes?|k€|[mM]€)\b|[0-9]\s?F\b|pour cent", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\b|\bn[°ºo]\s?[0-9]+")
_NUMBER = re.compile(
    r"[0-9]|\b(?:cents?|mille|millions?|montant|sommes?|taux|convention|avenant)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\bà l['’]|\bà la\b|\bà les?\b|\baux\b|\bau (?!titre|budget|compte)|\bà (?-i:[A-ZÀ-Ý])|en faveur|au profit"
    r"|bénéficiaire|association|société|fondation|chambre|commune|établissement|organisme|compagnie|convention",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:pour(?! (?:l['’](?:année|exercice)|20[0-9]{2}))|afin|au titre|en vue|destiné\w*|objet|projet|action"
    r"|programme|soutien|soutenir|fonctionnement|équipement|financ\w+|travaux|réalis\w+|organis\w+)",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:convention|avenant|conditions?|réserve|modalités|règlement|subordonn\w+)", re.IGNORECASE
)


def texts_of(item: Deliberation, decision: Decision) -> str:
    """All the words of the act that may state something of a decision: its own, those around it, the title."""
    others = (each.raw for each in item.decisions if each is not decision)
    told = (decision.raw, decision.object, item.title, item.raw_title, *others)
    return " ; ".join(text for text in told if text)


def states_amount(text: str) -> bool | None:
    """Whether an amount may be read in a text; None where a number, or a table, may be it.

    >>> states_amount("attribue 30 000 €"), states_amount("attribue 30 000"), states_amount("attribue pour 2024")
    (True, None, False)
    """
    if _MONEY.search(text):
        return True
    return None if _ELSEWHERE.search(text) or _NUMBER.search(_YEARS.sub("", text)) else False


def states_beneficiary(text: str, parties: Iterable[Party]) -> bool | None:
    """Whether a text names one of the parties; None where it may mean somebody in other words."""
    said = f"-{slug(text)}-"
    names = (name for party in parties for name in _names(party))
    if any(f"-{slug(name)}-" in said for name in names if slug(name)):
        return True
    return None if _ELSEWHERE.search(text) or _SOMEBODY.search(text) else False


def _names(party: Party) -> Iterable[Name | str]:
    short = () if party.short_name is None else (party.short_name,)
    return (party.name, *short, *party.other_names)


def states_object(text: str) -> bool:
    """Whether a text may say what the grant is for."""
    return _PURPOSE.search(text) is not None or _ELSEWHERE.search(text) is not None


def states_conditions(text: str) -> bool:
    """Whether a text names a convention, a règlement or conditions."""
    return _TERMS.search(text) is not None or _ELSEWHERE.search(text) is not None
