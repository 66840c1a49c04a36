"""Rows as a careful reading gives them, for the tests of what is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from conventions.identifiers import siret
from conventions.money import euros
from conventions.opendata.scdl import Conditions, Identified, PaymentDays, Row, ScdlFile

GRANTOR, CLUB, THEATRE = "21000000600010", "99900001100018", "73282932000074"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = {
    "nomAttribuant": "Trifouilly",
    "idAttribuant": GRANTOR,
    "dateConvention": "2017-03-14",
    "nomBeneficiaire": "Club",
    "idBeneficiaire": CLUB,
    "objet": "Fonctionnement",
    "montant": "30000.00",
    "nature": "aide en numéraire",
    "conditionsVersement": "échelonné",
    "datesPeriodeVersement": "2017-03-21",
    "notificationUE": "non",
    "pourcentageSubvention": "1",
}


def row(number: int = 1, **texts: str) -> Row:
    """A row of the file, whole, but for the texts that are given."""
    raw = {**_WHOLE, **texts}
    return Row(
        number=number,
        line=number + 1,
        raw=raw,
        cells=tuple(raw.values()),
        values={name: _value(name, text.strip()) for name, text in raw.items()},
        texts=raw,
        states={name: "filled" if text.strip() else "empty" for name, text in raw.items()},
        diagnoses=(),
    )


def file(*rows: Row) -> ScdlFile:
    """A file of some rows."""
    return ScdlFile("essai.csv", "csv", "utf-8", ",", None, 1, (), rows, (), ())


def _value(name: str, text: str) -> Any:
    return _READERS.get(name, str)(text) if text else None


def _number(text: str) -> Identified | None:
    return Identified("SIRET", text, siret.is_valid(text)) if len(text) == 14 else None


def _days(text: str) -> PaymentDays:
    days = tuple(map(date.fromisoformat, _DAY.findall(text)))
    kind: Literal["day", "period", "days"] = "period" if "/" in text else "day" if len(days) == 1 else "days"
    return PaymentDays(kind, days)


_READERS: dict[str, Callable[[str], Any]] = {
    "montant": euros,
    "idAttribuant": _number,
    "idBeneficiaire": _number,
    "rnaBeneficiaire": lambda text: Identified("RNA", text),
    "conditionsVersement": lambda text: Conditions("unique" if text == "unique" else None, text),
    "dateConvention": date.fromisoformat,
    "datesPeriodeVersement": _days,
    "pourcentageSubvention": Fraction,
    "notificationUE": {"oui": True, "non": False}.get,
}
