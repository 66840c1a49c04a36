"""What is wrong with one text of a field: each kind of check, made once; a code, and what was expected in French."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from conventions.french import format_number, plural
from conventions.identifiers import siret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conventions.law.published.tables import Field

    Wrong: TypeAlias = tuple[str, str] | None
    Check: TypeAlias = Callable[[str], Wrong]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_SEPARATORS = "/_"


def check_of(field: Field) -> Check:
    """All the checks of a field in one, which stops at the first that fails.

    >>> from conventions.law.published.tables import fields
    >>> montant = next(field for field in fields("2.1.1") if field.name == "montant")
    >>> check_of(montant)("12.50"), check_of(montant)("NC")[0]
    (None, 'type')
    """
    checks = tuple(_checks(field))
    if len(checks) == 1:
        return checks[0]

    def check(text: str) -> Wrong:
        for each in checks:
            if wrong := each(text):
                return wrong
        return None

    return check


def _checks(field: Field) -> Iterator[Check]:
    if field.type == "date":
        yield _day
    if field.type == "number":
        yield _number(field)
    if field.type == "period":
        yield _period(field.separator or "")
    if field.values:
        yield _one_of(field.values)
    if field.pattern:
        yield _matches(field.pattern, field.expected or "")
    if field.siret:
        yield _siret
    if field.max_length is not None:
        yield _no_longer(field.max_length)


def is_a_day(text: str) -> bool:
    """Whether a text is a day that exists, written YYYY-MM-DD.

    >>> is_a_day("2020-02-29"), is_a_day("2018-02-29"), is_a_day("20180105")
    (True, False, False)
    """
    if _DAY.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(text: str) -> Wrong:
    if not is_a_day(text):
        return "type", "une date qui existe, de la forme AAAA-MM-JJ"
    return None


def _number(field: Field) -> Check:
    low, high = field.minimum, field.maximum

    def check(text: str) -> Wrong:
        if _NUMBER.fullmatch(text) is None:
            return "type", "un nombre écrit en chiffres, avec un point pour les décimales et sans espace"
        if low is not None and Decimal(text) < low:
            return "too_small", f"{format_number(low)} au moins"
        if high is not None and Decimal(text) > high:
            return "too_great", f"{format_number(high)} au plus"
        return None

    return check


def _period(separator: str) -> Check:
    shape = re.compile(rf"({_DAY.pattern})(?:([{re.escape(_SEPARATORS)}])({_DAY.pattern}))?")
    wanted = f"une date (AAAA-MM-JJ), ou deux que sépare « {separator} »"

    def check(text: str) -> Wrong:
        match = shape.fullmatch(text)
        if match is None:
            return "pattern", wanted
        start, sign, end = match.groups()
        if sign not in {None, separator}:
            return "separator", wanted
        if not is_a_day(start) or (end and not is_a_day(end)):
            return "no_such_day", f"{wanted}, et des jours qui existent"
        return ("inverted", "une fin qui ne précède pas le début") if end and end < start else None

    return check


def _one_of(values: tuple[str, ...]) -> Check:
    allowed = frozenset(values)
    expected = f"une de ces valeurs : {', '.join(f'« {value} »' for value in values)}"
    return lambda text: None if text in allowed else ("enum", expected)


def _matches(pattern: str, expected: str) -> Check:
    match = re.compile(pattern).fullmatch
    return lambda text: None if match(text) else ("pattern", expected)


# A file repeats its numbers, that of the grantor on each row; those that come here have fourteen digits.
@lru_cache(maxsize=4096)
def _siret(text: str) -> Wrong:
    return None if siret.is_valid(text) else ("wrong_key", "un SIRET dont la clé de contrôle est juste")


def _no_longer(most: int) -> Check:
    expected = f"{format_number(most)} {plural(most, 'caractère', 'caractères')} au plus"
    return lambda text: None if len(text) <= most else ("too_long", expected)
