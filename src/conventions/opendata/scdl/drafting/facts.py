"""What one row tells, once read: who grants, to whom, when, how much, for which exercise, by which act."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from conventions.money import Amount
from conventions.opendata.scdl.drafting.mentions import Mention, mention_in
from conventions.opendata.scdl.drafting.splitting import Piece, pieces_of
from conventions.opendata.scdl.drafting.totals import says_new_total, says_total, says_whole
from conventions.opendata.scdl.drafting.wording import convention_years, exercise_in, folded, years_in
from conventions.opendata.scdl.records import Conditions, Identified, Row

_EXERCISE: Final = ", exercice "
_FIRST: Final = 1000
_AVENANT: Final = re.compile(r"(?<=\w)[\s,;:/_–-]{1,3}(?:avenant\b|av\.?\s?\d{1,2}$)", re.IGNORECASE)


class Known(NamedTuple):
    """A row that can be used.

    ``amount`` is what the beneficiary gets, ``base`` the reference of the convention. ``grantor`` and
    ``beneficiary`` are numbers that tell who they are, None where there is no sure one. ``exercise_from`` says in
    French where the exercise was found, None where the row says it. ``pieces`` are the convention and its
    avenants, where the row publishes them together.
    """

    row: Row
    amount: Amount
    grantor: str | None
    beneficiary: str | None
    signed: date | None
    exercise: int
    exercise_from: str | None
    base: str
    mention: Mention | None
    pieces: tuple[Piece, ...] = ()

    @property
    def number(self) -> int:
        """The number of the row."""
        return self.row.number

    @property
    def bodies(self) -> tuple[str, str] | None:
        """Who grants to whom; None where one of the numbers is not sure: such a row is alone."""
        if self.grantor is None or self.beneficiary is None:
            return None
        return self.grantor, self.beneficiary

    @property
    def base_day(self) -> date | None:
        """The day of the convention that the row publishes, or that its avenant names."""
        return self.mention.base if self.mention else self.signed

    @property
    def is_named_after(self) -> bool:
        """Whether the reference names the convention, then its avenant: « 2017-12, avenant n° 1 »."""
        reference = text_of(self.row, "referenceDecision").partition(_EXERCISE)[0]
        return _AVENANT.search(reference) is not None

    @property
    def years(self) -> tuple[int, int] | None:
        """The years between which the object, or the conditions of payment, say that the convention runs."""
        return years_in(folded(self.object)) or convention_years(folded(conditions_text(self.row)))

    @property
    def told(self) -> str:
        """What the row says in words, folded: its object, then its conditions of payment."""
        return folded(f"{self.row.raw.get('objet', '')}\n{conditions_text(self.row)}")

    @property
    def is_whole(self) -> bool:
        """Whether the row says that its amount is all that its convention grants: no other row is of it."""
        return self.mention is None and says_whole(self.told, self.amount)

    @property
    def is_new_total(self) -> bool:
        """Whether the row is an avenant which says that its amount is the new total."""
        return self.mention is not None and says_new_total(self.told, self.amount)

    def makes(self, granted: Amount) -> bool:
        """Whether the amount is what an avenant makes of what was granted, and not what it adds to it."""
        if self.is_new_total:
            return True
        return self.mention is not None and granted < self.amount and says_total(self.told, self.amount)

    @property
    def object(self) -> str:
        """The object, on one line."""
        return text_of(self.row, "objet")


def known(row: Row) -> Known | str:
    """What the row tells, or why it is not used."""
    if row.amount is None:
        return "montant inconnu"
    if not text_of(row, "nomBeneficiaire") and not text_of(row, "idBeneficiaire"):
        return "bénéficiaire inconnu : ni nom ni numéro"
    exercise, source = _exercise(row)
    if exercise is None or exercise < _FIRST:
        return "aucune date : l’exercice n’est pas connu"
    reference = text_of(row, "referenceDecision")
    pieces = pieces_of(row.raw.get("objet", ""), row.amount)
    mention = None if pieces else _mention(row, reference)
    return Known(
        row,
        row.amount,
        sure_number(row, "idAttribuant"),
        sure_number(row, "idBeneficiaire") or sure_number(row, "rnaBeneficiaire"),
        row.convention_date,
        exercise,
        source,
        _base(reference),
        mention,
        pieces or (() if mention else pieces_of(conditions_text(row), row.amount)),
    )


def _base(reference: str) -> str:
    """The reference of the convention, in one that names the exercise, or an avenant, after it."""
    named = reference.partition(_EXERCISE)[0]
    found = _AVENANT.search(named)
    return named[: found.start()] if found else named


def text_of(row: Row, column: str) -> str:
    """The text met in a column, on one line; empty where it says nothing."""
    text = " ".join(row.raw.get(column, "").split())
    return text if row.state(column) == "filled" else ""


def sure_number(row: Row, column: str) -> str | None:
    """What tells a body from all others: its SIREN, that of its SIRET too, or its RNA; None when its key is wrong."""
    value = row.values.get(column)
    if not isinstance(value, Identified) or value.right_key is False:
        return None
    return value.number if value.scheme == "RNA" else value.number[:9]


def conditions_text(row: Row) -> str:
    """The conditions of payment, with their lines."""
    value = row.values.get("conditionsVersement")
    text = value.text if isinstance(value, Conditions) else row.raw.get("conditionsVersement", "")
    return text.strip() if row.state("conditionsVersement") == "filled" else ""


def _exercise(row: Row) -> tuple[int | None, str | None]:
    for column in ("referenceDecision", "objet"):
        if said := exercise_in(folded(row.raw.get(column, ""))):
            return said, None
    signed, start = row.convention_date, row.start
    if start is not None and (signed is None or signed.year <= start.year):
        return start.year, "l’année du premier versement"
    if signed is not None:
        return signed.year, "l’année de la convention"
    period = row.convention_period
    return (period.start.year, "l’année de la convention") if period else (None, None)


def _mention(row: Row, reference: str) -> Mention | None:
    """The avenant that the object says the row is, or its reference."""
    return mention_in(folded(row.raw.get("objet", ""))) or mention_in(folded(reference))
