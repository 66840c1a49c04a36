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
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from conventions.french import format_number, plural
from conventions.identifiers import siret
from conventions.law.published.official import acceptance
from conventions.law.published.tables import Field, fields

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from conventions.law.published.official import Accepts

    Wrong: TypeAlias = tuple[str, str] | None
    Check: TypeAlias = Callable[[str], Wrong]

Kind: TypeAlias = Literal["schema", "supplement"]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_SHOWN = 60
_SEPARATORS = "/_"


class Fault(NamedTuple):
    """What is wrong with a field of a row: its name, a stable code, the text met, what was expected in French.

    The codes are ``required``, ``one_of``, ``type``, ``pattern``, ``too_long``, ``enum``, ``too_small``,
    ``too_great``, ``wrong_key`` and, for the period of payment, ``separator``, ``no_such_day`` and ``inverted``
    (the schema asks only for the shape of that one). ``kind`` is ``schema`` where the official schema refuses
    the text, ``supplement`` where it lets it pass.

    >>> print(Fault("montant", "type", "50 000", "un nombre").message)
    montant : « 50 000 », or il faut un nombre
    """

    field: str
    code: str
    value: str
    expected: str
    kind: Kind = "schema"

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
    for check in checks_of(version):
        if only is not None and check.name not in only:
            continue
        text = row.get(check.name) or ""
        if verdict := check.verdict(text):
            found.append(Fault(check.name, verdict.code, text, verdict.expected, verdict.kind))
    for group in groups_of(version) if only is None else ():
        if not any((row.get(name) or "").strip() for name in group.names):
            texts = [row.get(name) or "" for name in group.names]
            found.append(
                Fault(group.names[0], group.verdict.code, texts[0], group.verdict.expected, group.kind(texts))
            )
    return tuple(found)


class Verdict(NamedTuple):
    """What is wrong with a text: a code of :class:`Fault`, what was expected in French, its kind."""

    code: str
    expected: str
    kind: Kind = "schema"


class FieldCheck(NamedTuple):
    """The checks of a field, made once: those of the library, and the acceptance of the official schema.

    What the library passes, the schema accepts.
    """

    name: str
    required: bool
    check: Check
    accepts: Accepts

    def verdict(self, text: str, *, as_schema: bool = False) -> Verdict | None:
        """What is wrong with a text of the field, None for a good one.

        A blank text is an empty one; the schema takes it for a text, and so does this with ``as_schema``.

        >>> [check.verdict("12") for check in checks_of("2.1.1") if check.name == "notificationUE"]
        [Verdict(code='enum', expected='une de ces valeurs : « oui », « non »', kind='schema')]
        """
        wrong: Wrong
        if text and not text.isspace():
            wrong = self.check(text)
        elif self.required:
            wrong = _EMPTY
        else:
            wrong = self.check(text) if as_schema and text and not self.accepts(text) else None
        if wrong is None:
            return None
        surely = wrong[0] in _OF_THE_SCHEMA or not self.accepts(text)
        return Verdict(*wrong, kind="schema" if surely else "supplement")


class Group(NamedTuple):
    """Fields of which one at least is filled, and what is said when none is."""

    names: tuple[str, ...]
    verdict: Verdict

    @staticmethod
    def kind(texts: Iterable[str]) -> Kind:
        """The schema takes a blank text for a filled one."""
        return "supplement" if any(texts) else "schema"


_OF_THE_SCHEMA: Final = frozenset({"enum", "too_long", "too_small", "too_great"})
_EMPTY: Final = ("required", "le remplir : il est obligatoire")


@cache
def checks_of(version: str) -> tuple[FieldCheck, ...]:
    """The checks of the fields of a version, in the order of the columns.

    :raises ConventionsError: for a version that is not known.
    """
    return tuple(
        FieldCheck(field.name, field.required, _check_of(field), acceptance(field))
        for field in fields(version)
    )


@cache
def groups_of(version: str) -> tuple[Group, ...]:
    """The groups of fields of which one is filled.

    :raises ConventionsError: for a version that is not known.
    """
    known = fields(version)
    groups = {
        field.one_of: tuple(each.name for each in known if each.one_of == field.one_of) for field in known
    }
    return tuple(
        Group(names, Verdict("one_of", f"l’un au moins de : {', '.join(names)}"))
        for group, names in groups.items()
        if group
    )


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
