"""Amounts as published: spaces between thousands, decimal comma, euro sign, binary floats of spreadsheets."""

from __future__ import annotations

from conventions.errors import FrenchParseError
from conventions.french import parse_amount
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity


def read_amount(raw: str, evidence: Evidence) -> Reading:
    """The amount of a cell, in cents."""
    if not raw.strip():
        return Reading(None, None, (Note("T24", Severity.WARNED, "montant absent"),))
    try:
        amount = parse_amount(raw.strip(), "lenient").amount
    except FrenchParseError as error:
        return Reading(None, None, (Note("T24", Severity.ERROR, error.message),))
    return Reading(amount, str(amount))
