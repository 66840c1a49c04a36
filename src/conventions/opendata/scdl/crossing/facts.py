"""What one row says, as far as rows are compared: the same facts whether it was read or only validated.

>>> texts = {"nomBeneficiaire": " Club  d’Échecs", "montant": "30000.0", "dateConvention": "2018-01-23"}
>>> facts = facts_of_texts(texts, number=1, line=2, cells=())
>>> facts.cents, facts.beneficiary, facts.exercise
(3000000, 'club d’échecs', '2018')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from conventions.french.parsing.cleaning import fold
from conventions.identifiers import siret
from conventions.identifiers.shape import is_digits
from conventions.money import LIMIT
from conventions.opendata.scdl.keys import LENGTH, ROUNDED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from conventions.opendata.scdl.records import Row

_GREATEST: Final = LIMIT // 2
_NUMBER: Final = re.compile(r"(-?)([0-9]{1,18})(?:\.([0-9]{1,2})0*)?")
_RNA: Final = re.compile(r"W[0-9A-Z]{9}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR: Final = re.compile(r"(?:[0-9]{1,2}/[0-9]{1,2}/)?([0-9]{4})(?![0-9])")
_NAMED: Final = re.compile(r", exercice [0-9]{4}(?:,|$)")
AMENDED: Final = "avenant"
_SPACES: Final = re.compile("[ \t\r\n\u00a0\u202f]+")
SHARE: Final = re.compile(r"0\.[0-9]{1,9}")
SHARE_UNIT: Final = 10**9
"""How many units a whole share has: nine decimals are exact."""


class Facts(NamedTuple):
    """``cells`` are the raw texts of the whole row. ``identifier`` is one that names somebody for sure.

    ``cents`` is None for an amount that cannot be read; ``day`` is an ISO day; ``exercise`` is the year of the
    convention, else of the payment; ``share`` counts billionths of the grant, None for a whole one.
    """

    number: int
    line: int | None
    cells: tuple[str, ...]
    grantor: str
    identifier: str
    name: str
    reference: str
    object: str
    conditions: str
    amount: str
    cents: int | None
    day: str
    exercise: str
    share: int | None

    @property
    def beneficiary(self) -> str:
        """The number of the beneficiary, its name where the number is lost or wrong, empty where it has neither."""
        return self.identifier or name_key(self.name)

    @property
    def names_exercise(self) -> bool:
        """Whether the reference names its act and its exercise: « D12, avenant n° 1, exercice 2025 »."""
        return _NAMED.search(self.reference) is not None

    @property
    def amended(self) -> bool:
        """Whether a free text speaks of an avenant."""
        return AMENDED in f"{self.object}\n{self.conditions}\n{self.reference}".lower()

    @property
    def words(self) -> str:
        """The free texts, folded: where an avenant or several years are spoken of."""
        return folded(f"{self.object} | {self.conditions} | {self.reference}")


def name_key(name: str) -> str:
    """A name without case nor spaces too many; its accents stay.

    >>> name_key("  SPL  LAVAL ")
    'spl laval'
    """
    return _SPACES.sub(" ", name.casefold()).strip(" ")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text without case, accents, spaces too many.

    >>> folded("  SPL  Laval-Mayenne « Énergie » ")
    'spl laval-mayenne « energie »'
    """
    return " ".join(fold(text).split())


def facts_of_texts(
    texts: Mapping[str, str], *, number: int, line: int | None, cells: tuple[str, ...]
) -> Facts:
    """The facts of a row that was not read: what its texts say as they stand."""
    day, share = texts.get("dateConvention", ""), texts.get("pourcentageSubvention", "")
    known = day if _DAY.fullmatch(day) else ""
    return Facts(
        number=number,
        line=line,
        cells=cells,
        grantor=texts.get("idAttribuant", "") or texts.get("nomAttribuant", ""),
        identifier=identifier_of(texts.get("idBeneficiaire", ""), texts.get("rnaBeneficiaire", "")),
        name=texts.get("nomBeneficiaire", ""),
        reference=texts.get("referenceDecision", ""),
        object=texts.get("objet", ""),
        conditions=texts.get("conditionsVersement", ""),
        amount=texts.get("montant", ""),
        cents=cents_of(texts.get("montant", "")),
        day=known,
        exercise=exercise_of(day) or exercise_of(texts.get("datesPeriodeVersement", "")),
        share=int(share[2:].ljust(9, "0")) if SHARE.fullmatch(share) else None,
    )


def facts_of_row(row: Row) -> Facts:
    """The facts of a row that was read: its typed values, else what its texts say as they stand."""
    bare = facts_of_texts(row.raw, number=row.number, line=row.line, cells=row.cells)
    numbers = [getattr(row.values.get(each), "number", "") for each in ("idBeneficiaire", "rnaBeneficiaire")]
    day, year = row.convention_date, row.convention_period
    start = day or (year.start if year else row.start)
    return bare._replace(
        identifier=identifier_of(*numbers) or bare.identifier,
        cents=bare.cents if row.amount is None else _comparable(row.amount.cents),
        day=day.isoformat() if day else bare.day,
        exercise=f"{start.year:04}" if start else bare.exercise,
        share=bare.share if row.share is None else _part(row.share),
    )


def _part(share: Fraction) -> int | None:
    return int(share * SHARE_UNIT) if share < 1 else None


def identifier_of(*texts: str) -> str:
    """The first number that names one beneficiary: a SIRET whose key is right, that of an association.

    A wrong key, a SIREN, what a spreadsheet destroyed or rounded name nobody for sure: the name does then.

    >>> identifier_of("2,43E+13", "W532001234"), identifier_of("38159300000000"), identifier_of("73282932000075")
    ('W532001234', '', '')
    """
    return next((text for text in map(str.strip, texts) if _identifies(text)), "")


def _identifies(text: str) -> bool:
    if is_digits(text, LENGTH):
        return siret.is_valid(text) and not text.endswith(ROUNDED)
    return _RNA.fullmatch(text) is not None


def cents_of(text: str) -> int | None:
    """The cents of an amount that is written as the norm asks, None for another.

    >>> cents_of("-12.5"), cents_of("40 000,00")
    (-1250, None)
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, decimals = match.groups()
    return _comparable(int(f"{sign}{whole}{(decimals or '').ljust(2, '0')}"))


def _comparable(cents: int) -> int | None:
    """None for what is so great that the difference of two would be no amount: a SIRET in the wrong column."""
    return cents if -_GREATEST < cents < _GREATEST else None


def amount_key(cents: int | None) -> str:
    """The one way to write an amount: « 12.50 »; empty where it is not known."""
    if cents is None:
        return ""
    return f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02}"


def exercise_of(text: str) -> str:
    """The year of the day at the beginning of a text, empty without one.

    >>> exercise_of("2018-01-23/2019-01-23"), exercise_of("21/07/2022"), exercise_of("NC")
    ('2018', '2022', '')
    """
    match = _YEAR.match(text)
    return match[1] if match else ""
