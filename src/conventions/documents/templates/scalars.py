"""The filters of one value: amounts, dates, numbers, names, texts; always through ``conventions.french``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conventions.documents.saying import capital
from conventions.documents.templates.values import Named, wrong
from conventions.errors import ConventionsError
from conventions.french import (
    Name,
    amount_in_words,
    format_amount,
    format_date,
    format_list,
    format_number,
    format_percent,
    format_period,
    format_ratio,
    number_in_words,
    ordinal,
    quote,
)
from conventions.money import Amount, Price
from conventions.operations import Total
from conventions.periods import Period
from conventions.wording import Known, quoted, said_total

_DATES: Mapping[str, Any] = {"longue": "long", "complète": "full", "courte": "short", "jour": "day"}


def montant(value: object) -> str:
    """An amount in digits."""
    if isinstance(value, Total):
        return said_total(value)
    if isinstance(value, Amount | Price):
        return format_amount(value)
    raise wrong("montant", "un montant", value)


def lettres(value: object) -> str:
    """An amount or a number in words."""
    if isinstance(value, Amount):
        return amount_in_words(value)
    if type(value) is int:
        return number_in_words(value)
    raise wrong("lettres", "un montant ou un nombre entier", value)


def jour(value: object, style: str = "longue") -> str:
    """A date, in a style."""
    if not isinstance(value, date):
        raise wrong("date", "une date", value)
    if style not in _DATES:
        raise ConventionsError(
            f"une date est {format_list(map(quote, _DATES))}, pas {quote(str(style)[:40])}"
        )
    return format_date(value, _DATES[style])


def periode(value: object, style: str = "années") -> str:
    """A period, by its years or from a day to another."""
    if not isinstance(value, Period):
        raise wrong("periode", "une période", value)
    return format_period(value, "years" if style == "années" else "long")


def grammar(name: str, write: Callable[[Name], str]) -> Callable[[object], str]:
    """The filter that writes a name after « de », after « à », or with its article."""

    def written(value: object) -> str:
        if not isinstance(value, str) or not value.strip() or hasattr(value, "__html__"):
            raise wrong(name, "un nom ou un texte", value)
        return write(value.name if isinstance(value, Named) else Name(str(value)))

    return written


def nombre(value: object) -> str:
    """A number, its digits in groups."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise wrong("nombre", "un nombre", value)
    return format_number(value)


def pourcentage(value: object) -> str:
    """A ratio, or percentage points."""
    if isinstance(value, Fraction):
        return format_ratio(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise wrong("pourcentage", "une part ou un nombre", value)
    return format_percent(value)


def rang(value: object, genre: str = "m") -> str:
    """A rank in digits."""
    if type(value) is not int:
        raise wrong("ordinal", "un nombre entier", value)
    return ordinal(value, genre)  # type: ignore[arg-type]  # it refuses what is no gender


def citation(value: object) -> str:
    """Words between French quotes."""
    return quoted(_text("citation", value))


def majuscule(value: object) -> str:
    """A text with a capital first letter."""
    text = _text("majuscule", value)
    return capital(text)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or hasattr(value, "__html__"):
        raise wrong(name, "un texte", value)
    return str(value)


def nom(value: object, *, known: Known) -> object:
    """The name of the party that a key stands for."""
    found = known.name(_text("nom", value))
    if found is None:
        raise ConventionsError(f"aucune partie n’a la clé {quote(str(value)[:40])}")
    return Named.of(found)
