"""What a published text says of acts: days, sums, years, an avenant and the convention that it changes.

Every pattern is bounded, so that a text of any length is read in a time proportional to its length.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from conventions.errors import FrenchParseError
from conventions.french import parse_amount
from conventions.french.parsing.cleaning import fold
from conventions.money import Amount

_MONTHS: Final = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_DAY: Final = (
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}})(?:er)?\s(?P<m3>{'|'.join(_MONTHS)})\s(?P<y3>\d{{4}}))(?!\d)"
)
_DAYS: Final = re.compile(_DAY)
_AVENANT: Final = re.compile(r"\bavenants?\b")
_OF_CONVENTION: Final = re.compile(
    r"\bavenants?\b[^0-9\n]{0,80}?(?:n\s?[°o]\s?\d{1,3}\b[^0-9\n]{0,60}?)?\b(?:convention|contrat|protocole|cpo)\b"
)
_NUMBER: Final = re.compile(r"\bavenants?\b[^0-9\n]{0,20}?\bn\s?[°o]\s?(\d{1,3})\b")
_REFERENCE: Final = re.compile(r"[^0-9\n]{0,40}?\bn\s?[°o]\s?([\w./-]{2,40})")
_PAID_UPON: Final = re.compile(
    r"\b(?:signature|notification|reception|retour|envoi)\s(?:de\s)?(?:l'|cet\s|du\s)?avenants?\b"
)
_YEARS: Final = re.compile(r"(?<!\d)(20\d{2})\s?(?:-|–|/|à|a|au)\s?(20\d{2})(?!\d)")
_EXERCISE: Final = re.compile(r"\b(?:exercice|annee|pour|au titre de)\s(20\d{2})(?!\d|\s?[-–/]\s?20)")
_SUM: Final = re.compile(r"(?<![\d,.])(\d{1,3}(?:[ .]?\d{3}){0,4}(?:,\d{1,2})?)\s?(?:€|euros?\b)")
_NEW_TOTAL: Final = re.compile(r"\bport(?:er|e|ee|es|ees|ant|ent)\b[^\n]{0,120}?\ba\s")


class Mention(NamedTuple):
    """An avenant named in a text: its number; the day, the years, the reference of the convention that it changes."""

    number: int | None
    base: date | None
    years: tuple[int, int] | None
    reference: str | None = None


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """The text without accents nor case, with plain spaces; line ends stay.

    >>> folded("À la  SIGNATURE")
    'a la signature'
    """
    bare = fold(unicodedata.normalize("NFC", text))
    return "\n".join(" ".join(line.split()) for line in bare.splitlines())


def days_in(text: str) -> list[date]:
    """The days written in a text, in order; those that do not exist are left out.

    >>> days_in(folded("signée le 14 mars 2017, du 01/09/17 au 31/12/2017, 30/02/2017"))
    [datetime.date(2017, 3, 14), datetime.date(2017, 9, 1), datetime.date(2017, 12, 31)]
    """
    found = []
    for match in _DAYS.finditer(text):
        year, month, day = (match[part] or match[f"{part}2"] or match[f"{part}3"] for part in "ymd")
        try:
            found.append(date(_year(year), _month(month), int(day)))
        except ValueError:
            continue
    return found


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text) + 1


def sums_in(text: str) -> list[Amount]:
    """The sums in euros written in a text.

    >>> [str(each) for each in sums_in(folded("17 000 € puis 8 000,50 euros, 75 %"))]
    ['17000.00', '8000.50']
    """
    found = []
    for match in _SUM.finditer(text):
        try:
            found.append(parse_amount(match[1], "lenient").amount)
        except FrenchParseError:
            continue
    return found


def years_in(text: str) -> tuple[int, int] | None:
    """The years between which a convention is said to run.

    >>> years_in("convention triennale 2015-2017"), years_in("n° 2017-2011")
    ((2015, 2017), None)
    """
    for match in _YEARS.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last <= first + 15:
            return first, last
    return None


def exercise_in(text: str) -> int | None:
    """The exercise that a text names.

    >>> exercise_in("subvention pour 2018"), exercise_in("CM 2018")
    (2018, None)
    """
    match = _EXERCISE.search(text)
    return int(match[1]) if match else None


def names_avenant(text: str) -> bool:
    """Whether a text has the word."""
    return _AVENANT.search(text) is not None


def gives_avenant(text: str) -> bool:
    """Whether a text tells of the money of an avenant, not only of a payment that waits for its signature.

    >>> gives_avenant(folded("20 000 € suite avenant")), gives_avenant(folded("50 % à la signature de l’avenant"))
    (True, False)
    """
    return names_avenant(_PAID_UPON.sub("", text))


def mention_in(text: str) -> Mention | None:
    """The avenant that a text says it is.

    >>> mention_in(folded("avenant annuel n°2 à la convention du 20 décembre 2016"))
    Mention(number=2, base=datetime.date(2016, 12, 20), years=None, reference=None)
    """
    if not names_avenant(text):
        return None
    number, named = _NUMBER.search(text), _OF_CONVENTION.search(text)
    after = text[named.end() : named.end() + 100].partition("\n")[0] if named else ""
    days, years = days_in(after), years_in(after)
    reference = _REFERENCE.match(after)
    return Mention(
        number=int(number[1]) if number else None,
        base=days[0] if days else None,
        years=years,
        reference=reference[1].rstrip(".-/") if reference else None,
    )


def says_new_total(text: str, amount: Amount) -> bool:
    """Whether a text says that a sum becomes the amount: « portée de 30 000 à 50 000 € ».

    >>> from conventions import euros
    >>> says_new_total(folded("subvention portée à 50 000 €"), euros(50000))
    True
    """
    return any(amount in sums_in(text[match.end() : match.end() + 40]) for match in _NEW_TOTAL.finditer(text))
