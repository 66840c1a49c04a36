"""How far the words on some papers go: up to another payment, amount, day or condition.

>>> from conventions.reading.payment_words import Words
>>> words = Words.of("bilan établi en mai et solde")
>>> words.plain[: tail_end(words, 0)]
'bilan etabli en mai'
>>> tail_end(Words.of("bilan en mai"), 0) is None
True
"""

from __future__ import annotations

import re

from conventions.reading.payment_amounts import amount_at
from conventions.reading.payment_complements import happens, is_foreign
from conventions.reading.payment_dates import date_at
from conventions.reading.payment_events import event_at
from conventions.reading.payment_heads import head_at
from conventions.reading.payment_items import What
from conventions.reading.payment_papers import brings_papers
from conventions.reading.payment_words import Words

_DONE = re.compile(
    "(?:etabli|arrete|realise|conduit|remis|fourni|transmis|depose|adresse|envoye|produit|presente|recu|mene"
    "|effectue|engage|cloture|execute|acquitte|paye|prevu|organise|certifie|approuve|signe|date|clos|attendu"
    "|exige|intervenu|ouvert|valide|vise|mentionne|demande)e?s?"
)
"""What is said of a paper, or of what it tells: the date that follows is that of the paper."""

_STOPS = frozenset((";", "|", "/", ".", ":", "puis", "apres", "ou", "€", "%", "=", "•", "*"))
_GOES_ON = frozenset((
    "de", "du", "des", "d'", "l'", "la", "les", "le", "un", "une", "ainsi", "notamment", "et",
    "accompagne", "qualitatif", "quantitatif", "financier", "moral", "pedagogique", "certifie", "etabli", "arrete",
))  # fmt: skip
_LINKS = frozenset((",", "et", "-", "ainsi"))
_DATED = frozenset(["en", "courant", "fin", "debut", "mi", "le", "dans", "pour", "vers"])
_EVENTS = frozenset(["a", "au", "lors", "suite", "une"])
_CEILINGS = (What.LIMIT, What.UP_TO)
_WORD = re.compile("[^ ]+")
_LONGEST = 80
"""How many words may say what the papers are; a bound on the time of reading too."""


def tail_end(words: Words, start: int) -> int | None:
    """Where the words on papers end; None where they may mean something else."""
    before, end, opened, told = "", start, 0, False
    for rank, match in enumerate(_WORD.finditer(words.plain, start)):
        word = match[0]
        if rank == _LONGEST or (not told and _is_doubtful(words, match.start(), before)):
            return None
        if (
            word in _STOPS
            or (word == ")" and not opened and len(before) > 2)
            or _is_next(words, match, before)
        ):
            break
        if _is_foreign(words, match, before, told=told):
            return None
        told = bool(_DONE.fullmatch(word)) or (told and word not in _LINKS)
        opened += (word == "(") - (word == ")")
        if word not in _LINKS:
            end = match.end()
        before = word
    return end


def _is_foreign(words: Words, match: re.Match[str], before: str, *, told: bool) -> bool:
    """Whether a word takes the words out of what is said of a paper."""
    if match[0] in _LINKS:
        return happens(words, match.end() + 1)
    return is_foreign(words, match.start(), before, told=told)


def _is_next(words: Words, match: re.Match[str], before: str) -> bool:
    """Whether another thing starts here: an instalment, an amount or a condition, after what links them."""
    word, after = match[0], match.end() + 1
    if word in _LINKS:
        following = words.word_at(after)
        if word == "," and following not in _GOES_ON:
            return True
        return (
            _starts(words, after) or _starts(words, match.start()) or (word == "," and _is_new(words, after))
        )
    linked = before in _LINKS
    amount = amount_at(words, match.start())
    if (amount is not None and amount.what in _CEILINGS) or (word == "sur" and _starts(words, match.start())):
        return True
    return bool(not _needs_noun(before) and head_at(words, match.start())) or (
        linked and _starts(words, match.start())
    )


def _is_new(words: Words, place: int) -> bool:
    return words.plain.startswith("et ", place) and _starts(words, place + 3)


def _starts(words: Words, place: int) -> bool:
    """Whether an instalment, an amount, a day, an event or papers brought by their own words start at a place."""
    return bool(
        head_at(words, place)
        or amount_at(words, place)
        or date_at(words, place)
        or event_at(words, place)
        or brings_papers(words, place)
    )


def _needs_noun(before: str) -> bool:
    return before in ("de", "d'", "du", "des", "l'", "la", "le", "cet", "un", "une", "au", "a")


def _is_doubtful(words: Words, place: int, before: str) -> bool:
    """An amount, a day or an event with nothing that tells it apart from the papers."""
    if before in _LINKS or not before:
        return False
    amount = amount_at(words, place)
    if amount is not None:
        return amount.what not in _CEILINGS
    word = words.word_at(place)
    if word in _DATED:
        return date_at(words, place) is not None
    return word == "avant" or (word in _EVENTS and event_at(words, place) is not None)
