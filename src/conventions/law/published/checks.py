"""The check of one row of texts against the fields of a version: each kind of check is made once, then reused.

>>> row = dict.fromkeys((field.name for field in fields("1.1")), "")
>>> len(faults(row, "1.1"))
12
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from conventions.law.published.official import acceptance
from conventions.law.published.shapes import check_of
from conventions.law.published.tables import fields

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from conventions.law.published.official import Accepts
    from conventions.law.published.shapes import Check, Wrong

Kind: TypeAlias = Literal["schema", "supplement"]

_SHOWN = 60


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
        FieldCheck(field.name, field.required, check_of(field), acceptance(field))
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
