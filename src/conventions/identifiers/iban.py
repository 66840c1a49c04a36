"""IBAN: an international bank account number; a French one holds a RIB and its key.

Country (2 letters), check digits (2), account; the whole modulo 97 is 1. A French IBAN has 27
characters and a right RIB key; of other countries only the general rule is checked. An IBAN is
confidential: errors show it masked, :func:`mask` displays it, :func:`mask_in` masks those that any text
quotes, :func:`format` writes it in full.

Source: ISO 13616-1 (form), ISO/IEC 7064 (check digits), CFONB (RIB key).

>>> mask("FR76 3000 6000 0112 3456 7890 189")
'FR76 •••• … 0189'
"""

from __future__ import annotations

import re

from conventions.identifiers import rib, shape
from conventions.identifiers.shape import ConfidentialKind, compact_upper

__all__ = ["compact", "format", "is_valid", "mask", "mask_in", "validate"]

KIND = ConfidentialKind(
    "IBAN",
    range(15, 35),
    expected="pays (2 lettres), contrôle (2 chiffres) et compte, soit 27 caractères en France et de 15 à 34 ailleurs",
    source="norme ISO\u00a013616, clé RIB du Comité français d’organisation et de normalisation bancaires",
)
_FRENCH_LENGTH = 27
_GAP = r"[\s.\u2010\u2011-]{0,2}"
_START = re.compile(r"[A-Zr][0-9]{2}")
_QUOTED = re.compile(
    rf"\b(?:[Ff][Rr][0-9]{{2}}(?:{_GAP}[0-9A-Za-z]){{23}}|[A-Z]{{2}}[0-9]{{2}}(?:{_GAP}[0-9A-Z]){{11,30}})\b"
)
"""What looks like an IBAN: in capitals of any country, or of France with its exact length."""


def compact(text: str) -> str:
    """``text`` without spaces, in capitals.

    >>> compact("fr76 3000 6000 0112 3456 7890 189")
    'FR7630006000011234567890189'
    """
    return compact_upper(text)


def mask(text: str) -> str:
    """The country, the check digits and the last four characters, the rest hidden.

    >>> mask("FR7630006000011234567890189")
    'FR76 •••• … 0189'
    """
    return shape.mask(compact(text))


def mask_in(text: str) -> str:
    """A text with whatever looks like an IBAN masked, right or wrong, grouped or not.

    >>> mask_in("compte FR76 3000 6000 0112 3456 7890 189, titulaire Zoé")
    'compte FR76 •••• … 0189, titulaire Zoé'
    """
    if not _START.search(text):
        return text  # the usual case, five times faster than looking for a whole number
    return _QUOTED.sub(lambda found: mask(re.sub(_GAP, "", found[0])), text)


def _fault(number: str) -> tuple[str, str] | None:
    """The code and the French reason of what is wrong in 15 to 34 capitals and digits, or None."""
    if not (number[:2].isalpha() and number[2:4].isdigit()):
        return "wrong_format", "le début n’est pas un pays et deux chiffres"
    french = number.startswith("FR")
    if french and len(number) != _FRENCH_LENGTH:
        return "wrong_length", f"{len(number)} caractères"
    if not _has_check_digits(number):
        return "wrong_key", "chiffres de contrôle faux"
    return _french_fault(number[4:]) if french else None


def _french_fault(number: str) -> tuple[str, str] | None:
    if not rib.has_form(number):
        return "wrong_format", "lettre à la place d’un chiffre dans le RIB"
    return None if rib.has_key(number) else ("wrong_component", "clé RIB fausse")


def _has_check_digits(number: str) -> bool:
    """Whether the number is 1 modulo 97; 00, 01 and 99 would do, and are never issued."""
    digits = "".join(str(int(mark, 36)) for mark in number[4:] + number[:4])
    return number[2:4] not in ("00", "01", "99") and int(digits) % 97 == 1


def is_valid(text: str) -> bool:
    """Whether ``text`` is a well-formed IBAN; never raises.

    >>> is_valid("FR76 3000 6000 0112 3456 7890 189"), is_valid("BE68 5390 0754 7034")
    (True, True)
    """
    number = compact(text)
    return len(number) in KIND.lengths and number.isascii() and number.isalnum() and _fault(number) is None


def validate(text: str) -> str:
    """The IBAN in one block, in capitals.

    :raises IdentifierError: ``empty``, ``invalid_character``, ``wrong_length``, ``wrong_format``, ``wrong_key``,
        ``wrong_component`` (the RIB key); its text and message are masked.

    >>> validate("FR76 3000 6000 0112 3456 7890 180")
    Traceback (most recent call last):
    conventions.errors.IdentifierError: IBAN « FR76 •••• … 0180 » : chiffres de contrôle faux ...
    """
    number = compact(text)
    KIND.check(text, number)
    fault = _fault(number)
    if fault is not None:
        code, reason = fault
        raise KIND.refusal(code, text, reason)
    return number


def format(text: str) -> str:  # noqa: A001 - the four names are the same for every identifier
    """Groups of four characters, in full; a text that no IBAN can be comes back as it is.

    >>> format("FR7630006000011234567890189")
    'FR76 3000 6000 0112 3456 7890 189'
    """
    number = compact(text)
    if len(number) not in KIND.lengths:
        return text
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
