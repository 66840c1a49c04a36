"""What the messages of the rules share: French spaces, names with their article, days of an exercise."""

from __future__ import annotations

import re
from datetime import date

from conventions.errors import UnknownGrammar
from conventions.french import NBSP, NNBSP, quote, the
from conventions.model import Party

_NARROW = re.compile(r" (?=[;!?](?:\s|$))")
_WIDE = re.compile(r"(?<=«) | (?=»|[:%€](?:\s|$|[,.);]))|(?<=n°) ")
_GROUPS = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_LAST_YEAR = 9990


_LONGEST = 2_000


def fitted(text: str) -> str:
    """A message as a report holds it: French spaces, and no more than a screen of it.

    >>> len(fitted("x" * 9999))
    2000
    """
    return spaced(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def spaced(text: str) -> str:
    """The text with the no-break spaces of French: around « », before : ; ! ? % €, after n°, in 23 000.

    >>> spaced("avenant n° 1 : « projet »").replace(NBSP, "~")
    'avenant n°~1~: «~projet~»'
    """
    return _GROUPS.sub(rf"\1{NNBSP}", _NARROW.sub(NNBSP, _WIDE.sub(NBSP, text)))


def named(party: Party) -> str:
    """The party with its article, or between quotes where its grammar is not known.

    >>> from conventions.samples import cci_2017_2019
    >>> named(cci_2017_2019().initial.parties[1])
    'la CCI Lyon Métropole Saint-Étienne Roanne'
    """
    try:
        return the(party.name)
    except UnknownGrammar:
        return quote(party.name.text)


NO_BODY = "le bénéficiaire est une personne physique, non un organisme"


def of_public_law(party: Party) -> str:
    """That the party is a body of public law; a plural name takes no verb in the singular.

    >>> from conventions.samples import cci_2017_2019
    >>> of_public_law(cci_2017_2019().initial.parties[1])
    'la CCI Lyon Métropole Saint-Étienne Roanne est un organisme de droit public'
    """
    several = party.name.plural or party.name.article == "les" or party.name.text.startswith("Les ")
    return f"{named(party)}{' :' if several else ' est un'} organisme de droit public"


def day_of(exercise: int, month: int, day: int) -> date:
    """A day of an exercise; a year that no calendar has is brought back into it.

    >>> day_of(2018, 12, 31), day_of(0, 1, 1)
    (datetime.date(2018, 12, 31), datetime.date(1, 1, 1))
    """
    return date(min(max(exercise, 1), _LAST_YEAR), month, day)
