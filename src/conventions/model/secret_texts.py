"""The texts that are confidential in a convention, and how they are hidden in any other text.

Confidential: every IBAN, and what names a natural person (names, numbers, key). The name of whoever signs
an act is public. Whole names are known, never their parts: a surname alone in a free text is not found.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from conventions.french import same_name
from conventions.identifiers import iban
from conventions.model.homes import inside_of
from conventions.model.ledger import Payment
from conventions.model.party import Party
from conventions.model.vocabulary import PartyKind, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conventions.base import Record

NAME = "personne physique (nom masqué)"
NUMBER = "numéro masqué"
NOTE = "note masquée"
PERSON_KEY = "personne"
_MASKS = " ; ".join((NAME, NUMBER, NOTE))
_SHORTEST, _SHORTEST_NUMBER = 3, 6
_GAPS = re.compile(r"[\s.\u2010\u2011-]+")


def secrets(record: Record) -> tuple[str, ...]:
    """The confidential texts of a convention, or of terms, to look for in its other texts, the longest first.

    Left out: less than three letters, or less than six digits, which would hide words, years and amounts;
    they are hidden in their own field only.

    >>> from conventions.samples import cci_2017_2019
    >>> convention = cci_2017_2019()
    >>> city, *others = convention.initial.parties
    >>> paid = city.replace(iban="FR76 3000 6000 0112 3456 7890 189")
    >>> secrets(convention.replace(initial=convention.initial.replace(parties=(paid, *others))))
    ('FR76 3000 6000 0112 3456 7890 189',)
    """
    return secrets_among(inside_of(record, Party, Payment))


def secrets_among(records: Iterable[Record]) -> tuple[str, ...]:
    """As :func:`secrets`, of records that somebody went over already.

    >>> secrets_among(())
    ()
    """
    told: set[str] = set()
    for each in records:
        if isinstance(each, Party):
            told.update(_told(each))
        elif isinstance(each, Payment) and each.iban:
            told.add(each.iban)
    return tuple(sorted(filter(_can_be_found, told), key=lambda text: (-len(text), text)))


def hide(text: str, secrets: tuple[str, ...]) -> str:
    """The text without any of the secrets, however spaced or capitalised, nor anything like an IBAN.

    Only whole words are hidden: letters around a secret make it another word.

    >>> hide("Mme ZOÉ DURAND, « Zoé Durandal », compte FR7630006000011234567890189", ("Zoé Durand",))
    'Mme personne physique (nom masqué), « Zoé Durandal », compte FR76 •••• … 0189'
    """
    shown = iban.mask_in(text)
    return _pattern(secrets).sub(_mask, shown) if secrets else shown


def _told(party: Party) -> Iterator[str]:
    if party.iban:
        yield party.iban
    if party.is_person:
        names = [name.text for name in (party.name, party.short_name) if name]
        yield from (*names, *party.other_names)
        yield from (" ".join(reversed(name.split())) for name in names if len(name.split()) == 2)
        yield from (identifier.value for identifier in party.identifiers)
        yield from filter(None, [party.tiers_number])
        yield from () if _is_common(party.key) else (party.key,)


def _is_common(key: str) -> bool:
    """Whether a key is a word of our lists (« beneficiaire »): it names nobody."""
    return any(same_name(key, word) for word in (*Role, *PartyKind))


def _can_be_found(text: str) -> bool:
    kept = "".join(char for char in text if char.isalnum())
    short = len(kept) < (_SHORTEST_NUMBER if kept.isdigit() else _SHORTEST)
    return not short and not _is_mask(text)


def _is_mask(text: str) -> bool:
    """Whether a text is, or stands in, what replaces secrets: it would be hidden again and again."""
    if re.fullmatch(rf"{PERSON_KEY}-[0-9]+", text):
        return True
    letters = {unicodedata.normalize("NFD", char)[0] for char in text if char.isalnum()}
    other = any(char.isascii() and char.lower() not in _MASKS for char in letters)
    return not other and bool(_pattern((text,)).search(_MASKS))  # nearly all have a letter that no mask has


@lru_cache(maxsize=256)
def _pattern(secrets: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_shape, secrets))})(?!\w)", re.IGNORECASE)


def _shape(secret: str) -> str:
    """A name with any gap between its words; a number with or without gaps between its digits."""
    words = [word for word in _GAPS.split(unicodedata.normalize("NFC", secret)) if word]
    if _is_number(secret):
        return f"(?:{_GAPS.pattern[:-1]})?".join(map(_letter, "".join(words)))
    return _GAPS.pattern.join("".join(map(_letter, word)) for word in words)


def _letter(char: str) -> str:
    """A letter with or without its accent, composed or not; an apostrophe of either shape."""
    base = unicodedata.normalize("NFD", char)[0]
    if char in "'’":
        return "['’]"
    return re.escape(char) if base == char else f"(?:{re.escape(char)}|{re.escape(base)}[\u0300-\u036f]*)"


def _is_number(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _mask(match: re.Match[str]) -> str:
    return NUMBER if _is_number(match[0]) else NAME
