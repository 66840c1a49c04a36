"""The avenant that a published text names, and the convention, or the earlier avenant, that it changes.

Every pattern is bounded, so that a text of any length is read in a time proportional to its length.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from conventions.opendata.scdl.drafting.wording import DAY, days_in, years_in

_AVENANT: Final = re.compile(r"\bavenants?\b")
_BASE: Final = r"\b(?:convention|contrat|protocole|cpo)\b"
_OF_CONVENTION: Final = re.compile(rf"\bavenants?\b[^\n]{{0,120}}?{_BASE}")
_BEFORE: Final = re.compile(rf"{_BASE}(?P<told>[^\n]{{0,100}}?)\bavenants?\b")
_UNTIL: Final = re.compile(rf"\bprolong[^\n]{{0,120}}?\bau\s(?P<day>{DAY})")
_OTHER_DAYS: Final = re.compile(r"\b(?:prolong|jusqu|portant|periode)")
_NUMBER: Final = re.compile(r"\bavenants?\s(?:[^0-9\n]{0,20}?\bn\s?[°o]\s?)?(\d{1,3})\b(?![/.-]?\d)")
_REFERENCE: Final = re.compile(r"[^0-9\n]{0,40}?\bn\s?[°o]\s?([\w./-]{2,40})")
_CODE: Final = re.compile(r"\s([a-z]{1,10}[-_/]?\d[\w./-]{0,30})")
_PAID_UPON: Final = re.compile(
    r"\b(?:signature|notification|reception|retour|envoi)\s(?:de\s)?(?:l'|cet\s|du\s)?avenants?\b"
)
_ON_AVENANT: Final = re.compile(
    r"\bavenants?\b[^\n]{0,40}?(?:\ba\sl'|\bde\sl'|\bmodifiant\sl')avenant\b(?:\s?n\s?[°o]\s?(?P<rank>\d{1,3})\b)?"
)


class Earlier(NamedTuple):
    """Another avenant, that an avenant changes: its number, its day."""

    number: int | None
    signed: date | None


class Mention(NamedTuple):
    """An avenant named in a text: its number; the day, the years, the reference of the convention that it changes.

    ``on`` is the earlier avenant that it says that it changes, ``until`` the day to which it extends the term.
    """

    number: int | None
    base: date | None
    years: tuple[int, int] | None
    reference: str | None = None
    on: Earlier | None = None
    until: date | None = None


def names_avenant(text: str) -> bool:
    """Whether a text has the word."""
    return _AVENANT.search(text) is not None


def gives_avenant(text: str) -> bool:
    """Whether a text tells of the money of an avenant, not only of a payment that waits for its signature.

    >>> gives_avenant("20 000 € suite avenant"), gives_avenant("50 % a la signature de l'avenant")
    (True, False)
    """
    return names_avenant(_PAID_UPON.sub("", text))


def mention_in(text: str) -> Mention | None:
    """The avenant that a text says it is.

    >>> mention_in("avenant annuel n°2 a la convention du 20 decembre 2016")
    Mention(number=2, base=datetime.date(2016, 12, 20), years=None, reference=None, on=None, until=None)
    """
    if not names_avenant(text):
        return None
    number, after = _NUMBER.search(text), _of_convention(text)
    days, years = days_in(after), years_in(after)
    reference = _REFERENCE.match(after) or _CODE.match(after)
    return Mention(
        number=int(number[1]) if number else None,
        base=days[0] if days else None,
        years=years,
        reference=reference[1].rstrip(".-/") if reference else None,
        on=_earlier(text),
        until=_until(text),
    )


def _of_convention(text: str) -> str:
    """What follows the word « convention » after that of « avenant », or stands between them, but not the new end."""
    named = _OF_CONVENTION.search(text)
    if named is None:
        before = _BEFORE.search(text)
        return before["told"] if before else ""
    return _OTHER_DAYS.split(text[named.end() : named.end() + 100].partition("\n")[0])[0]


def _until(text: str) -> date | None:
    """The day until which the avenant says that it extends the convention."""
    found = _UNTIL.search(text)
    return next(iter(days_in(found["day"])), None) if found else None


def _earlier(text: str) -> Earlier | None:
    """The avenant that the text says that it changes, by its number or by its day."""
    found = _ON_AVENANT.search(text)
    if found is None:
        return None
    days = days_in(text[found.end() : found.end() + 40].partition("\n")[0])
    return Earlier(int(found["rank"]) if found["rank"] else None, days[0] if days else None)
