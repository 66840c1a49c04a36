"""The columns of a table: what each is called, and which values it takes."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import TypeAlias

from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    Kind: TypeAlias = Literal["text", "money", "date", "integer", "ratio", "year"]

Cell: TypeAlias = str | Amount | date | int | Fraction | None
"""What a cell holds; None is unknown, which is not zero."""

KINDS = ("text", "money", "date", "integer", "ratio", "year")
SUMMED = ("money", "integer")
RIGHT = ("money", "integer", "ratio")
"""The kinds of which there is a sum, and those that are read from the right."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WIDEST = 2**63
_LAST_YEAR = 9999


class Column(Value):
    """A column: its ``name`` for programs, its French ``title`` for people, the ``kind`` of its values.

    ``text`` takes ``str``; ``money``, :class:`~conventions.Amount`; ``date``, ``date``; ``integer`` and ``year``,
    ``int``; ``ratio``, ``Fraction`` (½ is 50 %). Any of them takes None, which is unknown. ``total`` asks for the
    sum below the table, of money or of integers.

    :raises ConventionsError: a name that is no lowercase English identifier, no title, an unknown kind, a total of
        what has no sum.

    >>> Column("amount", "Montant", "money", total=True).kind
    'money'
    >>> Column("Montant", "Montant", "money")
    Traceback (most recent call last):
    conventions.errors.ConventionsError: « Montant » : le nom d’une colonne est fait de a-z, 0-9 et _ (« granted_on »)
    """

    __slots__ = ("kind", "name", "title", "total")
    name: str
    title: str
    kind: Kind
    total: bool

    def __init__(self, name: str, title: str, kind: Kind = "text", total: bool = False) -> None:  # noqa: FBT001, FBT002  # the contract
        if not _NAME.fullmatch(_said(name)):
            raise ConventionsError(
                f"« {name!s:.40} » : le nom d’une colonne est fait de a-z, 0-9 et _ (« granted_on »)"
            )
        if not _said(title).strip():
            raise ConventionsError(f"la colonne {name} n’a pas de titre")
        if kind not in KINDS:
            raise ConventionsError(f"{kind!r:.40} : une colonne est de type {', '.join(KINDS)}")
        if total and kind not in SUMMED:
            raise ConventionsError(
                f"la colonne {name} ({kind}) n’a pas de total : il faut {' ou '.join(SUMMED)}"
            )
        given = {"name": name, "title": str.__str__(title), "kind": kind, "total": bool(total)}
        for slot, value in given.items():
            object.__setattr__(self, slot, value)

    @property
    def is_right(self) -> bool:
        """Whether its values are aligned on the right: amounts, counts, ratios."""
        return self.kind in RIGHT

    @property
    def exact_name(self) -> str | None:
        """The second column of a data frame, which holds the exact value: cents of money, text of a ratio."""
        return f"{self.name}{_EXACT[self.kind]}" if self.kind in _EXACT else None

    def read(self, value: object) -> Cell:
        """The value as a cell keeps it: a plain one, whatever class of text or number it came in.

        :raises ConventionsError: says what was expected, and what was met.

        >>> Column("year", "Exercice", "year").read(2024)
        2024
        >>> Column("rate", "Taux", "ratio").read(0.5)
        Traceback (most recent call last):
        conventions.errors.ConventionsError: il faut un rapport exact (Fraction(1, 3)) ; reçu : float
        """
        if value is None:
            return None
        read, expected = _READERS[self.kind]
        cell = read(value)
        if cell is None:
            raise ConventionsError(f"il faut {expected} ; reçu : {type(value).__name__}")
        return cell


def _said(text: object) -> str:
    """A text, or nothing."""
    return text if isinstance(text, str) else ""


_EXACT = {"money": "_cents", "ratio": "_exact"}


def _text(value: object) -> Cell:
    """A plain text: a subclass may say that it is HTML already, or be a word of a list."""
    return str.__str__(value) if isinstance(value, str) else None


def _money(value: object) -> Cell:
    return value if isinstance(value, Amount) else None


def _day(value: object) -> Cell:
    if not isinstance(value, date) or isinstance(value, datetime):
        return None
    return value if type(value) is date else date(value.year, value.month, value.day)


def _integer(value: object) -> Cell:
    fits = isinstance(value, int) and not isinstance(value, bool) and -_WIDEST <= value < _WIDEST
    return int(value) if fits else None  # type: ignore[call-overload]  # an int, when it fits


def _year(value: object) -> Cell:
    year = _integer(value)
    return year if isinstance(year, int) and 0 < year <= _LAST_YEAR else None


def _ratio(value: object) -> Cell:
    if not isinstance(value, Fraction):
        return None
    return value if max(abs(value.numerator), value.denominator) < _WIDEST else None


_READERS: dict[str, tuple[Callable[[object], Cell], str]] = {
    "text": (_text, "un texte (str)"),
    "money": (_money, "un montant (euros(50000))"),
    "date": (_day, "une date sans heure (date(2018, 12, 31))"),
    "integer": (_integer, "un entier (int) de 64 bits au plus"),
    "year": (_year, "une année (int) de 1 à 9999"),
    "ratio": (_ratio, "un rapport exact (Fraction(1, 3))"),
}
