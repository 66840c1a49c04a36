"""What the cells of one row say together: a number for the beneficiary, payments after the convention, persons.

>>> values = {"dateConvention": date(2017, 4, 13), "datesPeriodeVersement": PaymentDays("day", (date(2017, 1, 1),))}
>>> [(column, note.code) for column, note in row_notes(values, {})]
[('datesPeriodeVersement', 'T30')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from conventions.french.alphabet import bare
from conventions.identifiers.rna import is_scdl_narrow
from conventions.money import Amount
from conventions.opendata.scdl.cells import looks_natural
from conventions.opendata.scdl.cells.body_notes import NO_NUMBER
from conventions.opendata.scdl.diagnosing import Note, Severity
from conventions.opendata.scdl.records import CellState, Conditions, PaymentDays
from conventions.periods import Period

_BEFORE: Final = Note("T30", Severity.WARNED, "versement avant la date de la convention : risque juridique")
_PERSON: Final = Note(
    "T41", Severity.WARNED, "le bénéficiaire semble une personne physique : ne publiez pas son nom"
)
_REASON: Final = re.compile(
    r"\b(?:titres? de recettes?|annul(?:ations?|ee?s?)|re(?:vers|mbours)ements?|trop[ -]percus?"
    r"|reductions? d(?:e|u) (?:(?:la|l'|cette) ?)?(?:aide|montant|subvention))\b"
)
_LONGEST: Final = 2_000
_NOTHING: Final[Mapping[str, str]] = {}
_NUMBERS: Final = ("idBeneficiaire", "rnaBeneficiaire")


def row_notes(values: Mapping[str, Any], states: Mapping[str, CellState]) -> list[tuple[str, Note]]:
    """The deviations of a row, each with the column that it is told of."""
    found: list[tuple[str, Note]] = []
    if states.get("idBeneficiaire") != "filled" and states.get("rnaBeneficiaire") != "filled":
        found.extend((column, NO_NUMBER) for column in [name for name in _NUMBERS if name in states][:1])
    if _is_paid_before(values.get("dateConvention"), values.get("datesPeriodeVersement")):
        found.append(("datesPeriodeVersement", _BEFORE))
    name = values.get("nomBeneficiaire")
    if name and looks_natural(name, values.get("idBeneficiaire")):
        found.append(("nomBeneficiaire", _PERSON))
    return found


def _is_paid_before(agreed: date | Period | None, paid: PaymentDays | None) -> bool:
    if agreed is None or paid is None:
        return False
    start = paid.start
    return start is not None and start < (agreed.start if isinstance(agreed, Period) else agreed)


def row_texts(values: Mapping[str, Any], states: Mapping[str, CellState]) -> Mapping[str, str]:
    """The texts that the row decides: a number of association goes to its column, where that one is free.

    >>> from conventions.opendata.scdl.records import Identified
    >>> row_texts({"idBeneficiaire": Identified("RNA", "W751234567")}, {"idBeneficiaire": "filled"})
    {'idBeneficiaire': '', 'rnaBeneficiaire': 'W751234567'}
    """
    met = values.get("idBeneficiaire")
    if met is None or met.scheme != "RNA" or not is_scdl_narrow(met.number):
        return _NOTHING
    if states.get("rnaBeneficiaire") == "filled":
        return _NOTHING
    return {"idBeneficiaire": "", "rnaBeneficiaire": met.number}


def has_reason(values: Mapping[str, Any]) -> bool:
    """Whether the row says why its amount is zero or negative.

    >>> has_reason({"objet": "Annulation partielle de la subvention 2018"}), has_reason({"objet": "Festival"})
    (True, False)
    """
    conditions = values.get("conditionsVersement")
    texts = (values.get("objet"), conditions.text if isinstance(conditions, Conditions) else None)
    return any(text and _REASON.search(bare(text[:_LONGEST])) for text in texts)


def is_excused(note: Note, values: Mapping[str, Any]) -> bool:
    """Whether the row itself explains what a note asks about its amount."""
    amount = values.get("montant")
    return note.code == "T24" and isinstance(amount, Amount) and amount.cents <= 0 and has_reason(values)
