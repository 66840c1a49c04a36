"""Amounts as published: spaces between thousands, decimal comma, euro sign, binary floats of spreadsheets.

>>> read_amount("40 000,00", Evidence()).text, read_amount("32365.280000000002", Evidence()).text
('40000.00', '32365.28')
>>> read_amount("1,500 €", Evidence()).notes[0].readings
('1500.00', '1.50')
"""

from __future__ import annotations

import re
from typing import Final

from conventions.errors import ConventionsError
from conventions.money import Amount
from conventions.opendata.scdl.cells.amount_texts import Written, written
from conventions.opendata.scdl.cells.evidence import Evidence
from conventions.opendata.scdl.cells.plain import state_of
from conventions.opendata.scdl.diagnosing import Note, Reading, Severity
from conventions.opendata.scdl.grids import NumberCell

_usual: Final = re.compile(r"[1-9][0-9]{0,12}(?:\.[0-9]{2})?").fullmatch
_ABSENT: Final = Reading(None, None, (Note("T24", Severity.WARNED, "montant absent"),))
_NOT_TOLD: Final = Reading(None, None, (Note("T24", Severity.WARNED, "montant non communiqué"),))
_SCIENTIFIC: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+")
_TOLERANCE: Final = 10**6
"""An error of more than one over this, in euros, is told."""


def read_amount(raw: str, evidence: Evidence) -> Reading:
    """The amount of a cell, in cents; what two readings are possible of has none."""
    if _usual(raw):
        amount = Amount.parse(raw)
        return Reading(amount, str(raw) if raw[-3:-2] == "." else str(amount))
    state = state_of(raw)
    if state != "filled":
        return _ABSENT if state == "empty" else _NOT_TOLD
    found = written(raw)
    if found is None:
        return _in_words(raw)
    groups = _groups(found, evidence, raw)
    return _ambiguous(found) if groups is None else _read(found, groups=groups, raw=raw)


def _groups(found: Written, evidence: Evidence, raw: str) -> bool | None:
    """Whether the only sign of the number is between thousands; None where nothing says it."""
    if not found.is_twofold or isinstance(raw, NumberCell):
        return False
    return evidence.comma_groups if found.sign == "," else evidence.point_groups


def _read(found: Written, *, groups: bool, raw: str) -> Reading:
    cents, exact = _cents(found, groups=groups)
    try:
        amount = Amount(cents=cents)
    except ConventionsError:
        return _unreadable("montant trop grand : 13 chiffres d’euros au plus")
    text = str(amount)
    note = _note(found, amount, groups=groups, exact=exact, raw=raw)
    return Reading(amount, text, () if note is None else (note._replace(reading=text),))


def _cents(found: Written, *, groups: bool) -> tuple[int, bool]:
    """The cents, and whether nothing of a millionth of a euro was lost; a half cent goes away from zero."""
    whole, decimals = (found.whole + found.decimals, "") if groups else (found.whole, found.decimals)
    scale = 10 ** len(decimals)
    exact = int(whole + decimals or "0") * 100
    cents = (2 * exact + scale) // (2 * scale)
    is_near = abs(exact - cents * scale) * _TOLERANCE <= 100 * scale
    return (-cents if found.minus else cents), is_near


def _note(found: Written, amount: Amount, *, groups: bool, exact: bool, raw: str) -> Note | None:
    """The one thing to say of an amount that is read: the gravest."""
    if reason := _why_odd(found, amount):
        return Note("T24", Severity.WARNED, reason)
    if not exact:
        return Note("T23", Severity.WARNED, "montant plus fin que le centime : arrondi")
    is_typed = isinstance(raw, NumberCell)
    if found.is_twofold and not is_typed:
        severity = Severity.REPAIRED if groups else Severity.WARNED
        return Note("T22", severity, f"« {found.sign} » lu selon l’habitude de tout le fichier")
    return _of_writing(found, is_typed=is_typed)


def _of_writing(found: Written, *, is_typed: bool) -> Note | None:
    if found.currency:
        return Note("T22", Severity.REPAIRED, "montant écrit avec sa monnaie")
    if found.dressed or found.sign == ",":
        return Note("T21", Severity.REPAIRED, "espaces, points ou virgule dans le montant")
    if len(found.decimals) > 2 or (len(found.decimals) == 1 and not is_typed):
        return Note("T23", Severity.REPAIRED, "nombre à virgule flottante, écrit au centime")
    return None


def _why_odd(found: Written, amount: Amount) -> str | None:
    if not found.whole:
        return "montant sans chiffre avant la virgule"
    if not amount:
        return "montant nul : dites pourquoi (annulation…)"
    return "montant négatif : dites pourquoi (titre, annulation…)" if amount.cents < 0 else None


def _ambiguous(found: Written) -> Reading:
    """Two readings, none adopted."""
    readings = tuple(str(Amount(cents=_cents(found, groups=groups)[0])) for groups in (True, False))
    reason = f"« {found.sign} » entre milliers ou avant les décimales ? Rien ne le dit dans le fichier"
    return Reading(None, None, (Note("T22", Severity.AMBIGUOUS, reason, None, readings),))


def _in_words(raw: str) -> Reading:
    """« 1,5 million d’euros », « 50 k€ »: what French reads without guessing."""
    if _SCIENTIFIC.fullmatch(raw.strip()):
        return _unreadable("notation scientifique : des chiffres peuvent être perdus")
    from conventions.french import parse_amount

    try:
        price = parse_amount(raw.strip(), "lenient")
    except ConventionsError:
        return _unreadable("montant illisible")
    if price.per is not None:
        return _unreadable(f"montant par {price.per} : écrivez celui de toute la subvention")
    amount, text = price.amount, str(price.amount)
    return Reading(amount, text, (Note("T22", Severity.WARNED, "montant écrit avec des mots", text),))


def _unreadable(reason: str) -> Reading:
    return Reading(None, None, (Note("T24", Severity.ERROR, reason),))
