"""The small words of every page: what is quoted, joined, dated; an act without its article."""

from __future__ import annotations

from datetime import date
from typing import overload

from conventions.french import NBSP, format_date, quote
from conventions.model import DatedAct
from conventions.operations import act_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def label(act: DatedAct) -> str:
    """An act without its article: « avenant n° 1 », « convention ».

    >>> from conventions.samples import cci_2017_2019
    >>> label(cci_2017_2019())
    'convention'
    """
    return act_name(act).removeprefix("l’").removeprefix("la ")


@overload
def quoted(text: str) -> str: ...


@overload
def quoted(text: str | None) -> str | None: ...


def quoted(text: str | None) -> str | None:
    """The words of an act between French quotes; those it quotes itself go between English ones.

    >>> quoted("le « volet »").replace(NBSP, " ")
    '« le “volet” »'
    """
    if text is None:
        return None
    inner = text.replace(f"«{NBSP}", "“").replace(f"{NBSP}»", "”").replace("« ", "“").replace(" »", "”")
    return quote(inner)


def joined(parts: Iterable[str | None], separator: str = ", ") -> str:
    """The parts that say something.

    >>> joined(["un", None, "", "deux"])
    'un, deux'
    """
    return separator.join(part for part in parts if part)


def on(day: date | None) -> str | None:
    """« le 15 novembre 2018 », or None.

    >>> on(date(2018, 1, 1)), on(None)
    ('le 1er janvier 2018', None)
    """
    return f"le {format_date(day)}" if day else None


def at_day(what: str, as_of: date, known_on: date | None) -> str:
    """« Échéancier au 31 décembre 2018 », and what was known then when that is another day.

    >>> at_day("Situation", date(2018, 12, 31), date(2019, 3, 1))
    'Situation au 31 décembre 2018, avec ce qui est connu au 1er mars 2019'
    """
    known = "" if known_on in {None, as_of} else f", avec ce qui est connu au {format_date(known_on)}"
    return f"{what} au {format_date(as_of)}{known}"
