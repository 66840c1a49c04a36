"""How each type of field reads the French of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from conventions.errors import ConventionsError
from conventions.french import (
    parse_amount,
    parse_date,
    parse_duration,
    parse_period,
    parse_ratio,
)
from conventions.money import Amount, Price
from conventions.periods import Duration, Period

_CANONICAL_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"(-?[0-9]{1,15})(?:[.,]([0-9]{1,9}))?")


def _canonical_or(parse: Callable[[str], object], read: Callable[[str], object]) -> Callable[[str], object]:
    """Try the canonical text first (it is the most frequent), then French, whose error is the one told."""

    def reader(text: str) -> object:
        try:
            return parse(text)
        except ConventionsError:
            return read(text)

    return reader


def _amount(text: str) -> Amount:
    price = parse_amount(text)
    if price.tax or price.per:
        raise ConventionsError(f"« {text} » : un montant seul est attendu, sans HT, TTC ni période")
    return price.amount


def _day(text: str) -> date:
    if not _CANONICAL_DAY.fullmatch(text):
        return parse_date(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConventionsError(f"la date « {text} » n’existe pas") from None


def _count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    raise ConventionsError(f"« {text[:40]} » : il faut un nombre entier, zéro ou plus (par exemple « 12 »)")


def _year(text: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{3}", text):
        return int(text)
    raise ConventionsError(f"« {text[:40]} » : il faut une année (par exemple « 2018 »)")


def _flag(text: str) -> bool:
    words = {"oui": True, "vrai": True, "true": True, "non": False, "faux": False, "false": False}
    if text.casefold() in words:
        return words[text.casefold()]
    raise ConventionsError(f"« {text[:40]} » : répondez par oui ou non")


def _number(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.replace(" ", "").replace("\u202f", "").replace("\u00a0", ""))
    if match is None:
        raise ConventionsError(f"« {text[:40]} » : il faut un nombre (par exemple « 12,5 »)")
    return Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1])


def _kept(read: Callable[[str], object]) -> Callable[[str], object]:
    """Remember what the last texts gave: in the files of a town, the same days and amounts come back."""
    return lru_cache(maxsize=4096)(read)


READERS: Mapping[str, Callable[[str], object]] = {
    "Amount": _kept(_canonical_or(Amount.parse, _amount)),
    "Price": _kept(_canonical_or(Price.parse, parse_amount)),
    "Period": _kept(_canonical_or(Period.parse, parse_period)),
    "Duration": _kept(_canonical_or(Duration.parse, parse_duration)),
    "date": _kept(_day),
    "int": _count,
    "year": _kept(_year),
    "bool": _flag,
    "Fraction": _kept(parse_ratio),
    "Decimal": _kept(_number),
}
"""The validation context: what each type of field does with a text of a file."""
