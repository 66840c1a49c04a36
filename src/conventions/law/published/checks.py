"""The check of one row of texts against the fields of a version: each kind of check is made once, then reused.

>>> row = dict.fromkeys((field.name for field in fields("1.1")), "")
>>> len(faults(row, "1.1"))
12
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from conventions.french import format_number, plural
from conventions.identifiers import siret
from conventions.law.published.tables import Field, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    Wrong: TypeAlias = tuple[str, str] | None
    Check: TypeAlias = Callable[[str], Wrong]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_SHOWN = 60
_SEPARATORS = "/_"


class Fault(NamedTuple):
    """What is wrong with a field of a row: its name, a stable code, the text met, what was expected in French.

    The codes are ``required``, ``one_of``, ``type``, ``pattern``, ``too_long``, ``enum``, ``too_small``,
    ``too_great``, ``wrong_key`` and, for the period of payment, ``separator``, ``no_such_day`` and ``inverted``
    (the schema asks only for the shape of that one).

    >>> print(Fault("montant", "type", "50 000", "un nombre").message)
    montant : « 50 000 », or il faut un nombre
    """

    field: str
    code: str
    value: str
    expected: str

    @property
    def message(self) -> str:
        """One sentence: the field, the text met (its beginning when it is long), what was expected."""
        met = self.value if len(self.value) <= _SHOWN else f"{self.value[: _SHOWN - 1]}…"
        shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in met)
        return f"{self.field} : {f'« {shown} »' if shown.strip() else 'vide'}, or il faut {self.expected}"


def faults(
    row: Mapping[str, str | None], version: str, *, only: Container[str] | None = None
) -> tuple[Fault, ...]:
    """What is wrong with a row, in the order of the columns, then what a group of fields lacks.

    A field that is absent, or None, is an empty one; those that the version does not have are not looked at.
    With ``only``, nor are the fields that it does not name, and what a group lacks is not told.

    :raises ConventionsError: for a version that is not known.

    >>> [fault.message for fault in faults({"pourcentageSubvention": "45"}, "2.1.1")][-2]
    'pourcentageSubvention : « 45 », or il faut 1 au plus'
    """
    found: list[Fault] = []
    checks, groups = _compiled(version)
    for name, required, check in checks:
        if only is not None and name not in only:
            continue
        text = row.get(name) or ""
        if not text or text.isspace():
            if required:
                found.append(Fault(name, "required", text, "le remplir : il est obligatoire"))
        elif wrong := check(text):
            found.append(Fault(name, wrong[0], text, wrong[1]))
    for names, expected in groups if only is None else ():
        if not any((row.get(name) or "").strip() for name in names):
            found.append(Fault(names[0], "one_of", row.get(names[0]) or "", expected))
    return tuple(found)


@cache
def _compiled(
    version: str,
) -> tuple[tuple[tuple[str, bool, Check], ...], tuple[tuple[tuple[str, ...], str], ...]]:
    known = fields(version)
    checks = tuple((field.name, field.required, _check_of(field)) for field in known)
    groups = {field.one_of: [each.name for each in known if each.one_of == field.one_of] for field in known}
    told = (
        (tuple(names), f"l’un au moins de : {', '.join(names)}") for group, names in groups.items() if group
    )
    return checks, tuple(told)


def _check_of(field: Field) -> Check:
    """All the checks of a field in one, which stops at the first that fails."""
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


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(text: str) -> Wrong:
    if _DAY.fullmatch(text) is None or not _is_a_day(text):
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
        if not _is_a_day(start) or (end and not _is_a_day(end)):
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
